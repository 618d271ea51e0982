"""Today's list: whom to offer what, what it is worth, and how many are better left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.acts import KINDS, headline
from syotto.ask.added import adds
from syotto.ask.by_itself import NO_MAILS, ByItself, Message, by_itself
from syotto.ask.feedback import Said, Standing, standing
from syotto.ask.left_alone import LeftAlone, left_alone
from syotto.ask.objected import objected_lately
from syotto.ask.promised import Promised, promised, whom
from syotto.ask.scarce import Gap, Scarce, gap, scarce
from syotto.ask.sources import (
    Sources,
    group_names,
    once_a_build,
    product_names,
)
from syotto.ask.summed_up import finding
from syotto.ask.with_sellers import with_sellers
from syotto.ask.words import called, many, money
from syotto.ask.worth import Total, Worth, total
from syotto.schema.plan import Kind
from syotto.schema.words import Action as Chosen, Verdict
from syotto.store.snapshot import Snapshot

PAGE = 25
SCARCE_SHOWN = 5
MACHINE = "~machine"
"""Stands for an owner: what nobody but the machine does."""
Names = Mapping[str, str]
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
    kind: str | None = None


@dataclass(frozen=True)
class Action:
    """One customer to contact today, with what, and why. place: on the list of who does it.

    answered_as: what answers are about, a product or what the act is about. message: the plan's.
    """

    decision_id: str
    kind: str
    words: str
    by_machine: bool
    channel: str | None
    person_id: str | None
    answered_as: str | None
    place: int
    customer_id: str
    customer_name: str
    owner: str | None
    customer_group: str | None
    group_name: str | None
    product_id: str | None
    product_name: str
    worth: Worth
    pays_from: float | None
    extra_source: str | None
    replaces: str | None
    reasons: str
    said: Said | None
    message: Message | None


@dataclass(frozen=True)
class Empty:
    """Why there is nothing to show, and what to do."""

    why: str
    fix: str


@dataclass(frozen=True)
class Today:
    """One page of the list; `open`, `total` and `finding` are about all of it.

    sent: what leaves by itself, the first of `sending`; mails: the same in words, and what lacks.
    """

    finding: str
    as_of: datetime
    build: int
    currency: str
    open: int
    total: Total
    actions: list[Action]
    accepted: list[Action]
    promised: list[Promised]
    sent: list[Action]
    sending: int
    mails: list[str]
    left_alone: list[LeftAlone]
    owners: list[str]
    groups: Mapping[str, str]
    products: Mapping[str, str]
    kinds: Mapping[str, str]
    machine: str | None
    scarce: list[Scarce]
    gap: Gap | None
    next_after: str | None
    empty: Empty | None


def today(house: Sources, wanted: Wanted | None = None) -> Today:
    """The open actions of `wanted`, the accepted ones, and who is left alone.

    Raises NotFound before the first build.
    """
    wanted = wanted or Wanted()
    snapshot = house.warehouse.open()
    said = standing(house, snapshot, house.now())
    gone = objected_lately(house, snapshot) | with_sellers(house)
    chosen = without(narrowed(on_the_list(snapshot), wanted), gone)
    accepted, hidden = answered(chosen, said)
    mails = by_itself(house, snapshot)
    going = [one for one in mails.gone(chosen) if one not in {*accepted, *hidden}]
    remaining = chosen.filter(pc.invert(among(chosen, accepted + hidden + going)))
    page = beyond(chosen, wanted.after)
    page = page.filter(among(page, remaining["decision_id"])).slice(0, wanted.limit + 1)
    shown = page.slice(0, wanted.limit)
    sent = chosen.filter(among(chosen, going))
    quiet = left_alone(snapshot, wanted.owner, wanted.customer_group)
    return Today(
        finding=finding(remaining, quiet, adds(snapshot), house.settings.currency),
        as_of=snapshot.build.as_of,
        build=snapshot.build.number,
        currency=house.settings.currency,
        open=remaining.num_rows,
        total=total(remaining),
        actions=as_actions(snapshot, shown, said, mails),
        accepted=as_actions(snapshot, chosen.filter(among(chosen, accepted)), said),
        promised=[] if narrower(wanted) else promised(snapshot, said, proposed(snapshot)),
        sent=as_actions(snapshot, sent.slice(0, PAGE), said, mails),
        sending=sent.num_rows,
        mails=mails.words,
        left_alone=quiet,
        owners=different(on_the_list(snapshot), "owner"),
        groups=group_names(snapshot),
        products=offered(snapshot),
        kinds=kinds(snapshot),
        machine=by_machine(remaining, house.settings.currency),
        scarce=scarce(snapshot, wanted.owner, house.settings.currency)[:SCARCE_SHOWN],
        gap=gap(snapshot, house.settings.currency),
        next_after=shown["decision_id"][-1].as_py() if page.num_rows > wanted.limit else None,
        empty=None if remaining.num_rows else empty(snapshot, wanted, accepted, hidden + going),
    )


@once_a_build
def on_the_list(snapshot: Snapshot) -> pa.Table:
    """Every action that has a place on a seller's list, with its numbers: read once a build.

    Over all sellers, the most expected margin first.
    """
    decisions, plan = snapshot.table("decisions"), snapshot.table("plan")
    offers, customers = snapshot.table("offers"), snapshot.table("customers")
    placed = decisions.filter(decisions.action != Chosen.NO_CONTACT, decisions.place.notnull())
    timed = plan.select("customer_id", by_machine=plan.minutes == 0)
    of = ibis.literal(Kind.OFFER.value)
    numbers = offers.select("customer_id", "product_id", *FROM_OFFERS, action=of)
    named = customers.select("customer_id", customer_name=customers.name)
    with_numbers = placed.left_join(numbers, ["customer_id", "product_id", "action"])
    with_names = with_numbers.select(*placed.columns, *FROM_OFFERS).left_join(named, "customer_id")
    listed = with_names.select(*placed.columns, *FROM_OFFERS, "customer_name")
    told = listed.left_join(timed, "customer_id").drop("customer_id_right")
    told = told.mutate(by_machine=told.by_machine.fill_null(ibis.literal(value=False)))
    return (
        called_people(snapshot, told)
        .order_by(ibis.desc("expected_margin"), "customer_id")
        .to_pyarrow()
    )


def called_people(snapshot: Snapshot, listed: ibis.Table) -> ibis.Table:
    """`person_name`, and the name of customers who have bought nothing yet."""
    people, accounts = snapshot.table("people"), snapshot.table("accounts")
    who = people.select("person_id", person_name="name")
    firm = accounts.select(firm_id="account_id", firm_name="name")
    named = listed.left_join(who, "person_id").drop("person_id_right")
    told = named.left_join(firm, named.customer_id == firm.firm_id).drop("firm_id")
    own = ibis.ifelse(told.person_id == told.customer_id, told.person_name, ibis.null("string"))
    return told.mutate(customer_name=ibis.coalesce(told.customer_name, told.firm_name, own)).drop(
        "firm_name"
    )


def narrowed(table: pa.Table, wanted: Wanted) -> pa.Table:
    """What the filters leave; a seller's list is without what the machine does."""
    mine = wanted.owner not in (None, MACHINE)
    given = {
        "owner": wanted.owner if mine else None,
        "by_machine": False if mine else True if wanted.owner == MACHINE else None,
        "customer_group": wanted.customer_group,
        "product_id": wanted.product_id,
        "action": wanted.kind,
    }
    for column, value in given.items():
        if value is not None:
            table = table.filter(pc.fill_null(pc.equal(table[column], value), fill_value=False))
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


