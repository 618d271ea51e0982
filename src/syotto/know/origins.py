"""Who was caught as a possible customer, when, and where: tips, enquiries, forms, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, Value

from syotto.know.touchpoints import fits
from syotto.schema.inside import text_in
from syotto.schema.origins import BY_NAME, ORIGINS, Origin, parse
from syotto.schema.words import Actor

SOURCE, EVENT, LIST = "source", "event", "List"
NEVER = ibis.literal(value=False)


def origins(
    events: Table,
    records: Table,
    people: Table,
    *,
    as_of: datetime,
    origins: Mapping[str, Mapping[str, Any]],
) -> Table:
    """Every catch up to `as_of`; schema ORIGINS. Raises SettingError for origins it cannot read."""
    known = parse(origins)
    made = of_events(events, known).union(of_lists(records, people, known))
    return made.filter(made.at <= as_of).select(*ORIGINS.columns)


def of_events(events: Table, known: Mapping[str, Origin]) -> Table:
    """What people told, wrote or filled in; nothing of machines."""
    by_words = any_fit(events.name.lower(), patterns(known, EVENT))
    human = ~(events.actor == Actor.MACHINE.value).fill_null(False)
    told = events.filter((events.name.isin(list(BY_NAME)) | by_words) & human)
    fields = {
        SOURCE: told.source,
        EVENT: told.name,
        "form": text_in(told.properties, "form"),
        "channel": told.channel,
        "campaign": told.campaign,
    }
    by_name = told.name.substitute(dict(BY_NAME), else_=None)
    said = text_in(told.properties, "origin")
    return told.select(
        "event_id", "person_id", "account_id", "at", "campaign", "content_id", "channel",
        origin=said.coalesce(first_of(fields, known), by_name),
        giver=text_in(told.properties, "giver"),
        how="name",
    ).select(*ORIGINS.columns)  # fmt: skip


def of_lists(records: Table, people: Table, known: Mapping[str, Origin]) -> Table:
    """People of a list that was loaded, by the name of its source."""
    listed = records.filter(any_fit(records.source.lower(), patterns(known, SOURCE)))
    homes = people.select(member="person_id", home="account_id")
    placed = listed.left_join(homes, listed.source_id == homes.member)
    none = ibis.null("string")
    return placed.select(
        event_id=ibis.literal("list:") + placed.source + ":" + placed.source_id,
        person_id=placed.source_id,
        account_id=placed.home,
        origin=first_of({SOURCE: placed.source}, known),
        giver=none,
        at=placed.updated_at.coalesce(placed.received_at),
        how=ibis.literal(LIST),
        campaign=placed.source,
        content_id=none,
        channel=none,
    ).select(*ORIGINS.columns)


def patterns(known: Mapping[str, Origin], field: str) -> list[str]:
    return [said for one in known.values() for name, said in one.words if name == field]


def any_fit(text: Value, said: Iterable[str]) -> BooleanValue:
    return reduce(or_, (fits(text, one) for one in said), NEVER)


def first_of(fields: Mapping[str, Value], known: Mapping[str, Origin]) -> Value:
    """The first origin of which a pattern fits; null where none does."""
    tests = [
        (reduce(or_, found), one.name)
        for one in known.values()
        if (found := [fits(fields[f].lower(), said) for f, said in one.words if f in fields])
    ]
    return ibis.cases(*tests) if tests else ibis.null("string")
