"""What sets a group of customers apart, in words, or why there is only one."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.know.groups import EVERYBODY, MEASURES, home_of, measures, number
from syotto.schema import DERIVED

APART = 0.3  # deviations from the mean of all customers; less sets nobody apart
WORDS = {
    "orders": ("many orders", "few orders"),
    "products": ("wide range", "narrow range"),
    "order_amount": ("large orders", "small orders"),
    "recency_days": ("silent for long", "bought lately"),
    "tenure_days": ("customers for long", "new customers"),
    "returned": ("many returns", "few returns"),
    "at_home": ("in {home}", "outside {home}"),
}
Floats = NDArray[np.float64]


def groups(
    customers: pa.Table,
    customer_groups: pa.Table,
    *,
    as_of: datetime | None = None,
    group_by: str = "",
    groups_at_most: int = 10,
    group_size: int = 200,
) -> pa.Table:
    """One row per group; schema GROUPS."""
    joined = customers.join(customer_groups, "customer_id").sort_by("customer_id")
    labels = np.array(joined["customer_group"].to_pylist(), dtype=object)
    points = standard_scores(measures(joined)) if joined.num_rows else np.empty((0, len(MEASURES)))
    home = home_of(pc.fill_null(joined["country"], "")) if joined.num_rows else ""
    rows: list[dict[str, object]] = []
    for name in sorted(set(labels)):
        inside = labels == name
        row = sums(joined.filter(pa.array(inside))) | {"customer_group": name}
        if name == EVERYBODY and not group_by:
            row |= only_one(joined.num_rows, groups_at_most, group_size)
        elif group_by:
            row |= {"name": name, "how": "given", "about": f"their {group_by} is {name}"}
        else:
            taken = {str(other["name"]) for other in rows}
            row |= set_apart(points[inside].mean(axis=0), home, name, taken)
        rows.append(row)
    schema = DERIVED["groups"].columns.to_pyarrow()
    return pa.Table.from_pylist(rows, schema=schema)


def standard_scores(points: Floats) -> Floats:
    deviation = points.std(axis=0)
    return np.asarray((points - points.mean(axis=0)) / np.where(deviation > 1e-9, deviation, 1.0))


def sums(members: pa.Table) -> dict[str, object]:
    return {
        "customers": members.num_rows,
        "orders": float(number(members, "orders").mean()),
        "products": float(number(members, "products").mean()),
        "amount": pc.sum(members["amount"]).as_py(),
        "margin": pc.sum(members["margin"]).as_py(),
        "recency_days": float(np.median(number(members, "recency_days"))),
    }


def only_one(customers: int, groups_at_most: int, group_size: int) -> dict[str, object]:
    if groups_at_most < 2:
        why = "at most one group is asked for (groups_at_most)"
    elif customers < 2 * group_size:
        why = f"{customers} customers are too few for two groups of {group_size}"
    else:
        why = "customers differ by degrees: no split has a silhouette above .25"
    return {"name": "all customers", "how": "one group", "about": why}


def set_apart(scores: Floats, home: str, group: str, taken: set[str]) -> dict[str, object]:
    """Named by the two measures that lie furthest from all customers, three if that is taken."""
    order = sorted(range(len(MEASURES)), key=lambda place: (-abs(scores[place]), place))
    apart = [place for place in order if abs(scores[place]) >= APART] or order[:1]
    phrases = [phrase(MEASURES[place], scores[place], home) for place in apart]
    name = next(
        (text for size in (2, 3, 4) if (text := ", ".join(phrases[:size])) not in taken),
        f"{', '.join(phrases[:2])} ({group})",
    )
    return {"name": name, "how": "found", "about": ", ".join(phrases)}


def phrase(measure: str, score: float, home: str) -> str:
    high, low = WORDS[measure]
    return (high if score > 0 else low).format(home=home or "the home country")
