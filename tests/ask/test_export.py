from __future__ import annotations

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from syotto.ask.export import batches, to_file, write
from syotto.errors import InputError, NotFound


def written(house, name, kind):
    out = io.BytesIO()
    rows = write(batches(house, name), out, kind)
    return rows, out.getvalue()


def test_every_kind_has_the_same_rows(house):
    rows, text = written(house, "offers", "csv")
    listed = list(csv.DictReader(io.StringIO(text.decode())))
    lines = [json.loads(line) for line in written(house, "offers", "jsonl")[1].splitlines()]
    table = pq.read_table(io.BytesIO(written(house, "offers", "parquet")[1]))
    stream = pa.ipc.open_stream(written(house, "offers", "arrow")[1]).read_all()
    assert rows == len(listed) == len(lines) == 5
    assert table.to_pylist() == stream.to_pylist()
    keys = [(row["customer_id"], row["product_id"], row["expected_margin"]) for row in lines]
    assert keys == [
        (r["customer_id"], r["product_id"], r["expected_margin"]) for r in table.to_pylist()
    ]
    assert keys == [
        (r["customer_id"], r["product_id"], float(r["expected_margin"])) for r in listed
    ]


def test_a_list_is_one_cell(house):
    text = written(house, "offers", "csv")[1].decode()
    assert {row["antecedent"] for row in csv.DictReader(io.StringIO(text))} == {"P"}


def test_an_unknown_table_or_kind_is_said_and_leaves_no_file(house):
    with pytest.raises(NotFound):
        to_file(house, "nothing", "csv")
    with pytest.raises(InputError):
        to_file(house, "offers", "xlsx")
    assert not list(house.folder.glob("export-*"))


def test_a_file_is_made_in_the_workspace(house):
    path = to_file(house, "customers", "csv")
    assert path.parent == house.folder
    assert path.read_text().count("\n") == 7
