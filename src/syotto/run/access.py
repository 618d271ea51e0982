"""What we hold about a person, for the person: one page to read, one file for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import ibis

from syotto.errors import NotFound
from syotto.run.corrections import drain_corrections
from syotto.run.held import Found, find, parts_of
from syotto.run.house import House
from syotto.run.live_leads import rescored
from syotto.schema import DERIVED, RAW
from syotto.schema.raw import LOAD_COLUMNS
from syotto.schema.rights import PERMISSIONS
from syotto.schema.words import Action
from syotto.sense.persons import theirs
from syotto.store import notes, rights as book

Row = dict[str, Any]
NAMED = ("customer_id", "person_id", "person")
DECIDED = {
    "best_offer": "We thought of offering you {product}.",
    "control": "You are among the customers whom we leave alone on purpose, to learn whether "
    "hearing from us does any good.",
    "rested": "We had been in touch a short while ago and left you in peace.",
    "held": "You are waiting for us, so we offered you nothing.",
    "capacity": "We had nothing for you that was more useful than what we had for others.",
    "no_gain": "We had nothing to offer that seemed worth your time.",
    "no_candidate": "We know too little to offer you anything.",
    "feedback": "Somebody of us knew that it was not the moment.",
}
PURPOSES = {
    "mailing": "send you offers and news",
    "calls": "call you about offers",
    "profiling": "work out from your orders what may be of use to you",
    "ad_audiences": "show you advertisements elsewhere",
    "tracking": "count whether you open and click what we send",
    "recording": "record conversations",
    "service": "write to you about what you ordered or asked for",
}
LOADED = {field.name for field in LOAD_COLUMNS} - {"source", "received_at"}
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}table{border-collapse:collapse;display:block;overflow-x:auto}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;"
    "border-bottom:1px solid #ddd}"
)


@dataclass(frozen=True)
class Access:
    """Everything about one person.

    held: rows as they came, by table. made: what a build made of them; since_build: what we worked
    out of what they did since. rights: what we may do.
    decided: what was chosen, newest first, in words that one would say to them.
    """

    made_at: datetime
    known_as: list[str]
    held: Mapping[str, list[Row]]
    said: list[Row]
    made: Mapping[str, list[Row]]
    since_build: list[Row]
    rights: list[str]
    decided: list[str]


def access(house: House, person: str) -> Access:
    """Raises NotFound where nothing is held."""
    drain_corrections(house)
    found = find(house, person)
    held = {
        name: [lean(row) for part in parts_of(house, RAW[name]) for row in rows(name, part, found)]
        for name in found.rows
    }
    made = dict(derived(house, found))
    who = found.who
    return Access(
        made_at=house.now(),
        known_as=sorted({*who.ids, *who.emails, *who.phones}),
        held=held,
        said=said_lately(house, found),
        made=made,
        since_build=since_build(house, found),
        rights=[right(row) for row in made.get(PERMISSIONS.name, [])],
        decided=decided(house, held.get("decisions", [])),
    )


def rows(name: str, part: Any, found: Found) -> list[Row]:
    return list(part.filter(theirs(name, part, found.who)).to_pylist())


def lean(row: Row) -> Row:
    """A row without what is empty, and without our own bookkeeping."""
    return {n: value for n, value in row.items() if value is not None and n not in LOADED}


def derived(house: House, found: Found) -> Iterator[tuple[str, list[Row]]]:
    """What the newest build knows of them."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        for name in DERIVED:
            if name not in snapshot.names:
                continue
            table = snapshot.table(name)
            named = [column for column in NAMED if column in table.columns]
            if named:
                mine = ibis.or_(*(table[column].isin(sorted(found.who.ids)) for column in named))
                known = table.filter(mine).to_pyarrow().to_pylist()
                if known:
                    yield name, [lean(row) for row in known]


def said_lately(house: House, found: Found) -> list[Row]:
    """What they said about their rights since the newest build, and notes about them since."""
    who = found.who
    with house.ledger.read() as connection:
        every = [*book.every_change(connection), *notes.not_in_log(connection)]
    return [lean(row) for row in every if who.is_(row["person_id"]) or who.is_(row.get("address"))]


