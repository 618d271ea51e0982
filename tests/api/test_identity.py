"""Which records are one and the same: on data whose truth others published, and on a handful."""

from __future__ import annotations

import csv
from collections import Counter

import duckdb
import pyarrow as pa
import pytest

import syotto
from syotto.errors import InputError


def febrl(file):
    """FEBRL's columns under the names that `link` knows."""
    engine = duckdb.connect()
    raw = engine.sql(f"SELECT * FROM read_csv('{file}', all_varchar=true, header=true)").to_arrow_table()  # fmt: skip
    engine.register("raw", raw.rename_columns([name.strip() for name in raw.column_names]))
    return engine.sql("""
        SELECT trim(rec_id) AS id, given_name AS first_name, surname AS last_name,
            trim(street_number) || ' ' || trim(address_1) AS street, suburb AS city, postcode,
            date_of_birth AS birth_date, soc_sec_id AS national_id
        FROM raw
    """).to_arrow_table()


def number(record):
    """rec-1070-org and rec-1070-dup-0 are one person."""
    return record.split("-")[1]


def f1(pairs, truth):
    right = sum(number(row["id_left"]) == number(row["id_right"]) for row in pairs)
    return 2 * right / (len(pairs) + truth)


def alike(links, least=0.9):
    return [row for row in links.pairs.to_pylist() if row["probability"] >= least]


@pytest.fixture(scope="module")
def two_files(shared_data):
    left, right = (febrl(shared_data / f"febrl/dataset4{letter}.csv") for letter in "ab")
    return syotto.identity.link(left, right)


def test_two_files_of_people(two_files):
    assert two_files.trained
    assert f1(alike(two_files), truth=5_000) >= 0.999


def test_a_cluster_of_two_files_has_one_record_of_each(two_files):
    found = two_files.clusters(0.9)
    assert found.num_rows == 10_000
    sizes = Counter(found["cluster_id"].to_pylist())
    assert Counter(sizes.values())[2] >= 4_990
    assert set(found["side"].to_pylist()) == {"left", "right"}


def test_one_file_of_people(shared_data):
    found = syotto.identity.link(febrl(shared_data / "febrl/dataset1.csv"))
    assert f1(alike(found), truth=500) >= 0.99


def test_companies_by_the_words_that_matter(shared_data):
    file = shared_data / "dedupe-examples/csv_example_input_with_true_ids.csv"
    with file.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    names = {"company": "Site name", "street": "Address", "postcode": "Zip", "phone": "Phone"}
    table = pa.table(
        {name: [row[theirs] for row in rows] for name, theirs in names.items()}
        | {"id": [row["Id"] + row["Source"] + str(at) for at, row in enumerate(rows)]}
    )
    links = syotto.identity.link(table, kind="companies")
    truth = [row["True Id"] for row in rows]
    found = links.clusters()["cluster_id"].to_pylist()
    said, true, both = (
        sum(n * (n - 1) // 2 for n in Counter(of).values())
        for of in (found, truth, zip(found, truth, strict=True))
    )
    assert 2 * both / (said + true) >= 0.9


def test_the_same_records_give_the_same_digits(shared_data):
    people = febrl(shared_data / "febrl/dataset1.csv")
    assert syotto.identity.link(people).pairs.equals(syotto.identity.link(people).pairs)


THREE = {
    "number": [7, 8, 9],
    "first_name": ["Ánna", "anna", "Bo"],
    "last_name": ["Ström", "STROM", "Ek"],
    "birth_date": ["1980-02-03", "1980-02-03", "1971-07-08"],
    "email": ["anna@mill.example", "Anna@Mill.example ", "bo@mill.example"],
}


def test_a_handful_is_compared_by_stated_numbers():
    found = syotto.identity.link(pa.table(THREE), id_column="number")
    assert not found.trained
    assert [(row["id_left"], row["id_right"]) for row in alike(found)] == [(7, 8)]
    assert found.clusters()["cluster_id"].to_pylist() == [7, 7, 9]


def test_nobody_alone_is_like_anybody():
    one = pa.table(THREE).slice(0, 1)
    assert syotto.identity.link(one, id_column="number").pairs.num_rows == 0
    assert syotto.identity.link(one, id_column="number").clusters().num_rows == 1


def test_legal_forms_and_accents_do_not_tell_companies_apart():
    table = pa.table(
        {"id": ["a", "b", "c"], "company": ["Aalto Pumps Oy", "AALTO Pumps Ltd.", "Boreal Mills AB"],
         "phone": ["+358 40 123 4567", "040 1234567", None], "country": ["FI", "FI", "SE"],
         "city": ["Espoo", "Espoo", "Umeå"]}
    )  # fmt: skip
    found = syotto.identity.link(table, kind="companies").clusters()
    assert found["cluster_id"].to_pylist() == ["a", "a", "c"]


@pytest.mark.parametrize(
    ("table", "given", "message"),
    [
        (THREE, {}, "no column id"),
        (THREE | {"id": ["a", "a", "b"]}, {}, "'a' twice"),
        ({"id": ["a"], "shoe_size": ["44"]}, {}, "none of the columns"),
        (THREE, {"kind": "horses"}, "kind is 'horses'"),
    ],
)
def test_what_cannot_be_used_is_said(table, given, message):
    with pytest.raises(InputError, match=message):
        syotto.identity.link(pa.table(table), **given)


def test_a_threshold_is_a_probability():
    with pytest.raises(InputError, match="threshold is 0"):
        syotto.identity.link(pa.table(THREE), id_column="number").clusters(0)
