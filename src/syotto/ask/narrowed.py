"""A build as one viewer may read it: every table, narrowed in one place.

A question asks for tables by name and knows nothing of viewers. So a new question cannot forget
whom it answers, and a new table that no rule here knows is empty for a limited viewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_

import ibis
from ibis import Table
from ibis.backends.duckdb import Backend
from ibis.expr.types import BooleanValue

from syotto.store.snapshot import Snapshot

PATTERNS = frozenset(
    {
        "pairs",
        "chance_model",
        "chance_fits",
        "keeps",
        "takeups",
        "lifts",
        "act_lifts",
        "assumptions",
        "lead_model",
        "lead_drift",
        "lifetime_fits",
        "lifetime_forecasts",
        "keep_effects",
        "pressure_fits",
        "supply_fits",
        "referral_split",
    }
)
"""Learned or counted over all customers, naming none: what offers stand on. Nothing is narrowed."""
PEOPLE = {
    "events": ("user_id", "account_ref"),
    "raw.events": ("user_id", "account_ref"),
    "carts": ("person",),
    "permissions": ("person_id",),
    "objections": ("person_id",),
    "personas": ("person_id",),
    "segment_lists": ("person_id",),
    "segment_members": ("person_id",),
    "features": ("subject_id",),
}
"""Tables that name customers in other columns than `customer_id`."""
SUBJECTS = {
    "people": ("person_id", "account_id"),
    "accounts": ("account_id",),
    "memberships": ("account_id", "person_id"),
    "job_changes": ("account_id", "person_id"),
    "timeline": ("customer_id", "person_id", "account_id"),
    "search": ("customer_id", "person_id", "account_id"),
    "assets": ("account_id",),
    **dict.fromkeys(("lead_points", "lead_points_tried", "lead_chances"), ("person_id",)),
    **dict.fromkeys(("lead_scores", "lead_totals", "lead_features"), ("person_id", "account_id")),
    "origins": ("person_id", "account_id"),
    **dict.fromkeys(("candidates", "plan", "decisions"), ("customer_id", "person_id")),
    "lead_cards": ("person_id", "account_id"),
}
"""Tables about people and accounts, who may have bought nothing yet."""
NUMBERED = {"customers": "customer_id", "accounts": "account_id", "people": "person_id"}
EVERYTHING = frozenset({"raw.contents"})
"""What names nobody, beside what was learned."""

WALKED = frozenset({"stages", "journey_steps"})
"""Tables that tell of journeys: of those whose owner and unit the viewer may see."""
MET = frozenset({"touchpoints", "sessions"})


@dataclass(frozen=True)
class Limits:
    """What a viewer is limited to; null is all. horizon_days: what "lately" means of products."""

    owners: frozenset[str] | None
    units: frozenset[str] | None
    horizon_days: int


class Narrowed(Snapshot):
    """One finished build with the rows of some owners and units only."""

    def __init__(self, whole: Snapshot, limits: Limits) -> None:
        self.whole = whole
        self.limits = limits
        self.path, self.connection, self.build = whole.path, whole.connection, whole.build
        self.columns, self.names = whole.columns, whole.names

    def backend(self) -> Backend:
        return self.whole.backend()

    def table(self, name: str) -> Table:
        """Raises NotFound where the build has no such table."""
        table = self.whole.table(name)
        if name in PATTERNS | EVERYTHING:
            return table
        if name in SUBJECTS:
            return self.of_subjects(table, SUBJECTS[name])
        ruled = {
            "customers": self.own,
            "products": self.recounted_products,
            "groups": self.recounted_groups,
            "kpis": self.figures,
            **dict.fromkeys(WALKED, self.walked),
            **dict.fromkeys(MET, self.met),
        }
        if name in ruled:
            return ruled[name](table)
        if "customer_id" in table.columns:
            return self.of_customers(table)
        if name in PEOPLE:
            return self.named(table, PEOPLE[name])
        return self.own(table)

    def own(self, table: Table) -> Table:
        """Rows whose owner and unit the viewer may see; none where the table does not say."""
        for column, names in (("owner", self.limits.owners), ("unit", self.limits.units)):
            if names is not None:
                told = column in table.columns
                table = table.filter(table[column].isin(sorted(names)) if told else NEVER)
        return table

    def of_customers(self, table: Table) -> Table:
        """Rows about the viewer's customers; a line of another unit is left out all the same."""
        units = self.limits.units
        if units is not None and "unit" in table.columns:
            table = table.filter(table.unit.isnull() | table.unit.isin(sorted(units)))
        return table.semi_join(self.table("customers"), "customer_id")

    def of_subjects(self, table: Table, columns: Iterable[str]) -> Table:
        """Rows about the viewer's customers, accounts and people; none of another unit."""
        units = self.limits.units
        if units is not None and "unit" in table.columns:
            table = table.filter(table.unit.isnull() | table.unit.isin(sorted(units)))
        hits: list[BooleanValue] = [
            table[column].isin(self.looked_after().number) for column in columns
        ]
        return table.filter(reduce(or_, hits).fill_null(False))

    def looked_after(self) -> Table:
        """number: of every customer, account and person that the viewer looks after."""
        return self.numbers(lambda name: self.own(self.whole.table(name)))

    def seen(self) -> Table:
        """number: of these, and of the people of these accounts."""
        return self.numbers(self.table)

    def numbers(self, table: Callable[[str], Table]) -> Table:
        return ibis.union(
            *(
                table(name).select(number=number)
                for name, number in NUMBERED.items()
                if name in self.names
            )
        )

    def named(self, table: Table, columns: Iterable[str]) -> Table:
        """Rows that name one of the viewer's customers, people or accounts in one of `columns`."""
        mine = self.seen().number
        hits: list[BooleanValue] = [table[column].isin(mine) for column in columns]
        return table.filter(reduce(or_, hits).fill_null(False))

    def walked(self, table: Table) -> Table:
        return table.semi_join(self.table("journeys"), ["subject", "subject_id"])

    def figures(self, table: Table) -> Table:
        """Figures of the viewer's owners or units; who is limited to both has none of their own."""
        limits = self.limits
        if limits.owners is not None and limits.units is not None:
            return table.filter(NEVER)
        dimension = "unit" if limits.owners is None else "owner"
        own = sorted(limits.owners or limits.units or ())
        return table.filter(table.dimension == dimension, table.member.isin(own))

    def met(self, table: Table) -> Table:
        """Rows of people and companies whose journeys the viewer may see."""
        journeys = self.table("journeys")
        hits = [
            table[f"{subject}_id"].isin(journeys.filter(journeys.subject == subject).subject_id)
            for subject in ("person", "account")
        ]
        return table.filter(reduce(or_, hits).fill_null(False))

    def recounted_products(self, products: Table) -> Table:
        """What was sold of each product to the viewer's customers; names and prices as they are."""
        since = ibis.literal(self.build.as_of - timedelta(days=self.limits.horizon_days))
        bought = self.table("purchases")
        sold = bought.group_by("product_id").agg(
            sold_to=(bought.times > 0).sum(),
            sold_lately=(bought.last_at >= since).sum(),
            quantity=bought.quantity.sum(),
            amount=bought.amount.sum(),
            margin=bought.margin.sum(),
            first_at=bought.first_at.min(),
            last_at=bought.last_at.max(),
        )
        running = self.table("subscriptions")
        held = running.group_by("product_id").agg(
            held_by=running.customer_id.nunique(),
            held_lately=running.customer_id.nunique(where=running.started_at >= since),
        )
        counted = products.drop(*(name for name in sold.columns if name in SOLD))
        joined = counted.left_join(sold, "product_id").drop("product_id_right")
        joined = joined.left_join(held, "product_id").drop("product_id_right")
        made = joined.mutate(
            buyers=joined.held_by.coalesce(joined.sold_to, 0),
            recent_buyers=joined.held_lately.coalesce(joined.sold_lately, 0),
        )
        return self.shaped(made, "products")

    def recounted_groups(self, groups: Table) -> Table:
        """The groups that the viewer's customers are in, counted over these."""
        customers = self.table("customers")
        placed = self.table("customer_groups").join(customers, "customer_id")
        counted = placed.group_by("customer_group").agg(
            customers=placed.count(),
            orders=placed.orders.mean(),
            products=placed.products.mean(),
            amount=placed.amount.sum(),
            margin=placed.margin.sum(),
            recency_days=placed.recency_days.median(),
        )
        named = groups.select("customer_group", "name", "how", "about")
        return self.shaped(named.join(counted, "customer_group"), "groups")

    def shaped(self, table: Table, name: str) -> Table:
        """In the columns and types of the whole table."""
        columns = self.columns[name]
        return table.select(*columns).cast(columns)


NEVER = ibis.literal(value=False)
SOLD = {"quantity", "amount", "margin", "first_at", "last_at"}
