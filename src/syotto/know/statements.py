"""What people said about their rights: for each person, purpose and channel the words that count.

The newest word counts, at one moment the objection. Only consent lifts an objection. What was said
by an address counts for everybody who has that address.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

import ibis
from ibis import Table
from ibis.expr.types import Column, StringColumn

from syotto.know.identity_names import resolved
from syotto.schema.identifier import MARKS_IN_PHONES, SIGMA, TURKISH_I
from syotto.schema.lawful import BASES, CHANNELS, NO_WORD, PURPOSES, TOPICS
from syotto.schema.raw_world import CONSENTS
from syotto.schema.rights import MARKETING, PAIRS, touches
from syotto.schema.topics import PREFIX, by_word
from syotto.schema.words import Basis, Channel, Purpose

KEY = ("person_id", "purpose", "channel")
NOTHING = ibis.null("string")
SEPARATOR = "/"
NEVER = ibis.null("timestamp('UTC')")
YES, NO = ibis.literal(value=True), ibis.literal(value=False)
TOLD = {
    "stated_basis": "stated_at", "stated_by": "stated_at", "refused_by": "refused_at",
    "refused_proof": "refused_at", "agreed_by": "agreed_at", "wording": "agreed_at",
    "agreed_proof": "agreed_at",
}  # fmt: skip
"""What is told of the newest word of each kind, and by which moment."""


def email_of(text: StringColumn) -> StringColumn:
    return text.strip().translate(TURKISH_I + SIGMA, "iσ").lower().nullif("")


def phone_of(text: StringColumn) -> StringColumn:
    bare = text.re_replace(MARKS_IN_PHONES, "").nullif("")
    return bare.re_replace("^00", "+")


def word_of(text: StringColumn, meanings: Mapping[str, str]) -> StringColumn:
    """Our word for a word of a source; null where there is none."""
    plain = text.lower().re_replace(NO_WORD, "_").re_replace("^_+|_+$", "")
    return plain.cases(*meanings.items())


@cache
def pairs_about(purpose: str, channel: str) -> tuple[str, ...]:
    """The permissions that a word about a purpose and channel touches, as `purpose/channel`."""
    return tuple(
        f"{pair[0].value}{SEPARATOR}{pair[1].value}"
        for pair in PAIRS
        if touches(purpose, channel, *pair)
    )


def spread(consents: Table) -> Table:
    """Every word under each permission that it touches: person_ref, purpose, channel, ..."""
    kinds = meant(consents.select(said="purpose", through="channel").distinct())
    touched = consents.join(
        kinds, [consents.purpose == kinds.said, consents.channel == kinds.through]
    )
    return touched.select(
        *("person_ref", "voice", "at", "given", "source", "wording", "proof"),
        basis=word_of(touched.basis, BASES).fill_null(Basis.CONSENT.value),
        purpose=touched.of_purpose,
        channel=touched.of_channel,
    )


def meant(kinds: Table) -> Table:
    """said, through: words of sources; of_purpose, of_channel: a permission that they touch.

    There are few different words, so they are read once and joined; `distinct` keeps the engine
    from being told every expression again inside the next.
    """
    channel = word_of(kinds.through, CHANNELS).fill_null(Channel.ANY.value)
    ours = kinds.mutate(our_channel=channel).distinct()
    about = word_of(ours.said, PURPOSES).coalesce(ours.our_channel.cases(*TOPICS.items()))
    told = ours.mutate(told=about + SEPARATOR + ours.our_channel).distinct()
    words = [(p, c.value) for p in (*map(str, Purpose), MARKETING) for c in Channel]
    pairs = told.told.cases(
        *(
            (f"{purpose}{SEPARATOR}{channel}", ibis.literal(list(found)))
            for purpose, channel in words
            if (found := pairs_about(purpose, channel))
        )
    )
    flat = told.select("said", "through", pair=pairs.unnest()).distinct()
    parts = flat.pair.split(SEPARATOR)
    return flat.select("said", "through", of_purpose=parts[0], of_channel=parts[1])


def statements(consents: Table, people: Table, renamed: Table) -> Table:
    """person_id, purpose, channel: when they last refused, agreed, or were stated to be a case of
    another basis; with source, wording and proof of the word that counts.

    consents: with the numbers that their systems say; people: raw.people with those that count.
    """
    voiced = consents.mutate(voice=consents.person_ref)
    said = spread(resolved(CONSENTS, voiced, renamed))
    other = ibis.ifelse(said.voice == said.person_ref, "", said.voice)
    own = said.mutate(voice=other, open=NO).rename(person_id="person_ref")
    named = people.select(email=email_of(people.email), known_id=people.source_id)
    addressed = said.filter(said.person_ref.contains("@")).mutate(email=email_of(said.person_ref))
    of_address = addressed.join(named, "email").filter(lambda t: t.known_id != t.person_ref)
    shared = of_address.mutate(person_id=of_address.known_id, voice=ibis.literal(""), open=YES)
    shared = shared.select(*own.columns)
    return strictest(summed(own.union(shared), *KEY, "voice"))


def of_no_topic(consents: Table, topics: Mapping[str, str]) -> Table:
    """Without what was said about one kind of mailing, which leaves all others as they are."""
    topic = word_of(consents.purpose, by_word(topics)) if topics else NOTHING
    return consents.filter(~consents.purpose.startswith(PREFIX) & topic.isnull())


def strictest(voices: Table) -> Table:
    """Of a person known by several numbers: an objection under one of them is lifted by a consent
    under that number or by their address, not by one under another number.
    """
    opened = voices.mutate(opened=voices.open_at.max().over(group_by=list(KEY)))
    lifted = (opened.opened > opened.refused_at).fill_null(NO)
    said = opened.mutate(stands=refuses(opened) & ~lifted)

    def last(name: str, when: str) -> Column:
        return said[name].argmax(said[when], where=said[name].notnull())

    stands = said.stands.any()
    agreed = said.agreed_at.max()
    refused_at = said.refused_at.max(where=said.stands).coalesce(said.refused_at.max())
    return said.group_by(*KEY).agg(
        refused_at=refused_at,
        agreed_at=ibis.ifelse(stands & (agreed > refused_at), NEVER, agreed),
        **{name: last(name, when) for name, when in TOLD.items()},
        stated_at=said.stated_at.max(),
    )


def summed(said: Table, *key: str) -> Table:
    refused, agreed = ~said.given, said.given & (said.basis == Basis.CONSENT.value)
    stated = said.given & (said.basis != Basis.CONSENT.value)

    def last(name: str, where: Column) -> Column:
        return said[name].argmax(said["at"], where=where & said[name].notnull())

    return said.group_by(*key).agg(
        refused_at=said["at"].max(where=refused),
        agreed_at=said["at"].max(where=agreed),
        open_at=said["at"].max(where=agreed & said.open),
        stated_at=said["at"].max(where=stated),
        stated_basis=last("basis", stated),
        refused_by=last("source", refused),
        agreed_by=last("source", agreed),
        stated_by=last("source", stated),
        wording=last("wording", agreed),
        agreed_proof=last("proof", agreed),
        refused_proof=last("proof", refused),
    )


def refuses(said: Table) -> Column:
    """The last objection stands: no consent came after it."""
    lifted = said.agreed_at.notnull() & (said.agreed_at > said.refused_at)
    return said.refused_at.notnull() & ~lifted


def objections(consents: Table, people: Table, renamed: Table, *, as_of: datetime) -> Table:
    """Who objected to being profiled, and all who share their address; schema OBJECTIONS.

    What was said until `as_of` is what is given: people's words count up to now, whatever the
    moment that a live build knows of.
    """
    said = statements(consents, people, renamed)
    profiling = said.filter(said.purpose == Purpose.PROFILING.value)
    refused = profiling.filter(refuses(profiling))
    own = refused.select("person_id", since=refused.refused_at)
    named = people.select(person_id=people.source_id, email=email_of(people.email))
    address = own.join(named, "person_id").filter(lambda t: t.email.notnull())
    shared = named.join(address.select("email", "since"), "email").select("person_id", "since")
    both = own.union(shared)
    return both.group_by("person_id").agg(since=both.since.max())
