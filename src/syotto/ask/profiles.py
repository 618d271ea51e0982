"""The profile of one person, now: what the newest build knows, and what came in since.

Read from the build by the person's number, in the columns that conditions ask, by queries that are
compiled once a build. Events since then come from the log and the inbox, so a condition about them
is right before the next build. Everything else is as of the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.inbox import waiting_rows
from syotto.ask.seen import whole
from syotto.ask.sources import Sources, asked, first, once_a_build, rows
from syotto.errors import NotFound
from syotto.know.members import allowed
from syotto.schema.condition_fields import ACCOUNT, OF_ACCOUNT, PERSON, PERSONA
from syotto.schema.known import ANONYMOUS_ID, REF
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
    person = first(asked(snapshot, person_of, person=person_id))
    if person is None:
        raise NotFound(f"There is no person {person_id!r}.", fix="Take a number of `people`.")
    account = person["account_id"] or person_id

    def ask(question: Question) -> list[dict[str, Any]]:
        return asked(snapshot, question, person=person_id)

    def ask_both(question: Question) -> list[dict[str, Any]]:
        return asked(snapshot, question, person=person_id, account=account)

    about_account = first(asked(snapshot, account_of, account=account)) or {}
    persona, may = (first(ask(question)) or {} for question in (persona_of, permissions_of))
    features = sorted(ask_both(features_of), key=lambda row: row["subject_id"] == person_id)
    families = categories(snapshot)
    known = {row["event_id"]: happened(row) for row in ask(events_of)}
    names = {row["identifier"] for row in ask(identifiers_of)}
    new = {row["event_id"]: happened(row) for row in since_build(whole(house), snapshot, names)}
    return Profile(
        person_id=person_id,
        fields=person | about_account | persona | may,
        features={row["feature"]: row["value"] for row in features},
        events=tuple((new | known).values()),
        purchases=tuple(
            Purchase(**row, category=families.get(row["product_id"]))
            for row in ask_both(purchases_of)
        ),
        lists=frozenset(row["segment"] for row in ask(lists_of)),
    )


def happened(row: dict[str, Any]) -> Happened:
    return Happened(row["at"], row["name"] or "", row["properties"])


def only(snapshot: Snapshot, name: str, person: Any) -> ibis.Table:
    table = snapshot.table(name)
    return table.filter(table.person_id == person)


def person_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    return only(snapshot, "people", person).select("account_id", *PERSON)


def account_of(snapshot: Snapshot, account: Any) -> ibis.Table:
    accounts = snapshot.table("accounts")
    meant = accounts.filter(accounts.account_id == account)
    return meant.select(**{ACCOUNT + name: meant[name] for name in OF_ACCOUNT})


def persona_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    return only(snapshot, "personas", person).select(PERSONA)


def permissions_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    return allowed(only(snapshot, "permissions", person)).drop("person_id")


def identifiers_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    """What events may call the person: numbers of systems, browsers."""
    known = only(snapshot, "identities", person)
    return known.filter(known.kind.isin([REF, ANONYMOUS_ID])).select("identifier")


def events_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    events = only(snapshot, "events", person)
    human = events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value
    return events.filter(human).select("event_id", "at", "name", "properties")


def features_of(snapshot: Snapshot, person: Any, account: Any) -> ibis.Table:
    features = snapshot.table("features")
    meant = features.filter((features.subject_id == person) | (features.subject_id == account))
    return meant.select("subject_id", "feature", "value")


def purchases_of(snapshot: Snapshot, person: Any, account: Any) -> ibis.Table:
    """Sales to the person and to their account."""
    lines = snapshot.table("order_lines")
    theirs = lines.filter((lines.customer_id == person) | (lines.customer_id == account))
    sold = theirs.filter(theirs.kind == LineKind.SALE.value)
    return sold.select("at", "order_id", "product_id")


def lists_of(snapshot: Snapshot, person: Any) -> ibis.Table:
    return only(snapshot, "segment_lists", person).select("segment")


@once_a_build
def categories(snapshot: Snapshot) -> Mapping[str, str]:
    products = snapshot.table("products")
    named = rows(products.select("product_id", "category"))
    return {row["product_id"]: row["category"] for row in named if row["category"]}


def since_build(house: Sources, snapshot: Snapshot, names: set[str]) -> Iterator[dict[str, Any]]:
    """Events that wait for the log, and those that came into it after the build."""
    wanted = pa.array(sorted(names), pa.string())
    since = snapshot.build.built_at
    batches = [
        waiting_rows(house, *names),
        *rows_since(house.log, EVENTS, since, COLUMNS),
    ]
    for batch in batches:
        hits = [pc.is_in(batch.column(name), wanted) for name in WHO]
        yield from batch.filter(pc.or_(*hits)).select(list(COLUMNS)).to_pylist()
