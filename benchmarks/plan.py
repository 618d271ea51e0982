"""The plan's choice: beside HiGHS on what that can do, and on a million people.

    python benchmarks/plan.py [PEOPLE]

Each person has 20 acts through 3 channels; a call takes minutes of one of 200 sellers, everything
costs money of one budget.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from syotto.maths.allotment import Things, brought, prices, undominated, used_by
from syotto.maths.allotment_exact import chosen, usage

ACTS, CHANNELS = 20, 3
SELLERS = 200
MINUTES = np.array([0.0, 0.0, 15.0])
"""By e-mail and on the web nobody's; a call a quarter of an hour."""
COSTS = np.array([0.02, 0.0, 4.0])


def people(number: int, sellers: int, seed: int = 7) -> Things:
    """Acts of so many people, a day of eight hours for each seller, and a budget."""
    chance = np.random.default_rng(seed)
    each = ACTS * CHANNELS
    channel = np.tile(np.arange(CHANNELS), number * ACTS)
    likes = chance.normal(0, 4, number).repeat(each)
    worth = chance.normal(-8, 6, number * each) + likes + 3.0 * (channel == 2)
    seller = chance.integers(0, sellers, number).repeat(each)
    resource_of = np.stack([np.where(channel == 2, seller, -1), np.full(number * each, sellers)])
    amount = np.stack([MINUTES[channel], COSTS[channel]])
    capacity = np.full(sellers + 1, 8 * 60.0)
    capacity[-1] = sellers * 100.0
    starts = np.arange(0, number * each + 1, each, dtype=np.int64)
    return Things(starts, worth, resource_of, amount, capacity)


def planned(given: Things) -> tuple[float, float, float]:
    """What is brought, the bound, and seconds of this process."""
    began = time.process_time()
    small = given.kept(undominated(given))
    priced = prices(small)
    choice = chosen(small, priced.price)
    assert (used_by(small, choice) <= given.capacity + 1e-6).all()
    return brought(small, choice), priced.bound, time.process_time() - began


def highs(given: Things) -> tuple[float, float]:
    """The best choice of the whole by HiGHS alone, and seconds."""
    began = time.process_time()
    keep = undominated(given)
    small = given.kept(keep)
    rows = np.arange(len(small.worth))
    once = csr_matrix((np.ones(len(rows)), (small.group_of(), rows)), (small.groups, len(rows)))
    most = np.concatenate([np.ones(small.groups), small.capacity])
    answer = milp(
        -small.worth,
        integrality=np.ones(len(rows)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(vstack([once, usage(small)]), -np.inf, most),
        options={"mip_rel_gap": 1e-7, "presolve": False, "time_limit": 120},
    )
    return -answer.fun, time.process_time() - began


def main(number: int) -> None:
    planned(people(50, 2))  # compiled before it is timed
    given = people(2_000, 4)
    worth, bound, seconds = planned(given)
    best, theirs = highs(given)
    print(f"2,000 people x {ACTS} x {CHANNELS}: {seconds:.2f} s, HiGHS on the whole {theirs:.2f} s")
    print(f"  brings {worth / best:.6%} of the best; stated gap {(bound - worth) / bound:.4%}")
    given = people(number, max(number // 5_000, 1))
    worth, bound, seconds = planned(given)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{number:,} people x {ACTS} x {CHANNELS}: {seconds:.1f} s, {size:.1f} GB at most")
    print(f"  brings {worth:,.0f}; stated gap {(bound - worth) / bound:.4%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
