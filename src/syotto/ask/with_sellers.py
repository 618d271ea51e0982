"""Who is with a seller as a lead right now: they are on the list of leads, and on no other."""

from __future__ import annotations

from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.store import leads as book


def with_sellers(house: Sources) -> set[str]:
    """Customers, and people without an account, whose lead has not ended."""
    with whole(house).ledger.read() as connection:
        return {row["account_id"] or row["person_id"] for row in book.live(connection)}
