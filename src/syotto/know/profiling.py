"""Rows without the people who objected to being profiled.

What they ordered stays, without their name: totals are true. What is about nobody but them goes.
An account stays when a person of it objects: a company is nobody.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import BooleanColumn

from syotto.know.statements import word_of
from syotto.schema.known import PERSON_ID
from syotto.schema.lawful import CHANNELS, PURPOSES
from syotto.schema.personal import BOTH, PERSON, named_by
from syotto.schema.rights import MARKETING
from syotto.schema.table import TableSpec
from syotto.schema.words import Channel, Purpose


def may_object(consents: Table) -> BooleanColumn:
    """Rows of raw.consents in which somebody may object to being profiled."""
    about = word_of(consents.purpose, PURPOSES)
    through = word_of(consents.channel, CHANNELS).fill_null(Channel.ANY.value)
    wide = (about == MARKETING) & (through == Channel.ANY.value)
    return ~consents.given & ((about == Purpose.PROFILING.value) | wide)


def without_objectors(spec: TableSpec, rows: Table, objections: Table) -> Table:
    """A table without those people; one that names nobody stays as it is.

    A view: steps join it as they join any table.
    """
    if spec.kind == "derived":
        return rows.anti_join(objections, PERSON_ID).view()
    columns = named_by(spec.name, tuple(spec.columns))
    if not columns:
        return rows
    column = columns[0]
    about_them = column != PERSON or column in spec.key
    if about_them:
        for one in columns if spec.name in BOTH else (column,):
            rows = rows.anti_join(objections, rows[one] == objections.person_id).view()
        return rows
    named = objections.select(objector=objections.person_id)
    joined = rows.left_join(named, rows[column] == named.objector)
    left = ibis.ifelse(joined.objector.isnull(), joined[column], ibis.null("string"))
    return joined.mutate(**{column: left}).select(*rows.columns).view()
