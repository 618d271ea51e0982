"""What rules of points and sellers name must be there: events, personas, products, countries.

It can be read all the same, and a name may be of something that is still to come: so these are
doubts, told with the nearest spelling, and stop nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import ibis

from syotto.errors import InputError, NotFound, SyottoError
from syotto.run.defined import personas_of, sellers_in
from syotto.run.house import House
from syotto.run.scoring import STATES, readable, there
from syotto.run.scoring_texts import parsed, shipped
from syotto.schema import event_names
from syotto.schema.condition import Bought, Did, Field, Leaf, leaves
from syotto.schema.condition_fields import PERSONA
from syotto.schema.lawful import COUNTRY_NAMES
from syotto.schema.scoring import Rule, Scoring
from syotto.schema.sellers import Seller, place_of
from syotto.store.questions import answer
from syotto.store.snapshot import Snapshot

CLOSE = 0.75
"""How like two names are of which one may be a typing error for the other."""
EXACTLY = ("is", "one_of")
PRODUCTS = ("product_id", "category")


@dataclass(frozen=True)
class Known:
    """What there is to be named. Read once for all rules; nothing before the first build."""

    house: House

    @cached_property
    def snapshot(self) -> Snapshot | None:
        with suppress(NotFound):
            return self.house.warehouse.open()
        return None

    def values(self, table: str, *columns: str) -> frozenset[str]:
        """Every text in some columns of a table of the newest build."""
        if self.snapshot is None or table not in self.snapshot.names:
            return frozenset()
        found: set[str] = set()
        for column in columns:
            rows = answer(self.snapshot, QUESTIONS[table, column])
            found.update(rows["name"].to_pylist())
        return frozenset(found)

    @cached_property
    def seen(self) -> frozenset[str]:
        return self.values("events", "name")

    @cached_property
    def events(self) -> frozenset[str]:
        """Those that came, those that syotto makes, and those that its own rules speak of."""
        own = {name for key, name in vars(event_names).items() if key.isupper()}
        counted = {one.name for rule in parsed(shipped()).rules for one in rule.events}
        return self.seen | own | counted

    @cached_property
    def personas(self) -> frozenset[str]:
        with suppress(InputError):
            return frozenset(one.name for one in personas_of(self.house).known)
        return frozenset()

    @cached_property
    def products(self) -> frozenset[str]:
        return self.values("products", "product_id")

    @cached_property
    def categories(self) -> frozenset[str]:
        return self.values("products", "category")

    @cached_property
    def countries(self) -> frozenset[str]:
        """As records and the law call them, in small letters."""
        seen = self.values("people", "country") | self.values("accounts", "country")
        return frozenset(one.lower() for one in (*seen, *COUNTRY_NAMES, *COUNTRY_NAMES.values()))


def distinct(table: str, column: str) -> Callable[[Snapshot], ibis.Table]:
    def question(snapshot: Snapshot) -> ibis.Table:
        rows = snapshot.table(table).select(name=column)
        return rows.filter(rows.name.notnull()).distinct()

    return question


QUESTIONS = {
    (table, column): distinct(table, column)
    for table, columns in (
        ("events", ("name",)), ("products", PRODUCTS), ("people", ("country",)),
        ("accounts", ("country",)),
    )
    for column in columns
}  # fmt: skip


def warnings(house: House, states: Collection[str] = ()) -> list[str]:
    """What the rules in these states, or in all, name that is not there; also who cannot be read.

    Without states, what sellers name too.
    """
    known, rules = Known(house), readable(house)
    told = []
    for state in there(house):
        if states and state not in states:
            continue
        if state not in rules:
            told.append(f"{STATES[state]} cannot be read: `syotto scoring check DIR` says where.")
            continue
        told += [f"{STATES[state]}, {one}" for one in doubts_of(rules[state], known)]
    return told if states else [*told, *sellers_doubts(house, known)]


def doubts(house: House, rules: Scoring) -> list[str]:
    """What rules name that is not there."""
    return list(doubts_of(rules, Known(house)))


def doubts_of(rules: Scoring, known: Known) -> Iterator[str]:
    for rule in rules.rules:
        said = dict.fromkeys(doubts_of_rule(rule, known))
        yield from (f"“{rule.name}”: {one}" for one in said)


def doubts_of_rule(rule: Rule, known: Known) -> Iterator[str]:
    yield from persona_doubts((name for name, _ in rule.personas), known)
    for leaf in (*rule.events, *(leaves(rule.when) if rule.when else ())):
        yield from leaf_doubts(leaf, known)


def leaf_doubts(leaf: Leaf, known: Known) -> Iterator[str]:
    match leaf:
        case Did(name):
            if name not in known.events:
                hint = near(name, known.events)
                if hint or known.seen:
                    yield f"no event {name!r} ever came.{hint}"
        case Field(field, test) if field == PERSONA and test.operator in EXACTLY:
            values = test.value if isinstance(test.value, tuple) else (test.value,)
            yield from persona_doubts(map(str, values), known)
        case Bought(what, names) if what:
            there = known.products if what == "product" else known.categories
            yield from (
                f"there is no {what} {one!r}.{near(one, there)}"
                for one in names
                if there and one not in there
            )


def persona_doubts(names: Iterable[str], known: Known) -> Iterator[str]:
    there = {one.casefold() for one in known.personas}
    for name in names:
        if there and name.casefold() not in there:
            yield f"there is no persona {name!r}.{near(name, known.personas)}"


def sellers_doubts(house: House, known: Known | None = None) -> list[str]:
    """What `[[sellers]]` name that is not there: they would wait for it for ever."""
    known = known or Known(house)
    try:
        sellers = sellers_in(house)
    except SyottoError as error:
        return [f"{error.what} {error.fix}"]
    return [f"[[sellers]] {one.name}: {told}" for one in sellers for told in of_seller(one, known)]


def of_seller(seller: Seller, known: Known) -> Iterator[str]:
    sold = known.products | known.categories
    for name in sorted(seller.products):
        if sold and name not in sold:
            yield f"there is no product or category {name!r}.{near(name, sold)}"
    for territory in seller.territories:
        country, _ = place_of(territory)
        if len(country) != 2 and country.lower() not in known.countries:
            yield f"there is no country {country!r}.{near(country, known.countries)}"


def near(name: str, names: Collection[str]) -> str:
    """The name that is most like it, as a question; nothing where none is."""
    folded = {one.casefold(): one for one in sorted(names)}
    found = difflib.get_close_matches(name.casefold(), list(folded), 1, CLOSE)
    return f" Did you mean {folded[found[0]]!r}?" if found else ""
