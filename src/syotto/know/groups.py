"""Customer groups: given by a column, or found in how customers buy.

How groups are found
1. Each customer is described by behaviour: orders, different products, amount of an order, days
   since the last purchase, days as a customer, share sent back; and by one attribute, whether they
   are at home (the country most customers are in). Counts and money enter as log(1 + x).
   Every measure is then standardised; one that does not vary is left out.
2. k-means with 2, 3, ... groups, from a fixed seed, on a sample of 10,000 customers drawn by a
   hash of their number: neither the order of rows nor other customers' order changes it.
3. The number of groups is the one with the highest silhouette over 2,000 of the sample. Below .25
   there is no substantial structure (Kaufman and Rousseeuw 1990) and all are one group.
4. A group of fewer than `group_size` customers joins its nearest neighbour, the smallest first.
5. Groups are numbered by mean amount of an order, g1 is the highest.
"""

from __future__ import annotations

import warnings
from datetime import datetime
from hashlib import md5

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2
from scipy.spatial.distance import cdist

from syotto.errors import InputError
from syotto.schema import DERIVED

EVERYBODY = "all"
UNKNOWN = "unknown"
SAMPLE, SILHOUETTE_SAMPLE = 10_000, 2_000
SUBSTANTIAL = 0.25
SEED, STARTS, ROUNDS = 20_061, 4, 40
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def customer_groups(
    customers: pa.Table,
    *,
    as_of: datetime | None = None,
    group_by: str = "",
    groups_at_most: int = 10,
    group_size: int = 200,
) -> pa.Table:
    """One group per customer; schema CUSTOMER_GROUPS.

    Raises InputError for a `group_by` that is no column of `customers`.
    """
    ordered = customers.sort_by("customer_id")
    names = given(ordered, group_by) if group_by else found(ordered, groups_at_most, group_size)
    columns = {"customer_id": ordered["customer_id"], "customer_group": names}
    return pa.table(columns, schema=DERIVED["customer_groups"].columns.to_pyarrow())


def given(customers: pa.Table, column: str) -> pa.ChunkedArray:
    if column not in customers.column_names:
        raise InputError(
            f"The setting group_by is {column!r}, which is no column of customers.",
            fix=f"Name one of {', '.join(customers.column_names)}, or leave it empty.",
        )
    return pc.fill_null(customers[column].cast(pa.string()), UNKNOWN)


