"""Commands about flows: tests, replay, publishing, pausing, and where people stand."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, progress, say

if TYPE_CHECKING:
    from syotto.run.flow_replay import Replayed

Name = Annotated[str, typer.Argument(metavar="FLOW", help="a file of flows/, without .yaml")]
Some = Annotated[str, typer.Argument(metavar="[FLOW]", help="a flow; else all of them")]
By = Annotated[str, typer.Option(help="who you are; else who you are on this machine")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Flows: what is done for somebody, step by step.", no_args_is_help=True
    )
    group.command("status")(status)
    group.command("check")(check)
    group.command("test")(run_all)
    group.command("publish")(publish)
    group.command("approve")(approve)
    group.command("pause")(pause)
    group.command("resume")(resume)
    group.command("end")(end)
    app.add_typer(group, name="flow")
    app.command()(replay)
    app.command()(tick)


def status(folder: Folder, name: Some = "", as_json: AsJson = False) -> None:
    """Where people stand in a flow: waiting, and past the steps with the reason.

    Example: syotto flow status shop welcome
    """
    from syotto.ask.flows import published as version
    from syotto.ask.unclaimed import unclaimed
    from syotto.run.flow_texts import drafts
    from syotto.run.flows import counts, published
    from syotto.run.house import open_house

    house = open_house(folder)
    flows = published(house)
    if name and name not in flows:
        drafts(house).one(name)  # says which name is the nearest
    names = [name] if name else sorted(flows)
    told = {one: counts(house, one) for one in names}
    nobodys = {one: unclaimed(house, live) for one in names if (live := version(house, one)[1])}
    if as_json:
        left = {one: {f"{step} {how}": people for (step, how), people in found.left.items()}
                for one, found in told.items()}  # fmt: skip
        print_json({one: {**vars(found), "left": left[one], "nobodys": nobodys.get(one, [])}
                    for one, found in told.items()})  # fmt: skip
        return
    if not told:
        say("No flow is published yet: syotto flow publish, with --yes.")
    for one, found in told.items():
        state = flows[one]["state"] if one in flows else "draft"
        say(
            f"{one} ({state}): {found.audience:,} people came in, {found.control:,} of them the "
            f"control group; {found.goals:,} reached the goal."
        )
        rows = [("waits at", step, f"{people:,}") for step, people in found.waits.items()]
        rows += [("past the steps", why, f"{people:,}") for why, people in found.past.items()]
        grid(("Where", "What", "People"), rows, numbers=(2,))
        for words in nobodys.get(one, ()):
            say(words)


def check(folder: Folder, name: Some = "", as_json: AsJson = False) -> None:
    """Read the texts of flows, and whether all is there that they name. Exit code 2 where not.

    Example: syotto flow check shop
    """
    from syotto.run.flows import problems
    from syotto.run.house import open_house

    found = problems(open_house(folder), name)
    if as_json:
        print_json(found)
    else:
        for one, wrong in found.items():
            say(f"{one}: {'good' if not wrong.wrong else 'wrong'}")
            for words in wrong.wrong:
                say(f"    {words}")
            for words in wrong.odd:
                say(f"    perhaps: {words}")
    if any(one.wrong for one in found.values()):
        raise typer.Exit(2)


def run_all(folder: Folder, name: Some = "", as_json: AsJson = False) -> None:
    """Run the tests of flows in simulated time. Exit code 1 where one fails.

    They are written in flows/FLOW.test.yaml: people, what happens to them, what is expected.

    Example: syotto flow test shop
    """
    from syotto.run.flow_tests import check_any, failed, run_tests
    from syotto.run.house import open_house

    found = run_tests(open_house(folder), name)
    check_any(found)
    if as_json:
        print_json(found)
    for one in [] if as_json else found:
        say(f"{one.flow}: {one.name}: {'passed' if not one.wrong else 'failed'}")
        for wrong in one.wrong:
            say(f"    {wrong}")
    if failed(found):
        raise typer.Exit(1)


def publish(
    folder: Folder,
    name: Name,
    colleagues: Annotated[bool, typer.Option("--colleagues", help="only our own people")] = False,
    move: Annotated[bool, typer.Option("--move", help="move who is inside to it")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="without it nothing happens yet")] = False,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Publish the draft of a flow: first what it would do, with --yes it goes.

    Who is inside goes on by the version that they came into; with --move they go on by the new
    one, at the same step, and who waits at a step that it does not have leaves the flow.

    Example: syotto flow publish shop welcome --yes
    """
    from syotto.run import flows
    from syotto.run.house import open_house

    house = open_house(folder)
    found = flows.preview(house, name)
    if yes:
        moves = found.moves if move else None
        who = by or getpass.getuser()
        flows.publish(house, name, who, colleagues=colleagues, moves=moves)
    if as_json:
        print_json(found)
        return
    say(f"Version {found.version} of {name}: {found.people:,} people are inside.")
    rows = [(one, f"{people:,}", found.moves[one] or "out") for one, people in found.stays.items()]
    grid(("Waits at", "People", "With --move"), rows, numbers=(1,)) if rows else None
    for problem in found.problems:
        say(f"Wrong: {problem}")
    for one in found.odd:
        say(f"Perhaps wrong: {one}")
    say("Published." if yes else "Nothing happened yet: --yes publishes it.")


