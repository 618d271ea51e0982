"""Commands that bring data in, and take it back: load, loads, undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, note, print_json, progress, say

if TYPE_CHECKING:
    from syotto.run.load import LoadReport


def add_to(app: typer.Typer) -> None:
    for command in (load, loads, undo, pull):
        app.command()(command)


def load(
    folder: Folder,
    table: Annotated[str, typer.Argument(help="order_lines, products, people, accounts, ...")],
    files: Annotated[list[Path], typer.Argument(help="CSV, Excel, Parquet, JSON lines, folders")],
    mapping: Annotated[
        str | None, typer.Option("--map", help="ours=theirs,... or a TOML file; else guessed")
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="the files are everything: what is missing vanished")
    ] = False,
    source: Annotated[str | None, typer.Option(help="the system the files come from")] = None,
    as_json: AsJson = False,
) -> None:
    """Load files into a raw table. The same file twice changes nothing; a load can be undone.

    Example: syotto load shop order_lines orders.csv --map "amount=Quantity * UnitPrice"
    """
    from syotto.run.house import open_house
    from syotto.run.load import load as bring

    with progress(f"Loading {table}", quiet=as_json) as doing:
        report = bring(
            open_house(folder),
            table,
            files,
            mapping=mapping,
            full=full,
            source=source,
            progress=doing,
        )
    print_json(report) if as_json else show_load(report, folder)


def show_load(report: LoadReport, folder: Path) -> None:
    if report.mapping:
        rows = [
            (choice.column, choice.expression, f"{choice.confidence:.0%}", choice.why)
            for choice in report.mapping
        ]
        grid(("Ours", "Theirs", "Sure", "Why"), rows, numbers=(2,))
    for text in report.notes:
        note(text)
    if report.rejected:
        were = "row was" if report.rejected == 1 else "rows were"
        note(f"{report.rejected:,} {were} rejected; see all of it in {report.rejects_file}")
        grid(
            ("File", "Row", "Column", "Found", "Expected", "Fix"),
            [(r.file, r.row, r.column, r.found, r.expected, r.fix) for r in report.reasons],
            numbers=(1,),
        )
    gone = f", {report.vanished:,} vanished" if report.vanished else ""
    say(
        f"{report.load_id}: {report.rows_read:,} rows read, {report.added:,} new, "
        f"{report.changed:,} changed, {report.unchanged:,} unchanged{gone}, "
        f"{report.rejected:,} rejected, in {report.seconds:.1f} s."
    )
    say(f"Next: syotto build {folder} (or take it back: syotto undo {folder} {report.load_id})")


def loads(folder: Folder, as_json: AsJson = False) -> None:
    """What was loaded, the newest first.

    Example: syotto loads shop
    """
    from syotto.run.house import open_house
    from syotto.run.load import loads as listed

    answer = listed(open_house(folder))
    if as_json:
        print_json(answer)
        return
    if not answer:
        say(f"Nothing is loaded yet. Next: syotto load {folder} order_lines YOUR_FILE.csv")
        return
    rows = [
        (
            one.load_id,
            one.table_name,
            ", ".join(Path(name).name for name in one.files),
            f"{one.loaded_at:%Y-%m-%d %H:%M}",
            f"{one.added:,}",
            f"{one.changed:,}",
            f"{one.rejected:,}",
            one.state,
        )
        for one in answer
    ]
    head = ("Load", "Table", "Files", "At", "New", "Changed", "Rejected", "State")
    grid(head, rows, numbers=(4, 5, 6))


def undo(
    folder: Folder,
    load_id: Annotated[str, typer.Argument(help="see syotto loads DIR")],
    as_json: AsJson = False,
) -> None:
    """Take a load back: the next build is as if it had never been.

    Example: syotto undo shop load-000002
    """
    from syotto.run.house import open_house
    from syotto.run.load import undo as take_back

    answer = take_back(open_house(folder), load_id)
    if as_json:
        print_json(answer)
        return
    for text in answer.notes:
        note(text)
    say(f"{answer.load.load_id} is taken back. Next: syotto build {folder}")


def pull(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="a section [extracts.NAME] of syotto.toml")],
    as_json: AsJson = False,
) -> None:
    """Read what is new at a CRM, shop or advertising platform, through a source of dlt.

    Example: syotto pull shop hubspot
    """
    from syotto.run.extracts import pull as pull_from
    from syotto.run.house import open_house

    with progress(f"Pulling {name}", quiet=as_json) as doing:
        reports = pull_from(open_house(folder), name, progress=doing)
    if as_json:
        print_json(reports)
        return
    for report in reports:
        show_load(report, folder)
    if not reports:
        say("Nothing is new.")
