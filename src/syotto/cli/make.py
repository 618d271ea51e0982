"""Commands that make something: a workspace, a build, a backtest, the demo."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from syotto.cli.show import AsJson, Folder, note, print_json, progress, say
from syotto.errors import InputError

if TYPE_CHECKING:
    from syotto.run.build import BuildReport


HERE = Path("demo")


class Engine(StrEnum):
    duckdb = "duckdb"
    spark = "spark"


class Company(StrEnum):
    real = "real"
    simulated = "simulated"


def add_to(app: typer.Typer) -> None:
    for command in (init, demo, build):
        app.command()(command)


def init(folder: Folder) -> None:
    """Make a workspace: a folder with a syotto.toml that explains itself.

    Example: syotto init shop
    """
    from syotto.run.workspace import create

    path = create(folder, {"find_links": True})
    say(f"{path} is written. Next: syotto load {folder} order_lines YOUR_FILE.csv")


def build(
    folder: Folder,
    as_of: Annotated[
        str | None, typer.Option(help="know only what was known then, say 2026-09-01")
    ] = None,
    engine: Annotated[Engine | None, typer.Option(help="what runs it; see settings")] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="only this table and what is made from it; repeatable")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make every derived table anew: a new snapshot, while readers go on with the old one.

    Example: syotto build shop
    """
    from syotto.run import build as making
    from syotto.run.house import open_house

    moment = parsed_moment(as_of) if as_of else None
    with progress("Building", quiet=as_json) as doing:
        report = making.build(
            open_house(folder),
            as_of=moment,
            engine=engine.value if engine else None,
            select=select or (),
            progress=doing,
        )
    print_json(report) if as_json else show_build(report)


def show_build(report: BuildReport) -> None:
    note(report.as_of_reason)
    if report.number > 1:
        show_changes(report.changes)
    rows = sum(report.rows.values())
    say(
        f"Build {report.number}: {len(report.rows)} tables, {rows:,} rows, "
        f"as of {report.as_of:%Y-%m-%d %H:%M}, in {report.seconds:.1f} s."
    )


def show_changes(changes: dict[str, dict[str, int]]) -> None:
    """What is not as in the last build, table by table."""
    changed = {name: counts for name, counts in changes.items() if any(counts.values())}
    for name, counts in changed.items():
        said = ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)
        note(f"  {name}: {said}")
    if not changed:
        note("  Every table is as in the last build.")


def parsed_moment(text: str) -> datetime:
    """A date or a moment; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no date.", fix="Write it like 2026-09-01 or 2026-09-01T12:00."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="where to make it")] = HERE,
    company: Annotated[Company, typer.Option(help="a real one, or one whose truth is known")] = (
        Company.real
    ),
    as_json: AsJson = False,
) -> None:
    """A whole company to try it on: load, build, today's list. Works without any other file.

    Example: syotto demo && syotto serve demo
    """
    from syotto.ask.today import Wanted, today
    from syotto.cli.look import show_today

    with progress("Making the demo", quiet=as_json) as doing:
        house, loaded, built = company_of(company).run_demo(folder, doing)
        answer = today(house, Wanted(limit=5))
    if as_json:
        print_json({"load": loaded, "build": built, "today": answer})
        return
    note(f"Data: {company_of(company).ATTRIBUTION}")
    note(f"{loaded.rows_read:,} rows read, {loaded.added:,} new, in {loaded.seconds:.1f} s.")
    show_build(built)
    say()
    show_today(answer)
    say(f"\nNext: syotto serve {folder}, syotto why {folder} CUSTOMER, syotto check {folder}")


def company_of(company: Company) -> Any:
    """The module that makes the company; each has `run_demo` and `ATTRIBUTION`."""
    from importlib import import_module

    return import_module(f"syotto.demo.{company.value}")
