"""What was learned and compared before is not learned and compared again, and says the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from syotto.run.duplicates import link_models, link_scores
from syotto.run.linking import linked
from syotto.schema.linked import LINK_MODELS, LINK_SCORES

AS_OF = datetime(2026, 5, 1, tzinfo=UTC)
FIRST = ("Anna", "Ben", "Cia", "Dan", "Eva", "Finn", "Gro", "Hans", "Ida", "Jon")
LAST = ("Aalto", "Berg", "Carl", "Dahl", "Ek", "Falk", "Grip", "Holm", "Ivars", "Juhl")
NOBODY = pa.table({"source": pa.array([], pa.string()), "source_id": pa.array([], pa.string())})
NO_MODEL, NO_SCORE = (
    spec.columns.to_pyarrow().empty_table() for spec in (LINK_MODELS, LINK_SCORES)
)


def people(count=260, seed=3):
    """Every third stands twice, the second time with a slip of the pen and half an address."""
    chance = np.random.default_rng(seed)
    rows = []
    for n in range(count):
        first, last, firm = (int(chance.integers(10)) for _ in range(3))
        row = {
            "source": "crm", "source_id": f"c{n:03}", "first_name": FIRST[first],
            "last_name": f"{LAST[last]}{n % 37}", "phone": f"+35840{n:06}",
            "email": f"{FIRST[first]}.{n}@firm{firm}.example".lower(), "company": f"Firm {firm} Oy",
        }  # fmt: skip
        rows.append(row)
        if n % 3 == 0:
            again = {"source": "erp", "source_id": f"e{n:03}", "first_name": FIRST[first][:-1]}
            rows.append(row | again | ({"email": None} if n % 2 else {"phone": None}))
    return pa.Table.from_pylist(rows)


def changed(table):
    """One record is mended, one is new; everybody else is as before."""
    rows = table.to_pylist()
    rows[0] = rows[0] | {"last_name": "Quist"}
    return pa.Table.from_pylist([*rows, rows[20] | {"source": "web", "source_id": "w1"}])


def models(table, before=NO_MODEL, as_of=AS_OF):
    return link_models(table, NOBODY, before, as_of=as_of, nobodys=[])


def scores(table, model, before=NO_SCORE):
    return link_scores(table, NOBODY, model, before, as_of=AS_OF, nobodys=[])


def by_pair(table):
    return {(row["id_left"], row["id_right"]): row["probability"] for row in table.to_pylist()}


@pytest.fixture(scope="module")
def known():
    model = models(people())
    return model, scores(people(), model)


def test_what_is_remembered_is_what_one_run_alone_finds(known):
    _, made = known
    ordered = people().sort_by([("source_id", "ascending"), ("source", "ascending")])
    records = ordered.append_column("unique_id", pa.array(range(len(ordered))))
    alone = linked(records.drop_columns(["source", "source_id"]), "people", least=0.01).pairs
    names = ordered["source_id"].to_pylist()
    expected = {
        (names[min(one, other)], names[max(one, other)]): probability
        for one, other, probability in (row.values() for row in alone.to_pylist())
    }
    likely = by_pair(made.filter(pc.greater_equal(made["probability"], 0.01)))
    assert len(expected) > 50
    assert likely == expected


def test_changed_records_are_scored_as_if_all_were(known):
    model, before = known
    now = changed(people())
    assert models(now, model).equals(model)
    upon, whole = scores(now, model, before), scores(now, model)
    assert upon.equals(whole)
    assert by_pair(upon) != by_pair(before)


def test_only_what_touches_a_changed_record_is_compared_again(known):
    """A probability of before that nobody would find stays where nothing changed."""
    model, before = known
    place = before.column_names.index("probability")
    odd = before.set_column(place, "probability", pa.array([0.125] * len(before)))
    assert set(by_pair(scores(people(), model, odd)).values()) == {0.125}
    now = by_pair(scores(changed(people()), model, odd))
    touched = {pair for pair in now if {"c000", "w1"} & {*pair}}
    assert touched == {pair for pair, probability in now.items() if probability != 0.125}
    assert len(touched) > 1


@pytest.mark.parametrize(
    ("table", "as_of"),
    [
        (people(300), AS_OF),
        (people(250), AS_OF),
        (people(), AS_OF + timedelta(days=31)),
        (people().drop_columns(["company"]), AS_OF),
    ],
    ids=["many more", "fewer", "long ago", "another column"],
)
def test_what_does_not_hold_is_learned_anew(known, table, as_of):
    model, _ = known
    assert not models(table, model, as_of).equals(model)
