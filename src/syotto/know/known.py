"""People and companies as their records name them, one row each."""

from __future__ import annotations

import ibis
from ibis import Table

from syotto.schema.journeys import VISITOR


def known_events(events: Table) -> Table:
    """Events with who they are of: the person where known, else the browser."""
    return events.mutate(
        person_id=events.user_id.coalesce(ibis.literal(VISITOR) + events.anonymous_id),
        account_id=events.account_ref,
    )


def known_people(people: Table) -> Table:
    return people.group_by(person_id="source_id").agg(
        account_id=people.account_ref.max(),
        first_at=people.updated_at.min(),
        owner=people.owner.max(),
        unit=people.unit.max(),
    )


def known_accounts(accounts: Table) -> Table:
    return accounts.group_by(account_id="source_id").agg(
        first_at=accounts.updated_at.min(), owner=accounts.owner.max(), unit=accounts.unit.max()
    )
