"""What a policy may see of the company, and how it says whom to contact in the coming week.

Only the oracle looks at what is hidden; the others read what the firm's systems show: orders,
known people, forms, page views of signed-in people, opened e-mails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Floats, Ints
from syotto.demo.world.contact import Contacts
from syotto.demo.world.state import State, World

CALLS = 25
"""Calls that a seller can make in a week."""


@dataclass(frozen=True)
class Act:
    """A row of a built workspace's list. person: whom; null is the customer's main contact.

    what: what it is about where it sells no product.
    """

    customer: str
    person: str | None = None
    product: str | None = None
    channel: str = "seller"
    what: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Sight:
    """The evening before a week; `decided` gives a built workspace's list, the best first."""

    world: World
    state: State
    week: int
    calls: int  # of one seller in the week
    decided: Callable[[], list[Act]]

    @property
    def day(self) -> int:
        return self.state.day


class Policy(Protocol):
    """Chooses the contacts of a week. `builds` says whether it needs the workspace built."""

    name: str
    builds: bool

    def choose(self, sight: Sight) -> Contacts: ...


def bought(sight: Sight, days: int) -> Flags:
    """(accounts, ordered products): bought in the last days, as the ERP shows."""
    account, product = sight.state.journal.read("line", "account product", sight.day - days)
    have = np.zeros((sight.world.accounts.n, catalogue.ORDERED), dtype=np.bool_)
    ordered = product < catalogue.ORDERED
    have[account[ordered], product[ordered]] = True
    return have


def popular(sight: Sight, days: int = 90) -> Ints:
    """Ordered products, most buyers first; ties by number."""
    buyers = bought(sight, days).sum(axis=0)
    return np.asarray(np.argsort(-buyers, kind="stable"), dtype=np.int64)


def most_popular_lacking(sight: Sight, account: Ints) -> Ints:
    """For each account the most popular product that it did not buy in a year."""
    ranked = popular(sight)
    lacks = ~bought(sight, 365)[account][:, ranked]
    return np.asarray(ranked[lacks.argmax(axis=1)], dtype=np.int64)


def by_seller(sight: Sight, person: Ints, score: Floats) -> Ints:
    """The best of each seller's people, as many as the seller can call in a week."""
    seller = sight.world.accounts.owner[sight.state.account[person]]
    order = np.lexsort((person, -score, seller))
    ordered = seller[order]
    starts = np.searchsorted(ordered, ordered)
    place = np.arange(len(order)) - starts
    return person[order][place < sight.calls]
