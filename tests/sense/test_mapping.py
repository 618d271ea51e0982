from __future__ import annotations

import pytest

from syotto.errors import SourceError
from syotto.sense.mapping import (
    Call,
    Column,
    Dated,
    Number,
    Operation,
    Text,
    names_in,
    parse,
    read_mapping,
)

COLUMNS = ["Quantity", "UnitPrice", "Unit Price", "first", "last", "when"]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Quantity", Column("Quantity")),
        ("quantity", Column("Quantity")),
        ("Unit Price", Column("Unit Price")),
        ('"Unit Price"', Column("Unit Price")),
        ("[Unit Price]", Column("Unit Price")),
        ("'it''s'", Text("it's")),
        ("1", Number("1")),
        ("Quantity * UnitPrice", Operation("*", Column("Quantity"), Column("UnitPrice"))),
        (
            "(Quantity - 1) / 2",
            Operation("/", Operation("-", Column("Quantity"), Number("1")), Number("2")),
        ),
        ("-Quantity", Operation("-", Number("0"), Column("Quantity"))),
        ("concat(first, ' ', last)", Call("concat", (Column("first"), Text(" "), Column("last")))),
        ("coalesce(first, 'x')", Call("coalesce", (Column("first"), Text("x")))),
        ("date(when, '%d/%m/%Y')", Dated(Column("when"), "%d/%m/%Y")),
    ],
)
def test_expressions_become_trees(text, tree):
    assert parse(text, COLUMNS) == tree


def test_products_bind_closer_than_sums_and_both_to_the_left():
    assert parse("first - last - Quantity * 2", COLUMNS) == Operation(
        "-",
        Operation("-", Column("first"), Column("last")),
        Operation("*", Column("Quantity"), Number("2")),
    )


def test_the_columns_of_an_expression_are_named_once():
    assert names_in(parse("first + last * (first + date(when, '%Y'))", COLUMNS)) == [
        "first",
        "last",
        "when",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Quantity *", "missing at its end"),
        ("Quantity * (UnitPrice", "')' is missing"),
        ("Quantity UnitPrice", "stands where nothing can"),
        ("Quantity ** 2", "stands where a column should"),
        ("__import__('os')", "no function"),
        ("open(first)", "no function"),
        ("Quantity; 1", "not understood"),
        ("date(when, last)", "format"),
        ("date(when)", "takes 2 inputs"),
        ("coalesce()", "stands where a column should"),
    ],
)
def test_what_is_no_expression_is_refused(text, what):
    with pytest.raises(SourceError, match="wrong") as error:
        parse(text, COLUMNS)
    assert what in error.value.what


def test_an_unknown_column_is_named_with_the_nearest():
    with pytest.raises(SourceError, match="'UnitPric'") as error:
        parse("Quantity * UnitPric", COLUMNS)
    assert "'UnitPrice'" in error.value.fix


def test_a_mapping_is_pairs_a_dictionary_or_a_file(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text('[map.people]\nsource_id = "id"\ncity = "concat(a, \', \', b)"\n')
    expected = {"source_id": "id", "city": "concat(a, ', ', b)"}
    assert read_mapping("source_id=id,city=concat(a, ', ', b)", "people") == expected
    assert read_mapping(expected, "people") == expected
    assert read_mapping(path, "people") == expected
    assert read_mapping(str(path), "people") == expected
    assert read_mapping(None, "people") == {}


def test_commas_inside_parentheses_and_quotes_do_not_cut():
    given = "a=coalesce(x,concat(y,',',z)),b='1,2',c="
    assert read_mapping(given, "t") == {"a": "coalesce(x,concat(y,',',z))", "b": "'1,2'", "c": ""}


@pytest.mark.parametrize("given", ["order_id", "=x", "missing.toml"])
def test_a_mapping_that_is_none_says_how_to_write_one(given):
    with pytest.raises(SourceError) as error:
        read_mapping(given, "t")
    assert error.value.fix
