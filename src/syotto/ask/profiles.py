"""The profile of one person, now: what the newest build knows, and what came in since.

Read from the build by the person's number, in the columns that conditions ask, by queries that are
compiled once a build. Events since then come from the log and the inbox, so a condition about them
is right before the next build. Everything else is as of the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.inbox import waiting_rows
from syotto.ask.seen import whole
from syotto.ask.sources import Sources, asked, first
from syotto.errors import NotFound
from syotto.know.members import allowed
from syotto.schema.condition_fields import ACCOUNT, OF_ACCOUNT, PERSON, PERSONA
from syotto.schema.known import REF
from syotto.schema.profile import Happened, Profile, Purchase
from syotto.schema.raw_world import EVENTS
from syotto.schema.words import Actor, LineKind
from syotto.store.questions import Question
from syotto.store.recent import rows_since
from syotto.store.snapshot import Snapshot

WHO = ("user_id", "anonymous_id")
COLUMNS = ("event_id", "at", "name", "properties", *WHO)


def profile(house: Sources, person_id: str) -> Profile:
    """What is known of a person. Raises NotFound before the first build and for a stranger."""
    snapshot = house.warehouse.open()

    def ask(question: Question) -> list[dict[str, Any]]:
        return asked(snapshot, question, person=person_id)

    fields = first(ask(fields_of))
    if fields is None:
        raise NotFound(f"There is no person {person_id!r}.", fix="Take a number of `people`.")
    identifiers = {row["identifier"] for row in ask(identifiers_of)}
    known = {row["event_id"]: happened(row) for row in ask(events_of)}
    new = {
        row["event_id"]: happened(row) for row in since_build(whole(house), snapshot, identifiers)
    }
    return Profile(
        person_id=person_id,
        fields=fields,
        features={row["feature"]: row["value"] for row in ask(features_of)},
        events=tuple((known | new).values()),
        purchases=tuple(Purchase(**row) for row in ask(purchases_of)),
        lists=frozenset(row["segment"] for row in ask(lists_of)),
    )


def happened(row: dict[str, Any]) -> Happened:
    return Happened(row["at"], row["name"] or "", row["properties"])


def only(snapshot: Snapshot, name: str, person: Any) -> ibis.Table:
    table = snapshot.table(name)
    return table.filter(table.person_id == person)


def fields_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    """One row: the person, their account, persona and permissions."""
    own = only(snapshot, "people", person).select("account_id", *PERSON)
    accounts = snapshot.table("accounts")
    told = accounts.select(**{ACCOUNT + name: accounts[name] for name in OF_ACCOUNT})
    wide = own.left_join(told, own.account_id == told[ACCOUNT + "account_id"])
    for more in (
        only(snapshot, "personas", person).select("person_id", PERSONA),
        allowed(only(snapshot, "permissions", person)),
    ):
        wide = wide.left_join(more, "person_id").drop("person_id_right")
    return wide


def identifiers_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    """What events may call the person: numbers of systems, browsers."""
    known = only(snapshot, "identities", person)
    return known.filter(known.kind.isin([REF, "anonymous_id"])).select("identifier")


def events_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    events = only(snapshot, "events", person)
    human = events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value
    return events.filter(human).select("event_id", "at", "name", "properties")


def features_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    """Of the account first, so that what is said of the person stands over it."""
    features = snapshot.table("features")
    account = only(snapshot, "people", person).select(subject_id="account_id").mutate(own=0)
    own = only(snapshot, "people", person).select(subject_id="person_id").mutate(own=1)
    joined = features.join(account.union(own), "subject_id")
    return joined.order_by("own", "feature").select("feature", "value")


def purchases_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    """Sales to the person and to their account."""
    people = only(snapshot, "people", person)
    customers = people.select(customer_id="person_id").union(
        people.filter(people.account_id.notnull()).select(customer_id="account_id")
    )
    lines = snapshot.table("order_lines")
    sold = lines.filter(lines.kind == LineKind.SALE.value).semi_join(customers, "customer_id")
    products = snapshot.table("products").select("product_id", "category")
    return sold.left_join(products, "product_id").select("at", "order_id", "product_id", "category")


def lists_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    return only(snapshot, "segment_lists", person).select("segment")


def since_build(house: Sources, snapshot: Snapshot, names: set[str]) -> Iterator[dict[str, Any]]:
    """Events that wait for the log, and those that came into it after the build."""
    wanted = pa.array(sorted(names), pa.string())
    since = snapshot.build.built_at
    batches = [
        *(waiting_rows(house, naming=name) for name in names),
        *rows_since(house.log, EVENTS, since, COLUMNS),
    ]
    for batch in batches:
        hits = [pc.is_in(batch.column(name), wanted) for name in WHO]
        yield from batch.filter(pc.or_(*hits)).select(list(COLUMNS)).to_pylist()
