"""Records of people and companies as several systems keep them, with what is wrong in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from syotto.demo.rows.columns import moments, numbered, table, words
from syotto.demo.rows.identities import ACCOUNT, CRM, ERP, PORTAL_USER, SECOND, Identities
from syotto.demo.rows.sales import owners
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Ints
from syotto.demo.world.state import NEVER, State, World
from syotto.schema import raw, raw_world

SIZES = ("1", "2-4", "5-9", "10 or more")
TIERS = ("C", "B", "A")
COUNTRIES = list(catalogue.COUNTRIES)
ROLE_KNOWN = 0.6
"""Share of memberships in which somebody wrote down the part in buying."""


def missing(world: World, part: str, n: int) -> Flags:
    """Single fields that nobody filled in."""
    luck = world.chance.uniform(f"missing {part}", 0, n)
    return np.asarray(luck < world.p.missing_share)


def some(values: Sequence[str], chosen: Ints, unknown: Flags) -> pa.Array:
    return pa.array([values[i] for i in chosen], pa.string(), mask=unknown[chosen])


def company_ref(world: World, account: Ints) -> pa.Array:
    return numbered(ACCOUNT, np.where(world.accounts.solo[account], -1, account), 6)


def accounts(world: World, who: Identities) -> pa.Table:
    """Companies in the CRM; a wrong or missing industry now and then."""
    a = world.accounts
    shown = np.flatnonzero(~a.solo)
    rng = world.chance.stream("account noise")
    wrong = rng.random(a.n) < world.p.type_noise
    industry = np.where(wrong, rng.integers(-1, len(catalogue.TYPES), a.n), a.type)
    tier = np.digitize(a.bulk * a.rate * 365, [4.0, 14.0])
    return table(
        raw.ACCOUNTS,
        source_id=numbered(ACCOUNT, shown, 6),
        name=pa.array([who.company[i] for i in shown]),
        domain=some(who.domain, shown, missing(world, "domain", a.n)),
        industry=words(catalogue.TYPES, industry[shown]),
        size=words(SIZES, np.digitize(a.size[shown], [2, 5, 10])),
        tier=words(TIERS, tier[shown]),
        country=words(COUNTRIES, a.country[shown]),
        owner=words(owners(world), a.owner[shown]),
    )


def crm_people(world: World, who: Identities, state: State) -> pa.Table:
    """Everybody who left a name; people who changed jobs stand where they were last seen."""
    person = np.flatnonzero(state.known)
    second = person[who.twice[person]]
    return pa.concat_tables(
        [
            crm_records(world, who, state, person, CRM, who.first_name, who.email),
            crm_records(world, who, state, second, SECOND, who.second_first_name, who.second_email),
        ]
    )


def crm_records(
    world: World, who: Identities, state: State, person: Ints, letter: str,
    first_names: Sequence[str], emails: Sequence[str],
) -> pa.Table:  # fmt: skip
    n, people = world.people.n, world.people
    account = np.where(state.bounced, people.account, state.account)[person]
    country = world.accounts.country[account]
    titles = [title for role in catalogue.ROLES for title in catalogue.TITLES[role]]
    title = people.role * 4 + people.title
    gone = {
        part: missing(world, letter + part, n) for part in ("email", "phone", "title", "tongue")
    }
    day, moved = state.journal.read("job", "day person")
    changed = np.full(n, NEVER)
    changed[moved] = day
    changed[state.bounced] = NEVER
    return table(
        raw.PEOPLE,
        source_id=numbered(letter, person, 6),
        email=some(emails, person, gone["email"]),
        phone=some(who.phone, person, gone["phone"]),
        first_name=some(first_names, person, np.zeros(n, dtype=np.bool_)),
        last_name=some(who.last_name, person, np.zeros(n, dtype=np.bool_)),
        title=words(titles, np.where(gone["title"], -1, title)[person]),
        company=pa.array([who.company[a] for a in account]),
        account_ref=company_ref(world, account),
        country=words(COUNTRIES, country),
        language=words(
            [row[2] for row in catalogue.COUNTRIES.values()],
            np.where(gone["tongue"][person], -1, country),
        ),
        time_zone=words([row[0] for row in catalogue.COUNTRIES.values()], country),
        owner=words(owners(world), world.accounts.owner[account]),
        updated_at=moments(changed[person]),
    )


def erp_people(world: World, who: Identities, state: State) -> pa.Table:
    """The buyer on the customer's documents: a name, an address, a telephone number."""
    account = np.flatnonzero(state.customer | (state.lost_on < NEVER))
    person = world.accounts.first_person[account]
    n = world.people.n
    return table(
        raw.PEOPLE,
        source_id=numbered(ERP, person, 6),
        email=some(who.email, person, missing(world, "erp email", n)),
        phone=some(who.phone, person, missing(world, "erp phone", n)),
        first_name=pa.array([who.first_name[i] for i in person]),
        last_name=pa.array([who.last_name[i] for i in person]),
        company=pa.array([who.company[a] for a in account]),
        account_ref=company_ref(world, account),
        country=words(COUNTRIES, world.accounts.country[account]),
        owner=words(owners(world), world.accounts.owner[account]),
    )