def found(customers: pa.Table, groups_at_most: int, group_size: int) -> list[str]:
    rows = customers.num_rows
    most = min(groups_at_most, rows // group_size)
    if most < 2:
        return [EVERYBODY] * rows
    points = standardised(measures(customers))
    chosen = sampled(customers["customer_id"].to_pylist())
    centres = best_centres(points[chosen], most)
    if centres is None:
        return [EVERYBODY] * rows
    labels = merged(nearest(points, centres), centres, points, group_size)
    return named_by_rank(labels, customers)


MEASURES = (
    "orders", "products", "order_amount", "recency_days", "tenure_days", "returned", "at_home",
)  # fmt: skip


def measures(customers: pa.Table) -> Floats:
    """One row per customer, one column for each of MEASURES; all but the last two as logs."""
    orders = number(customers, "orders")
    amount = np.clip(number(customers, "amount"), 0, None)
    seconds = [
        pc.cast(pc.cast(customers[name], pa.timestamp("s", "UTC"), safe=False), pa.int64())
        for name in ("first_at", "last_at")
    ]
    first, last = (np.nan_to_num(part.to_numpy().astype(float)) for part in seconds)
    recency = np.clip(number(customers, "recency_days"), 0, None)
    sizes = [
        orders,
        number(customers, "products"),
        amount / np.maximum(orders, 1),
        recency,
        recency + (last - first) / 86_400,
    ]
    logged = [np.log1p(size) for size in sizes]
    return np.column_stack([*logged, number(customers, "returned_share"), at_home(customers)])


def number(customers: pa.Table, name: str) -> Floats:
    values = customers[name].cast(pa.float64()).to_numpy()
    return np.asarray(np.nan_to_num(values), float)


def at_home(customers: pa.Table) -> Floats:
    """1 in the country that most customers are in (ties: first by name), else 0."""
    country = pc.fill_null(customers["country"], "")
    return np.asarray(pc.equal(country, home_of(country)).to_numpy(), float)


def home_of(country: pa.ChunkedArray) -> str:
    counted = country.value_counts().to_pylist()
    return str(min(counted, key=lambda entry: (-entry["counts"], entry["values"]))["values"])


def standardised(points: Floats) -> Floats:
    """Mean 0 and deviation 1 of every column that varies; digits do not depend on row order."""
    centred = points - np.sort(points, axis=0).mean(axis=0)
    deviation = np.sqrt((np.sort(centred, axis=0) ** 2).mean(axis=0))
    varies = deviation > 1e-9
    return np.asarray(centred[:, varies] / deviation[varies])


def sampled(customer_ids: list[str]) -> Ints:
    """Places of at most SAMPLE customers, in the order of a hash of their number."""
    draws = [md5(name.encode(), usedforsecurity=False).hexdigest() for name in customer_ids]
    return np.argsort(np.array(draws), kind="stable")[:SAMPLE]


def best_centres(sample: Floats, most: int) -> Floats | None:
    """Centres of the number of groups with the best silhouette; None without structure."""
    judged = sample[:SILHOUETTE_SAMPLE]
    apart = cdist(judged, judged)
    best, centres = SUBSTANTIAL, None
    for count in range(2, most + 1):
        tried = fitted(sample, count)
        score = round(silhouette(apart, nearest(judged, tried)), 6)
        if score > best:
            best, centres = score, tried
    return centres


def fitted(sample: Floats, count: int) -> Floats:
    """The centres with the smallest squared distances of some starts (k-means++)."""
    draws = np.random.default_rng(SEED + count)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a centre that nobody is near keeps its place
        tried = [
            kmeans2(sample, count, iter=ROUNDS, minit="++", rng=draws)[0] for _ in range(STARTS)
        ]
    return min(tried, key=lambda centres: squares(sample, centres))


def squares(points: Floats, centres: Floats) -> float:
    """Sum of squared distances to the nearest centre."""
    return float((cdist(points, centres, "sqeuclidean").min(axis=1)).sum())


def silhouette(apart: Floats, labels: Ints) -> float:
    """Mean of (b - a) / max(a, b): mean distance to one's own group, and to the nearest other.

    apart: distances of all pairs. A single group, and a member alone, count as 0 (Rousseeuw 1987).
    """
    places, group = np.unique(labels, return_inverse=True)
    if len(places) < 2:
        return 0.0
    member = np.eye(len(places))[group]
    sizes = member.sum(axis=0)
    sums = apart @ member
    mean = sums / np.maximum(sizes - member, 1)
    own = mean[np.arange(len(group)), group]
    other = np.where(member > 0, np.inf, mean).min(axis=1)
    widest = np.maximum(np.maximum(own, other), 1e-300)
    return float(np.where(sizes[group] > 1, (other - own) / widest, 0.0).mean())


def nearest(points: Floats, centres: Floats) -> Ints:
    """The nearest centre of each point; the first of equally near ones."""
    best = np.full(len(points), np.inf)
    labels = np.zeros(len(points), np.int64)
    for place, centre in enumerate(centres):
        distance = ((points - centre) ** 2).sum(axis=1)
        closer = distance < best
        best[closer], labels[closer] = distance[closer], place
    return labels


def merged(labels: Ints, centres: Floats, points: Floats, group_size: int) -> Ints:
    """Groups that are too small join their nearest neighbour, the smallest first."""
    kept = dict(enumerate(centres))
    while True:
        sizes = {place: int((labels == place).sum()) for place in kept}
        small = [place for place in kept if sizes[place] < group_size]
        if not small or len(kept) == 1:
            return labels
        gone = min(small, key=lambda place: (sizes[place], place))
        centre = kept.pop(gone)
        places = np.array(sorted(kept))
        others = np.array([kept[place] for place in places])
        into = places[int(nearest(centre[None, :], others)[0])]
        labels = np.where(labels == gone, into, labels)


def named_by_rank(labels: Ints, customers: pa.Table) -> list[str]:
    """g1, g2, ... by mean amount of an order; all where one group is left."""
    amount = number(customers, "amount") / np.maximum(number(customers, "orders"), 1)
    places = [int(place) for place in np.unique(labels)]
    if len(places) == 1:
        return [EVERYBODY] * len(labels)
    mean = {place: round(float(amount[labels == place].mean()), 6) for place in places}
    ranked = sorted(places, key=lambda place: (-mean[place], place))
    names = {place: f"g{rank}" for rank, place in enumerate(ranked, 1)}
    return [names[int(place)] for place in labels]
