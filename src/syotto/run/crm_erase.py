"""A person erased here goes there too, as wished: at once, or as soon as the CRM listens.

Until then their record's number waits in the ledger, and nothing else of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from syotto.errors import SyottoError
from syotto.run.crm import Connection, connected, wishes_of
from syotto.run.house import House
from syotto.schema.crm import PERSONAL, Change, Erasing, Kind
from syotto.sense.persons import Who
from syotto.store import crm as book

log = logging.getLogger("syotto.crm")
BLACK = "[erased]"
NAME = "last_name"
"""No CRM lets a person be without it."""


def ask(house: House, who: Who) -> int:
    """Wants the records of a person erased in every CRM; returns how many there are.

    They are theirs by the CRM's number, by ours, and by their address.
    """
    rows = []
    for name, section in house.settings.crm.items():
        how = wishes_of(name, section).erase
        if how is Erasing.LEAVE:
            continue
        mine = [row for row in every(house, name) if theirs(row, name, who)]
        rows += [
            {
                "system": name, "kind": Kind.PEOPLE.value, "record_id": row["record_id"],
                "how": how.value, "asked_at": house.now(), "problem": None,
            }
            for row in mine
        ]  # fmt: skip
    with house.ledger.begin() as connection:
        book.put(connection, book.crm_erasures, rows)
    return len(rows)


def every(house: House, name: str) -> Iterator[book.Row]:
    after = ""
    while True:
        with house.ledger.read() as connection:
            some = book.there(connection, name, Kind.PEOPLE, after, book.AT_ONCE)
        yield from some
        if not some:
            return
        after = some[-1]["record_id"]


def theirs(row: book.Row, name: str, who: Who) -> bool:
    if (name, row["record_id"]) in who.never:
        return False
    fields = row["fields"]
    named = (row["our_id"], fields.get("email"), fields.get("phone"))
    return (
        (name, row["record_id"]) in who.only
        or row["record_id"] in who.ids
        or any(who.is_(value) for value in named)
    )


def tell(house: House) -> int:
    """Erases there what is wanted, in every CRM that listens; returns how many are done."""
    done = 0
    for name in house.settings.crm:
        with house.ledger.read() as connection:
            waiting = book.erasures(connection, name)
        if waiting:
            try:
                with connected(house, name) as c:
                    done += erase(c)
            except SyottoError as error:
                log.warning("%s", error)
    return done


def erase(c: Connection) -> int:
    """One record after the other; what the CRM refuses says why and is tried again."""
    with c.house.ledger.read() as connection:
        waiting = book.erasures(connection, c.name)
    done = 0
    for row in waiting:
        problem = erased_one(c, Kind(row["kind"]), row["record_id"], Erasing(row["how"]))
        with c.house.ledger.begin() as connection:
            if problem:
                book.put(connection, book.crm_erasures, [{**row, "problem": problem}])
            else:
                book.erased(connection, row)
        done += not problem
    return done


def erased_one(c: Connection, kind: Kind, record_id: str, how: Erasing) -> str:
    try:
        if how is Erasing.DELETE:
            c.crm.delete(kind, record_id)
            return ""
        if not c.crm.read(kind, [record_id]):
            return ""
        empty = {name: BLACK if name == NAME else None for name in PERSONAL}
        fields = {name: one for name, one in empty.items() if name in c.crm.shapes[kind].fields}
        return c.crm.write(kind, [Change("", record_id, fields)])[0].problem
    except SyottoError as error:
        if error.status == 503:
            raise
        return error.what