def portal_people(world: World, who: Identities, state: State) -> pa.Table:
    """Everybody who ever signed in to the portal."""
    person = np.unique(state.journal.read("portal", "person")[0])
    return table(
        raw.PEOPLE,
        source_id=numbered(PORTAL_USER, person, 6),
        email=pa.array([who.email[i] for i in person], pa.string()),
        first_name=pa.array([who.first_name[i] for i in person], pa.string()),
        last_name=pa.array([who.last_name[i] for i in person], pa.string()),
        company=pa.array([who.company[i] for i in world.people.account[person]], pa.string()),
    )


def memberships(world: World, state: State) -> pa.Table:
    """Who works where: the first place, and the next one where a job change was noticed."""
    people, n = world.people, world.people.n
    day, mover, left, joined, noticed = state.journal.read("job", "day person left joined noticed")
    seen = noticed.astype(np.bool_) & state.known[mover]
    day, mover, left, joined = day[seen], mover[seen], left[seen], joined[seen]
    until = np.full(n, NEVER)
    first_move = left == people.account[mover]
    until[mover[first_move]] = day[first_move]
    person = np.flatnonzero(state.known & ~world.accounts.solo[people.account])
    key = np.unique(np.column_stack([mover, joined]), axis=0, return_index=True)[1]
    again = joined[key] != people.account[mover[key]]
    key = key[again]
    who = np.concatenate([person, mover[key]])
    known = world.chance.uniform("buying roles", 0, n)[who] < ROLE_KNOWN
    return table(
        raw.MEMBERSHIPS,
        person_ref=numbered(CRM, who, 6),
        account_ref=numbered(ACCOUNT, np.concatenate([people.account[person], joined[key]]), 6),
        role=words(catalogue.ROLES, people.role[who]),
        buying_role=words(catalogue.ROLES, np.where(known, people.role[who], -1)),
        **{
            "from": moments(np.concatenate([np.full(len(person), NEVER), day[key]])),
            "to": moments(np.concatenate([until[person], np.full(len(key), NEVER)])),
        },
    )


def consents(state: State, since: int, until: int) -> pa.Table:
    """Agreements to e-mail, given and withdrawn; those of before as of the first day."""
    person, day, given, place = state.journal.read(
        "consent", "person day given place", since, until
    )
    at = day + 0.5 + (place % 10_000) / 86_400.0
    if since == 0:
        before = consent_before(state)
        person = np.concatenate([before, person])
        at = np.concatenate([np.zeros(len(before)), at])
        given = np.concatenate([np.ones(len(before), dtype=np.bool_), given])
    n = len(person)
    return table(
        raw_world.CONSENTS,
        person_ref=numbered(CRM, person, 6),
        purpose=words(["marketing"], np.zeros(n)),
        channel=words(["email"], np.zeros(n)),
        basis=words(["consent"], np.zeros(n)),
        given=given.astype(np.bool_),
        at=moments(at),
        wording=words(["Send me news about products and services."], np.zeros(n)),
        proof=words(["web form", "trade show", "paper"], person % 3),
    )


def consent_before(state: State) -> Ints:
    """Who had agreed on the first day: consent as it is now, with all changes undone."""
    person, given = state.journal.read("consent", "person given")
    then = state.consent.copy()
    _, first = np.unique(person, return_index=True)
    then[person[first]] = ~given[first].astype(np.bool_)
    return np.flatnonzero(then)


def suppressions(who: Identities, state: State, until: int) -> pa.Table:
    """Addresses that bounced or asked to be left alone."""
    day, person, bounced, left = state.journal.read(
        "mail", "day person bounced unsubscribed", 0, until
    )
    reason = np.where(bounced.astype(np.bool_), 0, np.where(left.astype(np.bool_), 1, -1))
    hit = np.flatnonzero(reason >= 0)
    addresses = [who.email[i] for i in person[hit]]
    _, first = np.unique(addresses, return_index=True)
    chosen = hit[first]
    return table(
        raw_world.SUPPRESSIONS,
        identifier=pa.array([addresses[i] for i in first], pa.string()),
        channel=words(["email"], np.zeros(len(first))),
        reason=words(["bounced", "asked for it"], reason[chosen]),
        at=moments(day[chosen] + 0.5),
    )


def features(world: World) -> pa.Table:
    """Two columns of the firm's own: one that says something about size, one that says nothing."""
    a = world.accounts
    shown = np.flatnonzero(~a.solo)
    rng = world.chance.stream("features")
    tons = np.round(20_000 * a.bulk * rng.lognormal(0.0, 0.3, a.n)).astype(np.int64)
    credit = rng.integers(1, 6, a.n)
    ref = numbered(ACCOUNT, shown, 6)
    n = len(shown)
    return table(
        raw_world.FEATURES,
        subject_ref=pa.chunked_array([ref, ref]),
        feature=words(["production_tons", "credit_class"], np.repeat([0, 1], n)),
        value=pa.array(np.concatenate([tons[shown], credit[shown]])).cast(pa.string()),
        at=moments(np.zeros(2 * n)),
    )
