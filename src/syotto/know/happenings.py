"""What loaded tables tell of, in the words of events: cases, offers, orders, services.

Touchpoints say it of journeys; here each has the number that it is about, and somebody whom flows
can take it for: the person named, else the company's contact. What came as an event too is left
out: flows heard it then.

The contact is who dealt with us last, of those who can be written to; where nobody ever did, the
only person that is known. Of several strangers none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, StringValue, TimestampValue

from syotto.know.moments import moment
from syotto.schema import event_names as names
from syotto.schema.happened import NUMBERED
from syotto.schema.inside import any_in
from syotto.schema.supply import AHEAD, Need
from syotto.schema.table import MOMENT
from syotto.schema.words import LineKind

KEPT = timedelta(days=366)
DAY = 86_400
ABOUT_SAME = 7
"""Days by which an event of ours and a row of another system may differ."""


def happenings(
    opportunities: Table, quotes: Table, order_lines: Table, assets: Table, needs: Table,
    events: Table, touchpoints: Table, people: Table, *, as_of: datetime,
) -> Table:  # fmt: skip
    """Everything of the last year up to `as_of`; schema HAPPENINGS."""
    parts = (
        *of_cases(opportunities),
        *of_quotes(quotes, opportunities),
        of_orders(order_lines),
        of_services(assets),
        of_needs(needs, as_of),
    )
    told = ibis.union(
        *(one.mutate(at=one["at"].cast(MOMENT), due_at=one.due_at.cast(MOMENT)) for one in parts)
    )
    lately = told.filter(told.at <= moment(as_of), told.at > moment(as_of - KEPT))
    dated = lately.mutate(at=ends(lately.at, as_of))
    return of_somebody(without_told(dated, events), touchpoints, people)


def row(rows: Table, name: str, subject: StringValue, at: TimestampValue, **more: Any) -> Table:
    person = rows.person_ref if "person_ref" in rows.columns else ibis.null("string")
    account = rows.account_ref if "account_ref" in rows.columns else ibis.null("string")
    given = {"since": at, "person": person, "account": account, "due_at": ibis.null(MOMENT), **more}
    return rows.select(
        name=ibis.literal(name), subject=subject, at=at, product_id=rows.product_id, **given
    )


def of_cases(cases: Table) -> Iterator[Table]:
    """Sales cases: opened, and won or lost."""
    number = cases.opportunity_id
    yield row(cases, names.OPPORTUNITY_OPENED, number, cases.created_at)
    ended = cases.filter(cases.closed_at.notnull())
    for won, name in ((True, names.OPPORTUNITY_WON), (False, names.OPPORTUNITY_LOST)):
        some = ended.filter(ended.won == won)
        yield row(some, name, some.opportunity_id, some.closed_at)


def of_quotes(quotes: Table, cases: Table) -> Iterator[Table]:
    """Offers in writing; one within a sales case is answered with the case at the latest."""
    ended = cases.filter(cases.closed_at.notnull(), cases.won.notnull())
    whole = ended.group_by(case="opportunity_id").agg(
        case_won=ended.won.max(), case_at=ended.closed_at.max()
    )
    told = quotes.left_join(whole, quotes.opportunity_id == whole.case)
    told = told.mutate(
        won=told.won.coalesce(told.case_won), ended_at=told.closed_at.coalesce(told.case_at)
    )
    yield row(told, names.QUOTE_SENT, told.quote_id, told.created_at)
    for won, name in ((True, names.QUOTE_ACCEPTED), (False, names.QUOTE_DECLINED)):
        some = told.filter(told.won == won, told.ended_at.notnull())
        yield row(some, name, some.quote_id, some.ended_at)


def of_orders(lines: Table) -> Table:
    """One for each order on which something was sold."""
    sold = lines.filter(lines.kind == LineKind.SALE.value)
    orders = sold.group_by("order_id").agg(
        at=sold["at"].min(),
        person_ref=sold.person_id.min(),
        account_ref=sold.account_id.min(),
        product_id=ibis.ifelse(sold.product_id.nunique() == 1, sold.product_id.min(), None),
    )
    return row(orders, names.ORDER_COMPLETED, orders.order_id, orders["at"])


def of_services(assets: Table) -> Table:
    done = assets.filter(assets.serviced_at.notnull())
    return row(
        done, names.SERVICE_COMPLETED, done.asset_id, done.serviced_at,
        person=done.account_id, account=done.account_id,
    )  # fmt: skip


def of_needs(needs: Table, as_of: datetime) -> Table:
    """Installed products whose service is due within AHEAD days, by age or by readings. It is told
    once for each service before: a date that moves makes no second one of it.
    """
    near = needs.filter(
        needs.asset_id.notnull(),
        needs.kind.isin([Need.SERVICE.value, Need.WEAR.value]),
        needs.due_at <= moment(as_of + timedelta(days=AHEAD)),
    )
    return row(
        near, names.SERVICE_DUE, near.asset_id, ibis.least(near.due_at, moment(as_of)),
        since=near.last_at.coalesce(near.due_at), due_at=near.due_at,
        person=near.account_id, account=near.account_id,
    )  # fmt: skip


def ends(at: TimestampValue, as_of: datetime) -> TimestampValue:
    """Whoever names only a day may mean its last hour: what happened in it comes before."""
    midnight = at.epoch_seconds() % DAY == 0
    return ibis.ifelse(midnight, ibis.least(at + ibis.interval(seconds=DAY - 1), moment(as_of)), at)


def without_told(told: Table, events: Table) -> Table:
    """What was sent as an event of the same name and number, since the service before or so."""
    ours = events.filter(events.name.isin(list(NUMBERED)))
    number = ibis.cases(
        *(
            (ours.name == name, ibis.coalesce(*(any_in(ours.properties, one) for one in said)))
            for name, said in NUMBERED.items()
        )
    )
    sent = (
        ours.mutate(number=number)
        .group_by(called="name", number="number")
        .agg(sent_at=ours["at"].max())
    )
    joined = told.left_join(sent, [told.name == sent.called, told.subject == sent.number])
    before = joined.since - ibis.interval(days=ABOUT_SAME)
    return joined.filter(joined.sent_at.isnull() | (joined.sent_at < before)).select(told.columns)


def of_somebody(told: Table, touchpoints: Table, people: Table) -> Table:
    """Adds whom flows take each for, or why nobody."""
    known = people.select(who="person_id", home="account_id")
    placed = told.left_join(known, told.person == known.who)
    placed = placed.mutate(account_id=placed.account.coalesce(placed.home))
    contact = contacts(touchpoints, people)
    joined = placed.left_join(contact, placed.account_id == contact.firm)
    fits: BooleanValue = (joined.dealt | (joined.members == 1)).fill_null(False)
    joined = joined.mutate(
        named=joined.who.notnull(),
        person_id=joined.who.coalesce(ibis.ifelse(fits, joined.contact, ibis.null("string"))),
    )
    nobody = ibis.cases(
        (joined.person_id.notnull(), ibis.null("string")),
        (
            joined.account_id.isnull() & joined.person.notnull(),
            "nobody is known by the number it names",
        ),
        (joined.account_id.isnull(), "it names nobody, and no company"),
        (joined.members.isnull(), "nobody of the company is known"),
        else_="several people of the company are known, and none ever dealt with us",
    )
    return joined.select(
        "name", "subject", "at", "since", "person_id", "account_id", "named", "product_id",
        "due_at", why=nobody,
    )  # fmt: skip


def contacts(touchpoints: Table, people: Table) -> Table:
    """firm, contact, dealt, members: of each company who would be written to."""
    met = touchpoints.filter(touchpoints.person_id.notnull())
    last = met.group_by(member="person_id").agg(last_at=met["at"].max())
    home = people.filter(people.account_id.notnull())
    home = home.left_join(last, home.person_id == last.member)
    of_firm = ibis.window(
        group_by="account_id",
        order_by=[home.email.isnull(), home.last_at.isnull(), home.last_at.desc(), home.person_id],
    )
    ranked = home.mutate(
        place=ibis.row_number().over(of_firm),
        members=home.count().over(ibis.window(group_by="account_id")),
    )
    return ranked.filter(ranked.place == 0).select(
        "members", firm="account_id", contact="person_id", dealt=ranked.last_at.notnull()
    )
