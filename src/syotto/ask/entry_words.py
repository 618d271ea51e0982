"""What an entry of a timeline says, in one line: a title, and the words beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from syotto.ask.words import day, many, money
from syotto.schema.plan import short
from syotto.schema.timeline import Entry
from syotto.schema.words import Action, Actor

Row = Mapping[str, Any]
WITHHELD = "Withheld on purpose (control group)"
ORDER_WORDS = {
    "sale": "Order",
    "return": "Return",
    "cancelled": "Cancelled order",
    "charge": "Charge",
    "free": "Free of charge",
    "adjustment": "Correction",
}


def sentence(row: Row, products: Mapping[str, str], currency: str) -> tuple[str, str | None]:
    """(title, words) of a row of `timeline`."""
    title = TITLES[Entry(row["kind"])](row, Names(products, currency))
    return title, None if row["words"] == row["what"] else row["words"]


class Names:
    """What titles need beside the row."""

    def __init__(self, products: Mapping[str, str], currency: str) -> None:
        self.products, self.currency = products, currency

    def product(self, row: Row) -> str:
        """`, seal kit`; nothing where the row names no product."""
        name = self.products.get(row["what"] or "", row["what"])
        return f", {name}" if name else ""

    def money(self, row: Row) -> str:
        """` · €1,200`; nothing where no amount is known."""
        return f" · {money(row['amount'], self.currency)}" if row["amount"] is not None else ""


def did(row: Row, _: Names) -> str:
    times = int(row["number"] or 1)
    who = ", by a machine" if row["state"] == Actor.MACHINE else ""
    return f"{row['what']}{f' × {times:,}' if times > 1 else ''}{who}"


def message(row: Row, _: Names) -> str:
    through = f" by {row['channel']}" if row["channel"] else ""
    state = WITHHELD if row["state"] == "withheld" else row["state"].capitalize()
    return f"{state}{through}: {row['what']}"


def order(row: Row, names: Names) -> str:
    lines = many(int(row["number"] or 0), "line")
    return (
        f"{ORDER_WORDS.get(row['state'], row['state'].capitalize())} {row['entry_id']}"
        f"{names.money(row)}{names.product(row)} ({lines})"
    )


def delivery(row: Row, _: Names) -> str:
    days = int(row["number"] or 0)
    promised = f", promised for {day(row['until'])}" if row["until"] else ""
    late = f" by {many(days, 'day')}" if days else ""
    words = {"late": f"arrived late{late}{promised}", "overdue": f"is overdue{late}{promised}"}
    return f"Order {row['entry_id']} " + words.get(
        row["state"], "arrived" if row["state"] == "on time" else f"is on its way{promised}"
    )


def contract(row: Row, names: Names) -> str:
    yearly = f"{names.money(row)} a year" if row["amount"] is not None else ""
    return f"Contract {row['entry_id']} {row['state']}{names.product(row)}{yearly}"


def case(row: Row, _: Names) -> str:
    mark = f", mark {row['number']:g}" if row["number"] is not None else ""
    over = f", settled {day(row['until'])}" if row["state"] == "closed" else ", open"
    return f"{(row['what'] or 'case').capitalize()} {row['entry_id']}{over}{mark}"


def ours(row: Row, _: Names) -> str:
    minutes = f", {row['number']:.0f} minutes" if row["number"] else ""
    return f"{(row['what'] or row['kind']).capitalize()}{minutes}"


def meeting(row: Row, _: Names) -> str:
    return f"{(row['what'] or 'meeting').capitalize()} {row['state']}"


def sales(row: Row, names: Names) -> str:
    kind = "Offer" if row["kind"] == Entry.QUOTE else "Opportunity"
    state = "made" if (row["kind"], row["state"]) == (Entry.QUOTE, "opened") else row["state"]
    return f"{kind} {row['entry_id']} {state}{names.product(row)}{names.money(row)}"


BESIDE = {Action.FLOW: "A flow decided", Action.HAND_OVER: "Decided: a seller gets them"}
"""Choices that are no offers."""


def decision(row: Row, names: Names) -> str:
    if row["state"] == "no_contact":
        return "Decided: no contact"
    if row["state"] in BESIDE:
        return BESIDE[row["state"]]
    what = short(row["state"], names.product(row).removeprefix(", ")).rstrip()
    return f"Decided: {what}{names.money(row)} expected"


def consent(row: Row, _: Names) -> str:
    through = "" if row["channel"] in (None, "any") else f" by {row['channel']}"
    said = "Agreed to" if row["state"] == "given" else "Refused"
    return f"{said} {row['what']}{through}"


def stage(row: Row, _: Names) -> str:
    return f"Became {row['what']}" + (f" ({row['state']})" if row["state"] != "forward" else "")


TITLES: dict[Entry, Callable[[Row, Names], str]] = {
    Entry.VISIT: did,
    Entry.MAIL: did,
    Entry.MESSAGE: message,
    Entry.ORDER: order,
    Entry.DELIVERY: delivery,
    Entry.CONTRACT: contract,
    Entry.CASE: case,
    Entry.MEETING: meeting,
    Entry.ACTIVITY: ours,
    Entry.TASK: ours,
    Entry.NOTE: lambda row, _: "Note",
    Entry.OPPORTUNITY: sales,
    Entry.QUOTE: sales,
    Entry.DECISION: decision,
    Entry.CONSENT: consent,
    Entry.STAGE: stage,
}
