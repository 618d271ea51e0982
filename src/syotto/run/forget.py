"""Forgets a person: everywhere, with its history, so that no load and no event brings them back."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from syotto.errors import Busy
from syotto.run import clock, crm_erase
from syotto.run.build import build
from syotto.run.corrections import drain_corrections
from syotto.run.drain import Drain, empty, inbox_of, open_drain
from syotto.run.feedback import drain as drain_feedback
from syotto.run.flow_features import drain_flows
from syotto.run.forget_lists import clean_lists
from syotto.run.held import find, parts_of
from syotto.run.house import House
from syotto.run.keyed import hashes
from syotto.run.lead_log import drain_leads
from syotto.run.notes import drain_notes
from syotto.run.pair_answers import drain_pair_answers
from syotto.run.rights_at_once import drain_rights
from syotto.run.tips import forget_photos
from syotto.schema import RAW
from syotto.schema.personal import ERASED
from syotto.schema.raw import PEOPLE
from syotto.schema.table import TableSpec
from syotto.schema.words import Channel
from syotto.sense.persons import Who, kinds, without
from syotto.store import erasure, rights as book

FILES = ("rejects", "drop", "paper")
"""Folders of the workspace whose files hold what people loaded or were sent."""
DERIVED = ("as-of", "export")
"""Folders that are made from the rest and can be made again."""
PATIENCE, LOOK_SECONDS = 60.0, 0.1
"""Seconds that a server has to hand over the inbox, and between two looks."""
PAUSE = threading.Event()
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Forgotten:
    """What went: rows of the log and the ledger by table, files. left: where they still stand."""

    erasure_id: str
    log: Mapping[str, int]
    ledger: Mapping[str, int]
    files: tuple[str, ...]
    left: tuple[str, ...] = field(default=())


def forget(
    house: House,
    person: str,
    *,
    by: str | None = None,
    progress: Progress = lambda _: None,
    patience: float = PATIENCE,
) -> Forgotten:
    """Erases a person everywhere and makes a new build without them; the old ones go.

    A keyed hash of their identifiers stays, so that they cannot come back by a load or an event,
    and a record that it happened. A server may run meanwhile. Raises NotFound for nobody, Busy
    where another process drains events and does not hand over within `patience` seconds.
    """
    with alone(house, patience) as drain:
        drain_feedback(house)
        drain_rights(house)
        drain_corrections(house)
        drain_notes(house)
        drain_pair_answers(house)
        drain_flows(house)
        drain_leads(house, held=False)
        found = find(house, person)
        who = found.who
        progress("keeping them out")
        hashed = keep_out(house, who)
        if crm_erase.ask(house, who):
            progress("their records in CRMs")
            crm_erase.tell(house)
        progress("the ledger and files")
        photos = forget_photos(house, lambda row: spoken_in(row, who))
        ledger = clean_ledger(house, who)
        files = clean_files(house, who, photos)
        progress("the log")
        with house.log.alone():
            rewrite_log(house, who)
        progress("a build without them")
        build(house, progress=progress)
        old_builds(house)
        number = note(house, hashed, found.rows, ledger, by)
        empty(drain)  # what was drained before is gone from the inbox by now
    left = tuple(left_over(house, who))
    return Forgotten(number, found.rows, ledger, files, left)


@contextmanager
def alone(house: House, patience: float) -> Iterator[Drain]:
    """What waits in the inbox is in the log, and nobody else drains it meanwhile.

    A server that runs hands over within moments and drains on afterwards: its doors stay open.
    """
    with (
        closing(inbox_of(house)) as inbox,
        closing(inbox.ask()),
        closing(handed_over(house, patience)) as drain,
    ):
        empty(drain)
        yield drain


def handed_over(house: House, patience: float) -> Drain:
    """Raises Busy where another process does not let go."""
    until = clock.seconds() + patience
    while True:
        drain = open_drain(house, asks=True)
        if drain is not None:
            return drain
        if clock.seconds() >= until:
            raise Busy(
                "Events are being taken up by another process, which does not let go.",
                fix="Stop `syotto serve`, or what else drains here, then try again.",
            )
        PAUSE.wait(LOOK_SECONDS)


def keep_out(house: House, who: Who) -> list[str]:
    """Hashes of what they are known by, into the list that every door asks."""
    hashed = sorted({hashes(house, kind, [value])[0] for kind, value in kinds(who)})
    now = house.now()
    row = {"channel": Channel.ANY.value, "reason": ERASED, "at": now, "load_id": None}
    with house.ledger.begin() as connection:
        book.suppress_for_good(connection, [{**row, "identifier_hash": one} for one in hashed])
    return hashed


def rewrite_log(house: House, who: Who) -> None:
    """Every table that has a row or a commit that speaks of them; last the one that tells who
    they are, so that what was broken off can be done again.
    """
    for spec in sorted(RAW.values(), key=lambda spec: spec is PEOPLE):
        erasure.recover(house.log, spec)
        if not house.log.exists(spec):
            continue
        spoken = who.in_text(erasure.history_of(house.log, spec)) or any(
            not without(spec.name, part, who).equals(part) for part in parts_of(house, spec)
        )
        if spoken or stale(house, spec):
            erasure.rewrite(house.log, spec, partial(without, spec.name, who=who))


def stale(house: House, spec: TableSpec) -> bool:
    """Files of earlier versions are still there, whatever they say."""
    place = house.log.folder / spec.name
    return len(list(place.rglob("*.parquet"))) > len(house.log.parts(spec))


def old_builds(house: House) -> None:
    """Only the newest build stays; what is made from builds goes."""
    warehouse = house.warehouse
    for number in warehouse.numbers():
        if number != warehouse.current():
            warehouse.path(number).unlink()
    for name in DERIVED:
        shutil.rmtree(house.folder / name, ignore_errors=True)


def clean_ledger(house: House, who: Who) -> dict[str, int]:
    with house.ledger.begin() as connection:
        gone = erasure.erase_rows(connection, lambda _, row: spoken_in(row, who))
    erasure.tidy(house.ledger)
    return gone


def spoken_in(row: Mapping[str, Any], who: Who) -> bool:
    """Whether a row of the ledger is about them, or something within its JSON is."""
    within = (
        value for cell in row.values() if isinstance(cell, Mapping) for value in cell.values()
    )
    cells = filter(None, (*row.values(), *within))
    return any(who.is_(value) or who.in_text(str(value)) for value in cells)


def clean_files(house: House, who: Who, photos: Iterable[Path]) -> tuple[str, ...]:
    """Files that speak of them, and lists that go on without them.

    `photos` of tips about them are gone already.
    """
    gone = [*photos, *erasure.remove_mentioning(house.folder, FILES, who.in_text)]
    removed = tuple(str(path.relative_to(house.folder)) for path in gone)
    return (*removed, *clean_lists(house.folder, who))


def note(
    house: House,
    hashed: list[str],
    log: Mapping[str, int],
    ledger: Mapping[str, int],
    by: str | None,
) -> str:
    """The record that it happened: when, by whom, how many rows; of whom, only hashes."""
    number = secrets.token_hex(8)
    row = {
        "erasure_id": number,
        "at": house.now(),
        "by": by,
        "hashes": hashed,
        "rows": {"log": dict(log), "ledger": dict(ledger)},
    }
    with house.ledger.begin() as connection:
        book.new_rows(connection, book.erasures, [row])
    return number


def left_over(house: House, who: Who) -> Iterator[str]:
    """Files of the workspace in which they still stand: every one is read, packed ones unpacked."""
    for path in sorted(house.folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and spoken_of(path, who):
            yield str(path.relative_to(house.folder))


def spoken_of(path: Path, who: Who) -> bool:
    """Whether the bytes of a file, or what its reader makes of them, speak of somebody."""
    raw = path.read_bytes().decode("utf-8", "replace")
    return who.in_text(raw) or who.in_text(erasure.texts_of(path))
