"""What somebody looked at lately: contents and products, by people only, faded with time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.sources import asked, once_a_build, product_names, rows
from syotto.ask.subject import PERSON, Subject
from syotto.schema.words import Actor
from syotto.store.snapshot import Snapshot

HALF_DAYS = 60
"""After so many days a look counts half."""
SHOWN = 8
DAY = 86_400


@dataclass(frozen=True)
class Topic:
    """A product or content. looks: how often. weight: the same, faded; last_at: the last look."""

    name: str
    kind: str
    product_id: str | None
    looks: int
    weight: float
    last_at: datetime

    def joined(self, other: Topic) -> Topic:
        """Both together: two contents about one product."""
        newest = max(self.last_at, other.last_at)
        looks, weight = self.looks + other.looks, self.weight + other.weight
        return replace(self, looks=looks, weight=weight, last_at=newest)


def topics(snapshot: Snapshot, subject: Subject) -> list[Topic]:
    """The heaviest first: products, and contents that are about none."""
    question = looked_at_by_person if subject.kind == PERSON else looked_at_by_account
    about: dict[str, Topic] = {}
    for row in asked(snapshot, question, who=subject.subject_id):
        one = topic(row, contents(snapshot).get(row["content_id"], {}), product_names(snapshot))
        key = one.product_id or row["content_id"]
        about[key] = one.joined(about[key]) if key in about else one
    return sorted(about.values(), key=lambda one: (-one.weight, one.name))[:SHOWN]


@once_a_build
def contents(snapshot: Snapshot) -> Mapping[str, dict[str, Any]]:
    if "raw.contents" not in snapshot.names:
        return {}
    named = snapshot.table("raw.contents").select("content_id", "title", "kind", "product_id")
    return {row["content_id"]: row for row in rows(named)}


def topic(row: dict[str, Any], content: Mapping[str, Any], names: Mapping[str, str]) -> Topic:
    product = content.get("product_id")
    name = names.get(product, product) if product else content.get("title") or row["content_id"]
    kind = "product" if product else content.get("kind") or "content"
    return Topic(name, kind, product, row["looks"], row["weight"], row["last_at"])


def looked_at_by_person(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return faded(snapshot, events.filter(events.person_id == who))


def looked_at_by_account(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return faded(snapshot, events.filter(events.account_id == who))


def faded(snapshot: Snapshot, events: ibis.Table) -> ibis.Table:
    """One row for each content that a person saw."""
    seen = events.filter(events.actor == Actor.HUMAN.value, events.content_id.notnull())
    now = ibis.literal(snapshot.build.as_of, type="timestamp('UTC')").epoch_seconds()
    days = (now - seen["at"].epoch_seconds()) / DAY
    told = seen.mutate(half=ibis.literal(0.5) ** (days / HALF_DAYS))
    return told.group_by("content_id").agg(
        looks=told.count(),
        weight=told.half.cast("decimal(38, 9)").sum().cast("float64"),
        last_at=told["at"].max(),
    )