def among(table: pa.Table, decisions: list[str] | pa.ChunkedArray) -> pa.ChunkedArray:
    known = pa.array(decisions, pa.string()) if isinstance(decisions, list) else decisions
    return pc.is_in(table["decision_id"], known)


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
    return any((wanted.owner, wanted.customer_group, wanted.product_id, wanted.kind))


def proposed(snapshot: Snapshot) -> set[tuple[str, str]]:
    """The customers on the list, each with what it is about."""
    keys = ["customer_id", "product_id", "products", "what"]
    listed = on_the_list(snapshot).select(keys).to_pylist()
    return {(row["customer_id"], product) for row in listed for product in bundle(row)}


def bundle(row: dict[str, Any]) -> list[str]:
    """What it is about: the offered products; one, unless several are offered together."""
    return row["products"] or [row["product_id"] or row["what"]]


def as_actions(
    snapshot: Snapshot, table: pa.Table, standing: Standing, mails: ByItself = NO_MAILS
) -> list[Action]:
    names, groups = product_names(snapshot), group_names(snapshot)
    return [as_action(row, names, groups, standing, mails) for row in table.to_pylist()]


def as_action(
    row: dict[str, Any], names: Names, groups: Names, standing: Standing, mails: ByItself
) -> Action:
    who = called(row["customer_name"], row["customer_id"])
    product = " + ".join(names.get(one, one) for one in bundle(row) if one)
    about = names.get(row["what"], row["what"]) or product
    return Action(
        decision_id=row["decision_id"],
        kind=row["action"],
        words=headline(row["action"], about, whom(row["person_name"], who)),
        by_machine=row["by_machine"],
        channel=row["channel"],
        person_id=row["person_id"],
        answered_as=row["product_id"] or row["what"],
        place=row["place"],
        customer_id=row["customer_id"],
        customer_name=who,
        owner=row["owner"],
        customer_group=row["customer_group"],
        group_name=groups.get(row["customer_group"], row["customer_group"]),
        product_id=row["product_id"],
        product_name=product,
        worth=Worth(row["expected_margin"], row["low"], row["high"]),
        pays_from=mails.pays_from(row),
        extra_source=row["extra_source"],
        replaces=names.get(row["at_risk"], row["at_risk"]),
        reasons=row["reasons"],
        said=standing.of(row["customer_id"], bundle(row)),
        message=mails.of(
            row["customer_id"], product or row["action"], by_machine=row["by_machine"]
        ),
    )


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


