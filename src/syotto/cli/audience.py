"""Commands about audiences on advertising platforms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, progress, say

if TYPE_CHECKING:
    from syotto.run.ad_audience import AdAudience

Segment = Annotated[str, typer.Argument(metavar="SEGMENT", help="a file of segments/")]
Kind = Annotated[str, typer.Option("--format", help="google, meta or linkedin")]
Out = Annotated[Path, typer.Option(help="the folder for the files")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Audiences on advertising platforms.", no_args_is_help=True)
    group.command("export")(export)
    app.add_typer(group, name="audience")


def export(
    folder: Folder, segment: Segment, kind: Kind, out: Out = Path(), as_json: AsJson = False
) -> None:
    """Write a segment as a platform takes it: hashed, and only people who allowed just that.

    A second file names whom the platform is to remove: erased, withdrawn, not in it any more.

    Example: syotto audience export shop lapsed --format meta
    """
    from syotto.run.ad_audience import export as export_segment
    from syotto.run.house import open_house

    with progress("Writing the audience", quiet=as_json):
        found = export_segment(open_house(folder), segment, kind)
    out.mkdir(parents=True, exist_ok=True)
    files = {"add": found.add, "remove": found.remove}
    for what, text in files.items():
        (out / f"{segment}-{kind}-{what}.csv").write_text(text, encoding="utf-8")
    if as_json:
        print_json({name: value for name, value in vars(found).items() if name not in files})
    else:
        show(found, out)


def show(found: AdAudience, out: Path) -> None:
    name = f"{found.segment}-{found.kind}"
    say(f"{found.people:,} people are in {found.segment}; {found.lawful:,} allowed it.")
    say(f"{found.rows:,} rows in {out / name}-add.csv: they are the whole audience.")
    if found.removed:
        say(f"{found.removed:,} rows in {out / name}-remove.csv: remove these from the audience.")
    rows = [(f"not: {one.reason}", f"{one.people:,}") for one in found.not_lawful]
    grid(("Why not", "People"), rows, numbers=(1,)) if rows else None
