"""Who is who: names, addresses and numbers, and the several records that one person leaves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from syotto.demo.rows.columns import numbered
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Floats, Ints
from syotto.demo.world.state import World

CRM, ERP, PORTAL_USER, SECOND = "C", "E", "P", "D"
"""First letters of a person's numbers in the CRM, in the ERP, in the portal; second CRM record."""
LETTERS = (CRM, SECOND, PORTAL_USER)
ACCOUNT = "A"
FORGOTTEN_DAYS = 3
"""A device that sends late does so in the night so many days later."""


@dataclass(frozen=True)
class Identities:
    """What the systems call people and accounts; one place per person, account or device."""

    first_name: list[str]
    last_name: list[str]
    email: list[str]
    phone: list[str]
    company: list[str]
    domain: list[str]
    twice: Flags  # stands twice in the CRM
    second_first_name: list[str]
    second_email: list[str]
    device_of: Ints  # number of a person's first device
    devices: int
    late: Flags  # by device: sends days later
    clock: Floats  # by device: days that its clock is wrong
    ahead: Ints  # by account: hours ahead of UTC
    person_refs: pa.Array  # what trackers call people: CRM, second CRM record, portal
    account_refs: pa.Array
    device_refs: pa.Array

    def device(self, person: Ints, which: Ints) -> Ints:
        return self.device_of[person] + which

    def ref(self, letter: str, person: Ints) -> Ints:
        """The places of people's numbers in one system among `person_refs`."""
        return person + LETTERS.index(letter) * len(self.device_of)


def make_identities(world: World) -> Identities:
    rng = world.chance.stream("identities")
    company, domain = companies(world, rng)
    people = world.people
    first = [catalogue.FIRST_NAMES[i] for i in people.first_name]
    last = [catalogue.LAST_NAMES[i] for i in people.last_name]
    email = [
        f"purchasing@{domain[account]}" if shared else f"{f}.{f_last}{at}@{domain[account]}".lower()
        for f, f_last, account, shared, at in zip(
            first, last, people.account, people.shared_mailbox, same_names(world), strict=True
        )
    ]
    twice = rng.random(people.n) < world.p.duplicate_share
    typo = rng.random(people.n) < world.p.typo_share
    total = int(people.devices.sum())
    hours = np.array([row[1] for row in catalogue.COUNTRIES.values()])
    return Identities(
        first_name=first,
        last_name=last,
        email=email,
        phone=phones(world, rng),
        company=company,
        domain=domain,
        twice=twice,
        second_first_name=[
            mistyped(n) if t else n[0] + "." for n, t in zip(first, typo, strict=True)
        ],
        second_email=[mistyped(e) if t else e.upper() for e, t in zip(email, typo, strict=True)],
        device_of=np.concatenate([[0], np.cumsum(people.devices)[:-1]]),
        devices=total,
        late=rng.random(total) < world.p.late_data,
        clock=clocks(rng, total, world.p.wrong_clock),
        ahead=hours[world.accounts.country],
        person_refs=pa.concat_arrays([numbered(x, np.arange(people.n), 6) for x in LETTERS]),
        account_refs=numbered(ACCOUNT, np.arange(world.accounts.n), 6),
        device_refs=numbered("d", np.arange(total)),
    )


def companies(world: World, rng: np.random.Generator) -> tuple[list[str], list[str]]:
    """Names and domains; the domains end in .example, which nobody can own."""
    names, domains = [], []
    countries = list(catalogue.COUNTRIES)
    place = rng.integers(0, len(catalogue.PLACES), (world.accounts.n, 2))
    work = rng.integers(0, 4, world.accounts.n)
    for number, (a, b) in enumerate(place):
        what = catalogue.WORKS[catalogue.TYPES[world.accounts.type[number]]][work[number]]
        start = catalogue.PLACES[a] + (catalogue.PLACES[b].lower() if a != b else "")
        legal = catalogue.LEGAL[countries[world.accounts.country[number]]]
        names.append(f"{start} {what} {legal}")
        domains.append(f"{start}{what}{number}.example".lower())
    return names, domains


def same_names(world: World) -> list[str]:
    """A number behind the second person of the same name in an account."""
    people = world.people
    key = (people.account * 100 + people.first_name) * 100 + people.last_name
    _, first = np.unique(key, return_index=True)
    number = np.ones(people.n, dtype=np.int64)
    number[first] = 0
    return [str(i) if again else "" for i, again in enumerate(number)]


def phones(world: World, rng: np.random.Generator) -> list[str]:
    codes = ("358", "46", "49", "1", "55", "86")
    number = rng.integers(0, 10**6, world.people.n)
    country = world.accounts.country[world.people.account]
    return [f"+{codes[c]} 000 {d:06d}" for c, d in zip(country, number, strict=True)]


def mistyped(text: str) -> str:
    """Two neighbouring letters change places, somewhere that depends on the text alone."""
    at = 1 + sum(map(ord, text)) % max(1, len(text.split("@")[0]) - 2)
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def clocks(rng: np.random.Generator, devices: int, share: float) -> Floats:
    """Days that a device's clock is wrong: a time zone, a day, or since 1970."""
    kind = rng.choice(4, devices, p=[1 - share, 0.6 * share, 0.35 * share, 0.05 * share])
    days = np.choose(kind, [0.0, -3.0 / 24.0, 1.0, -19_723.0])
    return np.asarray(days, dtype=np.float64)


def customer_ref(world: World) -> pa.Array:
    """What a customer is called in orders: the account's number, or the person's if solo."""
    accounts = world.accounts
    company = numbered(ACCOUNT, np.arange(accounts.n), 6).to_pylist()
    person = numbered(ERP, accounts.first_person, 6).to_pylist()
    return pa.array(
        [p if solo else c for c, p, solo in zip(company, person, accounts.solo, strict=True)]
    )
