"""The table of pairs that may be one and the same, of people and of companies."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
from ibis import Table

from syotto.know.alike import Kind
from syotto.know.duplicates import links, two
from syotto.know.match_keys import COMPANIES, PEOPLE
from syotto.maths.codes import arrow
from syotto.run.linking import KEYS, linked
from syotto.schema.known import ACCOUNT_ID, PERSON_ID
from syotto.schema.linked import ACCOUNT, LINKS, PERSON


def reads(people: Table, accounts: Table, pair_answers: Table) -> tuple[Table, Table, Table]:
    """What records are compared by."""
    told = accounts.rename(company="name")
    return (
        people.select(PERSON_ID, *(name for name in PEOPLE if name in people.columns)),
        told.select(ACCOUNT_ID, *(name for name in COMPANIES if name in told.columns)),
        pair_answers,
    )


def likely_links(
    people: pa.Table,
    accounts: pa.Table,
    pair_answers: pa.Table,
    *,
    as_of: datetime,
    link_same: float,
    link_review: float,
) -> pa.Table:
    """schema LINKS. One record has nobody to be like: then nothing runs."""
    made = [LINKS.columns.to_pyarrow().empty_table()]
    said = pair_answers.to_pylist()
    for kind, table, whom in ((PERSON, people, PERSON_ID), (ACCOUNT, accounts, ACCOUNT_ID)):
        if table.num_rows > 1:
            ordered = table.sort_by(whom)
            records = ordered.drop_columns([whom]).append_column(
                "unique_id", arrow(np.arange(len(table)))
            )
            rule: Kind = "people" if kind == PERSON else "companies"
            found = linked(records, rule, least=link_review)
            made.append(
                links(
                    kind, ordered[whom], KEYS[rule](records), found.pairs,
                    different=two(said, kind), same=link_same, review=link_review,
                )
            )  # fmt: skip
    return pa.concat_tables(made).sort_by([(name, "ascending") for name in LINKS.key])
