"""Commands that make something: a workspace, a build, a backtest, the demo."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, note, print_json, progress, say
from syotto.errors import InputError

if TYPE_CHECKING:
    from syotto.run.build import BuildReport


class Engine(StrEnum):
    duckdb = "duckdb"
    spark = "spark"


class Company(StrEnum):
    real = "real"
    simulated = "simulated"


def add_to(app: typer.Typer) -> None:
    for command in (init, demo, build, backtest):
        app.command()(command)


def init(folder: Folder) -> None:
    """Make a workspace: a folder with a syotto.toml that explains itself.

    Example: syotto init shop
    """
    from syotto.run.workspace import create

    path = create(folder)
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
    for change in report.changes:
        note(f"  {change}")
    for place in report.published:
        note(f"  published to {place}")
    rows = sum(report.rows.values())
    say(
        f"Build {report.number}: {len(report.rows)} tables, {rows:,} rows, "
        f"as of {report.as_of:%Y-%m-%d %H:%M}, in {report.seconds:.1f} s."
    )


def parsed_moment(text: str) -> datetime:
    """A date or a moment; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no date.", fix="Write it like 2026-09-01 or 2026-09-01T12:00."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
