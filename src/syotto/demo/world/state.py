"""The hidden world, which does not change, and the state of it, which changes every day."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Chance, Flags, Floats, Ints
from syotto.demo.world.market import Market, make_market
from syotto.demo.world.parameters import Parameters
from syotto.demo.world.people import Accounts, People, make_accounts, make_people

START = datetime(2024, 1, 1, tzinfo=UTC)
"""The first day: a Monday, so day % 7 is the weekday."""
DAY_US = 86_400_000_000
START_US = int(START.timestamp()) * 1_000_000
NEVER = 1 << 30
EMAIL_OFFER, CALL_OFFER = 0, 1
NO_NEED = -0.2
FIRST_STAGES = (0.24, 0.38, 0.24, 0.05, 0.0, 0.09)


def moment(day: float) -> datetime:
    """The moment that is `day` days after the first one."""
    return START + timedelta(days=day)


@dataclass(frozen=True)
class World:
    """What is true whatever anybody does."""

    seed: int
    chance: Chance
    p: Parameters
    market: Market
    accounts: Accounts
    people: People


@dataclass
class Assets:
    """Installed machines; days may lie before the first one."""

    account: Ints
    product: Ints
    installed: Floats
    serviced: Floats
    use: Floats  # wear gathered in a day
    connected: Flags


@dataclass
class Journal:
    """What happened, as columns by kind of happening, in the order it happened."""

    parts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def note(self, kind: str, /, **columns: Any) -> None:
        if len(next(iter(columns.values()))):
            self.parts.setdefault(kind, []).append(columns)

    def read(self, kind: str, names: str, since: int = -NEVER, until: int = NEVER) -> Any:
        """The named columns, one array each, of what was noted for days in [since, until).

        `place` is the position among everything of the kind, the same whenever it is asked.
        """
        chosen, place = [], 0
        for part in self.parts.get(kind, []):
            size = len(part["day"])
            if since <= part["day"][0] < until:
                chosen.append({**part, "place": np.arange(place, place + size)})
            place += size
        empty = np.empty(0, dtype=np.int64)
        return [
            np.concatenate([part[name] for part in chosen]) if chosen else empty
            for name in names.split()
        ]


@dataclass
class State:
    """What the world is like tonight. Arrays are by account, by person or by asset."""

    day: int
    # accounts
    customer: Flags
    lost_on: Ints
    open_case_until: Ints
    offer_product: Ints  # (accounts, 2): by e-mail, by a person of ours
    offer_lift: Floats
    offer_until: Ints
    deal_closes: Ints  # NEVER while no case is open
    deal_product: Ints
    deal_person: Ints
    deal_number: Ints
    held: Flags  # (accounts, contracts)
    held_since: Ints
    held_number: Ints
    log_need: Floats
    assets: Assets
    # people
    account: Ints
    interest: Floats
    stage: Ints
    goodwill: Floats
    consent: Flags
    known: Flags  # we have a record of the person
    bounced: Flags  # the address we have is dead
    # numbers given so far
    numbers: dict[str, int] = field(default_factory=dict)
    journal: Journal = field(default_factory=Journal)

    def copy(self) -> State:
        """The same evening once more, to live on differently; what is noted stays shared."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        mine: dict[str, Any] = {
            name: value.copy() if isinstance(value, np.ndarray) else value
            for name, value in values.items()
        }
        parts = {kind: list(noted) for kind, noted in self.journal.parts.items()}
        mine["assets"] = replace(self.assets, serviced=self.assets.serviced.copy())
        return State(**{**mine, "numbers": dict(self.numbers), "journal": Journal(parts)})

    def number(self, what: str, n: int) -> Ints:
        """The next n numbers of orders, cases, quotes, ..."""
        first = self.numbers.get(what, 0)
        self.numbers[what] = first + n
        return np.arange(first, first + n)


def make_world(people: int, seed: int, p: Parameters | None = None) -> World:
    p = p or Parameters()
    chance = Chance(seed)
    market = make_market(chance)
    accounts = make_accounts(chance, market, p, people)
    return World(seed, chance, p, market, accounts, make_people(chance, accounts, p))


def first_state(world: World) -> State:
    """The evening before the first day."""
    m, n = world.accounts.n, world.people.n
    rng = world.chance.stream("first state")
    customer = rng.random(m) < world.p.customer_share
    stage = rng.choice(len(catalogue.STAGES), n, p=FIRST_STAGES)
    known = stage > catalogue.VISITOR
    known[world.accounts.first_person[customer]] = True
    state = State(
        day=0,
        customer=customer,
        lost_on=np.full(m, NEVER),
        open_case_until=np.full(m, -NEVER),
        offer_product=np.full((m, 2), -1),
        offer_lift=np.zeros((m, 2)),
        offer_until=np.full((m, 2), -NEVER),
        deal_closes=np.full(m, NEVER),
        deal_product=np.full(m, -1),
        deal_person=np.full(m, -1),
        deal_number=np.full(m, -1),
        held=np.zeros((m, len(catalogue.CONTRACTS)), dtype=np.bool_),
        held_since=np.zeros((m, len(catalogue.CONTRACTS)), dtype=np.int64),
        held_number=np.full((m, len(catalogue.CONTRACTS)), -1),
        log_need=np.full(m, NO_NEED),
        assets=first_assets(world, customer),
        account=world.people.account.copy(),
        interest=rng.normal(world.people.taste_for_news, 0.4),
        stage=stage,
        goodwill=world.people.goodwill * rng.uniform(0.85, 1.0, n),
        consent=(rng.random(n) < world.p.consent_share) & known,
        known=known,
        bounced=np.zeros(n, dtype=np.bool_),
    )
    first_contracts(world, state)
    return state


def first_assets(world: World, customer: Flags) -> Assets:
    rng = world.chance.stream("first assets")
    many = np.where(customer, 1 + rng.poisson(0.9, len(customer)), 0)
    account = np.repeat(np.arange(len(customer)), many)
    k = len(account)
    installed = -np.floor(rng.gamma(2.0, 3.5 * 365, k)) - 1
    product = catalogue.FIRST_MACHINE + rng.integers(0, len(catalogue.MACHINES), k)
    return Assets(
        account=account,
        product=product,
        installed=installed,
        serviced=np.maximum(installed, -np.floor(rng.exponential(260, k)) - 1),
        use=rng.gamma(4.0, world.p.wear_a_year / 4.0 / 365.0, k),
        connected=rng.random(k) < world.p.connected_share,
    )


def first_contracts(world: World, state: State) -> None:
    """Contracts that survived to the first day: older ones are left only with loyal accounts."""
    rng = world.chance.stream("first contracts")
    shape = state.held.shape
    years = rng.uniform(0.0, 6.0, shape)
    stays = (1 - world.accounts.churn[:, None]) ** np.floor(years)
    wanted = rng.random(shape) < 0.35 * world.accounts.contract_taste * stays
    state.held[:] = wanted & state.customer[:, None]
    care = state.held[:, :3]
    care[:, 1] &= ~care[:, 2]
    care[:, 0] &= ~(care[:, 1] | care[:, 2])
    account, contract = np.nonzero(state.held)
    since = -np.floor(years[account, contract] * 365).astype(np.int64) - 1
    number = state.number("contract", len(account))
    state.held_since[account, contract] = since
    state.held_number[account, contract] = number
    state.journal.note(
        "contract start", number=number, account=account, contract=contract, day=since
    )
