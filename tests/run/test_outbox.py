from __future__ import annotations

import pytest
import sqlalchemy as sa

from syotto.errors import NotFound
from syotto.run.outbox import Intended, intend, tidy
from syotto.schema.words import Lane
from syotto.store import outbox as book
from tests.run.mail import mail_house, rows, service


@pytest.fixture
def house(tmp_path, ledger_url):
    made = mail_house(tmp_path / "shop", ledger=ledger_url)
    yield made
    made.ledger.close()


def test_a_message_is_intended_once(house):
    assert intend(house, [service(1), service(2)]) == Intended(2, 0)
    assert intend(house, [service(2), service(3), service(3)]) == Intended(1, 2)
    assert [row["intent_key"] for row in rows(house)] == ["k1", "k2", "k3"]


def test_more_than_a_commit_holds_is_intended_too(house):
    assert intend(house, (service(n) for n in range(1_203))) == Intended(1_203, 0)
    assert len(rows(house)) == 1_203


def test_every_message_has_a_place_from_the_start(house):
    intend(
        house,
        [
            service(1),
            service(2, address=" "),
            service(3, address="ann"),
            service(4, address=None),
            service(5, skipped="twice"),
        ],
    )
    assert [(row["state"], row["reason"]) for row in rows(house)] == [
        ("intended", None), ("failed", "no address"), ("failed", "not an address: ann"),
        ("failed", "no address"), ("skipped", "twice"),
    ]  # fmt: skip


def test_a_content_that_is_not_there_intends_nothing(house):
    with pytest.raises(NotFound, match="no content"):
        intend(house, [service(1, content="nothing")])
    assert rows(house) == []


def test_what_a_message_says_is_kept_as_it_was(house):
    intend(house, [service(1)])
    path = house.folder / "content/hello.mjml"
    path.write_text(path.read_text().replace("Seals", "Rings"))
    intend(house, [service(2)])
    first, second = (row["content"] for row in rows(house))
    assert first != second
    with house.ledger.read() as connection:
        assert "Seals for" in book.content_of(connection, first)
        assert "Rings for" in book.content_of(connection, second)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" Ann.Ahola@Mill.FI. ", "Ann.Ahola@mill.fi"),
        ("ann@sähkö.fi", "ann@xn--shk-qla6g.fi"),
        ("ann+x@a.b.c", "ann+x@a.b.c"),
        ("ann@mill", None), ("@mill.fi", None), ("ann@", None), ("ann", None), (None, None),
        ("a@b@mill.fi", None), ("ann@mill..fi", None), (".ann@mill.fi", None), ("a..b@mill.fi", None),
        ("ann@-mill.fi", None), ("a@mill.fi\nBcc: b@mill.fi", None), ("<ann@mill.fi>", None), ("a,b@mill.fi", None),
    ],
)  # fmt: skip
def test_an_address_is_tidied_or_refused(given, kept):
    assert tidy(given) == kept


def test_the_next_messages_are_found_by_an_index(tmp_path):
    """Also when nearly all messages have ended: a claim must not read those."""
    house = mail_house(tmp_path / "shop")
    intend(house, (service(n) for n in range(600)))
    with house.ledger.begin() as connection:
        book.change(connection, [row["message_id"] for row in rows(house)][:590], state="sent")
        connection.execute(sa.text("ANALYZE"))
        plans = []
        sa.event.listen(
            connection,
            "before_cursor_execute",
            lambda c, cursor, text, given, *_: plans.append((text, given)),
        )
        book.due(connection, "single", Lane.BULK, house.now(), 10)
        (query, given), *_ = plans
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given).all()
    house.ledger.close()
    assert [step[3].split(" (")[0] for step in plan] == ["SEARCH outbox USING INDEX outbox_due"]
