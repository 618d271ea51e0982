"""People as they say they are: a correction holds while the source still says what was wrong.

Once the source's own value changes to something else, the source counts again.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema.personal import CORRECTABLE


def corrected(people: Table, corrections: Table) -> Table:
    """Rows of raw.people with the newest correction of each column that was not taken back.

    A view: steps join it as they join any table.
    """
    standing = corrections.filter(corrections.undone_at.isnull())

    def last(name: str, field: str) -> Column:
        return standing[name].argmax(standing["at"], where=standing.field == field)

    said = standing.group_by("person_ref").agg(
        **{f"was_{field}": last("was", field) for field in CORRECTABLE},
        **{f"value_{field}": last("value", field) for field in CORRECTABLE},
    )
    joined = people.left_join(said, people.source_id == said.person_ref)

    def right(field: str) -> Column:
        told = joined[field].cast("string").fill_null("")
        better = joined[f"value_{field}"].nullif("").cast(joined[field].type())
        return ibis.ifelse(told == joined[f"was_{field}"], better, joined[field])

    better = joined.mutate(**{field: right(field) for field in CORRECTABLE})
    return better.select(*people.columns).view()
