"""Tasks that flows gave to somebody are done, or not done after all."""

from __future__ import annotations

from syotto.run.house import House
from syotto.store import wishes as book


def finish(house: House, enrolment_id: str, step_id: str, by: str | None) -> bool:
    """Returns whether it was still to be done: who did it first stays on record."""
    with house.ledger.begin() as connection:
        return book.set_done(connection, enrolment_id, step_id, house.now(), by or "somebody")


def reopen(house: House, enrolment_id: str, step_id: str) -> bool:
    """Returns whether it was done."""
    with house.ledger.begin() as connection:
        return book.set_done(connection, enrolment_id, step_id, None, None)
