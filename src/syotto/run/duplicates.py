"""The tables of pairs that may be one and the same, of people and of companies.

All records are compared, also those that are known to be one: what they have alike teaches how much
each agreement tells, and what was learned does not change when two are joined.

1. link_models: what records taught; kept while it holds
2. link_scores: how alike two records are; compared again only where one of them changed
3. links: what that means for two people or companies
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.know.alike import BY_THESE_RULES, Kind
from syotto.know.duplicates import links, two
from syotto.know.identity_rules import emails_of, phones_of
from syotto.know.match_keys import COMPANIES, PEOPLE
from syotto.maths.codes import arrow
from syotto.maths.hashing import digest
from syotto.maths.mixing import mixed
from syotto.run.linking import KEYS, Model, candidates, compared_by, learned, scored
from syotto.schema.known import ACCOUNT_ID, PERSON_ID, REF
from syotto.schema.linked import ACCOUNT, LINK_MODELS, LINK_SCORES, LINKS, PERSON

Numbers = NDArray[np.uint64]
RULES: dict[str, Kind] = {PERSON: "people", ACCOUNT: "companies"}
WHO = "who"
GROWS, HOLDS = 1.1, timedelta(days=30)
"""By so much records may grow, and so old may be what they taught, before they teach anew."""
OLDER, YOUNGER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def compared(people: Table, accounts: Table, *others: Table) -> tuple[Table, ...]:
    """Records with what they are compared by, and the tables after them as they are."""
    return told(people, PEOPLE), told(accounts.rename(company="name"), COMPANIES), *others


def told(records: Table, columns: tuple[str, ...]) -> Table:
    return records.select(
        "source", "source_id", *(name for name in columns if name in records.columns)
    )


def owned(
    people: Table, accounts: Table, scores: Table, identities: Table, account_identities: Table,
    answers: Table,
) -> tuple[Table, ...]:  # fmt: skip
    """The same with whose they are."""
    return (
        whose(told(people, PEOPLE), identities, PERSON_ID),
        whose(told(accounts.rename(company="name"), COMPANIES), account_identities, ACCOUNT_ID),
        scores,
        answers,
    )


def whose(records: Table, identities: Table, whom: str) -> Table:
    refs = identities.filter(identities.kind == REF)
    known = refs.select("identifier", system="source", **{WHO: refs[whom]})
    same = [records.source == known.system, records.source_id == known.identifier]
    return records.inner_join(known, same).select(WHO, *records.columns)


def of_each_kind(
    people: pa.Table, accounts: pa.Table, nobodys: list[str]
) -> Iterator[tuple[str, pa.Table]]:
    """Records in order, without addresses of nobody. One alone has nobody to be like."""
    for kind, table in ((PERSON, people), (ACCOUNT, accounts)):
        if len(table) > 1:
            ordered = table.sort_by([("source_id", "ascending"), ("source", "ascending")])
            place = arrow(np.arange(len(table)))
            yield kind, of_ones_own(ordered, nobodys).append_column("unique_id", place)


def link_models(
    people: pa.Table, accounts: pa.Table, before: pa.Table, *, as_of: datetime, nobodys: list[str]
) -> pa.Table:
    """schema LINK_MODELS. before: the same as the last build has it."""
    rows = []
    known = {row["kind"]: row for row in before.to_pylist()}
    for kind, records in of_each_kind(people, accounts, nobodys):
        bare = records.drop_columns(["source", "source_id"])
        row = known.get(kind)
        if row is None or not holds(row, bare, as_of):
            row = {
                "kind": kind,
                "learned_at": as_of,
                "records": len(bare),
                "rules": BY_THESE_RULES,
                "model": learned(bare, RULES[kind]).written(),
            }
        rows.append(row)
    return pa.Table.from_pylist(rows, LINK_MODELS.columns.to_pyarrow())


def holds(row: Mapping[str, Any], records: pa.Table, as_of: datetime) -> bool:
    """Whether what was learned before is good for these records."""
    return (
        row["rules"] == BY_THESE_RULES
        and row["records"] <= len(records) <= row["records"] * GROWS
        and timedelta() <= as_of - row["learned_at"] <= HOLDS
        and Model.read(row["model"]).columns == compared_by(records)
    )


def link_scores(
    people: pa.Table,
    accounts: pa.Table,
    models: pa.Table,
    before: pa.Table,
    *,
    as_of: datetime,
    nobodys: list[str],
) -> pa.Table:
    """schema LINK_SCORES. before: the same as the last build has it."""
    made = [LINK_SCORES.columns.to_pyarrow().empty_table()]
    known = {row["kind"]: row["model"] for row in models.to_pylist()}
    for kind, records in of_each_kind(people, accounts, nobodys):
        earlier = before.filter(pc.equal(before["kind"], kind))
        made.append(scores_of(kind, records, known[kind], earlier))
    return pa.concat_tables(made)


def scores_of(kind: str, records: pa.Table, model: str, before: pa.Table) -> pa.Table:
    """What both records say and how it is compared decides: who said so before, is not asked."""
    taught = Model.read(model)
    bare = records.drop_columns(["source", "source_id"])
    keys, left, right = candidates(bare, RULES[kind], taught)
    print_of = digests(keys, digest(model))
    contents = mixed(print_of[left] * OLDER + print_of[right] * YOUNGER).view(np.int64)
    at = pc.index_in(arrow(contents), value_set=before["contents"].combine_chunks())
    old = pc.take(before["probability"].combine_chunks(), at)
    new = np.flatnonzero(np.asarray(pc.is_null(at).to_numpy(zero_copy_only=False)))
    probability = np.array(pc.fill_null(old, 0.0).to_numpy(zero_copy_only=False))
    probability[new] = scored(keys, left[new], right[new], taught)
    names = {"source": records["source"], "id": records["source_id"]}
    columns = {
        f"{name}_{side}": names[name].take(arrow(places))
        for side, places in (("left", left), ("right", right))
        for name in names
    }
    return pa.table(
        {
            "kind": pa.array([kind] * len(left), pa.string()),
            **columns,
            "contents": arrow(contents),
            "probability": arrow(probability),
        }
    ).cast(LINK_SCORES.columns.to_pyarrow())


def digests(keys: pa.Table, model: str) -> Numbers:
    """A number for what each record says, under a model."""
    texts = [name for name in keys.column_names if pa.types.is_string(keys[name].type)]
    said = pc.binary_join_element_wise(
        *(keys[name] for name in texts), "\x1f", null_handling="replace", null_replacement="\x1e"
    )
    numbers = [int(digest(model, one), 16) for one in said.to_pylist()]
    return np.array(numbers, np.uint64)


def likely_links(
    people: pa.Table,
    accounts: pa.Table,
    scores: pa.Table,
    pair_answers: pa.Table,
    *,
    as_of: datetime,
    link_same: float,
    link_review: float,
    nobodys: list[str],
) -> pa.Table:
    """schema LINKS. Only the records of likely pairs are looked at again."""
    made = [LINKS.columns.to_pyarrow().empty_table()]
    said = pair_answers.to_pylist()
    likely = scores.filter(pc.greater_equal(scores["probability"], link_review))
    for kind, records in of_each_kind(people, accounts, nobodys):
        some, pairs = concerned(records, likely.filter(pc.equal(likely["kind"], kind)))
        keys = KEYS[RULES[kind]](some.drop_columns([WHO, "source", "source_id"]))
        found = links(
            kind, some[WHO], keys, pairs, different=two(said, kind), same=link_same,
            review=link_review,
        )  # fmt: skip
        made.append(found)
    return pa.concat_tables(made).sort_by([(name, "ascending") for name in LINKS.key])


def concerned(records: pa.Table, scores: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The records of these pairs, and the pairs by their places among them."""
    named = together(records["source"], records["source_id"])
    sides = [
        pc.index_in(together(scores[f"source_{side}"], scores[f"id_{side}"]), value_set=named)
        for side in ("left", "right")
    ]
    places = pc.unique(pa.concat_arrays(sides)).drop_null().sort()
    left, right = (pc.index_in(side, value_set=places).cast(pa.int64()) for side in sides)
    pairs = {"unique_id_l": left, "unique_id_r": right, "probability": scores["probability"]}
    return records.take(places), pa.table(pairs).drop_null()


def together(source: pa.ChunkedArray, number: pa.ChunkedArray) -> pa.Array:
    return pc.binary_join_element_wise(source, number, "\x1f").combine_chunks()


def of_ones_own(records: pa.Table, nobodys: list[str]) -> pa.Table:
    """Without addresses and numbers that are nobody's own: they would make colleagues one."""
    for name, own in (("email", emails_of), ("phone", phones_of)):
        if name in records.column_names:
            given = records[name].cast(pa.string())
            kept = pc.if_else(pc.is_valid(own(given, nobodys)), given, pa.scalar(None, pa.string()))
            records = records.set_column(records.column_names.index(name), name, kept)
    return records
