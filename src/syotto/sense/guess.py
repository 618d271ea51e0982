"""Guesses which column of a file is which of ours, from names and values, and says how sure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from syotto.schema.table import Column, TableSpec
from syotto.sense.moments import share_of_moments
from syotto.sense.names import NAMES, UNIT_PRICE
from syotto.sense.numbers import share_of_numbers
from syotto.sense.typed import NO, YES, is_moment, is_number

SURE = 0.5
"""A guess below this is not made."""
OURS = "our own name"
MOST = 0.8
"""A column of which a fifth does not fit is another column."""
ENOUGH = 200
"""Different values that tell what a column holds."""
PREFIXES = ("property", "properties", "attribute", "fld", "field", "billing", "contact")
LANGUAGE = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l"})


@dataclass(frozen=True)
class Choice:
    """Where one of our columns comes from, how sure that is (0-1), and why."""

    column: str
    expression: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Kinds:
    """Shares of a column's values that read as something, 0-1."""

    moments: float
    numbers: float
    emails: float
    words: float


class Sample:
    """Some values of each column of a source, empty ones left out; read when first asked for."""

    def __init__(
        self, columns: Iterable[str], read: Callable[[], Mapping[str, Sequence[str]]]
    ) -> None:
        self.columns = list(columns)
        self.read = read

    @cached_property
    def values(self) -> dict[str, list[str]]:
        return {name: list(found) for name, found in self.read().items()}

    @cached_property
    def rows(self) -> int:
        return max(map(len, self.values.values()), default=0)

    @cached_property
    def kinds(self) -> dict[str, Kinds]:
        return {name: kinds(found) for name, found in self.values.items()}


def kinds(values: Sequence[str]) -> Kinds:
    few = [value.strip() for value in list(dict.fromkeys(values))[:ENOUGH]]
    if not few:
        return Kinds(0, 0, 0, 0)
    return Kinds(
        share_of_moments(few),
        share_of_numbers(few),
        sum("@" in value for value in few) / len(few),
        sum(value.lower() in {*YES, *NO} for value in few) / len(few),
    )


def guess(spec: TableSpec, sample: Sample, taken: Mapping[str, str]) -> list[Choice]:
    """A choice for every column of `spec` that something in the sample fits.

    taken: columns of ours whose expression is given; they are left alone.
    """
    wanted = [field for field in spec.fields if field.name not in {*taken, *LOAD}]
    used = {name for name in taken.values() if name in sample.columns}
    choices = by_name(spec, wanted, sample, used)
    found = {choice.column: choice for choice in choices}
    if "amount" in spec.columns and spec.name == "order_lines":
        priced(found, sample, taken)
    fallbacks(spec, found, sample, taken)
    order = list(spec.columns)
    return sorted(found.values(), key=lambda choice: order.index(choice.column))


LOAD = ("source", "received_at", "load_id")


def by_name(
    spec: TableSpec, wanted: Sequence[Column], sample: Sample, used: set[str]
) -> list[Choice]:
    """The best pairs first; a column of the file serves once."""
    pairs = [
        (score(spec, target, name, sample), target.name, name)
        for target in wanted
        for name in sample.columns
        if name not in used
    ]
    order = {target.name: place for place, target in enumerate(wanted)}
    pairs.sort(key=lambda pair: (-pair[0][0], order[pair[1]], sample.columns.index(pair[2])))
    chosen: list[Choice] = []
    for (sure, why), column, name in pairs:
        if sure < SURE:
            break
        if name in used or column in {choice.column for choice in chosen}:
            continue
        used.add(name)
        chosen.append(Choice(column, name, round(sure, 2), why))
    return chosen


def score(spec: TableSpec, target: Column, name: str, sample: Sample) -> tuple[float, str]:
    """How likely a column of the file is ours: its name times how well its values fit."""
    by_values = fit(spec, target, name, sample)
    if name == target.name:
        return max(by_values, SURE), OURS
    by_name = name_score(spec.name, target.name, name)
    if by_name == 0 and alone(target, name, sample):
        return 0.55 * by_values, "the only column with such values"
    return by_name * by_values, "name" if by_values > 0.99 else "name; some values do not fit"


def name_score(table: str, column: str, name: str) -> float:
    """1 for our own name, a little less for a known one, less for a part of one."""
    given = plain(name)
    known = synonyms(table, column)
    if given == plain(column):
        return 1.0
    bare = next((given.removeprefix(p) for p in PREFIXES if given.startswith(p)), given)
    if bare in known:
        return 0.95 - 0.25 * known.index(bare) / len(known)
    inside = [word for word in known if len(word) >= 5 and (given.endswith(word))]
    return 0.6 if inside else 0.0


