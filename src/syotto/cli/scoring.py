"""Commands about rules of points: can they be read, what would they have found, which count."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, progress, say

State = Annotated[str, typer.Argument(metavar="[STATE]", help="draft, shadow or live")]
Worse = Annotated[bool, typer.Option(help="Rules that rank closed cases worse may count too")]
From = Annotated[str, typer.Argument(metavar="STATE", help="draft or shadow")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Points for leads: rules, tests, versions.", no_args_is_help=True)
    group.command("check")(check)
    group.command("backtest")(backtest)
    group.command("publish")(publish)
    group.command("undo")(undo)
    group.command("history")(history)
    group.command("diff")(diff)
    group.command("profit")(profit)
    app.add_typer(group, name="scoring")


def check(folder: Folder, as_json: AsJson = False) -> None:
    """Read the rules. Exit code 2 where they are wrong, with line and column.

    Events, personas and products that nothing is known of are named, with the nearest spelling;
    they stop nothing.

    Example: syotto scoring check shop
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import rules_of, there
    from syotto.run.scoring_check import doubts

    house = open_house(folder)
    found = {state: rules_of(house, state) for state in there(house)}
    told = {
        state: {"version": s.version, "rules": len(s.rules), "doubts": doubts(house, s)}
        for state, s in found.items()
    }
    if as_json:
        print_json(told)
        return
    for state, one in told.items():
        say(f"{state}: {one['rules']} rules, version {one['version']}")
        for doubt in doubts(house, found[state]):
            say(f"  {doubt}")


def backtest(folder: Folder, state: State = "live", as_json: AsJson = False) -> None:
    """What the rules in a state would have said of earlier leads, and what became of these.

    Example: syotto scoring backtest shop draft
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import backtest as test

    with progress("Testing rules", quiet=as_json):
        answer = test(open_house(folder), state)
    if as_json:
        print_json(answer)
        return
    say(answer.finding)
    rows = [
        (
            f"{one.points:.1f}", f"{one.called:,}", f"{one.found:,}", money(one.profit),
            f"{'own threshold: ' if one == answer.at else ''}{answer.told(one)}",
        )
        for one in answer.curve
    ]  # fmt: skip
    grid(("Points from", "Called", "Found", "Profit", ""), rows, numbers=(0, 1, 2, 3))


def money(profit: float | None) -> str:
    return "-" if profit is None else f"{profit:,.0f}"


def publish(folder: Folder, state: From, worse: Worse = False, as_json: AsJson = False) -> None:
    """A draft becomes what builds try beside the rules that count; what they try, what counts.

    Rules are tested on closed cases before. Exit code 2 where they rank these worse than the rules
    that count.

    Example: syotto scoring publish shop draft
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import advance
    from syotto.run.scoring_check import warnings

    house = open_house(folder)
    with progress("Testing rules", quiet=as_json):
        done = advance(house, state, "command line", worse=worse)
    doubts = warnings(house, [done.state])
    if as_json:
        print_json({"state": done.state, "tested": done.tested, "doubts": doubts})
        return
    say(done.tested)
    for doubt in doubts:
        say(f"Check: {doubt}")
    say(f"These rules are {done.state} from the next build.")


def undo(folder: Folder) -> None:
    """Put back the rules that counted before.

    Example: syotto scoring undo shop
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import undo as back

    back(open_house(folder))
    say("The rules of before count again from the next build.")


def history(folder: Folder, as_json: AsJson = False) -> None:
    """When rules were replaced, by whom, and which version became which.

    Example: syotto scoring history shop
    """
    from syotto.run.house import open_house
    from syotto.run.scoring_texts import history as changes

    found = changes(open_house(folder))
    if as_json:
        print_json(found)
        return
    rows = [
        (f"{one.at:%Y-%m-%d %H:%M}", one.file, one.version or "-", one.became or "-", one.by)
        for one in found
    ]
    grid(("When", "File", "Version", "Became", "By"), rows)


def diff(
    folder: Folder,
    one: Annotated[str, typer.Argument(metavar="VERSION", help="a version, or draft or shadow")],
    other: Annotated[
        str, typer.Argument(metavar="[OTHER]", help="what it is held against; what came next")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """What differs between two versions of the rules, line by line.

    Example: syotto scoring diff shop draft
    """
    from syotto.run.house import open_house
    from syotto.run.scoring_texts import compared

    found = compared(open_house(folder), one, other)
    if as_json:
        print_json(found)
        return
    say(found.finding)
    for line in found.lines:
        if line.kind:
            say(f"{line.kind} {line.words}")


def profit(folder: Folder, as_json: AsJson = False) -> None:
    """What calling leads brings by how many are called, where today's rule stands, where it loses.

    Example: syotto scoring profit shop
    """
    from syotto.ask.scoring import scoring
    from syotto.ask.words import share
    from syotto.run.house import open_house
    from syotto.run.scoring import euros, readable

    house = open_house(folder)
    answer = scoring(house, readable(house).get("live"), *euros(house))
    if as_json:
        print_json(answer.curve)
        return
    if not answer.curve.steps:
        say("No chance is told yet, or the margin of a success is not known; see `syotto check`.")
        return
    say(answer.curve.finding)
    rows = [
        (f"best {share(row.share)}", money(row.profit), money(row.adds), row.name or row.loses)
        for row in answer.curve.rows
    ]
    grid(("Called", "Profit", "Last tenth adds", ""), rows, numbers=(1, 2))
