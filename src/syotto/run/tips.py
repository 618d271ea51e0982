"""Tips: colleagues and partners tell from a phone who wants something; each counts once.

A technician needs no account: a signed link names the giver and can be ended. A tip's photo is a
file of the workspace, kept for a while; who is erased goes with their tips and photos.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run.collect import put
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.run.links import opened, token
from syotto.run.sources import ensure_source
from syotto.schema.journeys import JOURNEYS, Subject
from syotto.schema.known import IDENTITIES, REF
from syotto.schema.origins import of_person, parse
from syotto.schema.source import SourceKind
from syotto.sense.tips import Tip, event, person_of, read
from syotto.store import tips as book

SOURCE, KIND, FOLDER = "tips", "tip", "tips"
AN_HOUR = 40
"""Tips that one giver may give in an hour."""
TYPES = {"jpg": "image/jpeg", "png": "image/png"}


class TooMany(InputError):
    """More tips than a person gives."""

    status = 429


@dataclass(frozen=True)
class Giver:
    """Who gives tips. signs_in: on the pages; others have a link."""

    giver_id: str
    name: str
    origin: str
    signs_in: bool = False


def add_giver(house: House, name: str, origin: str, *, by: str | None) -> Giver:
    """Somebody who gives tips by a link. Raises InputError for a blank name, an unknown origin."""
    if not name.strip():
        raise InputError("The giver has no name.", fix="Say whose link it is.")
    made = Giver(secrets.token_hex(8), name.strip(), known_origin(house, origin))
    keep(house, made, by=by)
    return made


def known_origin(house: House, origin: str) -> str:
    known = parse(house.settings.origins)
    if origin not in known:
        raise InputError(f"There is no origin {origin!r}.", fix=f"Use one of {', '.join(known)}.")
    return origin


def user_giver(house: House, email: str) -> Giver:
    """Somebody who signs in. Their origin is the one whose `people` name them."""
    origin = of_person(parse(house.settings.origins), email).name
    return Giver(email or "here", email or "this machine", origin, signs_in=True)


def keep(house: House, giver: Giver, *, by: str | None) -> None:
    row = {
        "giver_id": giver.giver_id, "name": giver.name, "origin": giver.origin,
        "signs_in": giver.signs_in, "created_by": by, "created_at": house.now(), "ended_at": None,
    }  # fmt: skip
    with house.ledger.begin() as connection:
        book.add_giver(connection, row)


def end_giver(house: House, giver_id: str) -> None:
    """The link gives no tips any more; what it gave stays. Raises NotFound."""
    with house.ledger.begin() as connection:
        if book.giver(connection, giver_id) is None:
            raise NotFound(f"There is no giver {giver_id!r}.", fix="Reload the page.")
        book.end_giver(connection, giver_id, house.now())


def link_of(house: House, giver_id: str) -> str:
    """The path of a giver's page on the public listener."""
    return f"/t/{token(house, KIND, {'g': giver_id})}"


def linked_giver(house: House, text: str) -> Giver:
    """Whose link it is. Raises InputError for one that is not ours, or was ended."""
    giver_id = opened(house, KIND, text).get("g", "")
    with house.ledger.read() as connection:
        row = book.giver(connection, giver_id)
    if row is None or row["ended_at"]:
        raise InputError("This link was ended.", fix="Ask for a new one.")
    return Giver(row["giver_id"], row["name"], row["origin"])


def give(house: House, giver: Giver, given: Mapping[str, Any]) -> str:
    """Keeps a tip, once however often it is sent; returns its number after the commit.

    Raises InputError for a tip that cannot be read, TooMany, Full where there is no room.
    """
    tip = read(given, house.now())
    tip_id = sha256(f"{giver.giver_id}\n{tip.key}".encode()).hexdigest()[:20]
    with house.ledger.read() as connection:
        there = book.one(connection, tip_id)
        lately = book.since(connection, giver.giver_id, house.now() - timedelta(hours=1))
    if there or keeps_out(house, tip):
        return tip_id
    if lately >= AN_HOUR:
        raise TooMany(f"{AN_HOUR} tips within an hour.", fix="The rest is sent later.")
    take(house, giver, tip, tip_id)
    return tip_id


def take(house: House, giver: Giver, tip: Tip, tip_id: str) -> None:
    """The photo, the event, then the row: what a crash leaves out comes when it is sent again."""
    if giver.signs_in:
        keep(house, giver, by=None)
    photo = with_photo(house, tip, tip_id)
    ensure_source(house, SOURCE, SourceKind.TIP)
    said = event(tip, tip_id, origin=giver.origin, giver=giver.name, photo=photo)
    put(house, SOURCE, [said])
    row = {
        "tip_id": tip_id, "giver_id": giver.giver_id, "at": tip.at, "received_at": house.now(),
        "origin": giver.origin, "who": tip.who, "need": tip.need,
        "person_ref": person_of(tip, tip_id), "photo": photo,
    }  # fmt: skip
    with house.ledger.begin() as connection:
        book.add_tip(connection, row)


def keeps_out(house: House, tip: Tip) -> bool:
    """The tip is about somebody who was erased: nothing of it is kept."""
    gone = erased(house)
    return gone is not None and any(map(gone.is_, (tip.email, tip.phone)))


def with_photo(house: House, tip: Tip, tip_id: str) -> str | None:
    if tip.photo is None:
        return None
    path = house.folder / FOLDER / f"{tip_id}.{tip.ending}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(tip.photo)
    return path.name


def photo(house: House, tip_id: str) -> tuple[Path, str]:
    """The file of a tip's photo, and its type. Raises NotFound where there is none any more."""
    with house.ledger.read() as connection:
        row = book.one(connection, tip_id)
    path = house.folder / FOLDER / str(row["photo"]) if row and row["photo"] else None
    if path is None or not path.is_file():
        raise NotFound("There is no such photo.", fix="Photos are kept for a while only.")
    return path, TYPES[path.suffix[1:]]


def forget_photos(house: House, about: Callable[[Mapping[str, Any]], bool]) -> list[Path]:
    """Removes the photos of tips about somebody; the rows go with the ledger's."""
    with house.ledger.read() as connection:
        rows = [row for row in book.every_tip(connection) if row["photo"] and about(row)]
    paths = [house.folder / FOLDER / row["photo"] for row in rows]
    gone = [path for path in paths if path.is_file()]
    for path in gone:
        path.unlink()
    return gone


def settle_tips(house: House) -> None:
    """After a build: who the people of tips are by it, and where they stand."""
    with house.ledger.read() as connection:
        refs = sorted({row["person_ref"] for row in book.every_tip(connection)})
    snapshot = house.warehouse.open() if refs else None
    if snapshot is None or not {IDENTITIES.name, JOURNEYS.name} <= set(snapshot.names):
        return
    known, journeys = snapshot.table(IDENTITIES.name), snapshot.table(JOURNEYS.name)
    mine = known.filter(known.kind == REF, known.source == SOURCE, known.identifier.isin(refs))
    standing = journeys.filter(journeys.subject == Subject.PERSON.value)
    told = mine.left_join(standing, mine.person_id == standing.subject_id)
    rows = told.select("person_id", "stage", person_ref="identifier").to_pyarrow().to_pylist()
    with house.ledger.begin() as connection:
        book.settle(connection, sorted(rows, key=lambda row: str(row["person_ref"])))
