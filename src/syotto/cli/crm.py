"""Commands about CRMs: look at what would be written, allow it, synchronise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, note, print_json, progress, say

group = typer.Typer(no_args_is_help=True, help="CRMs that are read and written.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="a section [crm.NAME] of syotto.toml")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="crm")


@group.command("diff")
def show_diff(folder: Folder, name: Name, as_json: AsJson = False) -> None:
    """What would be written into a CRM now. Asks it, and writes nothing.

    Example: syotto crm diff shop hubspot
    """
    from syotto.run.crm_sync import diff
    from syotto.run.house import open_house

    with progress(f"Asking {name}", quiet=as_json):
        found = diff(open_house(folder), name)
    if as_json:
        print_json([{**vars(one), "how": one.how} for one in found])
        return
    rows = [
        (one.kind, one.our_id, one.record_id or "new", field, theirs, ours)
        for one in found
        for field, (theirs, ours) in one.values.items()
    ]
    if rows:
        grid(("Kind", "Ours", "Theirs", "Field", "There now", "Would be"), rows)
    for one in found:
        if one.problem:
            note(f"{one.kind} {one.our_id}: not written, {one.problem}.")
    new, changed = (sum(one.how == how for one in found) for how in ("new", "changed"))
    say(f"{new:,} new records, {changed:,} changed. Nothing was written.")
    say(f"Next: syotto crm allow {folder} {name}")


@group.command()
def allow(
    folder: Folder,
    name: Name,
    no: Annotated[bool, typer.Option("--no", help="take it back: from now on only read")] = False,
) -> None:
    """From now on syotto may write into a CRM. Before, it only reads.

    Example: syotto crm allow shop hubspot
    """
    from syotto.run import crm
    from syotto.run.house import open_house

    house = open_house(folder)
    if no:
        crm.forbid(house, name)
        say(f"{name} is only read from now on.")
    else:
        crm.allow(house, name, by=None)
        say(f"Next: syotto crm sync {folder} {name}")


@group.command()
def sync(folder: Folder, name: Name, as_json: AsJson = False) -> None:
    """Read what changed in a CRM, and write what changed here, from where it ended the last time.

    Example: syotto crm sync shop hubspot
    """
    from syotto.run.crm_sync import sync as look
    from syotto.run.house import open_house

    with progress(f"Synchronising {name}", quiet=as_json) as doing:
        made = look(open_house(folder), name, progress=doing)
    if as_json:
        print_json(made)
        return
    read = ", ".join(f"{number:,} {kind}" for kind, number in made.pulled.items())
    say(f"Read from {name}: {read} changed, {made.gone:,} gone, {made.erased:,} erased there.")
    say(f"Written: {made.written:,}, refused: {made.failed:,}, waiting: {made.waiting:,}.")
    say(next_step(folder, made.name, allowed=made.allowed, waiting=made.waiting))


def next_step(folder: Path, name: str, *, allowed: bool, waiting: int) -> str:
    if waiting and not allowed:
        return f"Nothing may be written yet. Next: syotto crm diff {folder} {name}"
    return f"Next: syotto build {folder}"
