"""At most one thing for each group, under limits that all groups share: which things, and what the
limits are worth.

    max sum_j worth_j x_j,  sum over a group x_j <= 1,  sum_j amount_kj x_j <= capacity of resource

a multiple-choice knapsack with many knapsacks. With a price p_r >= 0 on each resource every group
chooses alone, and for any prices

    D(p) = sum_r p_r capacity_r + sum over groups max(0, max_j worth_j - p . amount_j)

is at least what the best choice brings (Lagrangian duality; Geoffrion 1974). So a choice comes with
a stated gap: D(p) less what it brings. Prices are halved towards where what is asked for fits; the
choice fills the limits in the order of what is left after prices. Where a gap stays and little is
open, HiGHS closes it: what would lose more than the gap cannot be part of the best choice.

A price is the right-hand one: what a little more of the resource would bring.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from syotto.maths.allotment_loops import SLACK, Floats, Ints, ask, fill, mark_kept

HALVINGS = 48
ROUNDS = 6
STEPS = 100
NEAR = 1e-12
CLOSE = 1e-7
"""A gap below this share of what is brought is none worth a step."""
NONE = -1


@dataclass(frozen=True)
class Things:
    """Things to choose from; those of group g are rows starts[g] to starts[g + 1].

    worth (n,). resource (k, n): up to k resources that a thing takes, -1 for none; amount (k, n):
    how much of each. A resource stands in one of the k rows only. capacity (r,).
    """

    starts: Ints
    worth: Floats
    resource: Ints
    amount: Floats
    capacity: Floats

    @property
    def groups(self) -> int:
        return len(self.starts) - 1

    def group_of(self) -> Ints:
        return np.repeat(np.arange(self.groups), np.diff(self.starts))

    def kept(self, keep: NDArray[np.bool_]) -> Things:
        """Only these rows; groups stay, some without any."""
        before = np.concatenate([[0], np.cumsum(keep)])
        return replace(
            self,
            starts=before[self.starts].astype(np.int64),
            worth=self.worth[keep],
            resource=np.ascontiguousarray(self.resource[:, keep]),
            amount=np.ascontiguousarray(self.amount[:, keep]),
        )


@dataclass(frozen=True)
class Priced:
    """What a unit of each resource is worth (r,), and what no choice can bring more than."""

    price: Floats
    bound: float


def undominated(things: Things) -> NDArray[np.bool_]:
    """Rows that may be part of a best choice: worth something, and none of the group is worth as
    much and takes no more of the same.
    """
    keep = np.zeros(len(things.worth), np.bool_)
    mark_kept(things.starts, things.worth, things.resource, things.amount, keep)
    return keep


def asked(things: Things, price: Floats) -> tuple[Ints, Floats, float]:
    """The row that each group wants at these prices (-1: none), what that uses, and D(price)."""
    choice = np.empty(things.groups, np.int64)
    used = np.empty(len(things.capacity))
    left = ask(things.starts, things.worth, things.resource, things.amount, price, choice, used)
    return choice, used, float(left + price @ things.capacity)


def prices(things: Things) -> Priced:
    """What a unit of each resource is worth, near enough to the lowest bound; deterministic."""
    nothing = np.zeros(len(things.capacity))
    best = Priced(nothing, asked(things, nothing)[2])
    price = best.price
    for _ in range(ROUNDS):
        for column in range(len(things.resource)):
            price = halved(things, price, column)
        bound = asked(things, price)[2]
        if bound >= best.bound * (1 - NEAR):
            break
        best = Priced(price, bound)
    known = brought(things, filled(things, best.price))
    return best if best.bound - known <= CLOSE * best.bound else polished(things, best, known)


def polished(things: Things, best: Priced, known: float) -> Priced:
    """Lower bounds by subgradients: where limits meet in one thing, one price at a time stalls.

    Steps as Polyak (1969) takes them towards what is known to be brought, each resource measured
    by what there is of it.
    """
    size = np.maximum(things.capacity, 1.0)
    price, part = best.price, 1.0
    for _ in range(STEPS):
        _, used, bound = asked(things, price)
        if bound < best.bound * (1 - NEAR):
            best = Priced(price, bound)
        else:
            part *= 0.9
        slope = (things.capacity - used) / size
        length = float(np.square(slope).sum())
        if length == 0 or best.bound - known <= CLOSE * best.bound:
            break
        price = np.maximum(price - part * (bound - known) / length * slope / size, 0.0)
    return best


def halved(things: Things, price: Floats, column: int) -> Floats:
    """New prices of the resources of a column, all at once, while those of the others stay.

    Each is the least at which what is asked for fits.
    """
    resource = things.resource[column]
    rows = resource >= 0
    mine = np.zeros(len(price), np.bool_)
    mine[resource[rows]] = True
    low, high = np.where(mine, 0.0, price), price.copy()
    dearest = np.zeros(len(price))
    amounts = np.maximum(things.amount[column][rows], 1e-12)
    np.maximum.at(dearest, resource[rows], things.worth[rows] / amounts)
    _, used, _ = asked(things, low)
    high[mine] = np.where(used > things.capacity + SLACK, dearest, 0.0)[mine]
    for _ in range(HALVINGS if high[mine].any() else 0):
        middle = (low + high) / 2
        _, used, _ = asked(things, middle)
        over = mine & (used > things.capacity + SLACK)
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    return high


def filled(things: Things, price: Floats) -> Ints:
    """A choice within the limits: the row of each group, -1 for none.

    What is left after prices decides the order, then worth, then place. A later pass gives a group
    something better where there is room for it.
    """
    group = things.group_of()
    left = things.worth - paid(things, price)
    choice = np.full(things.groups, NONE, np.int64)
    room = things.capacity.copy()
    order = np.lexsort((np.arange(len(group)), -things.worth, -left))
    useful = order[things.worth[order] > 0]
    args = (things.worth, things.resource, things.amount, room, choice)
    fill(useful, group, *args, False)
    for _ in range(3):
        now = np.where(choice[group] >= 0, left[choice[group]], 0.0)
        order = np.lexsort((np.arange(len(group)), -things.worth, now - left))
        if not fill(order[things.worth[order] > 0], group, *args, True):
            break
    return choice


def paid(things: Things, price: Floats) -> Floats:
    """What each row takes, at these prices."""
    total = np.zeros(len(things.worth))
    for resource, amount in zip(things.resource, things.amount, strict=True):
        total += np.append(price, 0.0)[resource] * amount
    return total


def with_more(things: Things, more: Floats) -> Things:
    return replace(things, capacity=things.capacity + more)


def brought(things: Things, choice: Ints) -> float:
    return float(things.worth[choice[choice >= 0]].sum())


def used_by(things: Things, choice: Ints) -> Floats:
    """How much of each resource a choice takes."""
    used = np.zeros(len(things.capacity))
    rows = choice[choice >= 0]
    for resource, amount in zip(things.resource, things.amount, strict=True):
        taken = resource[rows] >= 0
        np.add.at(used, resource[rows][taken], amount[rows][taken])
    return used
