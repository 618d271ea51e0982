"""Who buys: an account, or a person where there is no account; how often, how much, whose.

A person without an owner, unit or segment of their own takes those of their account (the one
named in their record, else the only one they are a member of).
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.moments import days_before
from syotto.schema.membership import sole_membership
from syotto.schema.words import LineKind

ACCOUNT, PERSON = "account", "person"
RECORD = ("name", "owner", "unit", "country", "segment", "email", "phone")
SEGMENT = r'"segment"\s*:\s*"([^"]*)"'


def customers(
    lines: Table,
    purchases: Table,
    contracts: Table,
    people: Table,
    accounts: Table,
    memberships: Table,
    *,
    as_of: datetime,
) -> Table:
    """Everybody who ordered or has a contract before `as_of`; schema CUSTOMERS."""
    buyers = with_contracts(buying(lines), contracts)
    wide = buyers.left_join(products_of(purchases, contracts), "customer_id").drop(
        "customer_id_right"
    )
    account = account_records(accounts)
    person = person_records(people, account, memberships, as_of)
    return described(wide, account, person, as_of)


def buying(lines: Table) -> Table:
    """One pass over the order lines of named customers."""
    known = lines.filter(lines.customer_id.notnull())
    sale = known.kind == LineKind.SALE.value
    sold = known.kind.isin([LineKind.SALE.value, LineKind.CANCELLED.value])
    back = known.kind == LineKind.RETURN.value
    return known.group_by("customer_id").agg(
        is_account=known.account_id.notnull().any(),
        orders=known.order_id.nunique(where=sale),
        amount=known.amount.sum().fill_null(0),
        margin=known.margin.sum().fill_null(0),
        sold=known.amount.sum(where=sold),
        returned=known.amount.sum(where=back),
        first_at=known.at.min(where=sale),
        last_at=known.at.max(where=sale),
        line_country=known.country.argmax(known.at, where=known.country.notnull()),
        line_unit=known.unit.argmax(known.at, where=known.unit.notnull()),
    )


def with_contracts(buyers: Table, contracts: Table) -> Table:
    holders = contracts.group_by(holder=contracts.customer_id).agg(
        contract_account=contracts.account_id.notnull().any(),
        contract_first=contracts.started_at.min(),
        contract_last=contracts.started_at.max(),
        contract_unit=contracts.unit.argmax(contracts.started_at, where=contracts.unit.notnull()),
    )
    both = buyers.outer_join(holders, buyers.customer_id == holders.holder)
    return both.mutate(
        customer_id=buyers.customer_id.coalesce(holders.holder),
        is_account=buyers.is_account.coalesce(holders.contract_account),
        orders=buyers.orders.fill_null(0),
        amount=buyers.amount.fill_null(0),
        margin=buyers.margin.fill_null(0),
        first_at=ibis.least(buyers.first_at, holders.contract_first),
        last_at=ibis.greatest(buyers.last_at, holders.contract_last),
        line_unit=buyers.line_unit.coalesce(holders.contract_unit),
    )


def products_of(purchases: Table, contracts: Table) -> Table:
    bought = purchases.filter(purchases.times > 0).select("customer_id", "product_id")
    held = contracts.select("customer_id", "product_id").distinct()
    every = bought.anti_join(held, ["customer_id", "product_id"]).union(held)
    return every.group_by("customer_id").agg(products=every.count())


def account_records(accounts: Table) -> Table:
    return accounts.select(
        record_id=accounts.account_id,
        name=accounts.name,
        owner=accounts.owner,
        unit=accounts.unit,
        country=accounts.country,
        segment=segment_of(accounts.properties).coalesce(accounts.industry),
        email=ibis.null(str),
        phone=ibis.null(str),
    )


def segment_of(properties: Column) -> Column:
    """The `segment` of a record's JSON properties."""
    return properties.re_extract(SEGMENT, 1).nullif("")


def person_records(people: Table, account: Table, memberships: Table, as_of: datetime) -> Table:
    """People, with what they do not have themselves taken from their account."""
    member = sole_membership(memberships, as_of)
    placed = people.left_join(
        member.rename(member_of="account_ref"), people.person_id == member.person_ref
    )
    homes = placed.mutate(
        home=placed.account_id.coalesce(placed.member_of),
        full_name=full_name(people),
        own_segment=segment_of(people.properties),
    )
    joined = homes.left_join(account, homes.home == account.record_id)
    return joined.select(
        record_id=homes.person_id,
        name=homes.full_name,
        email=homes.email,
        phone=homes.phone,
        segment=homes.own_segment.coalesce(account.segment),
        **{name: homes[name].coalesce(account[name]) for name in ("owner", "unit", "country")},
    )


def full_name(people: Table) -> Column:
    first, last = people.first_name.fill_null(""), people.last_name.fill_null("")
    written = (first + " " + last).strip().nullif("")
    return written.coalesce(people.company, people.email)


def described(wide: Table, account: Table, person: Table, as_of: datetime) -> Table:
    firm = account.select(record_id=account.record_id, **{f"a_{n}": account[n] for n in RECORD})
    human = person.select(record_id=person.record_id, **{f"p_{n}": person[n] for n in RECORD})
    joined = wide.left_join(firm, wide.customer_id == firm.record_id).drop("record_id")
    joined = joined.left_join(human, joined.customer_id == human.record_id).drop("record_id")

    def own(name: str, *fallback: Column) -> Column:
        of_kind = ibis.ifelse(joined.is_account, joined[f"a_{name}"], joined[f"p_{name}"])
        return of_kind.coalesce(*fallback) if fallback else of_kind

    sold = joined.sold.cast("float64")
    returned = joined.returned.fill_null(0).cast("float64").abs()
    return joined.select(
        "customer_id",
        kind=ibis.ifelse(joined.is_account, ACCOUNT, PERSON),
        name=own("name", joined.customer_id),
        owner=own("owner"),
        unit=own("unit", joined.line_unit),
        country=own("country", joined.line_country),
        segment=own("segment"),
        email=own("email"),
        phone=own("phone"),
        orders=joined.orders,
        products=joined.products.fill_null(0),
        amount=joined.amount,
        margin=joined.margin,
        first_at=joined.first_at,
        last_at=joined.last_at,
        recency_days=days_before(as_of, joined.last_at),
        returned_share=ibis.ifelse(sold > 0, returned / sold, 0.0).fill_null(0.0),
    )
