"""Who is about to leave: at the next renewal of a contract, or out of their own rhythm of buying.

1. A contract's hazard is the chance that it is not renewed the next time; the ends hold the chance
   of four in five contracts of that age, which differ.
2. A customer who came back at least twice has a rhythm. It breaks off when the silence is longer
   than nine in ten gaps of such a customer; the hazard is the chance that they have left for good.
3. At stake is what is expected of who stays: of a contract the margin after the renewal, of orders
   the value of somebody who still buys. What an act is worth is hazard x share of leavers that it
   keeps x what is at stake, less the contact; known only where chance decided who was contacted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.maths.experiments import people_to_tell
from syotto.maths.maximum import Floats
from syotto.maths.purchases_ahead import waits
from syotto.predict.lifetime_contracts import kept
from syotto.predict.lifetime_rows import (
    CONTRACTS,
    PURCHASES,
    Flags,
    by_segment,
    column,
    known,
    numbers,
)
from syotto.schema.lifetime import CHURN_RISKS, Risk

FEWEST_REPEATS = 2
LONG = 0.9
HALF = 0.5
TOLD_APART = 0.2
"""A trial is told by how many customers it needs to see one leaver in five kept."""
DAY_US = 86_400_000_000
Columns = dict[str, pa.Array]


class Signs(NamedTuple):
    """What speaks for leaving, in words, by customer: complaints and late deliveries; silence."""

    held: Mapping[str, list[str]]
    silent: Mapping[str, list[str]]


def risks(
    histories: pa.Table,
    values: pa.Table,
    contracts: pa.Table,
    learned: pa.Table,
    holds: pa.Table,
    effects: pa.Table,
    *,
    as_of: datetime,
    subscription_years: float,
    discount: float,
    contact_cost: float,
) -> pa.Table:
    """Every running contract and every rhythm; schema CHURN_RISKS."""
    histories = histories.sort_by("customer_id")
    values = values.sort_by("customer_id")
    contracts = contracts.sort_by("subscription_id")
    rhythm, silent = rhythms(histories, values, learned, as_of)
    signs = Signs(words_of(holds), silent)
    years = {"years": subscription_years, "discount": discount}
    parts = [
        with_words(rhythm, signs, as_of),
        with_words(renewals(contracts, learned, as_of, years), signs, as_of),
    ]
    made = [with_worth(part, effects, contact_cost) for part in parts if part.num_rows]
    shape = CHURN_RISKS.columns.to_pyarrow()
    return pa.concat_tables([part.select(shape.names).cast(shape) for part in made] or
                            [shape.empty_table()])  # fmt: skip


def rhythms(
    histories: pa.Table, values: pa.Table, learned: pa.Table, as_of: datetime
) -> tuple[pa.Table, dict[str, list[str]]]:
    """Customers with a rhythm, and the words of those whose rhythm broke off."""
    x, last, end = (numbers(histories, name) for name in ("repeats", "last_week", "weeks"))
    gap = np.full(len(x), np.nan)
    for segment, rows in by_segment(histories, list(fits := known(learned, PURCHASES))):
        gap[rows] = waits(fits[segment].params, LONG, x[rows], last[rows])
    own = values.take(pc.index_in(histories["customer_id"], values["customer_id"]))
    alive = numbers(own, "probability_alive")
    rows = (x >= FEWEST_REPEATS) & np.isfinite(gap) & np.isfinite(alive)
    if not rows.any():
        return pa.table({}), {}
    names = histories["customer_id"].filter(pa.array(rows)).combine_chunks()
    due = np.rint((as_of.timestamp() * 1e6) + (last + gap - end)[rows] * 7 * DAY_US)
    made = pa.table(
        {
            "customer_id": names,
            "person_id": pa.nulls(len(names), pa.string()),
            "kind": pa.array([Risk.RHYTHM.value] * len(names)),
            "what": pa.nulls(len(names), pa.string()),
            "subscription_id": pa.nulls(len(names), pa.string()),
            "due_at": pa.array(due.astype(np.int64)).cast(pa.timestamp("us", "UTC")),
            "hazard": column((1 - alive)[rows]),
            "low": column((1 - numbers(own, "alive_high"))[rows]),
            "high": column((1 - numbers(own, "alive_low"))[rows]),
            "at_stake": column((numbers(own, "orders_value") / np.maximum(alive, 1e-9))[rows]),
        }
    )
    return made, silences(histories, rows & (end - last > gap), gap)


def silences(histories: pa.Table, rows: Flags, gap: Floats) -> dict[str, list[str]]:
    """Of those whose silence is long: how long, and whether they bought less before it."""
    quiet = numbers(histories, "weeks") - numbers(histories, "last_week")
    came, before = numbers(histories, "came"), numbers(histories, "before")
    names = histories["customer_id"].filter(pa.array(rows)).to_pylist()
    made = {}
    for name, place in zip(names, np.flatnonzero(rows), strict=True):
        told = [
            f"no purchase for {quiet[place] * 7:.0f} days; nine in ten gaps are under "
            f"{gap[place] * 7:.0f}"
        ]
        if before[place] >= FEWEST_REPEATS and came[place] < HALF * before[place]:
            told.append(
                f"{came[place]:.0f} days with a purchase lately, {before[place]:.0f} in as long "
                "a time before"
            )
        made[name] = told
    return made


def renewals(
    contracts: pa.Table, learned: pa.Table, as_of: datetime, years: Mapping[str, float]
) -> pa.Table:
    """Running contracts, each with its next renewal."""
    now = as_of.timestamp() / 86_400
    found = kept(contracts, known(learned, CONTRACTS), now, **years)
    if found is None:
        return pa.table({})
    rows = contracts.take(pa.array(found.rows))
    due = np.rint((now + found.due) * DAY_US).astype(np.int64)
    return pa.table(
        {
            "customer_id": rows["customer_id"],
            "person_id": rows["person_id"],
            "kind": pa.array([Risk.CONTRACT.value] * rows.num_rows),
            "what": rows["product_id"],
            "subscription_id": rows["subscription_id"],
            "due_at": pa.array(due).cast(pa.timestamp("us", "UTC")),
            "hazard": column(found.hazard),
            "low": column(found.low),
            "high": column(found.high),
            "at_stake": column(found.at_stake),
            "first": pa.array(found.stayed == 0),
        }
    )


def words_of(holds: pa.Table) -> dict[str, list[str]]:
    """Complaints and late deliveries of each customer; a quote is no sign of leaving."""
    made: dict[str, list[str]] = {}
    for row in holds.sort_by([("customer_id", "ascending"), ("about", "ascending")]).to_pylist():
        if row["hold"] != "quote":
            made.setdefault(row["customer_id"], []).append(row["words"])
    return made


def with_words(part: pa.Table, signs: Signs, as_of: datetime) -> pa.Table:
    if not part.num_rows:
        return part
    contract = "first" in part.column_names
    firsts = part["first"].to_pylist() if contract else [False] * part.num_rows
    told = [
        (["it is its first renewal: most who leave do so early"] if first else [])
        + signs.silent.get(name, []) + signs.held.get(name, [])
        for name, first in zip(part["customer_id"].to_pylist(), firsts, strict=True)
    ]  # fmt: skip
    numbers_ = part["subscription_id" if contract else "customer_id"]
    return part.append_column("warnings", pa.array(told, pa.list_(pa.string()))).append_column(
        "risk_id", pc.binary_join_element_wise(part["kind"], numbers_, ":")
    )


def with_worth(part: pa.Table, effects: pa.Table, cost: float) -> pa.Table:
    """What keeping one is worth, where an act is known to keep any."""
    hazard, stake = numbers(part, "hazard"), numbers(part, "at_stake")
    lost = hazard * stake
    needed = np.divide(cost, lost, out=np.full(len(lost), np.nan), where=lost > 0)
    effect = measured(effects)
    saving = {
        name: column(lost * share - cost if effect else np.full(len(lost), np.nan))
        for name, share in zip(("saving", "saving_low", "saving_high"),
                               effect or (0.0,) * 3, strict=True)
    }  # fmt: skip
    missing = None if effect else lacking(float(np.mean(hazard)))
    more: dict[str, Any] = {
        **saving,
        "pays_from": column(np.where(needed <= 1, needed, np.nan)),
        "missing": pa.array([missing] * part.num_rows, pa.string()),
    }
    for name, values in more.items():
        part = part.append_column(name, values)
    return part


def measured(effects: pa.Table) -> tuple[float, float, float] | None:
    """The share of leavers that an act keeps, with its ends; none where nothing is measured."""
    for row in effects.to_pylist():
        if row["kept"] is not None:
            return row["kept"], row["low"], row["high"]
    return None


def lacking(hazard: float) -> str:
    """What would tell whether an act keeps anybody."""
    people = people_to_tell(TOLD_APART * hazard, 1 - hazard, HALF)
    return (
        "nobody knows whether a contact keeps them: about "
        f"{people:,} customers, half of them left alone by lot, would tell whether it keeps one "
        "leaver in five (exposures with the action keep)"
    )
