"""What is known of each person, as one text: what live decisions read instead of tables.

A subject is the number of a person or of the account of one. What is known of it are *parts*: a
table with `subject_id` and `row` each, with one row or many for a subject. They are what
`members.People` asks of tables, part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import ibis
from ibis import Table
from ibis.expr.types import Column, StringValue, StructValue

from syotto.know.members import Known, allowed, joined
from syotto.schema.condition_fields import ACCOUNT, OF_ACCOUNT, PERSON, PERSONA, Kind
from syotto.schema.known import ANONYMOUS_ID, PERSON as A_PERSON, REF
from syotto.schema.told import OBJECTED
from syotto.schema.words import Actor, LineKind

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
Parts = Mapping[str, Table]


def parts_of(known: Known, members: Table) -> Parts:
    """The parts by name, of the people of `known` and their accounts.

    members: segment, person_id of who is in which segment.
    """
    people = known.people
    homes = people.filter(people.account_id.notnull()).select(subject_id="account_id")
    subjects = people.select(subject_id="person_id").union(homes, distinct=True)
    accounts = known.accounts.mutate(subject_id="account_id")
    named = {ACCOUNT + name: accounts[name] for name in OF_ACCOUNT}
    found = {
        "person": person_part(known),
        "account": accounts.select("subject_id", row=ibis.struct(named)),
        "features": rows_of(known.features, "subject_id", "feature", "value"),
        "events": event_part(known.events),
        "purchases": purchase_part(known),
        "lists": known.lists.select(subject_id="person_id", row="segment"),
        "segments": members.select(subject_id="person_id", row="segment"),
    }
    return {name: part.semi_join(subjects, "subject_id") for name, part in found.items()}


def person_part(known: Known) -> Table:
    """The columns of people, their persona, and whether offers may be sent."""
    people = known.people.select("person_id", "account_id", *others(PERSON, "person_id"))
    wide = joined(people, known.personas.select("person_id", PERSONA))
    wide = joined(wide, allowed(known.permissions))
    told = {name: spelled(wide[name], PERSON) for name in others(dict(wide.schema()), "person_id")}
    return wide.select(subject_id="person_id", row=ibis.struct(told))


def others(names: Mapping[str, object], *known: str) -> list[str]:
    return [name for name in names if name not in known]


def spelled(column: Column, kinds: Mapping[str, tuple[Kind, str]]) -> Column:
    kind = kinds.get(column.get_name(), (Kind.TEXT, ""))[0]
    return moment(column) if kind == Kind.MOMENT else column


def moment(column: Column) -> StringValue:
    text: StringValue = column.strftime(MOMENT)
    return text


def rows_of(table: Table, subject: str, *names: str) -> Table:
    row = ibis.struct({name: table[name] for name in names})
    return table.select(subject_id=subject, row=row)


def event_part(events: Table) -> Table:
    human = events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value
    told = events.filter(human, events.name.notnull(), events.person_id.notnull())
    return rows_of(told.mutate(at=moment(told["at"])), "person_id", "at", "name", "properties")


def purchase_part(known: Known) -> Table:
    """Sales to a person or an account, with the category of the product."""
    lines = known.order_lines
    sold = lines.filter(lines.kind == LineKind.SALE.value, lines.customer_id.notnull())
    families = known.products.select(family_of="product_id", category="category")
    named = sold.left_join(families, sold.product_id == families.family_of)
    told = named.mutate(at=moment(named["at"]))
    return rows_of(told, "customer_id", "at", "order_id", "product_id", "category")


def marks_of(parts: Parts, objections: Table) -> Table:
    """subject_id, mark: another mark where anything that is known of a subject is another."""
    every = [
        part.select(
            "subject_id", hashed=ibis.struct({"of": ibis.literal(name), "row": part.row}).hash()
        )
        for name, part in parts.items()
    ]
    rows = ibis.union(*every)
    summed = rows.group_by("subject_id").agg(mark=rows.hashed.cast("decimal(38, 0)").sum())
    told = summed.select("subject_id", mark=summed.mark.cast("string"))
    gone = objections.select(subject_id="person_id", mark=ibis.literal(OBJECTED))
    return told.anti_join(gone, "subject_id").union(gone)


def texts_of(parts: Parts, chosen: Table) -> Table:
    """subject_id, profile: the parts of each chosen subject as JSON; `Told` of schema/profile."""
    subjects = chosen.select("subject_id").distinct()
    wide = reduce(with_part, parts.items(), subjects)
    told: StructValue = ibis.struct({name: wide[name] for name in parts})
    return wide.select("subject_id", profile=told.cast("json").cast("string")).order_by(
        "subject_id"
    )


def with_part(wide: Table, part: tuple[str, Table]) -> Table:
    name, rows = part
    chosen = rows.semi_join(wide, "subject_id")
    made = chosen.group_by("subject_id").agg(
        **{name: chosen.row.first() if name in ("person", "account") else chosen.row.collect()}
    )
    return wide.left_join(made, "subject_id").drop("subject_id_right")


def names_of(identities: Table, renamed: Table) -> Table:
    """kind, source, identifier, person_id: what events call a person that is not their number.

    The same rules as `identity_names.resolved` and `events.with_person`.
    """
    browsers = identities.filter(identities.kind == ANONYMOUS_ID)
    numbers = renamed.filter(renamed.subject == A_PERSON)
    return browsers.select("kind", "source", "identifier", "person_id").union(
        numbers.select(
            "source", "identifier", kind=ibis.literal(REF), person_id="stands_for"
        ).select("kind", "source", "identifier", "person_id")
    )
