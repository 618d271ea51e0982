"""What a seller wants to know before a call: six questions, answered from what is known.

Is the timing right, what value is there in it, is there a real reason, what to talk about, how to
reach them, and do our systems know them? Beside that: who else decides, what stands there, what
else fits, and what the call may bring. A question without an answer stays empty: nothing is made
up. Made for those who are worth a call, and for whom sales has.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import ibis
import pyarrow as pa
from ibis import Table

from syotto.schema.asked import ASKING, asked_of
from syotto.schema.handed import LEAD_CARDS
from syotto.schema.journeys import SAID
from syotto.schema.timeline import BuyingRole, buying_role_of
from syotto.schema.words import Actor

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]
LATELY_DAYS = 90
SOON = timedelta(days=120)
"""A service that falls due so soon is a reason to call."""
FEW, FEW_WORDS = 5, 3
FEWEST_HOURS = 5
"""Fewer touchpoints tell no hour."""
STRONG = ("Requested", "Submitted", "Given", "Price", "Pricing", "Calculator", "Demo", "Trial")
"""In the names of what somebody does who wants something."""


def reads(
    scores: Table, leads: Table, people: Table, memberships: Table,
    personas: Table, touchpoints: Table, cases: Table, offers: Table, products: Table,
    assets: Table, identities: Table, events: Table,
) -> tuple[Table, ...]:  # fmt: skip
    """Of each table what is about the people who get a card."""
    with_sales = leads.filter(leads.person_ref.notnull()).select(person_id="person_ref")
    ready = scores.filter(scores.qualified).select("person_id").union(with_sales).distinct()
    chosen = people.semi_join(ready, "person_id")
    told = scores.select("person_id", "reasons")
    who = chosen.select(
        "person_id", "account_id", "email", "phone", "time_zone", "updated_at"
    ).left_join(told, "person_id")
    homes = chosen.filter(chosen.account_id.notnull()).select("account_id").distinct()
    names = products.select("product_id", product=products.name.fill_null(products.product_id))
    stands = assets.semi_join(homes, "account_id").left_join(names, "product_id")
    return (
        who.drop("person_id_right"),
        lately(touchpoints.semi_join(chosen, "person_id")),
        by_hour(touchpoints.semi_join(chosen, "person_id")),
        cases.filter(cases.text.notnull(), cases.person_ref.isin(chosen.person_id)).select(
            "person_ref", "opened_at", "text"
        ),
        colleagues(people.semi_join(homes, "account_id"), memberships, personas),
        fitting(offers, chosen).left_join(names, "product_id").drop("product_id_right"),
        stands.drop("product_id_right"),
        identities.filter(identities.kind == "ref").semi_join(chosen, "person_id"),
        asking(events).semi_join(chosen, "person_id"),
    )


def asking(events: Table) -> Table:
    """Tips, enquiries, requests and forms; none of machines."""
    human = (events.actor != Actor.MACHINE.value).fill_null(True)
    asked = events.filter(events.name.isin(ASKING), human, events.properties.notnull())
    return asked.select("person_id", "at", "name", "properties")


def lately(met: Table) -> Table:
    """What each did of late, how often, and when last."""
    ends = met["at"].max().as_scalar() - ibis.interval(days=LATELY_DAYS)
    recent = met.filter(met["at"] >= ends, ~met.kind.startswith(SAID))
    alike = recent.group_by("person_id", "kind", "words")
    return alike.agg(times=recent.count(), last_at=recent["at"].max())


def by_hour(met: Table) -> Table:
    """In which hours (UTC) each came by themselves."""
    own = met.mutate(hour=met["at"].hour())
    return own.group_by("person_id", "hour").agg(times=own.count())


def colleagues(people: Table, memberships: Table, personas: Table) -> Table:
    """Everybody at these companies, with their part in buying."""
    said = memberships.select("person_id", "account_id", "role", said="buying_role")
    read = personas.select("person_id", read="buying_role")
    own = people.select("person_id", "account_id", "name", "title")
    joined = own.left_join(said, ["person_id", "account_id"])
    joined = joined.select(*own.columns, "role", "said").left_join(read, "person_id")
    return joined.select(*own.columns, "role", "said", "read")


def fitting(offers: Table, chosen: Table) -> Table:
    """The best offers of each customer."""
    customers = chosen.select(customer_id=ibis.coalesce(chosen.account_id, chosen.person_id))
    best = offers.filter(offers["rank"] <= FEW).semi_join(customers, "customer_id")
    return best.select(
        "customer_id", "rank", "product_id", "value", "extra_if_contacted", "expected_margin",
        "low", "high", "reasons",
    )  # fmt: skip


def lead_cards(
    who: pa.Table, met: pa.Table, hours: pa.Table, said: pa.Table, group: pa.Table,
    offers: pa.Table, assets: pa.Table, refs: pa.Table, asked: pa.Table, *, as_of: datetime,
) -> pa.Table:  # fmt: skip
    """One row per person; schema LEAD_CARDS."""
    found = {
        "met": of_each(met, "person_id"),
        "hours": of_each(hours, "person_id"),
        "said": of_each(said, "person_ref"),
        "group": of_each(group, "account_id"),
        "offers": of_each(offers, "customer_id"),
        "assets": of_each(assets, "account_id"),
        "refs": of_each(refs, "person_id"),
        "asked": of_each(asked, "person_id"),
    }
    cards = [card(row, found, as_of) for row in who.sort_by("person_id").to_pylist()]
    return pa.Table.from_pylist(cards, schema=LEAD_CARDS.columns.to_pyarrow())


def of_each(table: pa.Table, column: str) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in table.to_pylist():
        found[row[column]].append(row)
    return found


def card(person: Row, found: Mapping[str, Mapping[str, Rows]], as_of: datetime) -> dict[str, Any]:
    person_id, account_id = person["person_id"], person["account_id"]
    met = sorted(
        found["met"].get(person_id, []),
        key=lambda row: (-row["last_at"].timestamp(), row["kind"], row["words"] or ""),
    )
    offers = sorted(found["offers"].get(account_id or person_id, []), key=lambda row: row["rank"])
    assets = sorted(found["assets"].get(account_id, []), key=lambda row: row["asset_id"])
    best = offers[0] if offers else None
    others = parts(found["group"].get(account_id, []), person_id)
    refs = sorted({f"{row['source']} {row['identifier']}" for row in found["refs"][person_id]})
    return {
        "person_id": person_id,
        "account_id": account_id,
        "last_at": met[0]["last_at"] if met else None,
        "timing": timing(met, as_of),
        "value_added": best and f"{best['product']}: {best['reasons']}",
        "reason": real_reason(met, assets, person["reasons"], as_of),
        "topics": topics(met),
        "said": own_words(found["said"].get(person_id, []), found["asked"].get(person_id, [])),
        "email": person["email"],
        "phone": person["phone"],
        "time_zone": person["time_zone"],
        "hour": hour(found["hours"].get(person_id, [])),
        "known_as": refs,
        "buying_group": [words for _, words in others],
        "missing_roles": missing({role for role, _ in others}) if account_id else [],
        "cross_sell": [row["product"] for row in offers[1:]],
        "installed": [standing(row, as_of) for row in assets[:FEW]],
        "product_id": best and best["product_id"],
        "deal_size": best and best["value"],
        "extra_chance": best and best["extra_if_contacted"],
        "expected_margin": best and best["expected_margin"],
        "low": best and best["low"],
        "high": best and best["high"],
    }


def own_words(cases: Rows, asked: Rows) -> list[str]:
    """What they wrote in service cases and when they asked for us, the newest first."""
    told = [(row["opened_at"], row["text"]) for row in cases]
    for row in asked:
        said = asked_of(row["name"], opened(row["properties"]), {}).said
        told += [(row["at"], text) for text in reversed(said)]
    newest = sorted(told, key=lambda one: one[0], reverse=True)
    return list(dict.fromkeys(text for _, text in newest))[:FEW_WORDS]


def opened(text: str) -> Mapping[str, Any]:
    """A JSON object; what is none says nothing."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def timing(met: Rows, as_of: datetime) -> str | None:
    if not met:
        return None
    times = sum(row["times"] for row in met)
    last = ago(met[0]["last_at"], as_of)
    return f"{many(times, 'touchpoint')} in {LATELY_DAYS} days, the last {last}."


