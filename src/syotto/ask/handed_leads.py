"""Leads that sales got, flat: for who works with a file, and sends it back with results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from syotto.ask.crm_links import links
from syotto.ask.leads import called, in_words, may_see, newest
from syotto.ask.seen import whole
from syotto.ask.sources import Sources, rows
from syotto.schema.handed import due_of
from syotto.store import leads as book

NAME = "handed_leads"
Row = Mapping[str, Any]
TEXTS = (
    "lead_id", "person_id", "name", "title", "company", "account_id", "email", "phone", "seller",
    "state", "stands", "why",
)  # fmt: skip
MOMENT = pa.timestamp("us", "UTC")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in TEXTS),
        ("hot", pa.bool_()),
        ("handed_at", MOMENT),
        ("due_at", MOMENT),
        ("expected_profit", pa.float64()),
        ("probability", pa.float64()),
        ("product_id", pa.string()),
        ("card", pa.string()),
        ("crm", pa.list_(pa.string())),
        *((name, pa.string()) for name in ("result", "reason", "words")),
    ]
)
"""The last three are for whoever fills them in: a file with them is a file of lead_results."""


def handed_leads(house: Sources) -> pa.Table:
    """A row for every lead that a seller got and that the viewer sees, the newest first."""
    everything = whole(house)
    with everything.ledger.read() as connection:
        found = [row for row in book.every_handed(connection) if may_see(house, row)]
    people = known(everything, {row["person_id"] for row in found})
    return pa.Table.from_pylist([flat(house, row, people) for row in found], SCHEMA)


def known(house: Sources, people: Iterable[str]) -> Mapping[str, Row]:
    snapshot = newest(house)
    if snapshot is None:
        return {}
    table, refs = snapshot.table("people"), snapshot.table("identities")
    firms = snapshot.table("accounts").select("account_id", firm="name")
    chosen = sorted(people)
    mine = table.filter(table.person_id.isin(chosen)).left_join(firms, "account_id")
    told = mine.select("person_id", "name", "title", "email", "phone", "company", "firm")
    found: dict[str, dict[str, Any]] = {row["person_id"]: {**row, "refs": []} for row in rows(told)}
    numbers = refs.filter(refs.kind == "ref", refs.person_id.isin(chosen))
    for row in rows(numbers.select("person_id", "source", "identifier").distinct()):
        if row["person_id"] in found:
            found[row["person_id"]]["refs"].append(f"{row['source']} {row['identifier']}")
    return found


def flat(house: Sources, lead: Row, people: Mapping[str, Row]) -> dict[str, Any]:
    person = people.get(lead["person_id"], {})
    same = ("lead_id", "person_id", "account_id", "state", "hot", "handed_at", "product_id",
            "expected_profit", "probability")  # fmt: skip
    return {
        **{name: lead[name] for name in same},
        **{name: person.get(name) for name in ("title", "email", "phone")},
        "name": called(lead["person_id"], person),
        "company": person.get("firm") or person.get("company"),
        "seller": lead["owner"],
        "stands": in_words(lead),
        "why": lead["because"],
        "due_at": due_of(lead),
        "card": f"/leads/{lead['lead_id']}",
        "crm": sorted(links(house.settings, person.get("refs", ())).values()),
    }