def since_build(house: House, found: Found) -> list[Row]:
    """How they are scored now, where they did something since the build."""
    return [
        lean(asdict(one)) for one in rescored(house, sorted(found.who.ids), house.now()).values()
    ]


def right(row: Mapping[str, Any]) -> str:
    """We may send you offers and news by email: you agreed, since 2026-05-01."""
    what = PURPOSES.get(row["purpose"], row["purpose"])
    through = "" if row["channel"] == "any" else f" by {row['channel']}"
    since = f" Since {row['since']:%Y-%m-%d}." if row.get("since") else ""
    may = "We may" if row["allowed"] else "We may not"
    return f"{may} {what}{through}. {row.get('reason', '')}{since}"


def decided(house: House, choices: list[Row]) -> list[str]:
    names = product_names(house)
    newest = sorted(choices, key=lambda row: row["at"], reverse=True)
    return [choice(row, names) for row in newest]


def product_names(house: House) -> dict[str, str]:
    with suppress(NotFound):
        products = house.warehouse.open().table("products").select("product_id", "name")
        rows_ = products.to_pyarrow().to_pylist()
        return {row["product_id"]: row["name"] or row["product_id"] for row in rows_}
    return {}


BESIDE = {
    Action.HAND_OVER: "We gave you to one of our sellers: {reasons}.",
    Action.FLOW: "A series of messages: {reasons}.",
}
"""Choices that are no offers."""


def choice(row: Row, names: Mapping[str, str]) -> str:
    """2026-05-01: We thought of offering you a filter kit. 12 of the 40 customers ..."""
    if row.get("action") in BESIDE:
        return f"{row['at']:%Y-%m-%d}: {BESIDE[row['action']].format(**row)}"
    product = names.get(row.get("product_id", ""), row.get("product_id", "something"))
    words = DECIDED.get(row.get("reason", ""), "We chose not to be in touch.")
    why = f" {row['reasons']}" if row.get("reason") == "best_offer" and row.get("reasons") else ""
    return f"{row['at']:%Y-%m-%d}: {words.format(product=product)}{why}"


def write(found: Access, out: Path) -> tuple[Path, Path]:
    """Writes the page and, beside it, the same as JSON; returns both."""
    page, data = out.with_suffix(".html"), out.with_suffix(".json")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(as_page(found), encoding="utf-8")
    plain = {name: getattr(found, name) for name in Access.__dataclass_fields__}
    data.write_text(json.dumps(plain, default=str, ensure_ascii=False, indent=1), encoding="utf-8")
    return page, data


def as_page(found: Access) -> str:
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        f"<title>What we hold about you</title><style>{STYLE}</style>",
        "<h1>What we hold about you</h1>",
        f"<p>As of {found.made_at:%Y-%m-%d %H:%M} UTC. We know you as "
        f"{escape(', '.join(found.known_as))}.</p>",
        listed("What we may do", found.rights, "Nothing is decided about that yet."),
        listed("What we decided about you, and why", found.decided, "Nothing."),
        *(grid(f"What we were told: {name}", rows_) for name, rows_ in found.held.items()),
        grid("What was said and noted lately", found.said) if found.said else "",
        *(grid(f"What we worked out: {name}", rows_) for name, rows_ in found.made.items()),
        grid("What we worked out of what you did since", found.since_build)
        if found.since_build
        else "",
    ]
    return "\n".join(part for part in parts if part)


def listed(title: str, lines: list[str], otherwise: str) -> str:
    items = "".join(f"<li>{escape(line)}" for line in lines or [otherwise])
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def grid(title: str, rows_: list[Row]) -> str:
    names = list(dict.fromkeys(name for row in rows_ for name in row))
    head = "".join(f"<th>{escape(name)}" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(row.get(name, '')))}" for name in names) for row in rows_
    )
    return f"<h2>{escape(title)}</h2><table><tr>{head}{body}</table>"
