"""What came of some days of the company, in people and in euros to be expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from syotto.demo.trials import prospects
from syotto.demo.world import catalogue
from syotto.demo.world.state import State

EMAIL_COST = 0.02


@dataclass(frozen=True)
class Tally:
    """Margin after the cost of contacts, and what happened; `margin` has all of it in.

    brought: a year of whom we asked somebody to bring; left: of who leaves tired of contact.

    early: calls to people who had shown no interest in anything yet.
    """

    margin: float
    orders: float
    contracts_margin: float
    projects: float
    brought: float
    left: float
    cost: float
    contacts: float
    complaints: float
    lost: float
    contracts: float
    early: float

    @property
    def sales(self) -> float:
        """Margin of orders and contracts after the cost of contacts: projects left out."""
        return self.margin - self.projects


def mean(lives: Sequence[Tally]) -> Tally:
    """What came on average over several courses of events."""
    return Tally(*(float(np.mean(one)) for one in zip(*map(astuple, lives), strict=True)))


def tallied(state: State, since: int, call_cost: float) -> Tally:
    """Everything from day `since` on."""
    calls, mails = contacted(state, since)
    cost = calls * call_cost + mails * EMAIL_COST
    parts = "orders contracts projects brought left"
    orders, contracts, projects, brought, left = (
        float(told.sum()) for told in state.journal.read(prospects.KIND, parts, since)
    )
    signed, ended = (
        len(state.journal.read(kind, "number", since)[0])
        for kind in ("contract start", "contract end")
    )
    return Tally(
        margin=orders + contracts + projects + brought - left - cost,
        orders=orders,
        contracts_margin=contracts,
        projects=projects,
        brought=brought,
        left=left,
        cost=cost,
        contacts=calls + mails,
        complaints=len(state.journal.read("case", "number", since)[0]),
        lost=len(state.journal.read("lost", "account", since)[0]),
        contracts=signed - ended,
        early=early_calls(state, since),
    )


def contacted(state: State, since: int) -> tuple[int, int]:
    (kind,) = state.journal.read("activity", "kind", since)
    calls = int((kind != catalogue.VISIT).sum())
    return calls, len(state.journal.read("mail", "person", since)[0])


def early_calls(state: State, since: int) -> int:
    """Calls to visitors and suspects, as they stood on the morning of the call."""
    who, day, kind = state.journal.read("activity", "person day kind", since)
    who, day = who[kind != catalogue.VISIT], day[kind != catalogue.VISIT]
    person, on, stage, before = state.journal.read("stage", "person day stage before")
    order = np.lexsort((on, person))
    person, on, stage, before = (one[order] for one in (person, on, stage, before))
    days = state.day + 1
    after = np.searchsorted(person * days + on, who * days + day)
    last, known = np.maximum(after - 1, 0), np.minimum(after, max(len(person) - 1, 0))
    stood = state.stage[who]
    if len(person):
        follows = (after < len(person)) & (person[known] == who)
        stood = np.where(follows, before[known], stood)
        stood = np.where((after > 0) & (person[last] == who), stage[last], stood)
    return int((stood < catalogue.PROSPECT).sum())
