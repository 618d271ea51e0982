"""`syotto.identity`: which records are one and the same person or company.

Records come from any dataframe that speaks the Arrow C stream (pyarrow, pandas, polars, DuckDB,
Ibis). Columns used where they are present: first_name, last_name, birth_date, street, postcode,
city, country, email, phone, national_id, company, domain, registration_no. Nothing is labelled and
nothing leaves the machine.

Method: Fellegi & Sunter (1969), trained by expectation maximisation, with term frequencies (Splink,
Linacre et al. 2022); names of companies and streets by the weight of the words in common. A
probability is only as good as the columns: two brothers at one address look much alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.api.frames import ids, whole
from syotto.errors import InputError
from syotto.know.alike import Kind
from syotto.know.match_keys import COMPANIES, PEOPLE
from syotto.maths.codes import arrow
from syotto.maths.linkage import components, split_at_weak_places
from syotto.run.linking import linked

LEAST = 0.01
"""Pairs below this probability are not given."""
TOGETHER = 0.3
"""Mean probability between two parts of a cluster, below which they are two clusters."""
LEFT, RIGHT = "left", "right"


@dataclass(frozen=True)
class Links:
    """Which records are alike.

    pairs: id_left, id_right (as in the tables given), probability; the likeliest first. Of one
    table, id_left is the record that comes first. trained: false where there were too few records
    to learn from and stated numbers stood in.
    """

    pairs: pa.Table
    trained: bool
    records: pa.Table
    found: tuple[Any, Any, Any]

    def clusters(self, threshold: float = 0.9) -> pa.Table:
        """Every record with its cluster: id, cluster_id (the id of the cluster's first record),
        and `side` (left, right) where two tables were linked.

        Records hang together by pairs of `threshold` (0-1) or more. In one table, a cluster that
        hangs together at a weak place only is split there. Raises InputError for another threshold.
        """
        if isinstance(threshold, bool) or not 0 < threshold <= 1:
            raise InputError(
                f"threshold is {threshold!r}", fix="give a probability above 0, up to 1"
            )
        left, right, probability = self.found
        use = probability >= threshold
        group = components(left[use], right[use], self.records.num_rows)
        if "side" not in self.records.column_names:
            group = split_at_weak_places(group, left, right, probability, TOGETHER)
        _, first, of_group = np.unique(group, return_index=True, return_inverse=True)
        names = self.records["id"]
        made = {"id": names, "cluster_id": names.take(arrow(first[of_group]))}
        if "side" in self.records.column_names:
            made["side"] = self.records["side"]
        return pa.table(made)


def link(left: Any, right: Any = None, *, kind: Kind = "people", id_column: str = "id") -> Links:
    """Find the records of one table that are one and the same, or those of two tables.

    left, right: dataframes with `id_column`, whose values are different within a table, and any
    of the columns above. With `right`, records of one table are not compared with each other.
    kind: "people" or "companies". Takes a few seconds for 10,000 records.

    Raises InputError for a missing or repeated id, an unknown kind, and where no column can be
    compared.
    """
    if kind not in get_args(Kind):
        raise InputError(f"kind is {kind!r}", fix="use people or companies")
    columns = PEOPLE if kind == "people" else COMPANIES
    tables = [records_of(left, id_column, columns, "left")]
    if right is not None:
        tables.append(records_of(right, id_column, columns, "right"))
        tables = [
            table.append_column("side", pa.array([side] * len(table), pa.string()))
            for table, side in zip(tables, (LEFT, RIGHT), strict=True)
        ]
    records = pa.concat_tables(tables, promote_options="permissive").combine_chunks()
    numbered = records.append_column("unique_id", arrow(np.arange(len(records))))
    made = linked(numbered, kind, least=LEAST)
    return links(records, made.pairs, made.trained)


def links(records: pa.Table, pairs: pa.Table, trained: bool) -> Links:
    one, other = (np.asarray(pairs[name].to_numpy()) for name in ("unique_id_l", "unique_id_r"))
    left, right = np.minimum(one, other), np.maximum(one, other)
    probability = np.asarray(pairs["probability"].to_numpy())
    order = np.lexsort((right, left, -probability))
    left, right, probability = left[order], right[order], probability[order]
    shown = {
        "id_left": records["id"].take(arrow(left)),
        "id_right": records["id"].take(arrow(right)),
        "probability": arrow(probability),
    }
    return Links(pa.table(shown), trained, records, (left, right, probability))


def records_of(frame: Any, id_column: str, columns: tuple[str, ...], name: str) -> pa.Table:
    table = whole(frame, name)
    named = ids(table, id_column, name=name)[id_column]
    if len(pc.unique(named)) != len(named):
        counted = named.value_counts()
        twice = next(row["values"] for row in counted.to_pylist() if row["counts"] > 1)
        raise InputError(
            f"column {id_column} of `{name}` has {twice!r} twice",
            fix="give every record an id of its own",
        )
    there = [column for column in columns if column in table.column_names]
    if not there:
        raise InputError(
            f"`{name}` has none of the columns that can be compared",
            fix=f"rename some of its columns to {', '.join(columns)}",
        )
    texts = {column: table[column].cast(pa.string()) for column in there}
    return pa.table({"id": named, **texts})
