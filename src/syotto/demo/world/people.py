"""Accounts with their buying groups, and what is hidden in each person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Chance, Flags, Floats, Ints, choose
from syotto.demo.world.market import Market
from syotto.demo.world.parameters import Parameters

ACCOUNTS_OF_A_SELLER = 120


@dataclass(frozen=True)
class Accounts:
    """One place per account in every array."""

    size: Ints
    solo: Flags  # one person without a company
    type: Ints  # what it really is
    country: Ints
    owner: Ints  # the seller
    bulk: Floats  # multiplies quantities
    discount: Floats
    rate: Floats  # orders a day while a customer, at even need
    drop: Floats  # chance to leave for good after an order
    churn: Floats  # yearly chance to end a contract
    tastes: Floats  # (accounts, ordered products): share of picks, companions not counted
    elsewhere: Flags  # (accounts, ordered products): usually bought from somebody else
    contract_taste: Floats  # (accounts, contracts): multiplies the chance to start one
    scanner: Flags  # its mail gateway clicks every link
    first_person: Ints  # the main contact, who stays

    @property
    def n(self) -> int:
        return len(self.size)


@dataclass(frozen=True)
class People:
    """One place per person in every array; `account` is where they are on the first day."""

    account: Ints
    role: Ints
    title: Ints
    first_name: Ints
    last_name: Ints
    preference: Floats  # (people, channels), rows sum to one
    angle: Floats  # (people, angles + 1): log hazard that an angle adds; the last is no angle
    lift: Floats  # own deviation of the lift of contact
    sensitivity: Floats  # to contact pressure, around one
    goodwill: Floats  # the level it recovers to
    taste_for_news: Floats  # level of interest when nothing happens
    activity: Floats  # multiplies web and portal use
    machine: Flags  # the mailbox opens everything
    devices: Ints
    shared_mailbox: Flags

    @property
    def n(self) -> int:
        return len(self.account)


def make_accounts(chance: Chance, market: Market, p: Parameters, people: int) -> Accounts:
    size, solo = sizes(chance, p, people)
    m = len(size)
    rng = chance.stream("accounts")
    kind = rng.integers(0, len(catalogue.TYPES), m)
    shares = [row[-1] for row in catalogue.COUNTRIES.values()]
    tastes, elsewhere = account_tastes(chance.stream("tastes"), market, p, kind)
    return Accounts(
        size=size,
        solo=solo,
        type=kind,
        country=rng.choice(len(shares), m, p=shares),
        owner=np.arange(m) % sellers_of(m),
        bulk=np.sqrt(size / p.people_per_account) * rng.lognormal(0.0, 0.5, m),
        discount=np.round(rng.beta(1.5, 12.0, m), 3),
        rate=rng.gamma(p.rate_shape, p.orders_a_year / p.rate_shape / 365.0, m),
        drop=rng.beta(p.drop_a, p.drop_b, m),
        churn=rng.beta(p.contract_alpha, p.contract_beta, m),
        tastes=tastes,
        elsewhere=elsewhere,
        contract_taste=market.contract_tastes[kind]
        * rng.gamma(2.0, 0.5, (m, len(catalogue.CONTRACTS))),
        scanner=rng.random(m) < p.scanner_share,
        first_person=np.concatenate([[0], np.cumsum(size)[:-1]]),
    )


def sellers_of(accounts: int) -> int:
    return max(2, round(accounts / ACCOUNTS_OF_A_SELLER))


def sizes(chance: Chance, p: Parameters, people: int) -> tuple[Ints, Flags]:
    """Sizes that add up to `people`: single persons, and companies with a long tail."""
    rng = chance.stream("sizes")
    most = people + 1
    solo = rng.random(most) < p.solo_share
    mean = (p.people_per_account - p.solo_share) / (1 - p.solo_share)
    size = np.where(solo, 1, np.maximum(2, rng.geometric(1 / mean, most)))
    m = int(np.searchsorted(np.cumsum(size), people)) + 1
    size, solo = size[:m].astype(np.int64), solo[:m]
    size[-1] -= size.sum() - people
    return size, solo


def account_tastes(
    rng: np.random.Generator, market: Market, p: Parameters, kind: Ints
) -> tuple[Floats, Flags]:
    own = rng.standard_gamma(p.taste_spread, (len(kind), catalogue.ORDERED))
    elsewhere = rng.random(own.shape) < p.elsewhere_share
    weight = market.tastes[kind] * own * np.where(elsewhere, p.elsewhere_factor, 1.0)
    return weight / weight.sum(axis=1, keepdims=True), elsewhere


def make_people(chance: Chance, accounts: Accounts, p: Parameters) -> People:
    account = np.repeat(np.arange(accounts.n), accounts.size)
    n = len(account)
    rng = chance.stream("people")
    role = roles(accounts, account, rng)
    preference = rng.dirichlet(np.full(len(catalogue.CHANNELS), 1.2), n)
    tilt = rng.normal(0.05, 0.15, len(catalogue.ANGLES))
    shared = (rng.random(accounts.n) < p.shared_share)[account] & (rng.random(n) < 0.5)
    return People(
        account=account,
        role=role,
        title=rng.integers(0, 4, n),
        first_name=rng.integers(0, len(catalogue.FIRST_NAMES), n),
        last_name=rng.integers(0, len(catalogue.LAST_NAMES), n),
        preference=preference,
        angle=np.column_stack([rng.normal(tilt, p.angle_spread, (n, len(tilt))), np.zeros(n)]),
        lift=rng.normal(0.0, p.lift_spread, n),
        sensitivity=rng.gamma(4.0, 0.25, n),
        goodwill=np.clip(rng.normal(p.goodwill, 0.10, n), 0.3, 1.0),
        taste_for_news=rng.normal(-0.6, 0.7, n),
        activity=rng.gamma(1.5, 1 / 1.5, n),
        machine=rng.random(n) < p.machine_share,
        devices=1 + rng.binomial(3, 0.3, n),
        shared_mailbox=shared,
    )


def roles(accounts: Accounts, account: Ints, rng: np.random.Generator) -> Ints:
    """The first of a group decides, the next ones use, influence and pay; the rest mostly use."""
    order = np.arange(len(account)) - accounts.first_person[account]
    later = choose(np.tile([0.05, 0.55, 0.30, 0.10], (len(account), 1)), rng.random(len(account)))
    return np.where(order < len(catalogue.ROLES), order, later)
