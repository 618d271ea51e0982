"""Everything that could be done for a customer or a person today, term by term, and what won."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import ibis

from syotto.ask.left_alone import in_words
from syotto.ask.scarce import MINUTES, priced
from syotto.ask.sources import asked, product_names
from syotto.ask.words import money
from syotto.ask.worth import Worth
from syotto.schema.plan import short, through
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class Rival:
    """A candidate. time: what its minutes would bring elsewhere; after_time: worth less that."""

    kind: str
    what: str
    words: str
    person_id: str | None
    channel: str | None
    now: float | None
    later: float | None
    cannibalised: float | None
    cost: float | None
    pressure: float | None
    worth: Worth
    minutes: float | None
    time: float
    after_time: float | None
    basis: str | None
    reasons: str | None
    chosen: bool
    outcome: str


@dataclass(frozen=True)
class Competition:
    """All candidates, the best first; finding: what won by how much. empty: why there is none."""

    finding: str
    rivals: list[Rival]
    empty: str | None


NONE = (
    "Nothing could be done for them today: no offer, lead, service, flow step or referral is about "
    "them. A build looks again with every load."
)


def competition(snapshot: Snapshot, subject_id: str, currency: str) -> Competition:
    """Of a customer or of a person, who may belong to an account."""
    found = asked(snapshot, about, subject_id=subject_id)
    if not found:
        return Competition("Nothing competes.", [], NONE)
    plans = {row["customer_id"]: row for row in asked(snapshot, planned, subject_id=subject_id)}
    names = product_names(snapshot)
    prices = {row["owner"]: row["price"] for row in priced(snapshot) if row["resource"] == MINUTES}
    known = [rival(row, plans.get(row["customer_id"]), names, prices) for row in found]
    weighed = told_apart(known)
    won = {row["customer_id"]: one for row, one in zip(found, weighed, strict=True) if one.chosen}
    told = [
        replace(one, outcome=outcome(row, one, plans.get(row["customer_id"]), won, currency))
        for row, one in zip(found, weighed, strict=True)
    ]
    return Competition(said(told, next(iter(plans.values()), None), currency), told, None)


def about(snapshot: Snapshot, subject_id: Any) -> ibis.Table:
    """The customer's candidates, or the person's."""
    rows = snapshot.table("candidates")
    mine = rows.filter((rows.customer_id == subject_id) | (rows.person_id == subject_id))
    best = ibis.desc("expected_margin", nulls_first=False)
    return mine.order_by(mine["rank"].asc(), best, "kind", "what", "channel")


def planned(snapshot: Snapshot, subject_id: Any) -> ibis.Table:
    rows, plan = snapshot.table("candidates"), snapshot.table("plan")
    mine = rows.filter((rows.customer_id == subject_id) | (rows.person_id == subject_id))
    return plan.semi_join(mine, "customer_id").order_by("customer_id")


def rival(
    row: dict[str, Any],
    plan: dict[str, Any] | None,
    names: Mapping[str, str],
    prices: Mapping[str, float | None],
) -> Rival:
    """A row of `candidates`; what became of it is not told yet."""
    minutes, worth = row["minutes"] or 0.0, row["expected_margin"]
    seller = (plan["owner"] if plan and same(row, plan) else None) or row["owner"] or ""
    time = minutes * (prices.get(seller) or 0.0)
    copied = {name: row[name] for name in Rival.__dataclass_fields__ if name in row}
    return Rival(
        **copied,
        words=short(row["kind"], named(row, names)),
        worth=Worth(worth, row["low"], row["high"]),
        time=time,
        after_time=None if worth is None else worth - time,
        chosen=is_chosen(row, plan),
        outcome="chosen",
    )


def told_apart(rivals: list[Rival]) -> list[Rival]:
    """Each with the words of its channel, where the same could go through several."""
    ways = Counter((one.kind, one.what) for one in rivals)
    return [
        replace(one, words=f"{one.words} {through(one.channel)}")
        if ways[one.kind, one.what] > 1
        else one
        for one in rivals
    ]


def named(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What it is about, as people say it: of an offer the product's name."""
    what = str(row["what"] or "")
    return names.get(what, what)


def same(row: Mapping[str, Any], plan: Mapping[str, Any]) -> bool:
    return all(row[name] == plan[name] for name in ("kind", "what", "channel", "person_id"))


def is_chosen(row: dict[str, Any], plan: dict[str, Any] | None) -> bool:
    return plan is not None and plan["place"] is not None and same(row, plan)


def outcome(
    row: dict[str, Any],
    one: Rival,
    plan: dict[str, Any] | None,
    won: Mapping[str, Rival],
    currency: str,
) -> str:
    """What beat it, and by how much; or what kept it out."""
    if one.chosen:
        return "chosen"
    if row["why_not"]:
        return str(row["why_words"] or in_words(row["why_not"]))
    if one.after_time is None or one.worth.estimate is None:
        return "what it is worth is not known"
    if one.worth.estimate <= 0:
        return f"would lose {money(-one.worth.estimate, currency)}"
    winner = won.get(row["customer_id"])
    if winner is None or winner.after_time is None:
        return f"pays, but nobody is contacted: {in_words(plan['reason'] if plan else None)}"
    by = winner.after_time - one.after_time
    return f"beaten by “{winner.words}”" + (f", {money(by, currency)} more" if by >= 0 else "")


def said(rivals: list[Rival], plan: dict[str, Any] | None, currency: str) -> str:
    """Call Ahola won over 3 others, by €12 over the next."""
    if plan is None:
        return "Nobody decided yet: build to consider them."
    if plan["place"] is None:
        return f"No contact was chosen: {in_words(plan['reason'])}."
    name = next((one.words for one in rivals if one.chosen), "another act of the account")
    by = next(iter(plan["beaten_by"] or []), None)
    if by is None:
        return f"Chosen: {name}. Nothing else competed; no contact is worth nothing."
    return f"Chosen: {name}. The next of {len(rivals) - 1} others is {money(by, currency)} behind."
