"""What the plan gives to the machine is written and sent, through the door of every other message.

Each act of the day gets the content that the rules choose: one that speaks for its product, or one
that fills in `product_name`. Where there is none nothing leaves, and it is told what to write. A
customer gets one message of the plan a day, however often it is built or sent; the control group is
on no list of the plan, and so gets none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pyarrow as pa

from syotto.act.content import Content, names
from syotto.decide.content import Choice, Reader, choose
from syotto.errors import InputError, NotFound, SettingError
from syotto.run.audience import Audience
from syotto.run.channels import section_of, word_of, writes_mail
from syotto.run.contents import FOLDER, content_now, keep_content
from syotto.run.flow_people import TOLD, crowd
from syotto.run.house import House
from syotto.run.mailing import Mailing, Missing, Plan, check_way_out, given_of, reasons
from syotto.run.outbox import Intent
from syotto.run.pitches import before
from syotto.run.plan_acts import acts_today, day_of, is_of_today
from syotto.run.refusals import TWICE, refusals
from syotto.schema.messages import plan_key, plan_mailing
from syotto.schema.words import Lane

PLAN = "plan"
"""What `syotto send --to` calls the acts of the day."""
NO_CONTENT = "no content for it"
NOBODY = "nobody is known there whom we may write to"
PRODUCT = "product_name"
ACT = ("customer_id", "kind", "what", "product_id", PRODUCT)
COLUMNS = ("person_id", "address", "content", *ACT, *sorted(TOLD))
LASTS = timedelta(days=1)
Row = Mapping[str, Any]


class PlanMailing(Mailing):
    """The acts of the day through one channel. content: only this one is chosen from.

    Raises InputError where the newest plan is not of today, SettingError for another channel than
    one of letters.
    """

    def __init__(self, house: House, *, channel: str = "email", content: str = "") -> None:
        section_of(house, channel)
        if not writes_mail(house, channel):
            raise SettingError(
                f"The plan cannot write through the channel {channel!r}: it carries no letters.",
                fix='Name one of kind "smtp" or "paper".',
            )
        snapshot = house.warehouse.open()
        self.day = day_of(house, snapshot.build.as_of)
        if not is_of_today(house, snapshot):
            raise InputError(f"The newest plan is of {self.day}.", fix="Build, to have today's.")
        self.house, self.channel, self.content_id = house, channel, ""
        self.mailing_id = plan_mailing(self.day, channel)
        self.word = word_of(house, channel)
        some = [content] if content else names(house.folder / FOLDER)
        self.library = {name: content_now(house, name)[1] for name in some}
        self.audience = Audience(PLAN, self.written(acts_today(house, snapshot, self.word)), 0)
        self.why_not = pa.chunked_array([self.whys()], pa.string())

    def written(self, acts: Sequence[Row]) -> pa.Table:
        """The acts with whom they are for, where, and the content of each."""
        people = sorted({row["person_id"] for row in acts if row["person_id"]})
        known = crowd(self.house, (), people, self.house.now())
        had, rows = before(self.house, people), []
        self.no_content: list[str | None] = []
        for act in acts:
            person = act["person_id"] if act["person_id"] in known.profiles else None
            mine = had.get(person or "", [])
            reader = Reader(
                persona=known.field(person or "", "persona"),
                language=known.field(person or "", "language"),
                seen=[one.about.name for one in mine if one.about.offer],
                angles=[one.about.angle for one in mine if one.about.angle],
                had=mine,
                channel=self.channel,
            )
            choice = self.choice(act, reader)
            self.no_content.append(None if choice.name else why_none(choice))
            told = known.given(person) if person else {}
            rows.append(
                {**told, **{name: act[name] for name in ACT}, "person_id": person}
                | {"address": told.get("email"), "content": choice.name}
            )
        columns = {name: [text(row.get(name)) for row in rows] for name in COLUMNS}
        return pa.table({name: pa.array(one, pa.string()) for name, one in columns.items()})

    def choice(self, act: Row, reader: Reader) -> Choice:
        """Of those that name the product; else of those that fill in whatever product it is."""
        some = [one for one in self.library.values() if speaks_for(one, act)]
        named = [one.about for one in some if one.about.offer]
        found = choose(named, reader, self.day)
        if found.name:
            return found
        other = choose([one.about for one in some if not one.about.offer], reader, self.day)
        return replace(other, why_not={**found.why_not, **other.why_not})

    def whys(self) -> list[str | None]:
        """For each act why nobody is written to; None where somebody is."""
        rows = self.audience.rows
        found = [
            said or (None if person else NOBODY)
            for said, person in zip(self.no_content, rows["person_id"].to_pylist(), strict=True)
        ]
        sorts: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, name in enumerate(rows["content"].to_pylist()):
            if found[place] is None:
                sorts[self.library[name].purpose, self.library[name].topic].append(place)
        for (purpose, topic), places in sorts.items():
            said = refusals(self.house, rows.take(places), self.word, purpose, topic=topic)
            for place, why in zip(places, said.to_pylist(), strict=True):
                found[place] = why
        return found

    def plan(self) -> Plan:
        """Counts: whom it would write to, and why not the others."""
        self.check()
        rows, known = self.audience.rows, self.known()
        return Plan(
            mailing_id=self.mailing_id,
            content="the contents that fit",
            subject="",
            channel=self.channel,
            purpose="",
            audience="the acts of the plan",
            people=rows.num_rows,
            repeated=0,
            already=sum(row["key"] in known for row in self.keys()),
            lawful=self.why_not.null_count,
            not_lawful=reasons(self.why_not),
            needs_second_person=self.needs_second_person,
        )

    def check(self) -> None:
        for name in sorted({*self.audience.rows["content"].to_pylist()} - {None}):
            check_way_out(self.house, self.library[name], self.channel)

    def named(self, row: Row) -> str:
        if row["content"] is None:
            raise NotFound("There is no content for them.", fix="See the counts: they say why.")
        return str(row["content"])

    def keys(self) -> Iterator[dict[str, str]]:
        for customer in self.audience.rows["customer_id"].to_pylist():
            yield {"key": plan_key(self.day, customer)}

    def intents(self) -> Iterator[Intent]:
        """Of acts that have a content and a person; the last look before each leaves judges it."""
        now, kept = self.house.now(), dict[str, str]()
        why = self.why_not.to_pylist()
        for place, row in enumerate(self.audience.rows.to_pylist()):
            name = row["content"]
            if name is None or row["person_id"] is None:
                continue
            content = self.library[name]
            if name not in kept:
                kept[name] = keep_content(self.house, name)
            yield Intent(
                plan_key(self.day, row["customer_id"]), row["address"], kept[name],
                row["person_id"], self.mailing_id, self.channel, Lane.BULK, content.purpose,
                given_of(row), skipped=why[place] if why[place] == TWICE else None,
                send_until=now + LASTS, priority=content.priority, topic=content.topic or None,
            )  # fmt: skip

    def missing(self) -> list[Missing]:
        """What to write, the most needed first."""
        counted: Counter[str] = Counter()
        for row, said in zip(self.audience.rows.to_pylist(), self.no_content, strict=True):
            if said == NO_CONTENT:
                counted[row[PRODUCT] or row["kind"]] += 1
        return [Missing(what, acts, f"offer: {what}") for what, acts in counted.most_common()]


def speaks_for(content: Content, act: Row) -> bool:
    """A content names the product (or the kind of act), or fills in whatever product it is."""
    offer = content.about.offer.casefold()
    if not offer:
        return bool(act["product_id"]) and PRODUCT in content.subject + content.body
    about = (act["product_id"], act[PRODUCT], act["what"], act["kind"])
    return offer in {one.casefold() for one in about if one}


def why_none(choice: Choice) -> str:
    """No content speaks for it, or the ones that do are not for this person."""
    said = sorted({*choice.why_not.values()})
    return f"no content fits: {said[0]}" if said else NO_CONTENT


def text(value: Any) -> str | None:
    return None if value is None else str(value)
