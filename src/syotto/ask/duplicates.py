"""Pairs that may be one and the same, for somebody to decide; what was joined, and undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from syotto.ask.seen import hidden, limited
from syotto.ask.sources import Sources, rows
from syotto.ask.words import count, many
from syotto.schema.known import ACCOUNT_ID, ACCOUNTS, PEOPLE, PERSON_ID
from syotto.schema.linked import ACCOUNT, LINKS, PERSON, Verdict
from syotto.store.identity import every_merge
from syotto.store.pair_answers import every_answer
from syotto.store.snapshot import Snapshot

SHOWN, EVERY = 25, 100_000
LATER = timedelta(days=30)
"""So long a pair stays away that was put off."""
TABLES = {PERSON: (PEOPLE, PERSON_ID), ACCOUNT: (ACCOUNTS, ACCOUNT_ID)}
SHOWN_OF = {
    PERSON: (
        "name", "email", "phone", "birth_date", "company", "title", "street", "postcode", "city",
        "country", "owner", "records",
    ),
    ACCOUNT: ("name", "domain", "registration_no", "industry", "country", "owner", "records"),
}  # fmt: skip
CALLED = {
    "email": "e-mail", "phone": "telephone", "birth_date": "birth date", "postcode": "postal code",
    "registration_no": "registration number", "records": "records joined",
}  # fmt: skip
COUNTED = {"records"}
"""What is told of both, without saying whether it agrees."""
IN_WORDS = {Verdict.DIFFERENT: "not the same", Verdict.LATER: "later"}


@dataclass(frozen=True)
class Field:
    """What both say in one column. agrees: null where one says nothing."""

    name: str
    left: str
    right: str
    agrees: bool | None


@dataclass(frozen=True)
class Pair:
    """Two that may be one. value: what both have bought, net of returns."""

    kind: str
    id_left: str
    id_right: str
    name_left: str
    name_right: str
    probability: float
    evidence: str
    value: float
    fields: list[Field]


@dataclass(frozen=True)
class Said:
    """One thing that was decided: joined, not the same, or later."""

    number: str
    kind: str
    verdict: str
    id_left: str
    id_right: str
    at: datetime
    by: str | None
    evidence: str
    undone_at: datetime | None


@dataclass(frozen=True)
class Duplicates:
    """The queue, and what was decided; the newest first."""

    finding: str
    currency: str
    total: int
    known: int
    looked: bool
    pairs: list[Pair]
    said: list[Said]


def duplicates(house: Sources, *, every: bool = False) -> Duplicates:
    """Raises Hidden for who sees a part of the customers, NotFound before the first build."""
    if limited(house):
        raise hidden()
    snapshot = house.warehouse.open()
    with house.ledger.read() as connection:
        merged, answers = every_merge(connection), every_answer(connection)
    done = decided(merged, answers, house.now() - LATER)
    there = rows(snapshot.table(LINKS.name)) if LINKS.name in snapshot.names else []
    waiting = [row for row in there if key(row) not in done]
    bought = amounts(snapshot) if waiting else {}
    for row in waiting:
        row["value"] = sum(bought.get(row[side], 0.0) for side in ("id_left", "id_right"))
    waiting.sort(key=lambda row: (-row["probability"] * (1 + max(row["value"], 0)), key(row)))
    shown = waiting[: EVERY if every else SHOWN]
    said = [*map(joined, merged), *map(answered, answers)]
    newest = sorted(said, key=lambda one: (one.at, one.number), reverse=True)
    return Duplicates(
        finding=finding(waiting, merged),
        currency=house.settings.currency,
        total=len(waiting),
        known=sum(known_in(snapshot, spec.name) for spec, _ in TABLES.values()),
        looked=house.settings.find_links,
        pairs=in_full(snapshot, shown),
        said=newest[: EVERY if every else SHOWN],
    )


def key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["kind"], row["id_left"], row["id_right"]


def decided(
    merged: list[dict[str, Any]], answers: list[dict[str, Any]], since: datetime
) -> set[tuple[str, str, str]]:
    """Pairs about which nothing is to be asked now."""
    joined = {
        (row["kind"], *sorted((row["kept"], row["other"])))
        for row in merged
        if row["undone_at"] is None
    }
    said = {
        key(row)
        for row in answers
        if row["undone_at"] is None and (row["verdict"] != Verdict.LATER or row["at"] > since)
    }
    return {(kind, one, other) for kind, one, other in joined} | said


def amounts(snapshot: Snapshot) -> dict[str, float]:
    customers = snapshot.table("customers")
    return {
        row["customer_id"]: float(row["amount"] or 0)
        for row in rows(customers.select("customer_id", "amount"))
    }


def known_in(snapshot: Snapshot, name: str) -> int:
    counted: int = (
        snapshot.table(name).count().to_pyarrow().as_py() if name in snapshot.names else 0
    )
    return counted


def in_full(snapshot: Snapshot, pairs: list[dict[str, Any]]) -> list[Pair]:
    """The pairs with what both say, side by side."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, (spec, whom) in TABLES.items():
        mine = [row for row in pairs if row["kind"] == kind]
        wanted = sorted({row[side] for row in mine for side in ("id_left", "id_right")})
        if wanted:
            table = snapshot.table(spec.name)
            found = rows(table.filter(table[whom].isin(wanted)).select(whom, *SHOWN_OF[kind]))
            known |= {(kind, row[whom]): row for row in found}
    return [pair(row, known) for row in pairs]


def pair(row: Mapping[str, Any], known: Mapping[tuple[str, str], Mapping[str, Any]]) -> Pair:
    left, right = (known.get((row["kind"], row[side]), {}) for side in ("id_left", "id_right"))
    return Pair(
        **{name: row[name] for name in ("kind", "id_left", "id_right", "evidence", "value")},
        probability=row["probability"],
        name_left=left.get("name") or row["id_left"],
        name_right=right.get("name") or row["id_right"],
        fields=[
            field(name, left.get(name), right.get(name))
            for name in SHOWN_OF[row["kind"]]
            if left.get(name) or right.get(name)
        ],
    )


def field(name: str, left: Any, right: Any) -> Field:
    one, other = ("" if value is None else str(value) for value in (left, right))
    same = one.casefold() == other.casefold()
    agrees = None if name in COUNTED or not (one and other) else same
    return Field(CALLED.get(name, name), one, other, agrees)


def joined(row: Mapping[str, Any]) -> Said:
    said = (row["evidence"] or {}).get("words", "")
    return Said(
        row["merge_id"], row["kind"], Verdict.SAME.value, row["kept"], row["other"], row["at"],
        row["by"], said, row["undone_at"],
    )  # fmt: skip


def answered(row: Mapping[str, Any]) -> Said:
    return Said(
        row["answer_id"], row["kind"], IN_WORDS[Verdict(row["verdict"])], row["id_left"],
        row["id_right"], row["at"], row["by"], row["evidence"] or "", row["undone_at"],
    )  # fmt: skip


def finding(waiting: list[dict[str, Any]], merged: list[dict[str, Any]]) -> str:
    both = [sum(row["kind"] == kind for row in waiting) for kind in (PERSON, ACCOUNT)]
    told = f"{many(both[0], 'pair')} of people and {many(both[1], 'pair')} of companies"
    held = sum(row["undone_at"] is None for row in merged)
    return f"{told} may be one and the same; {count(held)} were joined."
