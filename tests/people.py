"""A crowd of people with values at every border, as tables and as profiles."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

from syotto.know.members import Known
from syotto.schema.condition_fields import ACCOUNT, MAY, OF_ACCOUNT, PERSON, Kind
from syotto.schema.profile import Happened, Profile, Purchase

AS_OF = datetime(2026, 3, 29, 12, 30, tzinfo=UTC)
ZONE = "Europe/Helsinki"
"""The night before it, clocks there were put forward."""
TEXTS = [
    "FI",
    "fi",
    "SE",
    "Ääni Öljy",
    "ÄÄNI öljy",
    "ΣΊΣΥΦΟΣ",
    "İstanbul",
    "50%_off",
    "it's",
    "a\\b",
    " x ",
]
NAMES = ["Page Viewed", "Order Tracked", "page viewed"]
BACK = [0, 1, 7, 30, 89, 90, 91, 365]
MOMENTS = [
    *(AS_OF - timedelta(days=days, microseconds=micro) for days in BACK for micro in (-1, 0, 1)),
    *(datetime(2026, 3, 28, hour, tzinfo=UTC) for hour in (21, 22, 23)),
    datetime(2026, 3, 28, 21, 59, 59, 999999, tzinfo=UTC),
    AS_OF + timedelta(days=7),
]
DAYS = [
    date(1980, 1, 1),
    date(1979, 12, 31),
    date(2026, 3, 29),
    date(2026, 3, 28),
    date(2026, 2, 27),
]
NUMBERS = ["3", "3.0", "-2", "0.1", "1e3", "12345678901234567", "nan", "3 ", "+3", "", "٣"]
OPEN = [
    *TEXTS,
    *NUMBERS,
    "true",
    "false",
    "2026-03-28",
    "2026-03-28T22:00:00Z",
    "2026-02-30",
    "2026-03-28 22:00",
]
PROPERTIES = [
    None, "{}", "not json", '{"path": "/pumps", "n": 3}', '{"path":"/PUMPS/a, b", "n":"3"}', '{"n": 3.0, "ok": true}',
    '{"path": "say \\"hi\\"", "n": -2}', json.dumps({"path": "Ääni Öljy", "n": 1e20}, ensure_ascii=False), '{"other": {"n": 3}}',
    '{"n": "2026-03-28", "path": ""}', '{"path": null, "n": false}',
]  # fmt: skip
MOMENT = pa.timestamp("us", tz="UTC")
TYPES = {Kind.TEXT: pa.string(), Kind.DAY: pa.date32(), Kind.MOMENT: MOMENT, Kind.TRUTH: pa.bool_()}
VALUES = {Kind.TEXT: TEXTS, Kind.DAY: DAYS, Kind.MOMENT: MOMENTS, Kind.TRUTH: [True, False]}

Rows = list[dict[str, Any]]


def crowd(seed: int, people: int = 60) -> tuple[Known, list[Profile]]:
    """The same people twice: as tables, and one by one."""
    chance = np.random.default_rng(seed)
    some = Chooser(chance)
    accounts = [{"account_id": f"A{n}", **some.fields(OF_ACCOUNT)} for n in range(5)]
    persons = [
        {**some.fields(PERSON), "person_id": f"P{n}", "account_id": some.maybe([a["account_id"] for a in accounts] + ["P1", "gone"])}
        for n in range(people)
    ]  # fmt: skip
    ids = [one["person_id"] for one in persons]
    customers = [*ids, *(one["account_id"] for one in accounts), None]
    events = [
        {"person_id": some.one([*ids, "visitor:x", None]), "at": some.one(MOMENTS), "name": some.one(NAMES), "properties": some.one(PROPERTIES), "actor": some.one(["human", "machine", None])}
        for _ in range(6 * people)
    ]  # fmt: skip
    lines = [
        {"order_id": f"O{n // 2}", "at": some.one(MOMENTS), "customer_id": some.one(customers), "product_id": some.one(["K", "P", "S"]), "kind": some.one(["sale", "sale", "return", "cancelled"])}
        for n in range(3 * people)
    ]  # fmt: skip
    products = [{"product_id": "K", "category": "pumps"}, {"product_id": "P", "category": "seals"}, {"product_id": "S", "category": None}]  # fmt: skip
    features = [
        {"subject_id": subject, "feature": name, "value": some.maybe(OPEN)}
        for subject in [*ids, *(one["account_id"] for one in accounts)]
        for name in ("score", "tier-2")
        if chance.random() < 0.8
    ]
    permissions = [
        {"person_id": one, "purpose": "calls" if channel == "phone" else "mailing", "channel": channel, "allowed": some.one([True, False])}
        for one in ids for channel in ("email", "phone") if chance.random() < 0.8
    ]  # fmt: skip
    personas = [{"person_id": one, "persona": some.maybe(["finance", "maintenance"])} for one in ids[::2]]  # fmt: skip
    lists = [{"segment": "fair", "person_id": one} for one in ids if chance.random() < 0.3]
    drawn = {
        "people": persons, "accounts": accounts, "events": events, "order_lines": lines, "products": products,
        "features": features, "permissions": permissions, "personas": personas, "lists": lists,
    }  # fmt: skip
    return Known(**{name: tabled(name, rows) for name, rows in drawn.items()}), profiles(**drawn)


class Chooser:
    def __init__(self, chance: np.random.Generator) -> None:
        self.chance = chance

    def one(self, among: list[Any]) -> Any:
        return among[int(self.chance.integers(len(among)))]

    def maybe(self, among: list[Any]) -> Any:
        return None if self.chance.random() < 0.25 else self.one(among)

    def fields(self, catalogue: dict[str, Any]) -> dict[str, Any]:
        chosen = {name: self.maybe(VALUES[kind]) for name, (kind, _) in catalogue.items()}
        return {name: value for name, value in chosen.items() if not name.endswith("_id")}


def tabled(name: str, rows: Rows) -> ibis.Table:
    kinds = {"at": MOMENT, "allowed": pa.bool_()}
    kinds |= (
        {column: TYPES[kind] for column, (kind, _) in PERSON.items()} if name == "people" else {}
    )
    columns = dict.fromkeys(key for row in rows for key in row)
    schema = pa.schema([(column, kinds.get(column, pa.string())) for column in columns])
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))


def profiles(
    people: Rows, accounts: Rows, events: Rows, order_lines: Rows, products: Rows, features: Rows,
    permissions: Rows, personas: Rows, lists: Rows,
) -> list[Profile]:  # fmt: skip
    told = {one["account_id"]: one for one in accounts}
    persona = {one["person_id"]: one["persona"] for one in personas}
    family = {one["product_id"]: one["category"] for one in products}
    happened, bought, brought, may = (defaultdict(list) for _ in range(4))
    for row in events:
        if row["actor"] != "machine":
            happened[row["person_id"]].append(Happened(row["at"], row["name"], row["properties"]))
    for row in order_lines:
        if row["kind"] == "sale":
            line = Purchase(
                row["at"], row["order_id"], row["product_id"], family[row["product_id"]]
            )
            bought[row["customer_id"]].append(line)
    for row in features:
        brought[row["subject_id"]].append((row["feature"], row["value"]))
    for row in permissions:
        may[row["person_id"]].append((MAY + row["channel"], row["allowed"]))
    made = []
    for row in people:
        person, account = row["person_id"], row["account_id"]
        theirs = [] if account in (None, person) else bought[account]
        of_account = {ACCOUNT + name: value for name, value in told.get(account, {}).items()}
        own = {name: value for name, value in brought[person] if value is not None}
        made.append(
            Profile(
                person_id=person,
                fields={**row, **of_account, "persona": persona.get(person), **dict(may[person])},
                features={**dict(brought[account] if account else []), **own},
                events=tuple(happened[person]),
                purchases=(*bought[person], *theirs),
                lists=frozenset(one["segment"] for one in lists if one["person_id"] == person),
            )
        )
    return made