@cache
def synonyms(table: str, column: str) -> list[str]:
    words = NAMES.get(table, {}).get(column, "").split()
    return list(dict.fromkeys(plain(word) for word in [column, *words]))


def plain(name: str) -> str:
    """A name without capitals, accents and marks: `Kunden-Nr.` is `kundennr`."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LANGUAGE))
    return re.sub(r"[^\w]|_", "", "".join(c for c in folded if not unicodedata.combining(c)))


def fit(spec: TableSpec, target: Column, name: str, sample: Sample) -> float:
    """How well the values fit a column of ours, 0-1. An empty column may be an optional one."""
    values, kind = sample.values[name], sample.kinds[name]
    if not values:
        return 0.0 if target.required else 0.6
    if target.name == "product_name":
        return 1.0 if kind.numbers < 0.5 else 0.3
    if spec.key_in_files == (target.name,):
        return 1.0 if len(set(values)) > 0.9 * sample.rows else 0.5
    share = expected(target, kind)
    return share if share >= MOST else 0.0


def expected(target: Column, kind: Kinds) -> float:
    """The share of values that are of the kind that a column of ours holds."""
    if is_moment(target):
        return kind.moments
    if is_number(target):
        return kind.numbers
    if target.type == "boolean":
        return kind.words
    return kind.emails if target.name == "email" else 1.0


def alone(target: Column, name: str, sample: Sample) -> bool:
    """No other column has values of this kind, and the kind says enough."""
    if target.name != "email" and not (is_moment(target) and target.required):
        return False
    fitting = [c for c, kind in sample.kinds.items() if expected(target, kind) > 0.9]
    return fitting == [name]


def priced(found: dict[str, Choice], sample: Sample, taken: Mapping[str, str]) -> None:
    """amount = quantity * unit price, where the file has no better amount."""
    if "amount" in taken:
        return
    quantity = taken.get("quantity") or (
        found["quantity"].expression if "quantity" in found else ""
    )
    price = unit_price(
        sample, exclude={c.expression for c in found.values() if c.column != "amount"}
    )
    if not quantity or not price or price[1] <= amount_certainty(found):
        return
    expression = f"{quoted(quantity, sample)} * {quoted(price[0], sample)}"
    found["amount"] = Choice(
        "amount", expression, price[1], "the file has no amount; quantity times unit price"
    )


def amount_certainty(found: Mapping[str, Choice]) -> float:
    return found["amount"].confidence if "amount" in found else 0.0


def unit_price(sample: Sample, exclude: set[str]) -> tuple[str, float] | None:
    known = [plain(word) for word in UNIT_PRICE.split()]
    scored = [
        (name, round((0.9 - 0.2 * known.index(plain(name)) / len(known)) * kind.numbers, 2))
        for name, kind in sample.kinds.items()
        if plain(name) in known and name not in exclude and kind.numbers >= MOST
    ]
    return max(scored, key=lambda pair: pair[1], default=None)


STANDS_IN = {
    ("order_lines", "product_id"): "product_name",
    ("products", "product_id"): "name",
    ("accounts", "source_id"): "name",
    ("people", "source_id"): "email",
}
"""Where a source has no number for a thing, this serves as one."""
BY_EMAIL = {"suppressions": "identifier", "consents": "person_ref"}
"""Lists that are about e-mail where they say nothing else."""


def fallbacks(
    spec: TableSpec, found: dict[str, Choice], sample: Sample, taken: Mapping[str, str]
) -> None:
    """What stands in for a missing required column, said aloud."""
    have = {*found, *taken}
    if spec.name == "order_lines" and "quantity" not in have and "amount" in have:
        found["quantity"] = Choice("quantity", "1", SURE, "no quantity: every line counts as one")
    if "channel" not in have and spec.name in BY_EMAIL and BY_EMAIL[spec.name] in have:
        found["channel"] = Choice("channel", "'email'", SURE, "no channel: e-mail")
    for (table, column), other in STANDS_IN.items():
        if table == spec.name and column not in have and other in found:
            name = quoted(found[other].expression, sample)
            why = f"no number of its own: the {other} serves as one"
            found[column] = Choice(column, name, SURE, why)


def quoted(name: str, sample: Sample) -> str:
    """A column's name as it stands in an expression."""
    simple = re.fullmatch(r"[^\W\d][\w.$]*", name)
    return name if simple or name not in sample.columns else f'"{name}"'
