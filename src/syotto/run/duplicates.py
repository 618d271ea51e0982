"""The table of pairs that may be one and the same, of people and of companies.

All records are compared, also those that are known to be one: what they have alike teaches how much
each agreement tells, and what was learned does not change when two are joined.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table

from syotto.know.alike import Kind
from syotto.know.duplicates import links, two
from syotto.know.identity_rules import emails_of, phones_of
from syotto.know.match_keys import COMPANIES, PEOPLE
from syotto.maths.codes import arrow
from syotto.run.linking import linked
from syotto.schema.known import ACCOUNT_ID, PERSON_ID, REF
from syotto.schema.linked import ACCOUNT, LINKS, PERSON

RULES: dict[str, Kind] = {PERSON: "people", ACCOUNT: "companies"}
WHO = "who"


def reads(
    people: Table, accounts: Table, identities: Table, account_identities: Table, answers: Table
) -> tuple[Table, ...]:
    """Records with whose they are, and what they are compared by; what was said about pairs."""
    return (
        owned(people, identities, PERSON_ID, PEOPLE),
        owned(accounts.rename(company="name"), account_identities, ACCOUNT_ID, COMPANIES),
        answers,
    )


def owned(records: Table, identities: Table, whom: str, columns: tuple[str, ...]) -> Table:
    refs = identities.filter(identities.kind == REF)
    known = refs.select("identifier", system="source", **{WHO: refs[whom]})
    same = [records.source == known.system, records.source_id == known.identifier]
    told = [name for name in columns if name in records.columns]
    return records.inner_join(known, same).select(WHO, "source", "source_id", *told)


def likely_links(
    people: pa.Table,
    accounts: pa.Table,
    pair_answers: pa.Table,
    *,
    as_of: datetime,
    link_same: float,
    link_review: float,
    nobodys: list[str],
) -> pa.Table:
    """schema LINKS. One alone has nobody to be like: then nothing runs."""
    made = [LINKS.columns.to_pyarrow().empty_table()]
    said = pair_answers.to_pylist()
    for kind, table in ((PERSON, people), (ACCOUNT, accounts)):
        if len(table[WHO].unique()) < 2:
            continue
        ordered = table.sort_by([("source_id", "ascending"), ("source", "ascending")])
        ordered = of_ones_own(ordered, nobodys)
        place = arrow(np.arange(len(table)))
        records = ordered.drop_columns([WHO, "source", "source_id"])
        found = linked(records.append_column("unique_id", place), RULES[kind], least=link_review)
        made.append(
            links(
                kind,
                ordered[WHO],
                found.keys,
                found.pairs,
                different=two(said, kind),
                same=link_same,
                review=link_review,
            )
        )
    return pa.concat_tables(made).sort_by([(name, "ascending") for name in LINKS.key])


def of_ones_own(records: pa.Table, nobodys: list[str]) -> pa.Table:
    """Without addresses and numbers that are nobody's own: they would make colleagues one."""
    for name, own in (("email", emails_of), ("phone", phones_of)):
        if name in records.column_names:
            given = records[name].cast(pa.string())
            kept = pc.if_else(pc.is_valid(own(given, nobodys)), given, pa.scalar(None, pa.string()))
            records = records.set_column(records.column_names.index(name), name, kept)
    return records
