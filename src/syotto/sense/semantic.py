"""What well-known events mean: one table from an event's name to the rows that it makes.

Orders, people, companies, places in companies, consents, suppressions, exposures, meetings and
chats are filled from events without configuration. The events themselves stay in raw.events, so
everything here can be made again from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema import RAW, event_names as names
from syotto.schema.raw import ACCOUNTS, MEMBERSHIPS, ORDER_LINES, PEOPLE
from syotto.schema.raw_world import MEETINGS
from syotto.schema.table import TableSpec
from syotto.sense import (
    semantic_contacts as contacts,
    semantic_people as people,
    semantic_referrals as referrals,
)
from syotto.sense.happenings import Happening, Unusable, happenings
from syotto.sense.semantic_orders import Orders, cancelled, completed, refunded

Row = dict[str, Any]
Makes = Callable[[Happening], Iterable[tuple[TableSpec, Row]]]
Earlier = Callable[[TableSpec, str, Sequence[str]], pa.Table]
"""(table, column, values) -> the rows that count today whose column has one of the values."""

ORDERS: dict[str, Callable[[Orders, Happening], None]] = {
    names.ORDER_COMPLETED: completed,
    "Order Updated": completed,
    "Order Refunded": refunded,
    "Order Cancelled": cancelled,
}
NAMES: dict[str, Makes] = {
    # B2B SaaS
    "Signed Up": people.identified,
    "Account Created": people.account_created,
    "Account Added User": people.account_added_user,
    "Account Removed User": people.account_removed_user,
    # consent and forms
    "Segment Consent Preference Updated": people.consent_updated,
    names.FORM_SUBMITTED: people.form_submitted,
    "Subscribed": people.subscribed,
    names.UNSUBSCRIBED: people.unsubscribed,
    # e-mail
    names.EMAIL_RECEIVED: people.mail_received,
    names.ENQUIRY_RECEIVED: people.caught,
    names.TIP_GIVEN: people.caught,
    # recommendations and surveys
    names.REFERRAL_ACCEPTED: referrals.referral_accepted,
    names.SURVEY_ANSWERED: referrals.survey_answered,
    names.EMAIL_DELIVERED: contacts.delivered,
    names.EMAIL_BOUNCED: contacts.bounced,
    names.EMAIL_MARKED_AS_SPAM: contacts.marked_as_spam,
    # experiments
    "Experiment Viewed": contacts.experiment_viewed,
    # live chat and meetings
    "Live Chat Conversation Started": contacts.chat,
    "Live Chat Conversation Ended": contacts.chat,
    "Live Chat Message Sent": contacts.chat,
    "Live Chat Message Received": contacts.chat,
    **dict.fromkeys(contacts.STATES, contacts.meeting),
}
KINDS: dict[str, Makes] = {"identify": people.identified, "group": people.grouped}
IDENTIFY = "identify"
OF_PEOPLE = [
    name
    for name, makes in NAMES.items()
    if makes
    in {
        people.identified, people.form_submitted, people.mail_received, people.caught,
        people.consent_updated, people.subscribed, people.unsubscribed,
    }
]  # fmt: skip
MERGED = {
    PEOPLE.name: "updated_at",
    ACCOUNTS.name: "updated_at",
    MEETINGS.name: "updated_at",
    MEMBERSHIPS.name: "from",
}
"""Records that come in pieces: what an event leaves out stays as it was."""


@dataclass(frozen=True)
class Unread:
    """An event that should have made a row and could not: what was found, and what would help."""

    event_id: str
    at: datetime
    source: str | None
    name: str
    what: str
    fix: str


@dataclass
class Filled:
    """The rows of each raw table, by name (with `gone`, ready for the log), and what was unread."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def filled(events: pa.Table, earlier: Earlier) -> Filled:
    """The rows that a batch of raw.events makes; a key comes at most once in each table.

    `earlier` answers what is known so far, for refunds and for records that come in pieces.
    """
    found = Filled()
    told = list(happenings(meaningful(events)))
    if not told:
        return found
    orders = order_rows(told, earlier, found.unread)
    records = record_rows(told, earlier, found.unread)
    for name, rows in {ORDER_LINES.name: orders, **records}.items():
        if rows:
            found.tables[name] = arrow(RAW[name], rows)
    return found


