"""What people say about proposed actions: in the ledger at once, in the log with a build."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.schema.raw import FEEDBACK
from syotto.schema.words import Verdict
from syotto.store.ledger import feedback as table

SOURCE = "syotto"
OWN = [column.name for column in table.columns]


def say(
    house: House,
    customer_id: str,
    product_id: str | None,
    verdict: str,
    by: str | None,
    until: datetime | None = None,
) -> str:
    """Keep what somebody said about offering a product to a customer; returns its feedback_id.

    product_id null is about the customer as a whole. until: when "not now" ends, null is for good.
    Raises InputError for another verdict, a blank customer, or an `until` that has passed.
    """
    now = house.now()
    check(customer_id, verdict, until, now)
    said = {"at": now, "customer_id": customer_id, "product_id": product_id, "verdict": verdict}
    feedback_id = number_of(said, by)
    with house.ledger.begin() as connection:
        connection.execute(
            table.insert().values(feedback_id=feedback_id, until=until, by=by, **said)
        )
    return feedback_id


def check(customer_id: str, verdict: str, until: datetime | None, now: datetime) -> None:
    if verdict not in set(Verdict):
        raise InputError(f"{verdict!r} is no answer.", fix=f"Use one of {', '.join(Verdict)}.")
    if not customer_id.strip():
        raise InputError("The answer names no customer.", fix="Give the customer's number.")
    if until is not None and until <= now:
        raise InputError(f"{until:%Y-%m-%d} has passed.", fix="Give a later day.")


def number_of(said: dict[str, Any], by: str | None) -> str:
    text = "\x1f".join(str(part) for part in (*said.values(), by))
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def undo(house: House, feedback_id: str) -> None:
    """Take an answer back; taking it back twice is the same as once.

    Raises NotFound for an unknown one.
    """
    mine = table.c.feedback_id == feedback_id
    with house.ledger.begin() as connection:
        if connection.scalar(sa.select(sa.func.count()).select_from(table).where(mine)) == 0:
            raise NotFound(f"There is no answer {feedback_id!r}.", fix="Reload the page.")
        open_yet = mine & table.c.undone_at.is_(None)
        connection.execute(table.update().where(open_yet).values(undone_at=house.now()))


def drain(house: House) -> int:
    """Append to the log what it does not have yet: new answers, and answers taken back since.

    The log itself says what it has, so a crash between two steps neither loses nor doubles a row.
    Returns how many rows were appended.
    """
    with house.ledger.read() as connection:
        rows = connection.execute(sa.select(table).order_by(table.c.at, table.c.feedback_id))
        said = [dict(row) for row in rows.mappings()]
    there = in_the_log(house)
    new = [row for row in said if (row["feedback_id"], row["undone_at"] is not None) not in there]
    if not new:
        return 0
    received = {"source": SOURCE, "received_at": house.now(), "load_id": None}
    rows_with_load = [{**row, **received} for row in new]
    schema = FEEDBACK.columns.to_pyarrow()
    return house.log.append(FEEDBACK, pa.Table.from_pylist(rows_with_load, schema))


def in_the_log(house: House) -> set[tuple[str, bool]]:
    """The answers that the log has: (feedback_id, taken back)."""
    there: set[tuple[str, bool]] = set()
    for file in house.log.files(FEEDBACK):
        rows = pq.read_table(file, columns=["feedback_id", "undone_at"])
        undone = pc.is_valid(rows["undone_at"]).to_pylist()
        there.update(zip(rows["feedback_id"].to_pylist(), undone, strict=True))
    return there
