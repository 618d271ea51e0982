"""The timeline of a person, or of an account with all its people: newest first, paged by key.

What the newest build knows stands in `timeline`. What happened since stands in the ledger and the
inbox, and is put in its place here: notes, messages, events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import ibis
from ibis.expr.types import StringValue

from syotto.ask.entry_words import sentence
from syotto.ask.just_now import just_now
from syotto.ask.sources import Sources, asked, first, product_names
from syotto.ask.subject import PERSON, Subject
from syotto.errors import InputError, NotFound
from syotto.schema.timeline import TIMELINE, Entry
from syotto.store.snapshot import Snapshot

PAGE = 50
INSIDE = 200
"""Events or lines shown of one entry."""
OPENS = {Entry.VISIT, Entry.MAIL, Entry.ORDER}
BAD = {"late", "overdue", "lost", "withdrawn", "failed", "return", "cancelled"}
OPEN = {"open", "on its way", "held", "intended"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What is shown: of one kind, with a text in it, after the entry with this key."""

    kind: str = ""
    text: str = ""
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class Shown:
    """One entry. title: what happened, in words. mark: bad, open or nothing. opens: has parts."""

    kind: str
    entry_id: str
    state: str
    at: datetime
    title: str
    words: str | None
    person_id: str | None
    person_name: str | None
    channel: str | None
    number: float | None
    amount: Any
    owner: str | None
    until: datetime | None
    mark: str
    opens: bool
    lately: bool


@dataclass(frozen=True)
class Timeline:
    """A page of entries. kinds: how many there are of each, by the newest build."""

    entries: list[Shown]
    kinds: dict[str, int]
    next_after: str | None


@dataclass(frozen=True)
class Part:
    """One event of a day, or one line of an order."""

    at: datetime
    name: str
    words: str | None
    number: float | None
    amount: Any


def timeline(house: Sources, subject: Subject, wanted: Wanted = Wanted()) -> Timeline:
    """Raises InputError for an unknown kind or key."""
    if wanted.kind and wanted.kind not in set(Entry):
        raise InputError(f"{wanted.kind!r} is no kind.", fix=f"Use one of {', '.join(Entry)}.")
    snapshot = house.warehouse.open()
    after = key_of(wanted.after) if wanted.after else None
    since = just_now(house, snapshot, subject)
    taken = {row["place"] for row in since}
    built = [row for row in page_of(snapshot, subject, wanted, after) if row["place"] not in taken]
    rows = newest_first(
        [row for row in since if not row["undone"] and fits(row, wanted, after)] + built
    )
    names = {member.person_id: member.name for member in subject.members}
    shown = [one(row, names, product_names(snapshot), house) for row in rows[: wanted.limit]]
    more = len(rows) > wanted.limit
    kinds = {} if wanted.after else counted(snapshot, subject)
    return Timeline(shown, kinds, after_key(rows[wanted.limit - 1]) if more else None)


def newest_first(rows: list[Row]) -> list[Row]:
    return sorted(sorted(rows, key=lambda row: row["place"]), key=lambda r: r["at"], reverse=True)


def after_key(row: Row) -> str:
    return f"{row['at'].isoformat()} {row['place']}"


def key_of(text: str) -> tuple[datetime, str]:
    moment, _, place = text.partition(" ")
    try:
        return datetime.fromisoformat(moment), place
    except ValueError:
        fix = "Start from the first page."
        raise InputError(f"{text!r} is no place in a timeline.", fix=fix) from None


def fits(row: Row, wanted: Wanted, after: tuple[datetime, str] | None) -> bool:
    """The filters of the query, for what is not in the build."""
    text = " ".join(str(row[name] or "") for name in ("what", "words", "entry_id", "owner"))
    beyond = after is None or (-row["at"].timestamp(), row["place"]) > (
        -after[0].timestamp(), after[1],
    )  # fmt: skip
    of_kind = not wanted.kind or row["kind"] == wanted.kind
    return of_kind and wanted.text.strip().lower() in text.lower() and beyond


def page_of(
    snapshot: Snapshot, subject: Subject, wanted: Wanted, after: tuple[datetime, str] | None
) -> list[Row]:
    """One row more than the limit, where there are more."""
    if TIMELINE.name not in snapshot.names:
        return []
    given = {"who": subject.subject_id, "kind": wanted.kind, "text": wanted.text.strip().lower()}
    of_person, of_account = (later_of_person, later_of_account) if after else FIRST
    if after:
        given |= {"moment": after[0].isoformat(), "place": after[1]}
    question = of_person if subject.kind == PERSON else of_account
    return [
        row | {"lately": False, "undone": False}
        for row in asked(snapshot, question, limit=wanted.limit + 1, **given)
    ]


def of_person(snapshot: Snapshot, who: Any, kind: Any, text: Any) -> ibis.Table:
    return ordered(matching(mine(snapshot, "person_id", who), kind, text))


def of_account(snapshot: Snapshot, who: Any, kind: Any, text: Any) -> ibis.Table:
    return ordered(matching(mine(snapshot, "account_id", who), kind, text))


def later_of_person(
    snapshot: Snapshot, who: Any, kind: Any, text: Any, moment: Any, place: Any
) -> ibis.Table:
    table = matching(mine(snapshot, "person_id", who), kind, text)
    return ordered(beyond(table, moment, place))


