"""Who may leave: contracts and rhythms in danger, how likely, and what hangs on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import Table

from syotto.ask.sources import first, product_names, rows
from syotto.schema.lifetime import CHURN_RISKS, Risk
from syotto.schema.plan import KEEP_CANDIDATES
from syotto.schema.table import TableSpec
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class Risky:
    """A contract or a rhythm, how likely it ends and what hangs on it."""

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


def table_of(snapshot: Snapshot, spec: TableSpec) -> Table:
    """The table, or its empty shape in a build that is older than it."""
    if spec.name in snapshot.names:
        return snapshot.table(spec.name)
    return ibis.memtable(spec.columns.to_pyarrow().empty_table())


def risks_of(snapshot: Snapshot, limit: int) -> list[Risky]:
    """Those about whom something can be done now, the largest expected loss first."""
    table = table_of(snapshot, CHURN_RISKS)
    urgent = table_of(snapshot, KEEP_CANDIDATES).select("customer_id", "what")
    contract = table.kind == Risk.CONTRACT.value
    about = ibis.ifelse(contract, table.subscription_id, "orders")
    marked = table.mutate(about=about)
    soon = marked.semi_join(
        urgent, [marked.customer_id == urgent.customer_id, marked.about == urgent.what]
    )
    loss = soon.mutate(expected_loss=soon.hazard * soon.at_stake)
    ordered = loss.order_by(ibis.desc("expected_loss"), "risk_id").limit(limit)
    return risky(snapshot, ordered)


def risky(snapshot: Snapshot, risks: Table) -> list[Risky]:
    names = product_names(snapshot)
    people = snapshot.table("customers").select(who="customer_id", name="name", owner="owner")
    joined = risks.left_join(people, risks.customer_id == people.who)
    found = rows(joined.order_by(ibis.desc("expected_loss"), "risk_id"))
    return [
        Risky(
            row["customer_id"], row["name"] or row["customer_id"], row["owner"], row["kind"],
            names.get(row["what"], row["what"]) if row["what"] else "orders", row["due_at"],
            row["hazard"], row["low"], row["high"], row["at_stake"], row["expected_loss"],
            row["pays_from"], row["saving"], row["warnings"] or [],
        )
        for row in found
    ]  # fmt: skip


def missing_of(snapshot: Snapshot) -> str | None:
    row = first(rows(table_of(snapshot, CHURN_RISKS).select("missing").limit(1)))
    return row["missing"] if row else None
