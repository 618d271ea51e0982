"""What somebody accepted and no build proposes any more: still to be done."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.acts import headline
from syotto.ask.customers import known_as
from syotto.ask.feedback import Said, Standing
from syotto.ask.sources import asked, first
from syotto.ask.words import called
from syotto.schema.plan import Kind
from syotto.schema.words import Verdict
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class Promised:
    """Something accepted that the newest build does not propose any more; still to be done."""

    words: str
    customer_id: str
    customer_name: str
    said: Said


def promised(
    snapshot: Snapshot, standing: Standing, proposed: AbstractSet[tuple[str, str | None]]
) -> list[Promised]:
    """What was accepted and is on no list now, the newest first."""
    return [
        promise(snapshot, said)
        for key, said in standing.about.items()
        if said.verdict == Verdict.ACCEPT and key not in proposed
    ]


def promise(snapshot: Snapshot, said: Said) -> Promised:
    """What is no product by name may be a person: a lead."""
    found = asked(snapshot, known_as, customer_id=said.customer_id)
    row = first(found or asked(snapshot, firm_as, account_id=said.customer_id)) or {}
    name, about = called(row.get("name"), said.customer_id), said.product_name
    words = f"{about or 'Contact'} to {name}"
    if about is not None and about == said.product_id:
        person = first(asked(snapshot, person_as, person_id=about))
        words = headline(Kind.LEAD, "", whom(person["name"], name)) if person else words
    return Promised(words, said.customer_id, name, said)


def firm_as(snapshot: Snapshot, account_id: Any) -> ibis.Table:
    accounts = snapshot.table("accounts")
    return accounts.filter(accounts.account_id == account_id).select("name")


def person_as(snapshot: Snapshot, person_id: Any) -> ibis.Table:
    people = snapshot.table("people")
    return people.filter(people.person_id == person_id).select("name")


def whom(person: str | None, customer: str) -> str:
    """Kai at Newcomers."""
    return f"{person} at {customer}" if person not in (None, customer) else customer