def later_of_account(
    snapshot: Snapshot, who: Any, kind: Any, text: Any, moment: Any, place: Any
) -> ibis.Table:
    table = matching(mine(snapshot, "account_id", who), kind, text)
    return ordered(beyond(table, moment, place))


FIRST = (of_person, of_account)


def mine(snapshot: Snapshot, column: str, who: Any) -> ibis.Table:
    table = snapshot.table(TIMELINE.name)
    own = table.filter(table[column] == who)
    return own.mutate(place=own.kind + "/" + own.state + "/" + own.entry_id)


def matching(table: ibis.Table, kind: Any, text: Any) -> ibis.Table:
    told: StringValue = ibis.literal(" ").join(
        [table[name].fill_null("") for name in ("what", "words", "entry_id", "owner")]
    )
    return table.filter((kind == "") | (table.kind == kind), told.lower().contains(text))


def beyond(table: ibis.Table, moment: Any, place: Any) -> ibis.Table:
    at = moment.cast(table["at"].type())
    return table.filter((table["at"] < at) | ((table["at"] == at) & (table.place > place)))


def ordered(table: ibis.Table) -> ibis.Table:
    return table.order_by(ibis.desc("at"), "place")


def counted(snapshot: Snapshot, subject: Subject) -> dict[str, int]:
    """How many entries of each kind."""
    if TIMELINE.name not in snapshot.names:
        return {}
    question = kinds_of_person if subject.kind == PERSON else kinds_of_account
    found = asked(snapshot, question, who=subject.subject_id)
    return {row["kind"]: row["times"] for row in found}


def kinds_of_person(snapshot: Snapshot, who: Any) -> ibis.Table:
    return times(mine(snapshot, "person_id", who))


def kinds_of_account(snapshot: Snapshot, who: Any) -> ibis.Table:
    return times(mine(snapshot, "account_id", who))


def times(table: ibis.Table) -> ibis.Table:
    return table.group_by("kind").agg(times=table.count()).order_by("kind")


def one(row: Row, people: dict[str, str], products: Any, house: Sources) -> Shown:
    state, kind = row["state"], Entry(row["kind"])
    title, words = sentence(row, products, house.settings.currency)
    return Shown(
        kind=row["kind"],
        entry_id=row["entry_id"],
        state=state,
        at=row["at"],
        title=title,
        words=words,
        person_id=row["person_id"],
        person_name=people.get(row["person_id"] or ""),
        channel=row["channel"],
        number=row["number"],
        amount=row["amount"],
        owner=row["owner"],
        until=row["until"],
        mark="bad" if state in BAD else "open" if state in OPEN else "",
        opens=kind in OPENS and not row["lately"] and (row["number"] or 0) > 1,
        lately=row["lately"],
    )


def parts(house: Sources, kind: str, entry_id: str) -> list[Part]:
    """What an entry is made of: the events of its day, or the lines of its order.

    Raises NotFound for an entry that the viewer's build does not know, or that has no parts.
    """
    snapshot = house.warehouse.open()
    if kind == Entry.ORDER:
        found = [line_of(row) for row in asked(snapshot, lines_of, limit=INSIDE, order_id=entry_id)]
    else:
        found = events_like(snapshot, kind, entry_id)
    if not found:
        raise NotFound("There is nothing in this entry.", fix="Reload the page.")
    return found


def lines_of(snapshot: Snapshot, order_id: Any) -> ibis.Table:
    lines = snapshot.table("order_lines")
    own = lines.filter(lines.order_id == order_id, lines.customer_id.notnull())
    return own.order_by("line_no")


def line_of(row: Row) -> Part:
    name = row["product_name"] or row["product_id"]
    kind = None if row["kind"] == "sale" else row["kind"]
    return Part(row["at"], name, kind, float(row["quantity"] or 0), row["amount"])


def events_like(snapshot: Snapshot, kind: str, entry_id: str) -> list[Part]:
    """The events of the entry's person on its day, of its name and channel."""
    entry = first(asked(snapshot, known_entry, kind=kind, entry_id=entry_id))
    if entry is None:
        return []
    day = entry["at"].replace(hour=0, minute=0, second=0, microsecond=0)
    found = asked(
        snapshot, events_of, limit=INSIDE,
        begin=day.isoformat(), end=(day + timedelta(days=1)).isoformat(),
        who=entry["person_id"] or entry["account_id"], what=entry["what"],
        channel=entry["channel"], actor=entry["state"],
    )  # fmt: skip
    return [
        Part(row["at"], row["name"] or row["kind"], row["content_id"], None, None) for row in found
    ]


def known_entry(snapshot: Snapshot, kind: Any, entry_id: Any) -> ibis.Table:
    table = snapshot.table(TIMELINE.name)
    return table.filter(table.kind == kind, table.entry_id == entry_id)


def events_of(
    snapshot: Snapshot, begin: Any, end: Any, who: Any, what: Any, channel: Any, actor: Any
) -> ibis.Table:
    events = snapshot.table("events")
    moment = events["at"].type()
    return events.filter(
        events["at"] >= begin.cast(moment),
        events["at"] < end.cast(moment),
        events.person_id.coalesce(events.account_id) == who,
        events.name.coalesce(events.kind, "event") == what,
        events.channel.fill_null("web") == channel,
        events.actor.fill_null("") == actor,
    ).order_by("at", "event_id")
