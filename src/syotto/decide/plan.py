"""The plan: of all that could be done for a customer today at most one thing, within the limits.

1. No contact is worth 0 and wins unless something is worth more.
2. At most one act for a customer, and for a person who belongs to several.
3. A seller's acts fit into their minutes, their new leads into their number, all costs into the
   budget. What is worth most within these limits is done: `maths.allotment` says how, and what a
   limit costs. So an act that takes no seller's time may win over one that would bring more.
4. The control group takes no room. Who would have found a place is told apart: they and those who
   got one are an experiment.
5. For `explore_share` of the customers who have several the second best is done, so that it is
   known what it does.

Prices come first (`plan_prices`); at them one customer can be planned alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.decide.plan_field import Field, Flags, Rules
from syotto.decide.plan_limits import ALL, MINUTES, NOBODY, PERSON, UNITS
from syotto.maths import allotment, allotment_exact
from syotto.maths.allotment import Things
from syotto.maths.allotment_loops import SLACK, Floats, Ints
from syotto.schema.plan import PLAN, PLAN_PRICES, Kind
from syotto.schema.words import Arm

READ = (
    "customer_id", "person_id", "kind", "what", "product_id", "channel", "minutes", "owner", "cost",
    "expected_margin", "low", "high", "why_not", "why_words", "rank", "reasons",
)  # fmt: skip
TOLD = 3
"""Candidates of a customer that are read though they are worth nothing: what is told of them."""
UNTOLD = ("unknown", "unproved")
"""What nobody measured is no reason for anything, either way."""
BEST, CONTROL = "best_", "control"
LOTS = tuple(f"{CONTROL}_{kind.value}" for kind in Kind if kind is not Kind.OFFER)
"""Who would get another act than an offer, and is in the control group."""
LEFT_ALONE = "In the control group: left alone, so that we learn what contact adds."
WORDS = {
    "feedback": "Somebody said no to every offer that pays.",
    "no_gain": "No offer is worth its contact.",
    **dict.fromkeys((CONTROL, *LOTS), LEFT_ALONE),
    "capacity": "Pays, but the list is full of better ones.",
    "away": "Pays, but their seller is away and nobody stands in.",
    "budget": "Pays, but the money for today goes to better ones.",
    "elsewhere": "The same person is contacted for another customer today.",
    "not_permitted": "They may not be contacted in any way that pays.",
    "over": "It is too late for what would have paid.",
    "with_seller": "A seller works on them as a lead.",
}
"""What each code says; `held` and `rested` say since when."""


def reads(candidates: Table, *others: Table) -> tuple[Table, ...]:
    """What may be done, and the best of what may not; each customer's in their order."""
    told = (candidates["rank"] <= TOLD) | candidates.why_not.notnull()
    every = candidates.filter((candidates.expected_margin > 0) | told)
    some = every.filter(~every.why_not.fill_null("").isin(UNTOLD))
    order = ("customer_id", some["rank"].asc(), "kind", "what", "channel", "person_id")
    return some.order_by(*order).select(*READ), *others


def plan_prices(rows: pa.Table, *, as_of: datetime, **rules: Any) -> pa.Table:
    """What limits the plan, and what a little more of it would bring; schema PLAN_PRICES.

    more_high: the price of now for all of it; more_low: what the last of it brings when everybody
    has that much more. What it brings lies between, but for the gap of the plan.
    """
    field = Field(rows, Rules(as_of, **rules))
    limits, every = field.limits
    open_now = every.kept(field.treated)
    small = open_now.kept(allotment.undominated(open_now))
    unit = np.array([UNITS.get(kind, 0.0) for kind, _ in limits.places])
    now = allotment.prices(small)
    later = allotment.prices(allotment.with_more(small, unit)).price
    made: list[dict[str, Any]] = [
        {
            "resource": kind,
            "owner": name,
            "capacity": limits.capacity[at],
            "price": now.price[at],
            "more": (now.price[at] + min(now.price[at], later[at])) / 2 * unit[at],
            "more_low": min(now.price[at], later[at]) * unit[at],
            "more_high": now.price[at] * unit[at],
        }
        for at, (kind, name) in enumerate(limits.places)
        if kind != PERSON
    ]
    made.append({"resource": ALL, "owner": NOBODY, "bound": now.bound})
    full = [{name: row.get(name) for name in PLAN_PRICES.columns} for row in made]
    return pa.Table.from_pylist(full, schema=PLAN_PRICES.columns.to_pyarrow())


def plan(rows: pa.Table, prices: pa.Table, *, as_of: datetime, **rules: Any) -> pa.Table:
    """One row for each customer for whom anything could be done; schema PLAN."""
    return Chosen(Field(rows, Rules(as_of, **rules)), prices).table()


