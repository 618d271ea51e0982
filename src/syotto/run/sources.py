"""Sources of events: added, listed, ended."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlsplit

import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.schema.source import ConsentMode, Source, SourceKind
from syotto.store import sources as book

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
KEY_BYTES = 24


def sources(house: House) -> list[Source]:
    """All of them, also those that ended."""
    with house.ledger.read() as connection:
        return book.every_source(connection)


def source(house: House, name: str) -> Source:
    """Raises NotFound where there is none of that name."""
    for found in sources(house):
        if found.source_id == name:
            return found
    raise NotFound(f"There is no source {name!r}.", fix="`syotto source list DIR` names them.")


def add_source(
    house: House,
    name: str,
    *,
    kind: SourceKind = SourceKind.TRACKING,
    origins: tuple[str, ...] = (),
    consent: ConsentMode = ConsentMode.OFF,
    events_per_second: int = 0,
) -> Source:
    """A new source with a new write key.

    Raises InputError for a name that is taken or no name, or an origin that is none.
    """
    if not NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot be the name of a source.",
            fix="Use small letters, digits, - and _, at most 64; say `website`.",
        )
    made = Source(
        source_id=name,
        write_key=secrets.token_urlsafe(KEY_BYTES),
        kind=kind,
        origins=tuple(checked_origin(origin) for origin in origins),
        consent=consent,
        events_per_second=events_per_second,
        created_at=house.now(),
    )
    try:
        with house.ledger.begin() as connection:
            book.add_source(connection, made)
    except sa.exc.IntegrityError as error:
        raise InputError(
            f"There is a source {name!r} already.", fix="Take another name, or use its key."
        ) from error
    return made


def ensure_source(house: House, name: str, kind: SourceKind) -> Source:
    """The source of a webhook, mailbox, form or folder; made when it is first asked for.

    Raises InputError where the name is that of a source of another kind.
    """
    found = {one.source_id: one for one in sources(house)}.get(name)
    if found is None:
        try:
            return add_source(house, name, kind=kind)
        except InputError:
            found = source(house, name)  # another process was quicker
    if found.kind != kind:
        raise InputError(
            f"{name!r} is a source of kind {found.kind} already, not {kind}.",
            fix="Give one of them another name.",
        )
    return found


def end_source(house: House, name: str) -> Source:
    """Its key lets nobody in any more; what it sent stays. Raises NotFound."""
    source(house, name)
    with house.ledger.begin() as connection:
        book.end_source(connection, name, house.now())
    return source(house, name)


def change_source(
    house: House, name: str, *, origins: tuple[str, ...], consent: ConsentMode
) -> Source:
    """Which web sites may send, and what is asked of them first.

    Raises NotFound for an unknown source, InputError for an origin that is none.
    """
    source(house, name)
    checked = tuple(checked_origin(origin) for origin in origins)
    with house.ledger.begin() as connection:
        book.change_source(connection, name, checked, consent)
    return source(house, name)


def checked_origin(origin: str) -> str:
    parts = urlsplit(origin.strip().lower())
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise InputError(
            f"{origin!r} is no origin of web pages.", fix="Give it like https://www.example.com."
        )
    return f"{parts.scheme}://{parts.netloc}"
