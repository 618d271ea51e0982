"""An address has one spelling, whoever spells it: one text, an array, a table of the engine."""

from __future__ import annotations

import sys
import unicodedata

import ibis
import pyarrow as pa
import pytest
from hypothesis import example, given, settings, strategies as st

from syotto.know.statements import email_of, phone_of
from syotto.run.keyed import spelled_all
from syotto.schema.identifier import EMAIL, PHONE, normal

IN_TABLES = {EMAIL: email_of, PHONE: phone_of}
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
LETTERS = st.one_of(st.sampled_from("aÄİΣσς@.+0 -()/\t\n\v\f\r\x1c\x85\u00a0\u2009\u202f"), ANY)
TEXTS = st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def engine():
    return ibis.duckdb.connect()


def in_table(engine, texts, kind):
    rows = ibis.memtable(pa.table({"place": range(len(texts)), "text": texts}))
    spelled = rows.select("place", spelled=IN_TABLES[kind](rows.text)).order_by("place")
    return engine.to_pyarrow(spelled)["spelled"].to_pylist()


def agree(engine, texts, kind):
    """Who spells nothing as nothing says so with an empty text or with null."""
    one = [normal(text, kind) for text in texts]
    array = spelled_all(pa.chunked_array([pa.array(texts, pa.string())]), kind).to_pylist()
    table = [text or "" for text in in_table(engine, texts, kind)]
    found = zip(texts, one, array, table, strict=True)
    assert [row for row in found if len(set(row[1:])) > 1] == []


@pytest.mark.parametrize("kind", [EMAIL, PHONE])
@settings(max_examples=25)
@example(["ΟΔΥΣΣΕΥΣ@x.gr", "İstanbul@x.tr", "\u00a0ann@x.fi", " Ann@X.fi\v"])
@example(["0000 12", "00358 (40) 1-2/3.4", "+358\u00a040\u202f12", "0\t0\n1"])
@example(["plain@x.fi", "ANN@X.FI\t", "+358 40"])
@given(TEXTS)
def test_any_text_has_one_spelling(engine, kind, texts):
    agree(engine, texts, kind)


@pytest.mark.parametrize("kind", [EMAIL, PHONE])
def test_every_letter_has_one_spelling(engine, kind):
    """Every letter that there was in 2002: later ones are not known to every engine."""
    letters = [chr(code) for code in range(1, sys.maxunicode + 1)]
    old = [one for one in letters if unicodedata.ucd_3_2_0.category(one) not in ("Cn", "Cs", "Co")]
    assert len(old) > 90_000
    agree(engine, [f"{one}a{one}@X{one}" for one in old], kind)


def test_a_spelling_is_spelled_as_it_is():
    for text in ("ΣΣ@x", "İ@x", " A@b ", "00358"):
        for kind in (EMAIL, PHONE):
            assert normal(normal(text, kind), kind) == normal(text, kind)
