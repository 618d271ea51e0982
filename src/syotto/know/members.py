"""People as columns: conditions judged for all of them in one query.

Events, orders, features and permissions are each read once, whatever is asked about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, Column, StringValue

from syotto.know.moments import moment
from syotto.schema.condition import Bought, Condition, Did, Field, InSegment, leaves
from syotto.schema.condition_fields import (
    ACCOUNT,
    CHANNELS,
    FEATURE,
    MAY,
    PERSON,
    PERSONA,
    Kind,
    kind_of_test,
)
from syotto.schema.inside import any_in
from syotto.schema.judge import Now, passes, since
from syotto.schema.profile import DAY_OR_MOMENT, NO, NUMBER, YES
from syotto.schema.table import MOMENT
from syotto.schema.words import Actor, LineKind, Purpose

SELLING = (Purpose.MAILING.value, Purpose.CALLS.value)


@dataclass(frozen=True)
class Known:
    """The tables that people are judged by, as their `schema` says.

    lists: segment, person_id of segments that are lists.
    """

    people: Table
    accounts: Table
    events: Table
    order_lines: Table
    products: Table
    features: Table
    permissions: Table
    personas: Table
    lists: Table


class People:
    """All people of `known`, with a column for each thing that the conditions ask.

    `rows` has person_id and these columns; answers are columns of it.
    """

    def __init__(self, known: Known, conditions: Iterable[Condition], now: Now) -> None:
        asked = [leaf for condition in conditions for leaf in leaves(condition)]
        self.places = {leaf: f"asked_{place}" for place, leaf in enumerate(dict.fromkeys(asked))}
        self.now = now
        self.rows = self.widened(known)

    def widened(self, known: Known) -> Table:
        """Each table joined to the people, where something is asked about it."""
        fields = {leaf.name for leaf in self.places if isinstance(leaf, Field)}
        own = fields & set(PERSON) | {"person_id", "account_id"}
        rows = known.people.select(*sorted(own))
        if asked := sorted(name for name in fields if name.startswith(ACCOUNT)):
            rows = with_accounts(rows, known.accounts, asked)
        if PERSONA in fields:
            rows = joined(rows, known.personas.select("person_id", PERSONA))
        if any(name.startswith(MAY) for name in fields):
            rows = joined(rows, allowed(known.permissions))
        rows = with_features(rows, known.features, sorted(asked_features(fields)))
        rows = self.with_events(rows, known.events)
        rows = self.with_orders(rows, known.order_lines, known.products)
        return self.with_lists(rows, known.lists)

    def with_events(self, rows: Table, events: Table) -> Table:
        asked = {place: leaf for leaf, place in self.places.items() if isinstance(leaf, Did)}
        if not asked:
            return rows
        meant = events.filter(
            events.name.isin(sorted({leaf.name for leaf in asked.values()})),
            events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value,
            events.person_id.notnull(),
            events.at <= moment(self.now.as_of),
        )
        tests = {place: self.event_fits(meant, leaf) for place, leaf in asked.items()}
        return joined(rows, counted(meant, "person_id", tests, lambda test: test.sum()))

    def event_fits(self, events: Table, leaf: Did) -> BooleanValue:
        tests = [events.name == leaf.name, *self.recent(events, leaf)]
        for name, test in leaf.where:
            kind = kind_of_test(test)
            value = read(any_in(events.properties, name), kind)
            tests.append(passes(value, test, kind, self, self.now))
        return reduce(and_, tests)

    def with_orders(self, rows: Table, lines: Table, products: Table) -> Table:
        """Orders of the person, and those of their account."""
        asked = {place: leaf for leaf, place in self.places.items() if isinstance(leaf, Bought)}
        if not asked:
            return rows
        sold = lines.filter(
            lines.kind == LineKind.SALE.value,
            lines.customer_id.notnull(),
            lines.at <= moment(self.now.as_of),
        )
        if any(leaf.what == "category" for leaf in asked.values()):
            families = products.select(family_of="product_id", category="category")
            sold = sold.left_join(families, sold.product_id == families.family_of)
        tests = {place: self.line_fits(sold, leaf) for place, leaf in asked.items()}
        before = rows.columns
        orders = counted(sold, "customer_id", tests, lambda test: sold.order_id.nunique(where=test))
        own = orders.rename({f"own_{place}": place for place in asked}, person_id="customer_id")
        theirs = orders.rename({f"their_{place}": place for place in asked})
        rows = joined(rows, own).left_join(theirs, rows.account_id == theirs.customer_id)
        sums = {
            place: rows[f"own_{place}"].fill_null(0)
            + ibis.ifelse(rows.account_id == rows.person_id, 0, rows[f"their_{place}"].fill_null(0))
            for place in asked
        }
        return rows.mutate(**sums).select(*before, *asked)

    def line_fits(self, lines: Table, leaf: Bought) -> BooleanValue:
        tests = [ibis.literal(value=True), *self.recent(lines, leaf)]
        if leaf.what:
            column = lines.product_id if leaf.what == "product" else lines.category
            tests.append(column.isin(leaf.one_of))
        return reduce(and_, tests)

    def recent(self, rows: Table, leaf: Did | Bought) -> list[BooleanValue]:
        start = since(leaf.often, self.now)
        return [rows.at > moment(start)] if start else []

    def with_lists(self, rows: Table, lists: Table) -> Table:
        for leaf, place in self.places.items():
            if isinstance(leaf, InSegment):
                named = lists.filter(lists.segment == leaf.name).select("person_id").distinct()
                rows = joined(rows, named.mutate(**{place: True}))
        return rows

    def value(self, name: str, kind: Kind) -> Column:
        column = self.rows[name]
        if name.startswith(FEATURE):
            return read(column, kind)
        return column.lower() if kind == Kind.TEXT else column

    def times(self, leaf: Did | Bought, now: Now) -> Column:
        return self.rows[self.places[leaf]].fill_null(0)

    def listed(self, segment: str) -> BooleanValue:
        return self.rows[self.places[InSegment(segment)]].fill_null(False)

    def passes(self, value: Column, test: Callable[[Any], Any]) -> BooleanValue:
        return test(value).fill_null(False)

    def known(self, value: Column) -> BooleanValue:
        return value.notnull()

    def always(self, answer: bool) -> BooleanValue:
        return ibis.literal(value=answer)


def joined(rows: Table, more: Table) -> Table:
    """What is known of some people beside them."""
    return rows.left_join(more, "person_id").drop("person_id_right")


def counted(
    rows: Table, key: str, tests: Mapping[str, BooleanValue], count: Callable[[Any], Column]
) -> Table:
    """One pass over the rows, whatever is counted in them."""
    return rows.group_by(key).agg(
        **{place: count(test.fill_null(False)).cast("int64") for place, test in tests.items()}
    )


def with_accounts(rows: Table, accounts: Table, names: list[str]) -> Table:
    told = accounts.select(
        of_account="account_id", **{name: accounts[name.removeprefix(ACCOUNT)] for name in names}
    )
    return rows.left_join(told, rows.account_id == told.of_account).drop("of_account")


def allowed(permissions: Table) -> Table:
    """Whether offers may be sent, for each channel."""
    meant = permissions.filter(permissions.purpose.isin(SELLING))
    return meant.group_by("person_id").agg(
        **{MAY + name: meant.allowed.max(where=meant.channel == name) for name in CHANNELS}
    )


def asked_features(fields: Iterable[str]) -> Iterable[str]:
    return (name.removeprefix(FEATURE) for name in fields if name.startswith(FEATURE))


def with_features(rows: Table, features: Table, names: list[str]) -> Table:
    """A column for each name: what is said of the person, else of their account."""
    if not names:
        return rows
    meant = features.filter(features.feature.isin(names))
    told = meant.group_by("subject_id").agg(
        **{name: meant.value.max(where=meant.feature == name) for name in names}
    )
    own = told.rename({f"own_{name}": name for name in names})
    theirs = told.rename({f"their_{name}": name for name in names})
    wide = rows.left_join(own, rows.person_id == own.subject_id).drop("subject_id")
    wide = wide.left_join(theirs, wide.account_id == theirs.subject_id).drop("subject_id")
    wide = wide.mutate(
        **{FEATURE + n: ibis.coalesce(wide[f"own_{n}"], wide[f"their_{n}"]) for n in names}
    )
    return wide.select(*rows.columns, *(FEATURE + name for name in names))


def read(text: StringValue, kind: Kind) -> Column:
    """Text as a value of a kind; null where it is none."""
    if kind == Kind.TEXT:
        return text.lower()
    if kind == Kind.TRUTH:
        return ibis.cases((text == YES, True), (text == NO, False))
    number = kind == Kind.NUMBER
    said = text.re_search(NUMBER if number else DAY_OR_MOMENT)
    return ibis.ifelse(said, text, ibis.null(str)).try_cast("float64" if number else MOMENT)
