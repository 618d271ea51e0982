"""Commands about the rights of one person: what is held, and that it be forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, say

Person = Annotated[str, typer.Argument(help="their number, e-mail address or telephone number")]


def add_to(app: typer.Typer) -> None:
    app.command()(forget)
    group = typer.Typer(help="What is held about a person.", no_args_is_help=True)
    group.command("export")(export)
    group.command("correct")(correct)
    group.command("undo")(undo)
    group.command("readmit")(readmit)
    for command in (merge, unmerge, merges):
        group.command()(command)
    app.add_typer(group, name="person")


def forget(
    folder: Folder,
    person: Person,
    yes: Annotated[
        bool, typer.Option("--yes", help="do it; without, only say what is held")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="who asks for it, for the record")] = None,
    as_json: AsJson = False,
) -> None:
    """Erase a person everywhere, with all history. Without --yes only says what it found.

    What they bought stays, without their name. This cannot be taken back.

    Example: syotto forget shop ann@mill.fi --yes
    """
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.forget import forget as erase
    from syotto.run.held import find
    from syotto.run.house import open_house

    house = open_house(folder)
    if not yes:
        found = find(house, person)
        names = sorted({*found.who.ids, *found.who.emails, *found.who.phones, *found.who.names})
        if as_json:
            print_json({"known_as": names, "rows": dict(found.rows)})
            return
        say(f"Known as {', '.join(names)}.")
        grid(("Table", "Rows"), [(name, f"{n:,}") for name, n in found.rows.items()], numbers=(1,))
        say("Nothing was erased. Add --yes to do it; it cannot be taken back.")
        return
    who = at_the_keyboard()
    done = erase(house, person, by=by or who, progress=say)
    note(house, Act(who, "change", "syotto forget", detail=f"erasure {done.erasure_id}"))
    if as_json:
        print_json(done)
        return
    rows = [(f"log {name}", f"{n:,}") for name, n in done.log.items()]
    rows += [(f"ledger {name}", f"{n:,}") for name, n in done.ledger.items()]
    grid(("What", "Rows"), [*rows, *((name, "file") for name in done.files)], numbers=(1,))
    if done.left:
        say(f"They still stand in: {', '.join(done.left)}. Remove these by hand.")
    say(f"Forgotten. Record {done.erasure_id}.")


def export(
    folder: Folder,
    person: Person,
    out: Annotated[Path, typer.Option("--out", help="where the page goes; JSON goes beside it")],
) -> None:
    """Write down everything held about a person: a page for them, and the same as JSON.

    Example: syotto person export shop ann@mill.fi --out ann.html
    """
    from syotto.run.access import access, write
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.house import open_house

    house = open_house(folder)
    found = access(house, person)
    note(house, Act(at_the_keyboard(), "export", "syotto person export", subject=person))
    page, data = write(found, out)
    say(f"Written: {page} and {data}.")


def correct(
    folder: Folder,
    person: Person,
    said: Annotated[list[str], typer.Argument(help="what is right, as column=value")],
    by: Annotated[str | None, typer.Option("--by", help="who says so, for the record")] = None,
    as_json: AsJson = False,
) -> None:
    """Correct what a record says about a person: email=ann@mill.fi last_name="Aho". Counts at once.

    It holds while the source still says what was wrong. column= alone takes a value away.

    Example: syotto person correct shop ann@mill.fi title=CEO
    """
    from syotto.errors import InputError
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.corrections import correct as write_down
    from syotto.run.house import open_house

    pairs = [one.partition("=") for one in said]
    if not all(equals for _, equals, _ in pairs):
        raise InputError("A correction names no column.", fix="Write it as column=value.")
    house, who = open_house(folder), at_the_keyboard()
    made = write_down(house, person, {name: value for name, _, value in pairs}, by=by or who)
    note(house, Act(who, "change", "syotto person correct", subject=person))
    if as_json:
        print_json(made)
        return
    rows = [(m.correction_id, m.person_ref, m.field, m.was or "–", m.value or "–") for m in made]
    grid(("Correction", "Record", "Column", "Was", "Is"), rows)
    say("Mailings use it from now on, everything else from the next build.")


def undo(
    folder: Folder, correction: Annotated[str, typer.Argument(help="number of the correction")]
) -> None:
    """Take a correction back: the source counts again.

    Example: syotto person undo shop 4f1b0c2d9a8e7f605142
    """
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.corrections import undo as take_back
    from syotto.run.house import open_house

    house = open_house(folder)
    take_back(house, correction)
    note(house, Act(at_the_keyboard(), "change", "syotto person undo", detail=correction))
    say("Taken back: the source counts again.")


def readmit(
    folder: Folder,
    person: Person,
    proof: Annotated[str, typer.Option("--proof", help="what shows that they want to be back")],
    by: Annotated[str | None, typer.Option("--by", help="who let them in, for the record")] = None,
) -> None:
    """Let in who was erased and came back of their own will: new data of them is taken again.

    What was erased does not return. What we may do is asked anew.

    Example: syotto person readmit shop ann@mill.fi --proof "web form of 2026-05-01"
    """
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.erased import readmit as let_in
    from syotto.run.house import open_house

    house, who = open_house(folder), at_the_keyboard()
    lifted = let_in(house, person, proof=proof, by=by or who)
    note(house, Act(who, "change", "syotto person readmit", subject=person, detail=lifted[0]))
    say(f"Let in again; ends record {', '.join(lifted)}. Load or collect their data anew.")


def merge(
    folder: Folder,
    one: Annotated[str, typer.Argument(help="the number of one of them")],
    other: Annotated[str, typer.Argument(help="the number of the other")],
    because: Annotated[str, typer.Option("--because", help="what speaks for it")] = "",
    account: Annotated[bool, typer.Option("--account", help="they are companies")] = False,
    as_json: AsJson = False,
) -> None:
    """Join two people who are one, from the next build on; the older number stays.

    Example: syotto person merge shop C000120 P000120 --because "same telephone number"
    """
    from syotto.run import identity
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.house import open_house

    house = open_house(folder)
    who = at_the_keyboard()
    kind = "account" if account else "person"
    evidence = {"said": because} if because else {}
    (merge_id,) = identity.merge(house, kind, [one, other], by=who, evidence=evidence)
    note(house, Act(who, "change", "syotto person merge", subject=one, detail=f"merge {merge_id}"))
    if as_json:
        print_json({"merge_id": merge_id})
        return
    say(f"Merge {merge_id}: counts with the next build.")
    say(f"`syotto person unmerge DIR {merge_id}` takes it apart.")


def unmerge(
    folder: Folder, merge_id: Annotated[str, typer.Argument(help="the number of the merge")]
) -> None:
    """Take two people apart who were joined, from the next build on: as if it had never been.

    Example: syotto person unmerge shop 3f9ac2d11e07
    """
    from syotto.run import identity
    from syotto.run.audit import Act, at_the_keyboard, note
    from syotto.run.house import open_house

    house = open_house(folder)
    who = at_the_keyboard()
    identity.unmerge(house, merge_id, by=who)
    note(house, Act(who, "change", "syotto person unmerge", detail=f"merge {merge_id}"))
    say(f"Merge {merge_id} is taken apart: counts with the next build.")


def merges(folder: Folder, as_json: AsJson = False) -> None:
    """List who was joined, by whom and why; also what was taken apart again.

    Example: syotto person merges shop
    """
    from syotto.run import identity
    from syotto.run.house import open_house

    found = identity.merges(open_house(folder))
    if as_json:
        print_json(found)
        return
    if not found:
        say("Nobody was joined by hand.")
        return
    rows = [
        (
            row["merge_id"], row["kind"], row["kept"], row["other"], f"{row['at']:%Y-%m-%d %H:%M}",
            row["by"] or "", (row["evidence"] or {}).get("said", ""),
            f"apart since {row['undone_at']:%Y-%m-%d}" if row["undone_at"] else "",
        )
        for row in found
    ]  # fmt: skip
    grid(("Merge", "Kind", "Kept", "Other", "When", "By", "Because", ""), rows)
