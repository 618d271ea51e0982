"""Today's list: whom to offer what, what it is worth, and how many are better left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.customers import known_as
from syotto.ask.feedback import Said, Standing, standing
from syotto.ask.left_alone import LeftAlone, left_alone
from syotto.ask.objected import objected_lately
from syotto.ask.sources import (
    Sources,
    asked,
    first,
    group_names,
    once_a_build,
    product_names,
)
from syotto.ask.words import called, interval, many, money, share
from syotto.ask.worth import Total, Worth, total
from syotto.schema.words import Action as Chosen, Reading, Verdict
from syotto.store.snapshot import Snapshot

PAGE = 25
FROM_OFFERS = (
    "would_buy_anyway", "chance_low", "chance_high", "extra_if_contacted", "extra_low",
    "extra_high", "extra_source", "reading", "at_risk", "cost", "pays_from",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """Which part of the list: null is everything; `after` is the last decision already seen."""

    owner: str | None = None
    customer_group: str | None = None
    product_id: str | None = None
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class Action:
    """One customer to contact today, with what, and why."""

    decision_id: str
    place: int
    customer_id: str
    customer_name: str
    owner: str | None
    customer_group: str | None
    group_name: str | None
    product_id: str
    product_name: str
    worth: Worth
    pays_from: float | None
    extra_source: str | None
    replaces: str | None
    reasons: str
    said: Said | None


@dataclass(frozen=True)
class Promised:
    """Something accepted that the newest build does not propose any more; still to be done."""

    customer_id: str
    customer_name: str
    said: Said


@dataclass(frozen=True)
class Empty:
    """Why there is nothing to show, and what to do."""

    why: str
    fix: str


@dataclass(frozen=True)
class Today:
    """One page of the list; `open`, `total` and `finding` are about all of it."""

    finding: str
    as_of: datetime
    build: int
    currency: str
    open: int
    total: Total
    actions: list[Action]
    accepted: list[Action]
    promised: list[Promised]
    left_alone: list[LeftAlone]
    owners: list[str]
    groups: Mapping[str, str]
    products: Mapping[str, str]
    next_after: str | None
    empty: Empty | None


def today(house: Sources, wanted: Wanted | None = None) -> Today:
    """The open actions of `wanted`, the accepted ones, and who is left alone.

    Raises NotFound before the first build.
    """
    wanted = wanted or Wanted()
    snapshot = house.warehouse.open()
    said = standing(house, snapshot, house.now())
    chosen = without(narrowed(on_the_list(snapshot), wanted), objected_lately(house, snapshot))
    accepted, hidden = answered(chosen, said)
    remaining = chosen.filter(pc.invert(among(chosen, accepted + hidden)))
    page = beyond(chosen, wanted.after)
    page = page.filter(pc.invert(among(page, accepted + hidden))).slice(0, wanted.limit + 1)
    shown = page.slice(0, wanted.limit)
    quiet = left_alone(snapshot, wanted.owner, wanted.customer_group)
    return Today(
        finding=finding(remaining, quiet, house.settings.currency),
        as_of=snapshot.build.as_of,
        build=snapshot.build.number,
        currency=house.settings.currency,
        open=remaining.num_rows,
        total=total(remaining),
        actions=as_actions(snapshot, shown, said),
        accepted=as_actions(snapshot, chosen.filter(among(chosen, accepted)), said),
        promised=[] if narrower(wanted) else promised(snapshot, said),
        left_alone=quiet,
        owners=different(on_the_list(snapshot), "owner"),
        groups=group_names(snapshot),
        products=offered(snapshot),
        next_after=shown["decision_id"][-1].as_py() if page.num_rows > wanted.limit else None,
        empty=None if remaining.num_rows else empty(snapshot, wanted, accepted, hidden),
    )


@once_a_build
def on_the_list(snapshot: Snapshot) -> pa.Table:
    """Every action that has a place on a seller's list, with its numbers: read once a build.

    Over all sellers, the most expected margin first.
    """
    decisions = snapshot.table("decisions")
    offers = snapshot.table("offers")
    customers = snapshot.table("customers")
    placed = decisions.filter(decisions.action == Chosen.OFFER, decisions.place.notnull())
    numbers = offers.select("customer_id", "product_id", *FROM_OFFERS)
    named = customers.select("customer_id", customer_name=customers.name)
    with_numbers = placed.left_join(numbers, ["customer_id", "product_id"])
    with_names = with_numbers.select(*placed.columns, *FROM_OFFERS).left_join(named, "customer_id")
    listed = with_names.select(*placed.columns, *FROM_OFFERS, "customer_name")
    return listed.order_by(ibis.desc("expected_margin"), "customer_id").to_pyarrow()


def narrowed(table: pa.Table, wanted: Wanted) -> pa.Table:
    for column in ("owner", "customer_group", "product_id"):
        value = getattr(wanted, column)
        if value is not None:
            table = table.filter(pc.equal(table[column], value))
    return table


def without(table: pa.Table, gone: set[str]) -> pa.Table:
    """The list without these customers."""
    if not gone:
        return table
    return table.filter(pc.invert(pc.is_in(table["customer_id"], pa.array(sorted(gone)))))


def beyond(table: pa.Table, decision_id: str | None) -> pa.Table:
    """What comes after a decision; all of it where the decision is not on the list (any more)."""
    at = -1 if decision_id is None else pc.index(table["decision_id"], decision_id).as_py()
    return table.slice(at + 1)


def among(table: pa.Table, decisions: list[str]) -> pa.ChunkedArray:
    return pc.is_in(table["decision_id"], pa.array(decisions, pa.string()))


def different(table: pa.Table, column: str) -> list[str]:
    return sorted(value for value in pc.unique(table[column]).to_pylist() if value)


def answered(table: pa.Table, standing: Standing) -> tuple[list[str], list[str]]:
    """Decisions that somebody accepted, and those that somebody's word hides."""
    accepted: list[str] = []
    hidden: list[str] = []
    known = pa.array(sorted(standing.customers), pa.string())
    for row in table.filter(pc.is_in(table["customer_id"], known)).to_pylist():
        said = standing.of(row["customer_id"], bundle(row))
        if said is not None:
            (accepted if said.verdict == Verdict.ACCEPT else hidden).append(row["decision_id"])
    return accepted, hidden