def meaningful(events: pa.Table) -> pa.Table:
    """The events that make rows; found without opening one."""
    kinds = pa.array(list(KINDS), pa.string())
    known = pa.array([*ORDERS, *NAMES], pa.string())
    chosen = pc.or_(
        pc.is_in(events["kind"], value_set=kinds), pc.is_in(events["name"], value_set=known)
    )
    return events.filter(chosen)


def order_rows(told: Sequence[Happening], earlier: Earlier, unread: list[Unread]) -> list[Row]:
    about = [event for event in told if event.name in ORDERS]
    numbers = sorted({event.text("order_id") or "" for event in about} - {""})
    if not about:
        return []
    orders = Orders.standing(earlier(ORDER_LINES, "order_id", numbers).to_pylist())
    for event in about:
        try:
            ORDERS[event.name](orders, event)
        except Unusable as error:
            unread.append(unread_of(event, error))
    return [row for _, row in sorted(orders.changed.items())]


def record_rows(
    told: Sequence[Happening], earlier: Earlier, unread: list[Unread]
) -> dict[str, list[Row]]:
    made: list[tuple[TableSpec, Row]] = []
    for event in told:
        makes = KINDS.get(event.kind) or NAMES.get(event.name)
        if makes is None:
            continue
        try:
            made += makes(event)
        except Unusable as error:
            unread.append(unread_of(event, error))
    return folded(made, earlier)


def about_people(events: pa.Table) -> pa.Table:
    """Those that may say who somebody is, or what they agreed to."""
    named = pc.is_in(events["name"], value_set=pa.array(OF_PEOPLE, pa.string()))
    return events.filter(pc.or_(pc.equal(events["kind"], IDENTIFY), named))


def told_of_people(events: pa.Table) -> Iterator[tuple[Happening, TableSpec, Row]]:
    """What events say of people, event by event, not folded; what cannot be read is left out."""
    for event in happenings(about_people(events)):
        makes = KINDS.get(event.kind) or NAMES[event.name]
        with suppress(Unusable):
            for spec, row in makes(event):
                yield event, spec, row


def unread_of(event: Happening, error: Unusable) -> Unread:
    name = event.name or event.kind
    return Unread(event.event_id, event.at, event.source, name, error.what, error.fix)


def folded(made: Sequence[tuple[TableSpec, Row]], earlier: Earlier) -> dict[str, list[Row]]:
    """One row for each key: the last one, or all of them merged with what was known before."""
    rows: dict[str, dict[tuple[Any, ...], Row]] = {}
    known = known_records(made, earlier)
    for spec, row in made:
        key = tuple(row[name] for name in spec.key)
        mine = rows.setdefault(spec.name, {})
        before = mine.get(key) or known.get((spec.name, *key))
        mine[key] = joined(spec, before, row) if before else row
    return {name: [row for _, row in sorted(mine.items())] for name, mine in rows.items()}


def joined(spec: TableSpec, before: Row, row: Row) -> Row:
    if spec.name not in MERGED:
        return row
    both = people.merged(before, row, MERGED[spec.name])
    return people.stayed(before, row, both) if spec is MEMBERSHIPS else both


def known_records(
    made: Sequence[tuple[TableSpec, Row]], earlier: Earlier
) -> Mapping[tuple[Any, ...], Row]:
    """What is known so far of the records that come in pieces."""
    found: dict[tuple[Any, ...], Row] = {}
    for spec in (RAW[name] for name in MERGED):
        column = spec.key[0]
        values = sorted({row[column] for other, row in made if other is spec})
        if values:
            for row in earlier(spec, column, values).to_pylist():
                found[spec.name, *(row[name] for name in spec.key)] = row
    return found


def arrow(spec: TableSpec, rows: Sequence[Row]) -> pa.Table:
    schema = spec.columns.to_pyarrow().append(pa.field("gone", pa.bool_()))
    return pa.Table.from_pylist(list(rows), schema=schema)
