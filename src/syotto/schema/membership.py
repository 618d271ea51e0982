"""Whose people somebody is, as rows of raw.memberships tell."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table


def sole_membership(memberships: Table, as_of: datetime) -> Table:
    """person_ref, account_ref of who belongs to one account; who belongs to two is nobody's."""
    now = ibis.literal(as_of, type="timestamp('UTC')")
    begun = memberships["from"].isnull() | (memberships["from"] < now)
    going = memberships["to"].isnull() | (memberships["to"] >= now)
    current = memberships.filter(begun & going)
    counted = current.group_by("person_ref").agg(
        account_ref=current.account_ref.min(), homes=current.account_ref.nunique()
    )
    return counted.filter(counted.homes == 1).drop("homes")
