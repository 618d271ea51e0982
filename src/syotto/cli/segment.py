"""Commands about segments: what there is, who is in them, whether their texts can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, progress, say

if TYPE_CHECKING:
    from syotto.run.reach import Reach

Name = Annotated[str, typer.Argument(metavar="NAME", help="a file of segments/, without .yaml")]
Some = Annotated[str, typer.Argument(metavar="[NAME]", help="a segment; else all of them")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Segments: people with something in common.", no_args_is_help=True)
    group.command("list")(show_all)
    group.command("show")(show)
    group.command("count")(count)
    group.command("check")(check)
    app.add_typer(group, name="segment")


def show_all(folder: Folder, as_json: AsJson = False) -> None:
    """Every segment with how many people it had in the newest build.

    Example: syotto segment list shop
    """
    from syotto.ask.segments import segments
    from syotto.run.house import open_house

    answer = segments(open_house(folder))
    if as_json:
        print_json(answer)
        return
    say(answer.finding)
    rows = [
        (one.name, one.title, many(one.people), one.change_words, one.wrong)
        for one in answer.segments
    ]
    grid(("Segment", "Title", "People", "Since the build before", "Wrong"), rows, numbers=(2, 3))


def many(people: int | None) -> str:
    return "–" if people is None else f"{people:,}"


def show(folder: Folder, name: Name, as_json: AsJson = False) -> None:
    """A segment in words, its text, and the people in it.

    Example: syotto segment show shop lapsed
    """
    from syotto.ask.segments import segment
    from syotto.run.house import open_house

    answer = segment(open_house(folder), name)
    if as_json:
        print_json(answer)
        return
    say(f"{answer.title}: {answer.finding}\n\n{answer.text}")
    rows = [
        (one.person_id, one.name, one.company, f"{one.since:%Y-%m-%d}") for one in answer.people
    ]
    grid(("Person", "Name", "Company", "Since"), rows)


def count(folder: Folder, name: Name, as_json: AsJson = False) -> None:
    """How many people are in a segment, how many we may contact, and why not the others.

    Example: syotto segment count shop lapsed
    """
    from syotto.run.house import open_house
    from syotto.run.reach import reach

    with progress("Counting", quiet=as_json):
        answer = reach(open_house(folder), name)
    print_json(answer) if as_json else show_reach(answer)


def show_reach(answer: Reach) -> None:
    say(f"{answer.people:,} people are in {answer.segment}.")
    if answer.held:
        say(f"{answer.held:,} of them wait for us; nothing is sold to them until that is settled.")
    for way in answer.ways:
        say(f"\nBy {way.channel}: {way.lawful:,} may be contacted.")
        rows = [(f"not: {one.reason}", f"{one.people:,}") for one in way.not_lawful]
        grid(("Why not", "People"), rows, numbers=(1,)) if rows else None


def check(folder: Folder, name: Some = "", as_json: AsJson = False) -> None:
    """Read the texts of segments. Exit code 2 where one is wrong, with its line and column.

    Example: syotto segment check shop
    """
    from syotto.run.house import open_house
    from syotto.run.segments import checked

    found = checked(open_house(folder))
    if name:
        found.condition(name)
    if as_json:
        print_json(
            {"good": [*found.known], "wrong": {one: str(e) for one, e in found.wrong.items()}}
        )
    else:
        for one in found.known:
            say(f"{one}: good")
        for one, error in found.wrong.items():
            say(f"{one}: {error}")
    if found.wrong and not name:
        raise typer.Exit(2)
