"""What can be found by a text: one row for each person, account, customer and sales case.

All that it is found by stands in one column, in lower case and between marks: one scan of one
column finds parts, and the marks tell who is called exactly so.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import StringValue, Value

from syotto.schema.timeline import MARK, SEARCH, Found


def search(
    people: Table, accounts: Table, customers: Table, opportunities: Table, *, as_of: datetime
) -> Table:
    """schema SEARCH."""
    firms = accounts.select(firm_id="account_id", firm="name")
    others = customers.anti_join(accounts, customers.customer_id == accounts.account_id)
    alone = others.anti_join(people, others.customer_id == people.person_id)
    return ibis.union(
        of_people(people.left_join(firms, people.account_id == firms.firm_id)),
        of_accounts(accounts),
        of_customers(alone),
        of_cases(opportunities.left_join(firms, opportunities.account_ref == firms.firm_id)),
    )


def of_people(people: Table) -> Table:
    return found(
        people,
        Found.PERSON,
        people.person_id,
        name=people.name,
        about=people.firm.coalesce(people.company, people.email),
        by=[people.email, plain_phone(people), people.title],
        person_id=people.person_id,
        account_id=people.account_id,
    )


def of_accounts(accounts: Table) -> Table:
    return found(
        accounts,
        Found.ACCOUNT,
        accounts.account_id,
        name=accounts.name,
        about=accounts.industry.coalesce(accounts.country),
        by=[accounts.domain, accounts.registration_no],
        account_id=accounts.account_id,
    )


def of_customers(customers: Table) -> Table:
    """Those who bought and are in no other record."""
    return found(
        customers,
        Found.CUSTOMER,
        customers.customer_id,
        name=customers.name,
        about=customers.country,
        by=[customers.email],
    )


def of_cases(cases: Table) -> Table:
    return found(
        cases,
        Found.OPPORTUNITY,
        cases.opportunity_id,
        name=cases.opportunity_id,
        about=cases.firm,
        by=[cases.product_id, cases.stage],
        person_id=cases.person_ref,
        account_id=cases.account_ref,
    )


def found(
    table: Table,
    kind: Found,
    number: StringValue,
    *,
    name: StringValue,
    about: StringValue,
    by: list[StringValue],
    **who: Value,
) -> Table:
    """Rows in the columns of SEARCH. by: what else than number, name and `about` it is found by."""
    nobody = ibis.null("string")
    account, person = who.get("account_id", nobody), who.get("person_id", nobody)
    told = [one.fill_null("") for one in (number, name, about, *by)]
    return table.select(
        kind=ibis.literal(kind.value),
        id=number,
        name=name.coalesce(number),
        about=about,
        person_id=person,
        account_id=account,
        customer_id=ibis.coalesce(account, person, number),
        text=ibis.literal(MARK).join([ibis.literal(""), *told, ibis.literal("")]).lower(),
    ).select(*SEARCH.columns)


def plain_phone(people: Table) -> StringValue:
    """A telephone number without what people write between its digits."""
    return people.phone.re_replace(r"[^0-9+]", "")
