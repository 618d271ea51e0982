"""Decisions go on record before anybody acts on them: appended to the log, never rebuilt."""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import StringValue

from syotto.run.making import Making
from syotto.schema.derived import DECISIONS, RECORDED_DECISIONS
from syotto.schema.words import Action

OTHERS = [Action.HAND_OVER.value, Action.FLOW.value]
"""Put on record by others than a build."""
SAME = (
    "customer_id", "action", "product_id", "what", "channel", "arm", "reason", "policy_version",
)  # fmt: skip


def record_decisions(making: Making) -> int:
    """Append the build's decisions that differ from the customer's last recorded one.

    Returns how many there were. Building twice on the same facts records nothing twice.
    """
    made = making.build.table(DECISIONS.name)
    before = making.build.raw(
        making.house.log, RECORDED_DECISIONS, undone=making.undone, as_of=None
    )
    new = changed(made, before).mutate(
        source=ibis.literal("syotto"),
        received_at=ibis.literal(making.house.now(), type="timestamp('UTC')"),
        load_id=ibis.literal(f"build-{making.build.number}"),
    )
    return making.house.log.append(RECORDED_DECISIONS, new.to_pyarrow())


def changed(made: Table, before: Table) -> Table:
    """Decisions of `made` that are not what was last recorded for the customer."""
    chosen = before.filter(~before.action.isin(OTHERS))
    latest = chosen.group_by("customer_id").agg(
        **{name: told(chosen, name).argmax(chosen.at) for name in SAME if name != "customer_id"}
    )
    same = [told(made, name) == latest[name] for name in SAME]
    return made.anti_join(latest, same)


def told(rows: Table, name: str) -> StringValue:
    """Nothing as a word: the newest of nulls would be the newest that is none."""
    return rows[name].fill_null("")
