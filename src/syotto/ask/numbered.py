"""Customers, accounts and people by number: what each is called, and the page that is about them.

Who has bought nothing yet is no customer, but may be contacted, and things may fall due for them.
"""

from __future__ import annotations

import ibis
from ibis import Table

from syotto.ask.sources import Sources, first, rows
from syotto.store.snapshot import Snapshot

PAGES = {"customers": "customer_id", "accounts": "account_id", "people": "person_id"}
"""The first that knows a number is its page."""


def everybody(snapshot: Snapshot) -> Table:
    """A row for each number: number, name, owner, page."""
    tables = [
        snapshot.table(name).select(
            "name", "owner", number=number, page=ibis.literal(name), place=ibis.literal(place)
        )
        for place, (name, number) in enumerate(PAGES.items())
    ]
    every = ibis.union(*tables)
    one = every.group_by("number").agg(
        page=every.page.argmin(every.place),
        name=every.name.argmin(every.place, where=every.name.notnull()),
        owner=every.owner.argmin(every.place, where=every.owner.notnull()),
    )
    return one.select("number", "name", "owner", "page")


def page_of(house: Sources, number: str) -> str | None:
    """customers, accounts or people; null for a number that the viewer's build does not know."""
    known = everybody(house.warehouse.open())
    row = first(rows(known.filter(known.number == number).select("page")))
    return row["page"] if row else None
