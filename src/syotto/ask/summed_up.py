"""A day's list in a sentence or two: what it is worth, and on what assumptions that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.added import Adds
from syotto.ask.left_alone import LeftAlone
from syotto.ask.words import interval, listed, many, money, share
from syotto.ask.worth import total
from syotto.schema.plan import REBUY, Kind
from syotto.schema.words import ExtraSource, Reading

ADDS = {
    Kind.LEAD.value: "a call lifts a lead's chance by {}",
    Kind.SUPPLY.value: "a reminder lifts services by {}",
    REBUY: "a reminder lifts what they buy again by {}",
    Kind.REFERRAL.value: "{} of those asked to recommend us bring somebody",
}


def finding(
    actions: pa.Table, quiet: Sequence[LeftAlone], added: Sequence[Adds], currency: str
) -> str:
    """What the page found. added: what each kind of act adds, of the same build."""
    alone = sum(reason.customers for reason in quiet)
    rest = f"{many(alone, 'customer is', 'customers are')} better left alone today."
    if not actions.num_rows:
        return f"No action is open. {rest}"
    sums = total(actions)
    worth = f"{money(sums.estimate, currency)} ({interval(sums.low, sums.high, currency)})"
    acts = many(actions.num_rows, "action is", "actions are")
    return f"{acts} worth {worth}{condition(actions, added)}. {rest}"


def condition(actions: pa.Table, added: Sequence[Adds]) -> str:
    """On what the sum stands, where something in it is assumed."""
    unasked = pc.any(pc.equal(actions["reading"], Reading.CONFIDENCE)).as_py()
    said = [*of_offers(actions), *of_others(actions, added)]
    told = f" if {listed(said)}, as assumed until your control group says more" if said else ""
    return f"{told} (contracts: as if nobody took one unasked)" if unasked else told


def of_offers(actions: pa.Table) -> Iterator[str]:
    assumed = pc.match_substring(pc.fill_null(actions["extra_source"], ""), "assumed")
    lifted = pc.and_(assumed, pc.equal(actions["reading"], Reading.INCREMENTAL))
    rows = actions.filter(pc.fill_null(lifted, fill_value=False))
    anyway = pc.sum(rows["would_buy_anyway"]).as_py()
    if anyway:
        lift = pc.sum(rows["extra_if_contacted"]).as_py() / anyway
        yield f"contact lifts buying by {share(lift)}"


def of_others(actions: pa.Table, added: Sequence[Adds]) -> Iterator[str]:
    kinds = set(pc.if_else(again(actions), REBUY, actions["action"]).to_pylist())
    for one in added:
        if one.kind in kinds and one.kind in ADDS and one.basis == ExtraSource.ASSUMED:
            yield ADDS[one.kind].format(share(one.lift))


def again(actions: pa.Table) -> pa.ChunkedArray:
    """Whether an act is about what they buy again anyway, and not about a service."""
    supply = pc.equal(actions["action"], Kind.SUPPLY)
    same = pc.equal(actions["what"], actions["product_id"])
    return pc.fill_null(pc.and_(supply, same), fill_value=False)
