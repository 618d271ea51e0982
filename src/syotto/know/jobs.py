"""Who changed jobs: their old place ends, and the two companies stay two.

1. what counts is the newest record of a person that has a date and names a company
2. a place elsewhere, which began before and has no end, ends when a record first named that company
3. who is said to be at both, and since when they are at the newer one is not known, stays at both
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.known import ACCOUNT_ID, PERSON_ID


def job_changes(memberships: Table, people: Table, versions: Table, *, as_of: datetime) -> Table:
    """schema JOB_CHANGES. versions: all that was ever said in records that changed."""
    now = newest_company(people, versions)
    open_places = memberships.filter(memberships["to"].isnull())
    both = open_places.filter(open_places["from"].isnull())
    places = open_places.join(now, open_places.person_ref == now[PERSON_ID])
    left = places.filter(
        places.account_ref != places.joined,
        places["from"].isnull() | (places["from"] < places["at"]),
    )
    changed = left.anti_join(
        both, [left.person_ref == both.person_ref, left.joined == both.account_ref]
    )
    told = changed.select(PERSON_ID, **{ACCOUNT_ID: "account_ref"}, joined="joined", at="at")
    return told.distinct()  # two systems may know one place


def newest_company(people: Table, versions: Table) -> Table:
    """person_id, joined (the account), at (when it was first named after any other was)."""
    rank = ibis.row_number().over(
        group_by="source_id", order_by=[ibis.desc("updated_at"), "source", "account_ref"]
    )
    newest = naming(people).mutate(place=rank).filter(ibis._.place == 0)
    now = newest.select(joined="account_ref", changed="updated_at", **{PERSON_ID: "source_id"})
    said = naming(versions).select(who="source_id", firm="account_ref", said_at="updated_at")
    told = now.left_join(said, now[PERSON_ID] == said.who)
    other = told.said_at.max(where=told.firm != told.joined).over(group_by=PERSON_ID)
    since = told.mutate(other=other)
    here = (since.firm == since.joined) & (since.other.isnull() | (since.said_at > since.other))
    first = since.group_by(PERSON_ID, "joined", "changed").agg(first=since.said_at.min(where=here))
    return first.mutate(at=first["first"].coalesce(first.changed)).drop("first", "changed")


def naming(records: Table) -> Table:
    """Records with a date that name a company."""
    return records.filter(records.account_ref.notnull(), records.updated_at.notnull())


def moved(memberships: Table, changes: Table) -> Table:
    """raw.memberships with the places that were left ended, and a place where they went."""
    gone = changes.select(who=PERSON_ID, firm=ACCOUNT_ID, ended="at")
    joined = memberships.left_join(
        gone, [memberships.person_ref == gone.who, memberships.account_ref == gone.firm]
    )
    ended = joined.mutate(to=joined["to"].coalesce(joined.ended))
    places = ended.select(*memberships.columns)
    nobody = ibis.null("string")
    went = changes.group_by(PERSON_ID, "joined").agg(at=changes["at"].min())
    new = went.select(
        person_ref=PERSON_ID, account_ref="joined", role=nobody, buying_role=nobody,
        **{"from": went["at"], "to": ibis.null(memberships["to"].type())},
        source=ibis.literal(""), received_at="at", load_id=nobody,
    )  # fmt: skip
    there = memberships.select("person_ref", "account_ref")
    added = new.anti_join(there, ["person_ref", "account_ref"])
    return places.union(added.select(*places.columns).cast(memberships.schema()))
