"""Whom the newest build holds ready for sales, with what decides who gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import ibis
import sqlalchemy as sa
from ibis import Table

from syotto.decide.assign import Wanted
from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.rights import Recipient, rights_of
from syotto.schema.asked import Asked
from syotto.schema.lawful import COUNTRY_NAMES
from syotto.schema.plan import CANDIDATES, PLAN, Kind
from syotto.schema.words import Arm, Channel, Purpose, Verdict
from syotto.store.ledger import feedback
from syotto.store.snapshot import Snapshot

SCORES, NO_GAIN = "lead_scores", "no_gain"
Row = Mapping[str, Any]
TOLD = (
    "account_id", "points", "probability", "low", "high", "expected_profit", "reasons",
    "scoring_version",
)  # fmt: skip
WAYS = ((Purpose.CALLS, Channel.PHONE, "phone"), (Purpose.MAILING, Channel.EMAIL, "email"))
"""A seller calls or writes: what each needs, and what of a person it goes to."""
ABOUT_ALL = (Verdict.DONE, Verdict.NEVER_HERE)
"""Answers about one thing that hold for whatever else a seller would do today."""


def qualified(house: House) -> list[dict[str, Any]]:
    """Everybody who is worth a call, the most profit first, then by points.

    Empty before the first build, and where nothing is scored.
    """
    snapshot = newest(house)
    if snapshot is None or SCORES not in snapshot.names:
        return []
    scores = snapshot.table(SCORES)
    ready = scores.filter(scores.qualified).select("person_id", *TOLD)
    found = described(snapshot, ready)
    most = (ibis.desc("expected_profit", nulls_first=False), ibis.desc("points"), "person_id")
    ordered = found.order_by(*most)
    return list(ordered.to_pyarrow().to_pylist())


def beaten(house: House) -> set[str]:
    """People whom the newest plan weighed as leads, and for whom it chose something else, or
    nothing: another act brings more, they rest, or they are in the control group. Not those of whom
    it only says that a call adds too little: what a call adds is assumed, and whether they are
    ready is known better.
    """
    snapshot = newest(house)
    if snapshot is None or not {PLAN.name, CANDIDATES.name} <= set(snapshot.names):
        return set()
    every, plan = snapshot.table(CANDIDATES.name), snapshot.table(PLAN.name)
    weighed = every.filter(every.kind == Kind.LEAD.value)
    done = plan.filter(plan.kind == Kind.LEAD.value, plan.place.notnull()).select("person_id")
    drawn = (plan.arm == Arm.CONTROL.value).fill_null(ibis.literal(value=False))
    little = plan.filter(plan.reason == NO_GAIN, ~drawn).select("customer_id")
    free = weighed.filter(weighed.why_not.isnull()).semi_join(little, "customer_id")
    left = weighed.anti_join(done, "person_id").anti_join(free, ["customer_id", "person_id"])
    return set(left.person_id.to_pyarrow().to_pylist())


def answered(house: House, now: datetime) -> set[tuple[str, str | None]]:
    """Customer, and about what (null: all of it), of what sellers said on today's list since the
    newest build but yes: no to it, or that it is done; then somebody was in touch with them all.
    """
    snapshot, c = newest(house), feedback.c
    if snapshot is None:
        return set()
    said = sa.select(c.customer_id, c.product_id, c.verdict).where(
        c["at"] > snapshot.build.as_of, c.undone_at.is_(None), c.verdict != Verdict.ACCEPT,
        c.until.is_(None) | (c.until > now),
    )  # fmt: skip
    with house.ledger.read() as connection:
        return {
            (customer, None if verdict in ABOUT_ALL else what)
            for customer, what, verdict in connection.execute(said)
        }


def about(house: House, person_id: str) -> dict[str, Any]:
    """What decides about one person; of somebody the build does not know, only the number."""
    snapshot = newest(house)
    nothing: dict[str, Any] = {"person_id": person_id}
    if snapshot is None:
        return nothing
    people = snapshot.table("people")
    one = people.filter(people.person_id == person_id).select("person_id", "account_id")
    if SCORES in snapshot.names:
        scores = snapshot.table(SCORES)
        told = [name for name in TOLD if name != "account_id"]
        one = one.left_join(scores.select("person_id", *told), "person_id").drop("person_id_right")
    found = described(snapshot, one).to_pyarrow().to_pylist()
    return dict(found[0]) if found else nothing


def described(snapshot: Snapshot, chosen: Table) -> Table:
    """`chosen` people with where they are, whose they are, and what they are best offered."""
    people, accounts = snapshot.table("people"), snapshot.table("accounts")
    personas, products = snapshot.table("personas"), snapshot.table("products")
    own = people.select("person_id", "country", "postcode", "unit", "owner", "email", "phone")
    firms = accounts.select("account_id", at="country", looks_after="owner", firm_unit="unit")
    offers = snapshot.table("offers")
    best = offers.filter(offers["rank"] == 1).select("customer_id", "product_id")
    families = products.select("product_id", "category")
    named = chosen.left_join(own, "person_id").drop("person_id_right")
    named = named.left_join(firms, "account_id").drop("account_id_right")
    whose = personas.select("person_id", "persona")
    named = named.left_join(whose, "person_id").drop("person_id_right")
    profit = named.expected_profit if "expected_profit" in named.columns else None
    customer = ibis.coalesce(named.account_id, named.person_id)
    offered = named.left_join(best, customer == best.customer_id).drop("customer_id")
    offered = offered.left_join(families, "product_id").drop("product_id_right")
    return offered.mutate(
        **({"expected_profit": profit.cast("float64")} if profit is not None else {}),
        country=ibis.coalesce(offered.country, offered["at"]),
        owner=ibis.coalesce(offered.looks_after, offered.owner),
        unit=ibis.coalesce(offered.unit, offered.firm_unit),
    ).drop("at", "looks_after", "firm_unit")


def newest(house: House) -> Snapshot | None:
    with suppress(NotFound):
        return house.warehouse.open()
    return None


def wanted(row: Row, *, hot: bool = False) -> Wanted:
    """A person as the rules of assignment see them."""
    country = (row.get("country") or "").strip()
    offered = {row.get("product_id"), row.get("category")} - {None}
    return Wanted(
        lead=row["person_id"],
        owner=row.get("owner"),
        country=COUNTRY_NAMES.get(country.lower(), country) or None,
        postcode=row.get("postcode"),
        unit=row.get("unit"),
        products=frozenset(row.get("about") or ()),
        hot=hot,
        offered=frozenset(map(str, offered)),
    )


def with_asked(house: House, row: Row, asked: Asked | None) -> dict[str, Any]:
    """A person with what they said when they asked, where the build does not know it; what it is
    about (`about`) they know best.
    """
    told = asked.kept() if asked else {}
    place = ("country", "postcode") if not row.get("country") else ()
    filled = {name: row.get(name) or told.get(name) for name in (*place, "unit", "email", "phone")}
    product = told.get("product")
    return {**row, **filled, "about": about_product(house, product) if product else ()}


def about_product(house: House, named: str) -> set[str]:
    """An article number or a category, with the category of that article."""
    snapshot = newest(house)
    if snapshot is None:
        return {named}
    products = snapshot.table("products")
    mine = products.filter(products.product_id == named).select("category")
    return {named, *filter(None, mine.to_pyarrow()["category"].to_pylist())}


def why_not_lawful(house: House, rows: Sequence[Row], now: datetime) -> list[str | None]:
    """Why nobody may call or write to each, and work out what for; None: somebody may."""
    if not rows:
        return []
    people = [row["person_id"] for row in rows]
    watched = rights_of(
        house, [Recipient(one, None) for one in people],
        purpose=Purpose.PROFILING, channel=Channel.ANY, now=now,
    )  # fmt: skip
    ways = []
    for purpose, channel, place in WAYS:
        there = [Recipient(row["person_id"], row.get(place)) for row in rows]
        right = rights_of(house, there, purpose=purpose, channel=channel, now=now)
        ways.append(
            [
                None if one.allowed and row.get(place) else one.reason if row.get(place) else ""
                for one, row in zip(right, rows, strict=True)
            ]
        )
    return [
        right.reason if not right.allowed else refused(answers)
        for right, *answers in zip(watched, *ways, strict=True)
    ]


def refused(answers: Sequence[str | None]) -> str | None:
    """None where one way is open; else why none is."""
    if None in answers:
        return None
    return next((one for one in answers if one), "No telephone number and no e-mail address.")


def in_words(reasons: Any) -> str | None:
    """Reasons as a line, whether they are a text, texts, or structs with words."""
    if reasons is None or isinstance(reasons, str):
        return reasons
    said = [one.get("words") if isinstance(one, Mapping) else one for one in reasons]
    return "; ".join(str(one) for one in said if one) or None
