"""Confidences between products, adjusted for small numbers, at one moment.

1. The whole base's confidence of b given a is drawn towards the share of customers who own b; how
   strongly is read from how much such confidences differ over all pairs of products.
2. A group's confidence is drawn towards the whole base's adjusted one; how strongly is read from
   how much groups differ. With one group the first step is all there is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from syotto.maths.incidence import Incidence
from syotto.maths.neighbours import Neighbours, neighbours
from syotto.maths.shrinkage import adjusted, prior_strength, strength_of
from syotto.predict.candidates import Tied
from syotto.predict.features import fading
from syotto.predict.purchases import Known

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
LEAST = 1e-9


def tie(known: Known, group: Ints, groups: int, *, top: int) -> Tied:
    """Neighbours of every product, and their adjusted confidence in every group."""
    near = neighbours(known.owned, known.baskets, group, groups, top=top)
    owners = near.n_item.sum(axis=1)
    share = np.maximum(owners / max(int((known.owned.sizes > 0).sum()), 1), LEAST)
    other = np.maximum(near.item, 0)
    draw = between_products(known.owned, near.squares, share)
    base = adjusted(near.n_both.sum(axis=2), owners[:, None], share[other], draw)
    pull = between_groups(near, base)
    active = active_customers(known.owned, group, groups)
    in_group = np.empty(near.n_both.shape, np.float32)
    alone_in_group = np.empty((len(owners), groups), np.float32)
    for g in range(groups):
        n_a = near.n_item[:, g]
        of_group = adjusted(near.n_both[:, :, g], n_a[:, None], base, pull)
        in_group[:, :, g] = base if groups == 1 else of_group
        alone_in_group[:, g] = share if groups == 1 else adjusted(n_a, active[g], share, pull)
    strength = np.stack(
        [base, near.cosine, near.basket_cosine], axis=-1, dtype=np.float32, casting="same_kind"
    )
    alone = share.astype(np.float32)
    return Tied(near, strength, alone, in_group, alone_in_group, fading(known), active)


def active_customers(owned: Incidence, group: Ints, groups: int) -> NDArray[np.int64]:
    """Customers of each group who own anything."""
    return np.bincount(group[owned.sizes > 0], minlength=groups)


def between_products(owned: Incidence, squares: Floats, share: Floats) -> float:
    """Strength of the pull towards b's share, from all pairs of products, seen together or not.

    For antecedent a the sum over b of n_a (n_ab / n_a - P_b)^2 is taken apart into the sum of
    n_ab^2, the sum of n_ab P_b (over a's owners, what they own), and n_a times that of P_b^2.
    """
    n = np.diff(owned.item_starts).astype(float)
    use = n >= 2
    of_customer = np.add.reduceat(np.append(share[owned.items], 0.0), owned.starts[:-1])
    of_customer[owned.sizes == 0] = 0.0
    of_item = np.repeat(np.arange(len(n)), np.diff(owned.item_starts))
    cross = np.bincount(of_item, of_customer[owned.holders], len(n)) - n * share
    chance = (share * (1 - share)).sum() - share * (1 - share)
    spread = squares / np.maximum(n, 1) - 2 * cross + n * ((share**2).sum() - share**2)
    room = ((n - 1) * chance)[use].sum()
    return strength_of(float((spread - chance)[use].sum()), float(room))


def between_groups(near: Neighbours, base: Floats) -> float:
    """Strength of the pull of a group's confidence towards the whole base's."""
    groups = near.n_both.shape[2]
    if groups == 1:
        return 1.0
    use = near.item >= 0
    trials = np.broadcast_to(near.n_item[:, None, :], near.n_both.shape)[use]
    centre = np.broadcast_to(base[:, :, None], near.n_both.shape)[use]
    return prior_strength(near.n_both[use], trials, centre, freedom=(groups - 1) / groups)
