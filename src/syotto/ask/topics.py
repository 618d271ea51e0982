"""What somebody looked at lately: contents and products, by people only, faded with time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.sources import asked, product_names
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


def topics(snapshot: Snapshot, subject: Subject) -> list[Topic]:
    """The heaviest first."""
    question = looked_at_by_person if subject.kind == PERSON else looked_at_by_account
    found = asked(snapshot, question, limit=SHOWN, who=subject.subject_id)
    names = product_names(snapshot)
    return [topic(row, names) for row in found]


def topic(row: dict[str, Any], names: Any) -> Topic:
    product = row["product_id"]
    name = names.get(product, product) if product else row["title"] or row["content_id"]
    kind = "product" if product else row["content_kind"] or "content"
    return Topic(name, kind, product, row["looks"], row["weight"], row["last_at"])


def looked_at_by_person(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return faded(snapshot, events.filter(events.person_id == who))


def looked_at_by_account(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return faded(snapshot, events.filter(events.account_id == who))


def faded(snapshot: Snapshot, events: ibis.Table) -> ibis.Table:
    """One row for each product, or content about none."""
    seen = events.filter(events.actor == Actor.HUMAN.value, events.content_id.notnull())
    contents = snapshot.table("raw.contents").select(
        known="content_id", title="title", content_kind="kind", product_id="product_id"
    )
    told = seen.left_join(contents, seen.content_id == contents.known)
    now = ibis.literal(snapshot.build.as_of, type="timestamp('UTC')").epoch_seconds()
    days = (now - told["at"].epoch_seconds()) / DAY
    topic = told.mutate(
        half=ibis.literal(0.5) ** (days / HALF_DAYS),
        subject=told.product_id.coalesce(told.content_id),
    )
    counted = topic.group_by("subject").agg(
        content_id=topic.content_id.min(),
        title=topic.title.min(),
        content_kind=topic.content_kind.min(),
        product_id=topic.product_id.min(),
        looks=topic.count(),
        weight=topic.half.cast("decimal(38, 9)").sum().cast("float64"),
        last_at=topic["at"].max(),
    )
    return counted.order_by(ibis.desc("weight"), "subject")