def approve(folder: Folder, name: Name, by: By = "") -> None:
    """Let a version go that a colleague published.

    Example: syotto flow approve shop welcome --by bo
    """
    from syotto.run.flows import approve
    from syotto.run.house import open_house

    approve(open_house(folder), name, by or getpass.getuser())
    say(f"{name} runs.")


def pause(folder: Folder, name: Name, by: By = "") -> None:
    """Nobody comes in, moves on or is written to until it is resumed.

    Example: syotto flow pause shop welcome
    """
    from syotto.run.flows import pause
    from syotto.run.house import open_house

    pause(open_house(folder), name, by or getpass.getuser())
    say(f"{name} is paused. Resume it with: syotto flow resume {folder} {name}")


def resume(folder: Folder, name: Name, by: By = "") -> None:
    """Go on after a pause, without a burst: who became due meanwhile is due as much later.

    Example: syotto flow resume shop welcome
    """
    from syotto.run.flows import resume
    from syotto.run.house import open_house

    people = resume(open_house(folder), name, by or getpass.getuser())
    say(f"{name} runs. {people:,} people who became due meanwhile are due later.")


def end(folder: Folder, name: Name, by: By = "") -> None:
    """End a flow for good: everybody leaves its steps; what it caused is watched on.

    Example: syotto flow end shop welcome
    """
    from syotto.run.flows import end
    from syotto.run.house import open_house

    people = end(open_house(folder), name, by or getpass.getuser())
    say(f"{name} has ended. {people:,} people left its steps.")


def replay(
    folder: Folder,
    name: Name,
    days: Annotated[int, typer.Option(help="so many days back", min=1)] = 30,
    as_json: AsJson = False,
) -> None:
    """The draft of a flow over what happened lately, beside the version that runs. Sends nothing.

    Who would have got what and when, and what rules would have held it.

    Example: syotto replay shop welcome --days 30
    """
    from syotto.run.flow_replay import replay
    from syotto.run.house import open_house

    with progress("Replaying", quiet=as_json):
        found = replay(open_house(folder), name, days)
    if as_json:
        print_json(found)
        return
    say(f"{found.flow}: {found.events:,} events of {days} days.")
    if found.moment:
        say(found.moment)
    if found.simulated:
        say(f"Nobody came in: {'; '.join(found.nobody)}.")
        say("These are simulated visitors, drawn so that the flow lets them in: nobody's history.")
    shown("Draft", found.draft)
    if found.live:
        shown(f"Version {found.live.version}", found.live)


def shown(title: str, one: Replayed) -> None:
    say(f"\n{title}: {one.people:,} people come in, {len(one.messages):,} messages.")
    rows = [(verdict, f"{messages:,}") for verdict, messages in one.verdicts.most_common()]
    rows += [(f"over: {why}", f"{people:,}") for why, people in sorted(one.over.items())]
    grid(("What", "How many"), rows, numbers=(1,))


def tick(folder: Folder, as_json: AsJson = False) -> None:
    """Move everybody in flows on once, as `syotto serve` does all the time.

    Example: syotto tick shop
    """
    from syotto.run.house import open_house
    from syotto.run.tick import tick

    with progress("Looking at the flows", quiet=as_json):
        done = tick(open_house(folder))
    if as_json:
        print_json(done)
    else:
        say(f"{done.moved:,} moved on, {done.heard:,} events heard, {done.entered:,} came in.")
