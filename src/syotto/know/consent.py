"""May we? One answer for each person, purpose and channel, and what it rests on. First match wins:

1. suppressed: the address bounced, complained, or is on a list of the firm
2. objected: the person said no, or somebody else of the same address did
3. consent
4. a basis that was written down for them, where the rules of their country know it
5. existing customer, legitimate interest: where the rules of their country let these stand in
6. nothing: not allowed

Service needs no consent: it is about what they ordered, asked for or must know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column, StringColumn

from syotto.know.identity_names import resolved
from syotto.know.moments import moment
from syotto.know.statements import (
    KEY,
    NOTHING,
    SEPARATOR,
    email_of,
    of_no_topic,
    phone_of,
    refuses,
    statements,
    word_of,
)
from syotto.schema import DERIVED
from syotto.schema.lawful import (
    BUSINESS,
    CHANNELS,
    CONSUMER,
    COUNTRY_NAMES,
    OTHERS,
    Rules,
    rules_of,
)
from syotto.schema.raw_world import CONSENTS
from syotto.schema.rights import OBJECTED_TOO, PAIRS
from syotto.schema.table import MOMENT
from syotto.schema.words import Basis, Channel, Purpose

YES, NO = ibis.literal(value=True), ibis.literal(value=False)
NEVER = ibis.null("timestamp('UTC')")


def permissions(
    consents: Table,
    suppressions: Table,
    people: Table,
    records: Table,
    renamed: Table,
    accounts: Table,
    memberships: Table,
    lines: Table,
    contracts: Table,
    *,
    as_of: datetime,
    country: str,
    customer_days: int,
    lawful: Mapping[str, Rules],
    topics: Mapping[str, str],
) -> Table:
    """One row for each person, purpose and channel by which they could be reached; schema
    PERMISSIONS. country: of people for whom none is known. records: raw.people, all of a person:
    what was said by any of their addresses counts.
    """
    bought = last_bought(lines, contracts, as_of)
    spoke = resolved(CONSENTS, consents, renamed)
    known = persons(people, accounts, memberships, spoke, bought, country)
    asked = reachable(known)
    said = statements(of_no_topic(consents, topics), records, renamed)
    told = [name for name in said.columns if name not in KEY]
    joined = asked.left_join(said, KEY).select(*asked.columns, *told)
    joined = suppressed(joined, suppressions)
    answered = judged(joined, rules_of(lawful), moment(as_of) - ibis.interval(days=customer_days))
    return shared(answered).select(*DERIVED["permissions"].columns)


def last_bought(lines: Table, contracts: Table, as_of: datetime) -> Table:
    """bought_by, bought_at: the last purchase of every person and of every account."""
    orders = lines.filter(lines["at"] <= moment(as_of), lines.quantity > 0)
    ends = ibis.least(contracts.ended_at.fill_null(moment(as_of)), moment(as_of))
    held = contracts.filter(contracts.started_at <= moment(as_of)).mutate(until=ends)
    every = [
        rows.filter(rows[who].notnull()).select(
            bought_by=rows[who], bought_at=rows[when].cast(MOMENT)
        )
        for rows, when in ((orders, "at"), (held, "until"))
        for who in ("person_ref", "account_ref")
    ]
    both = ibis.union(*every)
    return both.group_by("bought_by").agg(bought_at=both.bought_at.max())


def persons(
    people: Table, accounts: Table, memberships: Table, consents: Table, bought: Table, country: str
) -> Table:
    """Everybody with a record or a word of their own: how to reach them, where, what they are."""
    known = recorded(people, memberships)
    every = known.union(unrecorded(consents, known))
    records = accounts.select(firm_id=accounts.account_id, firm_place=accounts.country)
    own = bought.rename(own_id="bought_by", own_at="bought_at")
    theirs = bought.rename(their_id="bought_by", their_at="bought_at")
    located = every.left_join(records, every.firm == records.firm_id)
    located = located.left_join(own, located.person_id == own.own_id)
    located = located.left_join(theirs, located.firm == theirs.their_id)
    stated = located.place.strip().nullif("").coalesce(located.firm_place)
    where = code_of(stated).fill_null(country)
    either = [located.own_at.coalesce(located.their_at), located.their_at.coalesce(located.own_at)]
    return located.select(
        *("person_id", "email", "phone", "post", "business"),
        country=where.upper(),
        bought_at=ibis.greatest(*either),
    )


def recorded(people: Table, memberships: Table) -> Table:
    """People with a record, with the account that they belong to."""
    home = memberships.group_by("person_ref").agg(member_of=memberships.account_ref.min())
    placed = people.left_join(home, people.person_id == home.person_ref)
    firm = placed.account_id.coalesce(placed.member_of)
    return placed.select(
        person_id=placed.person_id,
        email=email_of(placed.email),
        phone=phone_of(placed.phone),
        post=placed.street.coalesce(placed.postcode).notnull(),
        place=placed.country,
        firm=firm,
        business=firm.notnull() | placed.company.notnull(),
    )


def unrecorded(consents: Table, known: Table) -> Table:
    """Who said something and has no record; where they signed with an address, that is theirs."""
    spoke = consents.select(person_id="person_ref").distinct().anti_join(known, "person_id")
    itself = ibis.ifelse(spoke.person_id.contains("@"), email_of(spoke.person_id), NOTHING)
    return spoke.select(
        "person_id", email=itself, phone=NOTHING, post=NO, place=NOTHING, firm=NOTHING, business=NO
    )


def code_of(country: StringColumn) -> StringColumn:
    """Finland, finland, FIN and fi are FI."""
    plain = country.strip().lower().nullif("")
    return plain.cases(*COUNTRY_NAMES.items()).coalesce(plain.upper())


def reachable(known: Table) -> Table:
    """One row for each person, purpose and channel that they can be reached by."""
    pairs = [f"{purpose.value}{SEPARATOR}{channel.value}" for purpose, channel in PAIRS]
    every = known.mutate(pair=ibis.literal(pairs).unnest())
    parts = every.pair.split(SEPARATOR)
    named = every.mutate(purpose=parts[0], channel=parts[1])
    spoken = named.channel.isin([Channel.PHONE.value, Channel.SMS.value])
    fits = ibis.cases(
        (named.channel == Channel.EMAIL.value, named.email.notnull()),
        (spoken, named.phone.notnull()),
        (named.channel == Channel.POST.value, named.post),
        else_=YES,
    )
    address = ibis.cases(
        (spoken, named.phone),
        (named.channel == Channel.POST.value, NOTHING),
        else_=named.email,
    )
    left = [name for name in known.columns if name not in ("email", "phone", "post")]
    return named.filter(fits).select(*left, "purpose", "channel", address=address)


def suppressed(rows: Table, suppressions: Table) -> Table:
    """Adds blocked, blocked_at and blocked_why."""
    through = word_of(suppressions.channel, CHANNELS).fill_null(Channel.ANY.value)
    named = suppressions.identifier
    spelled = ibis.ifelse(named.contains("@"), email_of(named), phone_of(named))
    listed = suppressions.select(
        "reason", "at", "source", blocked_through=through, blocked_address=spelled
    )
    own = listed.group_by("blocked_address", "blocked_through").agg(
        blocked_at=listed["at"].min(),
        blocked_why=listed.reason.fill_null("on the firm's list").min(),
        blocked_by=listed.source.min(),
    )
    exact = own.filter(own.blocked_through != Channel.ANY.value)
    wide = own.filter(own.blocked_through == Channel.ANY.value)
    wide = wide.select("blocked_address", "blocked_at", "blocked_why", "blocked_by")
    wide = wide.rename({f"w_{name}": name for name in wide.columns})
    joined = rows.left_join(
        exact, [rows.address == exact.blocked_address, rows.channel == exact.blocked_through]
    )
    joined = joined.left_join(wide, joined.address == wide.w_blocked_address)
    return joined.select(
        *rows.columns,
        **{
            name: joined[name].coalesce(joined[f"w_{name}"])
            for name in ("blocked_at", "blocked_why", "blocked_by")
        },
        blocked=joined.blocked_why.notnull() | joined.w_blocked_why.notnull(),
    )


def judged(rows: Table, rules: Mapping[str, Rules], customer_since: Column) -> Table:
    """The answer for every row by itself."""
    asked = ruled(rows, rules, customer_since)
    nothing = "No consent, and nothing stands in for it in " + place(asked) + " for " + kind(asked)
    verdicts = [
        *said_so(asked),
        *stands_in(asked),
        Case(YES, NOTHING, nothing + ".", NEVER, NOTHING),
    ]
    first = ibis.cases(*((one.when, number) for number, one in enumerate(verdicts)))
    found = asked.mutate(verdict=first)  # decided once, then read by every column
    answered = found.mutate(
        **{
            name: found.verdict.cases(
                *((number, getattr(one, name)) for number, one in enumerate(verdicts))
            )
            for name in ("basis", "reason", "since", "source", "stated")
        }
    )
    consent = answered.basis == Basis.CONSENT.value
    allowed = answered.basis.notnull()
    return answered.mutate(
        allowed=allowed,
        wording=ibis.ifelse(consent, answered.wording, NOTHING),
        proof=ibis.ifelse(allowed, answered.agreed_proof, answered.refused_proof),
    )


def ruled(rows: Table, rules: Mapping[str, Rules], customer_since: Column) -> Table:
    """Adds what the rules of their country let stand in for consent: as_customer, as_interest."""
    named = rows.mutate(rule=rule_of(rows, list(rules)))
    told = named.select("rule").distinct()  # there are few: looked up once each
    known = told.select(
        told_rule="rule",
        as_customer=told.rule.isin(keys_with(rules, Basis.EXISTING_CUSTOMER.value)),
        as_interest=told.rule.isin(keys_with(rules, Basis.LEGITIMATE_INTEREST.value)),
    )
    joined = named.join(known, named.rule == known.told_rule)
    return joined.mutate(bought=(joined.bought_at >= customer_since).fill_null(NO))


@dataclass(frozen=True)
class Case:
    """An answer, and when it is the one. No basis: not allowed."""

    when: Column
    basis: Column
    reason: Column
    since: Column
    source: Column
    stated: Column = NO


def said_so(asked: Table) -> list[Case]:
    """What somebody said about this person."""
    service = asked.purpose == Purpose.SERVICE.value
    blocked = "Suppressed: " + asked.blocked_why + "."
    return [
        Case(asked.blocked & ~service, NOTHING, blocked, asked.blocked_at, asked.blocked_by, YES),
        Case(
            refuses(asked), NOTHING, by("Objected", asked.refused_by),
            asked.refused_at, asked.refused_by, YES,
        ),
        Case(
            asked.agreed_at.notnull(), of(Basis.CONSENT), by("Agreed", asked.agreed_by),
            asked.agreed_at, asked.agreed_by, YES,
        ),
    ]  # fmt: skip


def stands_in(asked: Table) -> list[Case]:
    """What holds where nobody said anything."""
    written = (asked.as_customer & (asked.stated_basis == Basis.EXISTING_CUSTOMER.value)) | (
        asked.as_interest & (asked.stated_basis == Basis.LEGITIMATE_INTEREST.value)
    )
    return [
        Case(
            asked.purpose == Purpose.SERVICE.value, of(Basis.CONTRACT),
            ibis.literal("About what they ordered or asked for."), NEVER, NOTHING,
        ),
        Case(
            written.fill_null(NO), asked.stated_basis,
            by("Written down as their basis", asked.stated_by), asked.stated_at, asked.stated_by,
        ),
        Case(
            asked.as_customer & asked.bought, of(Basis.EXISTING_CUSTOMER),
            ibis.literal("Bought from us lately: for similar products."), asked.bought_at, NOTHING,
        ),
        Case(
            asked.as_interest, of(Basis.LEGITIMATE_INTEREST),
            "Nobody objected, and " + place(asked) + " asks no more for " + kind(asked) + ".",
            NEVER, NOTHING,
        ),
    ]  # fmt: skip


def place(asked: Table) -> Column:
    return ibis.ifelse(asked.country == "", "a country that nobody wrote down", asked.country)


def kind(asked: Table) -> Column:
    return ibis.ifelse(asked.business, "a company", "a consumer")


def of(basis: Basis) -> Column:
    return ibis.literal(basis.value)


def by(what: str, source: StringColumn) -> StringColumn:
    """Agreed (crm)."""
    return what + (" (" + source + ")").fill_null("") + "."


def rule_of(rows: Table, countries: list[str]) -> StringColumn:
    """`FI/consumer_mailing`: the rule that a row goes by."""
    named = ibis.ifelse(rows.country.isin(countries), rows.country, OTHERS)
    who = ibis.ifelse(rows.business, BUSINESS, CONSUMER)
    how = ibis.ifelse(rows.channel == Channel.POST.value, Channel.POST.value, rows.purpose)
    return named + "/" + who + "_" + how


def keys_with(rules: Mapping[str, Rules], basis: str) -> list[str]:
    return [
        f"{country}/{rule}"
        for country, known in rules.items()
        for rule, bases in known.items()
        if basis in bases
    ]


def shared(rows: Table) -> Table:
    """An objection by one person of an address counts for all who have that address."""
    refused = rows.filter(~rows.allowed & rows.stated & rows.address.notnull())
    theirs = refused.group_by("purpose", "channel", "address").agg(
        their_since=refused.since.max(), their_source=refused.source.argmax(refused.since)
    )
    keys = ["purpose", "channel", "address"]
    joined = rows.left_join(theirs.mutate(objected=YES), keys)
    over = joined.allowed & joined.objected.fill_null(NO)
    return joined.select(
        *("person_id", "purpose", "channel", "proof", "address"),
        allowed=joined.allowed & ~over,
        basis=ibis.ifelse(over, NOTHING, joined.basis),
        reason=ibis.ifelse(over, by(OBJECTED_TOO, joined.their_source), joined.reason),
        since=ibis.ifelse(over, joined.their_since, joined.since),
        source=ibis.ifelse(over, joined.their_source, joined.source),
        wording=ibis.ifelse(over, NOTHING, joined.wording),
        stated=joined.stated | over,
    )