def real_reason(
    met: Rows, assets: Rows, reasons: Iterable[str] | None, as_of: datetime
) -> str | None:
    """What they asked for; a service that falls due; else what counted most for them."""
    strong = next((row for row in met if any(word in row["kind"] for word in STRONG)), None)
    if strong is not None:
        return f"{strong['words'] or strong['kind']}, {ago(strong['last_at'], as_of)}."
    due = sorted(
        (row for row in assets if row["due_at"] <= as_of + SOON), key=lambda r: r["due_at"]
    )
    if due:
        return f"{standing(due[0], as_of)}."
    return next(iter(reasons or ()), None)


def standing(asset: Row, as_of: datetime) -> str:
    late = "was" if asset["due_at"] < as_of else "is"
    return f"{asset['product']} {asset['asset_id']}: service {late} due {asset['due_at']:%Y-%m-%d}"


def topics(met: Rows) -> list[str]:
    """What they looked at most."""
    seen: Counter[str] = Counter()
    for row in met:
        if row["words"] and ": " in row["words"]:
            seen[row["words"].partition(": ")[2]] += row["times"]
    most = sorted(seen.items(), key=lambda one: (-one[1], one[0]))[:FEW]
    return [f"{what} ({times} times)" if times > 1 else what for what, times in most]


def hour(found: Rows) -> int | None:
    """The hour (UTC) in which they come most; null where there are too few."""
    if sum(row["times"] for row in found) < FEWEST_HOURS:
        return None
    most = max(found, key=lambda row: (row["times"], -row["hour"]))
    return int(most["hour"])


def parts(group: Rows, person_id: str) -> list[tuple[str | None, str]]:
    """Everybody at the company: their part in buying, and the same in words; they come first."""
    named = []
    for row in group:
        role = buying_role_of(row["said"] or row["role"]) or row["read"]
        words = ", ".join(part for part in (row["name"], row["title"], role) if part)
        named.append((row["person_id"] != person_id, role or "~", words, row["person_id"]))
    return [(None if role == "~" else role, words) for _, role, words, _ in sorted(named)]


def missing(roles: set[str | None]) -> list[str]:
    return [role.value for role in BuyingRole if role.value not in roles]


def ago(moment: datetime, as_of: datetime) -> str:
    days = max(0, (as_of - moment).days)
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def many(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
