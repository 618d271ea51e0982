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
    app.add_typer(group, name="scoring")


def check(folder: Folder, as_json: AsJson = False) -> None:
    """Read the rules. Exit code 2 where they are wrong, with line and column.

    Example: syotto scoring check shop
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import rules_of, there

    house = open_house(folder)
    found = {state: rules_of(house, state) for state in there(house)}
    told = {state: {"version": s.version, "rules": len(s.rules)} for state, s in found.items()}
    if as_json:
        print_json(told)
        return
    for state, one in told.items():
        say(f"{state}: {one['rules']} rules, version {one['version']}")


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
        (f"{one.points:.1f}", f"{one.called:,}", f"{one.found:,}", money(one.profit))
        for one in answer.curve
    ]
    grid(("Points from", "Called", "Found", "Profit"), rows, numbers=(0, 1, 2, 3))


def money(profit: float | None) -> str:
    return "not known" if profit is None else f"{profit:,.0f}"


def publish(folder: Folder, state: From, worse: Worse = False, as_json: AsJson = False) -> None:
    """A draft becomes what builds try beside the rules that count; what they try, what counts.

    Rules are tested on closed cases before. Exit code 2 where they rank these worse than the rules
    that count.

    Example: syotto scoring publish shop draft
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import advance

    with progress("Testing rules", quiet=as_json):
        done = advance(open_house(folder), state, "command line", worse=worse)
    if as_json:
        print_json(done)
        return
    say(done.tested)
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
    """When rules were replaced, and by whom.

    Example: syotto scoring history shop
    """
    from syotto.run.house import open_house
    from syotto.run.scoring import history as changes

    found = changes(open_house(folder))
    if as_json:
        print_json(found)
        return
    grid(("File", "When", "By"), [(one.file, f"{one.at:%Y-%m-%d %H:%M}", one.by) for one in found])