@once_a_build
def kinds(snapshot: Snapshot) -> Mapping[str, str]:
    """Kinds of acts on the list, and what they are called."""
    return {kind: KINDS.get(kind, kind) for kind in different(on_the_list(snapshot), "action")}


def by_machine(actions: pa.Table, currency: str) -> str | None:
    """What of the open actions no seller has to do."""
    own = actions.filter(actions["by_machine"])
    if not own.num_rows:
        return None
    need = "needs" if own.num_rows == 1 else "need"
    worth = money(pc.sum(own["expected_margin"]).as_py(), currency)
    rest = " The rest is for people." if own.num_rows < actions.num_rows else ""
    return f"{many(own.num_rows, 'action')} {need} no seller, worth {worth}.{rest}"


def empty(snapshot: Snapshot, wanted: Wanted, accepted: list[str], hidden: list[str]) -> Empty:
    if accepted or hidden:
        return Empty(
            "Every action here has been answered, or leaves by itself.",
            "Do the accepted ones; the next build brings the next list.",
        )
    if on_the_list(snapshot).num_rows:
        return Empty(
            "No action fits these filters.", "Choose all owners, kinds, groups and products."
        )
    reasons = snapshot.table("decisions")
    if not reasons.count().to_pyarrow().as_py():
        return Empty(
            "No customer was considered: the build knows no customers.",
            "Load order lines with a customer number on the Data page, then build.",
        )
    return Empty(
        "Nothing is expected to pay for a contact today.",
        "See below why; a lower `contact_cost`, a measured lift, leads with a chance, contracts or "
        "installed products would change it.",
    )