@dataclass(frozen=True)
class Chosen:
    """What is done at given prices, customer by customer."""

    field: Field
    prices: pa.Table

    @property
    def every(self) -> Things:
        return self.field.limits[1]

    @cached_property
    def price(self) -> Floats:
        """Of each resource; what is not told costs nothing."""
        keys = zip(
            self.prices["resource"].to_pylist(), self.prices["owner"].to_pylist(), strict=True
        )
        told = dict(zip(keys, self.prices["price"].to_pylist(), strict=True))
        places = self.field.limits[0].places
        return np.array([told.get(key) or 0.0 for key in places], np.float64)

    @cached_property
    def left(self) -> Floats:
        """What each row is worth after what time and money cost; nan: not known."""
        margin = np.round(self.field.numbers("expected_margin", np.nan), 9)
        return margin - allotment.paid(self.every, self.price)

    @cached_property
    def choice(self) -> Ints:
        """The row that is done for each customer, -1 for none."""
        rows = np.flatnonzero(self.field.treated)
        found = allotment_exact.chosen(self.every.kept(self.field.treated), self.price)
        return np.append(rows, -1)[found]

    @cached_property
    def first(self) -> Ints:
        """The best row of each customer, whether it is worth anything or not; -1: none is left."""
        starts = self.field.starts[:-1]
        ranked = self.field.flags(pc.is_valid(self.field.rows["rank"]))
        return np.where(ranked[starts], starts, -1)

    @cached_property
    def instead(self) -> Ints:
        """What would have been done for each customer of the control group, -1 for nothing: the
        best, or where the seller's day is full the best that needs none.
        """
        field = self.field
        found = np.full(len(field.arm), -1, np.int64)
        rows = np.flatnonzero((field.arm == Arm.CONTROL.value)[field.group] & (field.open > 0))
        for some in (rows, rows[~field.timed[rows]]):
            still = some[found[field.group[some]] < 0]
            order = np.lexsort((still, -field.open[still], -self.left[still], field.group[still]))
            groups, at = np.unique(field.group[still[order]], return_index=True)
            best = still[order][at]
            found[groups] = np.where(self.finds_room(best), best, -1)
        return found

    def finds_room(self, rows: Ints) -> Flags:
        """Whether each would be done: there is room, or it comes before the last on its list."""
        every = self.every
        room = every.capacity - allotment.used_by(every, self.choice)
        fits = np.ones(len(rows), bool)
        for resource, amount in zip(every.resource, every.amount, strict=True):
            at = resource[rows]
            fits &= (at < 0) | (amount[rows] <= np.append(room, 0.0)[at] + SLACK)
        done = self.choice[self.choice >= 0]
        both = np.concatenate([done, rows])
        order = np.lexsort((both, -self.field.open[both], -self.left[both]))
        place = np.empty(len(both), np.int64)
        place[order] = np.arange(len(both))
        last = np.full(len(every.capacity) + 1, -1, np.int64)
        np.maximum.at(last, self.list_of(done), place[: len(done)])
        before = place[len(done) :] < last[self.list_of(rows)]
        return fits | np.where(self.field.timed[rows], before, self.left[rows] > 0)

    def list_of(self, rows: Ints) -> Ints:
        """Whose list each row is on: the seller's resource, or one beyond all for the machine."""
        if not self.field.timed.any():
            return np.full(len(rows), len(self.every.capacity))
        return np.where(
            self.field.timed[rows], self.every.resource[0][rows], len(self.every.capacity)
        )

    @cached_property
    def shown(self) -> Ints:
        """The row that each customer's row of the plan is about; -1: nothing is left."""
        done = np.where(self.choice >= 0, self.choice, self.instead)
        return np.where(done >= 0, done, self.first)

    @cached_property
    def reason(self) -> NDArray[np.str_]:
        """Code of why it is done, or why nothing is."""
        rows = self.field.rows
        kinds = np.append(np.asarray(rows["kind"].to_pylist(), "U16"), "")
        would = kinds[self.instead]
        mine = np.where(would == Kind.OFFER.value, CONTROL, np.char.add(f"{CONTROL}_", would))
        return np.select(
            [self.choice >= 0, self.instead >= 0, self.field.rivals > 0],
            [np.char.add(BEST, kinds[self.choice]), mine, self.no_room()],
            self.no_rival(),
        ).astype("U24")

    def no_room(self) -> NDArray[np.str_]:
        """Which limit kept out the best of each customer."""
        every, places = self.every, list(self.field.limits[0].places)
        room = np.append(every.capacity - allotment.used_by(every, self.choice), np.inf)
        codes = np.full(len(self.first), "capacity", "U16")
        rows = np.maximum(self.first, 0)
        for resource, amount in zip(every.resource, every.amount, strict=True):
            at = resource[rows]
            kind = np.array([key[0] for key in places] + [""])[at]
            tight = amount[rows] > room[at] + SLACK
            nobody = np.append(every.capacity, 1.0)[at] == 0
            codes = np.where((kind == MINUTES) & nobody, "away", codes)
            codes = np.where((kind == PERSON) & tight, "elsewhere", codes)
            if MINUTES not in kind:
                continue
            codes = np.where((kind == MINUTES) & ~tight & (self.price[at] == 0), "budget", codes)
        return codes

    def no_rival(self) -> NDArray[np.str_]:
        """Why nothing competes: it waits, something stopped it, or nothing is worth it."""
        why = np.append(
            np.asarray(pc.fill_null(self.field.rows["why_not"], "").to_pylist(), "U16"), ""
        )
        margin = np.append(np.round(self.field.numbers("expected_margin", 0.0), 9), 0.0)
        waits = margin[self.first] > 0
        stopped = np.where(margin[self.stopped] > 0, why[self.stopped], "no_gain")
        return np.where(waits, why[self.first], stopped)

    @cached_property
    def stopped(self) -> Ints:
        """The best of each customer's that something stopped for good; -1: nothing."""
        field = self.field
        gone = np.flatnonzero(field.flags(pc.is_null(field.rows["rank"])))
        margin = field.numbers("expected_margin", -np.inf)[gone]
        ordered = gone[np.lexsort((gone, -margin, field.group[gone]))]
        groups, at = np.unique(field.group[ordered], return_index=True)
        found = np.full(len(field.starts) - 1, -1, np.int64)
        found[groups] = ordered[at]
        return found

    def reasons(self) -> pa.Array:
        """Why in words: of what is done, of what it waits for, or of the code."""
        rows, done = self.field.rows, self.choice >= 0
        said = taken(rows["reasons"], np.where(done, self.choice, -1))
        waits = taken(rows["why_words"], np.where(self.field.rivals == 0, self.first, -1))
        static = pa.array([WORDS.get(code) for code in self.reason.tolist()], pa.string())
        return pc.coalesce(said, static, waits)

    def place(self) -> pa.Array:
        """On the list of the seller, or of the machine; what is worth most comes first."""
        done = np.flatnonzero(self.choice >= 0)
        rows = self.choice[done]
        lists = self.list_of(rows)
        order = np.lexsort((rows, -self.field.open[rows], lists))
        starts = np.flatnonzero(np.diff(lists[order], prepend=-1))
        number = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
        place = np.zeros(len(self.choice), np.int64)
        place[done[order]] = number + 1
        return pa.array(place, mask=place == 0)

    def propensity(self) -> Floats:
        field, rules = self.field, self.field.rules
        drawn = (self.choice >= 0) | (self.instead >= 0)
        share = np.where(
            field.arm == Arm.CONTROL.value, rules.control_share, 1 - rules.control_share
        )
        chance = np.where(field.arm == Arm.EXEMPT.value, 1.0, share)
        several = drawn & (field.rivals > 1)
        explored = np.where(field.explored, rules.explore_share, 1 - rules.explore_share)
        return np.where(drawn, chance, 1.0) * np.where(several, explored, 1.0)

    def beaten(self) -> dict[str, pa.Array]:
        """The next two of each customer, and by how much."""
        field = self.field
        ends = field.starts[1:]
        ranked = np.append(field.flags(pc.is_valid(field.rows["rank"])), False)
        near = self.first[:, None] + np.arange(TOLD)
        there = (self.first >= 0)[:, None] & (near < ends[:, None])
        near = np.where(there, near, len(ranked) - 1)
        fits = there & ranked[near] & (near != self.shown[:, None])
        fits &= np.cumsum(fits, axis=1) <= TOLD - 1
        offsets = pa.array(np.concatenate([[0], np.cumsum(fits.sum(axis=1))]).astype(np.int32))
        rows = near[fits]
        by = self.left[np.repeat(self.shown, fits.sum(axis=1))] - self.left[rows]
        values = {
            "beaten": taken(field.rows["what"], rows),
            "beaten_kinds": taken(field.rows["kind"], rows),
            "beaten_channels": taken(field.rows["channel"], rows),
            "beaten_by": pa.array(by, from_pandas=True),
        }
        return {name: pa.ListArray.from_arrays(offsets, each) for name, each in values.items()}

    def table(self) -> pa.Table:
        field, rows = self.field, self.field.rows
        shown = self.shown
        sellers = pa.array([one.seller or None for one in field.desks], pa.string())
        whose = np.append(np.where(field.timed, field.owners[0], -1), -1)[shown]
        copied = (
            "person_id", "kind", "what", "product_id", "channel", "minutes", "expected_margin",
            "low", "high",
        )  # fmt: skip
        made = {
            "customer_id": rows["customer_id"].take(pa.array(field.starts[:-1])),
            **{name: taken(rows[name], shown) for name in copied},
            "owner": taken(sellers, whose),
            "place": self.place(),
            "reason": pa.array(self.reason.tolist(), pa.string()),
            "reasons": self.reasons(),
            "arm": pa.array([one or None for one in field.arm.tolist()], pa.string()),
            "propensity": pa.array(self.propensity()),
            **self.beaten(),
        }
        return pa.table(
            {name: made[name] for name in PLAN.columns}, schema=PLAN.columns.to_pyarrow()
        )


def taken(values: pa.ChunkedArray | pa.Array, rows: Sequence[int] | Ints) -> Any:
    """The values at these rows; null where the row is -1."""
    at = np.asarray(rows, np.int64)
    found = values.take(pa.array(at, mask=at < 0))
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
