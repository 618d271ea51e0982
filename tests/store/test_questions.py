from __future__ import annotations

from threading import Thread

import pytest

from syotto.errors import NotFound
from syotto.store.questions import answer, compiled, stream
from tests.ask.shop import shop


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return shop(tmp_path_factory.mktemp("asked") / "shop").warehouse.open()


def owned_by(snapshot, customer_id):
    owned = snapshot.table("owned")
    return owned.filter(owned.customer_id == customer_id).order_by("product_id")


def products_of(snapshot, customer_id):
    return answer(snapshot, owned_by, customer_id=customer_id)["product_id"].to_pylist()


def test_a_question_is_compiled_once_and_bound_to_each_value(snapshot):
    assert [products_of(snapshot, name) for name in ("ann", "bob", "nobody")] == [
        ["P", "S"],
        ["P"],
        [],
    ]
    assert len([key for key in compiled[snapshot] if key[0] is owned_by]) == 1


@pytest.mark.parametrize(
    "text", ["ann' OR '1'='1", "'; DROP TABLE owned; --", "$customer_id", "\x1f", ""]
)
def test_a_value_is_never_a_part_of_the_query(snapshot, text):
    assert products_of(snapshot, text) == []
    assert "ann" not in compiled[snapshot][owned_by, None, ("customer_id",)].sql
    assert "$customer_id" in compiled[snapshot][owned_by, None, ("customer_id",)].sql


def test_a_limit_is_a_question_of_its_own(snapshot):
    assert answer(snapshot, owned_by, limit=1, customer_id="ann").num_rows == 1
    assert answer(snapshot, owned_by, customer_id="ann").num_rows == 2


def test_the_same_as_the_expression_itself(snapshot):
    assert answer(snapshot, owned_by, customer_id="ann").equals(
        owned_by(snapshot, "ann").to_pyarrow()
    )


def test_threads_do_not_disturb_each_other(snapshot):
    found = {}

    def ask(name):
        found[name] = [products_of(snapshot, name) for _ in range(20)]

    threads = [Thread(target=ask, args=(name,)) for name in ("ann", "bob", "cid", "eve")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {name: rows[0] for name, rows in found.items()} == {
        "ann": ["P", "S"], "bob": ["P"], "cid": ["K", "P"], "eve": ["K"],
    }  # fmt: skip
    assert all(row == rows[0] for rows in found.values() for row in rows)


def test_a_table_streams_whole_and_an_unknown_one_is_said(snapshot):
    assert stream(snapshot, "owned", rows=3).read_all().num_rows == 8
    with pytest.raises(NotFound):
        stream(snapshot, "nothing")
