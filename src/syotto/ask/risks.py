"""Who may leave: contracts and rhythms in danger, how likely, and what hangs on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import Table

from syotto.ask.large_day import large_days
from syotto.ask.sources import first, product_names, rows
from syotto.schema.lifetime import CHURN_RISKS, Risk
from syotto.schema.plan import KEEP_CANDIDATES
from syotto.schema.table import TableSpec
from syotto.store.snapshot import Snapshot

LEFT = 0.9
"""Who has stopped buying with such a chance has probably left."""


@dataclass(frozen=True)
class Risky:
    """A contract or a rhythm, how likely it ends and what hangs on it.

    to_save: of a contract what its end is expected to cost; of a rhythm what those bring who are
    still with us. remark: where the value rests on one large day.
    """

    customer_id: str
    name: str
    owner: str | None
    kind: str
    what: str
    due_at: datetime
    hazard: float
    hazard_low: float
    hazard_high: float
    at_stake: float
    expected_loss: float
    pays_from: float | None
    saving: float | None
    warnings: list[str]
    to_save: float
    remark: str | None


def table_of(snapshot: Snapshot, spec: TableSpec) -> Table:
    """The table, or its empty shape in a build that is older than it."""
    if spec.name in snapshot.names:
        return snapshot.table(spec.name)
    return ibis.memtable(spec.columns.to_pyarrow().empty_table())


def risks_of(snapshot: Snapshot, limit: int) -> list[Risky]:
    """Those about whom something can be done now, what could still be saved most first."""
    still = weighed(urgent(snapshot)).filter(~ibis._.gone)
    return risky(snapshot, still.order_by(ibis.desc("to_save"), "risk_id").limit(limit), "to_save")


def left_of(snapshot: Snapshot, limit: int) -> list[Risky]:
    """Those who have probably left already, the largest loss first."""
    gone = weighed(urgent(snapshot)).filter(ibis._.gone)
    return risky(snapshot, gone.order_by(ibis.desc("expected_loss"), "risk_id").limit(limit))


def urgent(snapshot: Snapshot) -> Table:
    """Risks about which the plan weighs an act."""
    table = table_of(snapshot, CHURN_RISKS)
    acts = table_of(snapshot, KEEP_CANDIDATES).select("customer_id", "what")
    contract = table.kind == Risk.CONTRACT.value
    marked = table.mutate(about=ibis.ifelse(contract, table.subscription_id, "orders"))
    return marked.semi_join(
        acts, [marked.customer_id == acts.customer_id, marked.about == acts.what]
    )


def weighed(risks: Table) -> Table:
    """Adds expected_loss, to_save and gone. A renewal lies ahead: nobody has left by it yet."""
    contract = risks.kind == Risk.CONTRACT.value
    here = ibis.ifelse(contract, risks.hazard, 1 - risks.hazard)
    return risks.mutate(
        expected_loss=risks.hazard * risks.at_stake,
        to_save=here * risks.at_stake,
        gone=~contract & (risks.hazard >= LEFT),
    )


def risky(snapshot: Snapshot, risks: Table, most: str = "expected_loss") -> list[Risky]:
    """`weighed` risks, the most of `most` first."""
    names = product_names(snapshot)
    people = snapshot.table("customers").select(who="customer_id", name="name", owner="owner")
    joined = risks.left_join(people, risks.customer_id == people.who)
    found = rows(joined.order_by(ibis.desc(most), "risk_id"))
    rhythms = {row["customer_id"] for row in found if row["kind"] == Risk.RHYTHM}
    remarks = large_days(snapshot, rhythms)
    return [
        Risky(
            row["customer_id"], row["name"] or row["customer_id"], row["owner"], row["kind"],
            names.get(row["what"], row["what"]) if row["what"] else "orders", row["due_at"],
            row["hazard"], row["low"], row["high"], row["at_stake"], row["expected_loss"],
            row["pays_from"], row["saving"], row["warnings"] or [], row["to_save"],
            remarks.get(row["customer_id"]) if row["kind"] == Risk.RHYTHM else None,
        )
        for row in found
    ]  # fmt: skip


def missing_of(snapshot: Snapshot) -> str | None:
    row = first(rows(table_of(snapshot, CHURN_RISKS).select("missing").limit(1)))
    return row["missing"] if row else None
