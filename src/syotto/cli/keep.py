"""The command that removes what is too old."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, say


def add_to(app: typer.Typer) -> None:
    app.command()(retain)


def retain(
    folder: Folder,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would go, and remove nothing")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Remove rows that are older than their table keeps. `syotto serve` does it every day.

    Example: syotto retain shop --dry-run
    """
    from syotto.run.house import open_house
    from syotto.run.retention import retain as remove

    removed = remove(open_house(folder), only_count=dry_run)
    if as_json:
        print_json(removed)
        return
    rows = [(one.name, one.days, f"{one.before:%Y-%m-%d}", f"{one.rows:,}") for one in removed]
    if rows:
        grid(("Table", "Kept, days", "Came before", "Rows"), rows, numbers=(1, 3))
    say("Nothing is too old." if not rows else "Would go." if dry_run else "Removed.")
