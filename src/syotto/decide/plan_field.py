"""What may be done today, as numbers: each row what it is worth and what of the limits it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.decide.control import arm_of
from syotto.decide.plan_limits import (
    BUDGET,
    LEADS,
    MINUTES,
    NOBODY,
    PERSON,
    Desk,
    Limits,
    desks,
)
from syotto.maths.allotment import Things
from syotto.maths.allotment_loops import Floats, Ints
from syotto.maths.codes import plain, ranked
from syotto.maths.hashing import below, draw
from syotto.schema.plan import Kind
from syotto.schema.sellers import days_off, sellers_in
from syotto.schema.words import Arm

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Rules:
    """The settings that decide."""

    as_of: datetime
    capacity: int
    contact_minutes: float
    day_budget: float
    control_share: float
    control_exempt: Sequence[str]
    explore_share: float
    sellers: Sequence[Any]
    holidays: Sequence[str]
    time_zone: str
    working_hours: str


@dataclass(frozen=True)
class Field:
    """The rows that were read, as numbers: one place for each row, one group for each customer."""

    rows: pa.Table
    rules: Rules

    @cached_property
    def starts(self) -> Ints:
        """Where each customer's rows begin, and the end."""
        ids = self.rows["customer_id"].combine_chunks()
        if not len(ids):
            return np.zeros(1, np.int64)
        new = pc.indices_nonzero(pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1)))
        return np.concatenate([[0], plain(new).astype(np.int64) + 1, [len(ids)]])

    @cached_property
    def group(self) -> Ints:
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def numbers(self, column: str, missing: float) -> Floats:
        found: Floats = pc.fill_null(self.rows[column], missing).to_numpy()
        return found

    @staticmethod
    def flags(column: pa.ChunkedArray) -> Flags:
        found: Flags = pc.fill_null(column, fill_value=False).to_numpy().astype(bool)
        return found

    @cached_property
    def worth(self) -> Floats:
        """Of what competes and is worth something; 0 for all else."""
        worth = np.round(self.numbers("expected_margin", 0.0), 9)
        return np.where(self.flags(pc.is_null(self.rows["why_not"])) & (worth > 0), worth, 0.0)

    @cached_property
    def rivals(self) -> Ints:
        """How many candidates of each customer compete."""
        return np.bincount(self.group[self.worth > 0], minlength=len(self.starts) - 1)

    @cached_property
    def arm(self) -> NDArray[np.str_]:
        """Of each customer for whom something competes; empty for all others."""
        rules, ids = self.rules, self.rows["customer_id"]
        exempt = frozenset(rules.control_exempt)
        arms = np.full(len(self.starts) - 1, "", "U8")
        some = np.flatnonzero(self.rivals)
        told = ids.take(pa.array(self.starts[some])).to_pylist()
        arms[some] = [arm_of(one, rules.control_share, exempt).value for one in told]
        return arms

    @cached_property
    def explored(self) -> Flags:
        """Customers for whom the second best is done."""
        found = np.zeros(len(self.starts) - 1, bool)
        if not self.rules.explore_share:
            return found
        some = np.flatnonzero(self.rivals > 1)
        limit, day = below(self.rules.explore_share), self.rules.as_of.date().isoformat()
        told = self.rows["customer_id"].take(pa.array(self.starts[some])).to_pylist()
        found[some] = [draw("explore", day, one) < limit for one in told]
        return found

    @cached_property
    def open(self) -> Floats:
        """The worth of what is chosen from: where the second best is done, of that alone."""
        if not self.explored.any():
            return self.worth
        place = np.cumsum(self.worth > 0)
        first = np.concatenate([[0], place])[self.starts[:-1]]
        second = (place - first[self.group] == 2) & (self.worth > 0)
        return np.where(self.explored[self.group] & ~second, 0.0, self.worth)

    @cached_property
    def owners(self) -> tuple[Ints, list[str]]:
        """Whose each row is, as a number, and their names."""
        code, names = ranked(pc.fill_null(self.rows["owner"], NOBODY))
        return code.astype(np.int64), names.to_pylist()

    @cached_property
    def desks(self) -> list[Desk]:
        """Of each owner."""
        rules = self.rules
        sellers = sellers_in(rules)
        minutes = rules.capacity * rules.contact_minutes
        names = self.owners[1]
        found = desks(names, sellers, rules.as_of, days_off(rules.holidays), minutes)
        return [found[name] for name in names]

    @cached_property
    def timed(self) -> Flags:
        """What takes a seller's time; the rest is done by machine."""
        found: Flags = self.numbers("minutes", 0.0) > 0
        return found

    @cached_property
    def limits(self) -> tuple[Limits, Things]:
        """The resources, and everything to choose from with what it takes of them."""
        limits = Limits()
        columns = [
            self.minutes(limits), self.leads(limits), self.budget(limits), self.people(limits),
        ]  # fmt: skip
        used = [column for column in columns if (column[0] >= 0).any()]
        empty = np.full((1, len(self.group)), -1, np.int64), np.zeros((1, len(self.group)))
        resource, amount = (np.array(part) for part in zip(*used, strict=True)) if used else empty
        capacity = np.array(limits.capacity, np.float64)
        return limits, Things(self.starts, self.open, resource, amount, capacity)

    def minutes(self, limits: Limits) -> tuple[Ints, Floats]:
        places = [limits.place(MINUTES, one.seller, one.minutes) for one in self.desks]
        found = np.array(places, np.int64)[self.owners[0]] if places else self.owners[0]
        return np.where(self.timed, found, -1), self.numbers("minutes", 0.0)

    def leads(self, limits: Limits) -> tuple[Ints, Floats]:
        """New leads of the sellers whom the settings name."""
        calls = self.flags(pc.equal(self.rows["kind"], Kind.LEAD.value)) & self.timed
        places = [
            -1 if one.leads is None else limits.place(LEADS, one.seller, one.leads)
            for one in (self.desks if calls.any() else [])
        ]
        found = np.array(places, np.int64)[self.owners[0]] if places else self.owners[0]
        return np.where(calls, found, -1), np.ones(len(self.group))

    def budget(self, limits: Limits) -> tuple[Ints, Floats]:
        cost = np.maximum(self.numbers("cost", 0.0), 0.0)
        if not self.rules.day_budget:
            return np.full(len(cost), -1, np.int64), cost
        place = limits.place(BUDGET, NOBODY, self.rules.day_budget)
        return np.where(cost > 0, place, -1), cost

    def people(self, limits: Limits) -> tuple[Ints, Floats]:
        """People who belong to several customers: one act for each of them too."""
        named = self.flags(pc.is_valid(self.rows["person_id"])) & (self.worth > 0)
        resource = np.full(len(self.group), -1, np.int64)
        if named.any():
            rows = np.flatnonzero(named)
            code, names = ranked(self.rows["person_id"].take(pa.array(rows)))
            pairs = np.unique(np.stack([code.astype(np.int64), self.group[rows]]), axis=1)
            shared = np.flatnonzero(np.bincount(pairs[0], minlength=len(names)) > 1)
            places = np.full(len(names), -1, np.int64)
            for one in shared:
                places[one] = limits.place(PERSON, names[int(one)].as_py(), 1.0)
            resource[rows] = places[code]
        return resource, np.ones(len(self.group))

    @cached_property
    def treated(self) -> Flags:
        """Rows that the treated may be given."""
        found: Flags = (self.arm != Arm.CONTROL.value)[self.group] & (self.open > 0)
        return found
