"""Numbers and moments as people read them; the same on pages and in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
THIN = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
Number = float | int | Decimal


def money(amount: Number | None, currency: str) -> str:
    """`£1,940`, below ten `£4.20`: no decimals that nobody can believe."""
    if amount is None:
        return "–"
    size = abs(float(amount))
    digits = f"{size:,.2f}" if 0 < round(size, 2) < 10 else f"{size:,.0f}"
    sign = MINUS if amount < 0 and digits.strip("0.,") else ""
    mark = SIGNS.get(currency)
    return f"{sign}{mark}{digits}" if mark else f"{sign}{digits}{THIN}{currency}"


def interval(low: Number | None, high: Number | None, currency: str) -> str:
    if low is None or high is None:
        return "range not known"
    return f"{money(low, currency)} – {money(high, currency)}"


def share(part: Number | None, *, digits: int | None = None) -> str:
    """`60 %`, below ten `2.4 %`, below a tenth of a percent `< 0.1 %`."""
    if part is None:
        return "–"
    percent = float(part) * 100
    if digits is None and 0 < abs(percent) < 0.1:
        return f"<{THIN}0.1{THIN}%"
    places = (1 if 0 < abs(percent) < 9.95 else 0) if digits is None else digits
    text = f"{percent:,.{places}f}".removesuffix(".0")
    return f"{text.replace('-', MINUS)}{THIN}%"


def points(part: Number | None) -> str:
    """A difference between two shares, in points of a hundred."""
    if part is None:
        return "–"
    text = share(part)
    return text.replace("%", "points")


def count(number: Number | None) -> str:
    return "–" if number is None else f"{number:,.0f}"


def many(number: int, one: str, more: str | None = None) -> str:
    """`1 action`, `12 actions`."""
    return f"{count(number)} {one if number == 1 else more or one + 's'}"


def day(moment: date | datetime | None) -> str:
    return "–" if moment is None else f"{moment.day} {moment:%b %Y}"


def minute(moment: datetime | None) -> str:
    return "–" if moment is None else f"{day(moment)} {moment:%H:%M}"


def measured(value: Number | None, measure: str, currency: str) -> str:
    """A figure in what it is told in: number, share, money, days or hours."""
    if value is None:
        return "–"
    if measure == "share":
        return share(value)
    if measure == "money":
        return money(value, currency)
    if measure in ("days", "hours"):
        digits = f"{value:,.1f}".removesuffix(".0")
        return f"{digits}{THIN}{measure.removesuffix('s') if digits == '1' else measure}"
    return count(value)


def called(name: str | None, customer_id: str) -> str:
    """What to call a customer; `customer 14646` where only the number is known."""
    return name if name and name != customer_id else f"customer {customer_id}"


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
