"""Companies as all systems together know them, and who works where."""

from __future__ import annotations

from datetime import datetime

from ibis import Table

from syotto.know.people import newest_of_each, placed
from syotto.schema.known import (
    ACCOUNT_ID,
    ACCOUNTS,
    PERSON_ID,
    REF,
)  # fmt: skip


def accounts(given: Table, account_identities: Table, *, as_of: datetime) -> Table:
    """schema ACCOUNTS, of raw.accounts with its numbers as its systems say them."""
    refs = account_identities.filter(account_identities.kind == REF)
    owned = placed(given, refs.select("source", "identifier", ACCOUNT_ID, known_at="since"))
    fields = [name for name in given.columns if name in ACCOUNTS.columns and name != "updated_at"]
    return newest_of_each(owned, ACCOUNT_ID, fields)


def memberships(given: Table, *, as_of: datetime) -> Table:
    """schema MEMBERSHIPS, of raw.memberships with the numbers that count."""
    return given.rename({PERSON_ID: "person_ref", ACCOUNT_ID: "account_ref"})