def narrower(wanted: Wanted) -> bool:
    return any((wanted.owner, wanted.customer_group, wanted.product_id))


def promised(snapshot: Snapshot, standing: Standing) -> list[Promised]:
    """What was accepted and is on no list now, the newest first."""
    listed = on_the_list(snapshot).select(["customer_id", "product_id", "products"]).to_pylist()
    there = {(row["customer_id"], product) for row in listed for product in bundle(row)}
    left = [
        said
        for key, said in standing.about.items()
        if said.verdict == Verdict.ACCEPT and key not in there
    ]
    names = {
        said: first(asked(snapshot, known_as, customer_id=said.customer_id)) or {} for said in left
    }
    return [
        Promised(said.customer_id, called(row.get("name"), said.customer_id), said)
        for said, row in names.items()
    ]


def bundle(row: dict[str, Any]) -> list[str]:
    """The offered products; one, unless several are offered together."""
    return row["products"] or [row["product_id"]]


def as_actions(snapshot: Snapshot, table: pa.Table, standing: Standing) -> list[Action]:
    names, groups = product_names(snapshot), group_names(snapshot)
    return [
        Action(
            decision_id=row["decision_id"],
            place=row["place"],
            customer_id=row["customer_id"],
            customer_name=called(row["customer_name"], row["customer_id"]),
            owner=row["owner"],
            customer_group=row["customer_group"],
            group_name=groups.get(row["customer_group"], row["customer_group"]),
            product_id=row["product_id"],
            product_name=" + ".join(names.get(product, product) for product in bundle(row)),
            worth=Worth(row["expected_margin"], row["low"], row["high"]),
            pays_from=row["pays_from"],
            extra_source=row["extra_source"],
            replaces=names.get(row["at_risk"], row["at_risk"]),
            reasons=row["reasons"],
            said=standing.of(row["customer_id"], bundle(row)),
        )
        for row in table.to_pylist()
    ]


def action_about(house: Sources, said: Said) -> Action | None:
    """The action on the list that an answer is about."""
    snapshot = house.warehouse.open()
    listed = on_the_list(snapshot)
    mine = listed.filter(pc.equal(listed["customer_id"], said.customer_id))
    return next(iter(as_actions(snapshot, mine, standing(house, snapshot, house.now()))), None)


@once_a_build
def offered(snapshot: Snapshot) -> Mapping[str, str]:
    """The products on the list and their names, by name."""
    names = product_names(snapshot)
    found = {code: names.get(code, code) for code in different(on_the_list(snapshot), "product_id")}
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def finding(actions: pa.Table, quiet: list[LeftAlone], currency: str) -> str:
    """What the page found, in a sentence or two."""
    alone = sum(reason.customers for reason in quiet)
    rest = f"{many(alone, 'customer is', 'customers are')} better left alone today."
    if not actions.num_rows:
        return f"No action is open. {rest}"
    sums = total(actions)
    worth = f"{money(sums.estimate, currency)} ({interval(sums.low, sums.high, currency)})"
    verb = "is" if actions.num_rows == 1 else "are"
    return f"{many(actions.num_rows, 'action')} {verb} worth {worth}{condition(actions)}. {rest}"


def condition(actions: pa.Table) -> str:
    """On what the sum stands, where something in it is assumed."""
    assumed = pc.match_substring(pc.fill_null(actions["extra_source"], ""), "assumed")
    lifted = pc.and_(assumed, pc.equal(actions["reading"], Reading.INCREMENTAL))
    rows = actions.filter(pc.fill_null(lifted, fill_value=False))
    anyway = pc.sum(rows["would_buy_anyway"]).as_py()
    if not anyway:
        return ""
    lift = pc.sum(rows["extra_if_contacted"]).as_py() / anyway
    said = f" if contact lifts buying by {share(lift)}"
    return f"{said}, as assumed until your control group says more"


def empty(snapshot: Snapshot, wanted: Wanted, accepted: list[str], hidden: list[str]) -> Empty:
    if accepted or hidden:
        return Empty(
            "Every action here has been answered.",
            "Do the accepted ones; the next build brings the next list.",
        )
    if on_the_list(snapshot).num_rows:
        return Empty("No action fits these filters.", "Choose all owners, groups and products.")
    reasons = snapshot.table("decisions")
    if not reasons.count().to_pyarrow().as_py():
        return Empty(
            "No customer was considered: the build knows no customers.",
            "Load order lines with a customer number on the Data page, then build.",
        )
    return Empty(
        "No offer is expected to pay for the contact today.",
        "See below why; a lower `contact_cost` or a measured lift would change it.",
    )
