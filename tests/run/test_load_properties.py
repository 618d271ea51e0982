"""Whatever a table holds and however it is written: loading loses nothing, undoing restores."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from syotto.run.load import load, undo
from syotto.sense.typed import NOTHING
from tests.run.loaded import columns, house_in, rows
from tests.thorough import examples

LETTERS = "abcXYZ 0189.,;|\t\"'äöåÄßéñ€-+/%()[]{}=#@\n"
NAMES = ("source_id", "name", "industry", "owner")
PLAIN = settings(
    max_examples=examples(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def is_kept(text: str) -> bool:
    """Blanks around a value, words for nothing and the .0 of ids are taken off on purpose."""
    return text.strip() == text and text not in NOTHING and not text.endswith(".0")


texts = st.text(LETTERS, max_size=12).filter(is_kept)
keys = st.text(LETTERS, min_size=1, max_size=8).filter(is_kept)
tables = st.dictionaries(keys, st.tuples(texts, texts, texts), min_size=1, max_size=12)
dialects = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t|"),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    }
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])


def written(table, dialect):
    out = io.StringIO(newline="")
    writer = csv.writer(out, **dialect)
    writer.writerow(NAMES)
    writer.writerows((key, *values) for key, values in table.items())
    return out.getvalue()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return house_in(tmp_path_factory.mktemp("any") / "shop")


@PLAIN
@given(table=tables, dialect=dialects, encoding=encodings)
def test_loading_loses_nothing(house, tmp_path, table, dialect, encoding):
    path = tmp_path / "t.csv"
    path.write_bytes(written(table, dialect).encode(encoding))
    report = load(house, "accounts", path, full=True, mapping=dict(zip(NAMES, NAMES, strict=True)))
    assert report.rejected == 0
    expected = sorted((key, *(value or None for value in values)) for key, values in table.items())
    assert sorted(columns(house, "accounts", *NAMES), key=lambda row: row[0]) == expected


SMALL = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", ""]), min_size=1)
STEPS = st.lists(st.one_of(st.tuples(SMALL, st.booleans()), st.none()), max_size=6)


@PLAIN
@given(steps=STEPS)
def test_undoing_the_last_load_restores_what_was_before(house, tmp_path, steps):
    """A step is a table and whether it is everything; None takes the last load back."""
    states = [(None, rows(house, "people"))]
    for number, step in enumerate(steps):
        if step is not None:
            path = tmp_path / f"{number}.csv"
            table, full = step
            body = "".join(f"{key},{value}\n" for key, value in table.items())
            path.write_text("source_id,city\n" + body)
            report = load(house, "people", path, full=full)
            states.append((None if report.same else report.load_id, rows(house, "people")))
            found = dict(columns(house, "people", "source_id", "city"))
            assert table.items() <= {key: value or "" for key, value in found.items()}.items()
        elif states[-1][0]:
            undo(house, states.pop()[0])
            assert rows(house, "people") == states[-1][1]
