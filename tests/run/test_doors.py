"""Doors other than tracking, from the outside to rows in the log."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from syotto.errors import InputError
from syotto.run.drain import drain_all
from syotto.run.drop import DropFolder, strays
from syotto.run.mailboxes import read_mailboxes, take_letter
from syotto.run.sources import add_source, ensure_source, source
from syotto.schema.source import SourceKind
from syotto.store.sources import source_days, source_errors
from tests.imap import DOVECOT, PASSWORD, Dovecot
from tests.run.loaded import columns, house_in, rows

ORDERS = "order_id,line_no,at,person_ref,product_id,quantity,amount\n1,1,2026-01-02,ann,P,1,9.50\n"
MAILS = Path(__file__).parents[1] / "sense/mails"
LETTER = b"From: Ann Ahola <ann@mill.fi>\r\nMessage-ID: <1@mill.fi>\r\nSubject: Seals\r\n\r\nHow much are 40?\r\n"


def told(house, table):
    with house.ledger.read() as connection:
        return [dict(row) for row in connection.execute(table.select()).mappings()]


@pytest.fixture
def house(tmp_path):
    made = house_in(tmp_path / "shop")
    yield made
    made.ledger.close()


def drop(house, table, name, text):
    folder = house.folder / "drop" / table
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def names(house, folder):
    return sorted(
        path.name for path in (house.folder / "drop" / folder).rglob("*") if path.is_file()
    )


def test_a_file_is_loaded_once_it_has_landed(house):
    folder = DropFolder(house)
    path = drop(house, "order_lines", "orders.csv", ORDERS[:70])
    assert folder.look() == []  # just seen
    path.write_text(ORDERS)
    assert folder.look() == []  # still growing
    (report,) = folder.look()
    assert (report.added, report.source) == (1, "drop")
    assert columns(house, "order_lines", "order_id", "person_ref") == [("1", "ann")]
    assert names(house, "done") == ["orders.csv"]
    assert folder.look() == []
    assert [(day["source_id"], day["kind"], day["events"]) for day in told(house, source_days)] == [
        ("drop", "order_lines", 1)
    ]


def test_a_wrong_file_stands_aside_with_its_reason(house):
    folder = DropFolder(house)
    drop(house, "order_lines", "logo.csv", "a,b\n1,2\n")
    drop(house, "order_lines", "orders.csv", ORDERS)
    folder.look()
    assert [report.added for report in folder.look()] == [1]
    assert names(house, "failed") == ["logo.csv", "logo.csv.reason.txt"]
    reason = (house.folder / "drop/failed/order_lines/logo.csv.reason.txt").read_text()
    assert "order_id" in reason
    assert "Fix:" in reason
    (error,) = told(house, source_errors)
    assert (error["code"], error["events"]) == ("failed", 1)
    assert "logo.csv" in error["message"]


def test_the_same_name_twice_keeps_both_files(house):
    folder = DropFolder(house)
    for text in (ORDERS, ORDERS.replace("9.50", "8.00")):
        drop(house, "order_lines", "orders.csv", text)
        folder.look()
        folder.look()
    assert names(house, "done") == ["orders-2.csv", "orders.csv"]
    assert float(rows(house, "order_lines")[0]["amount"]) == 8.0


def test_what_is_unfinished_or_lies_elsewhere_is_left_alone(house):
    drop(house, "order_lines", "orders.csv.part", ORDERS)
    drop(house, "order_lines", ".hidden.csv", ORDERS)
    drop(house, "ordres", "orders.csv", ORDERS)
    folder = DropFolder(house)
    folder.look()
    assert folder.look() == []
    assert strays(house.folder / "drop") == ["ordres"]


def test_a_file_that_was_loaded_but_not_moved_changes_nothing(house):
    folder = DropFolder(house)
    drop(house, "order_lines", "orders.csv", ORDERS)
    folder.look()
    folder.look()
    drop(house, "order_lines", "orders.csv", ORDERS)
    folder.look()
    (again,) = folder.look()
    assert again.same
    assert len(rows(house, "order_lines")) == 1


def test_a_mail_from_a_pipe_is_a_person_and_a_bounce_an_address_left_alone(house):
    assert take_letter(house, "leads", LETTER) == 1
    assert take_letter(house, "bounces", (MAILS / "bounce.eml").read_bytes()) == 4
    assert drain_all(house) == 5
    (person,) = rows(house, "people")
    assert (person["source_id"], person["first_name"], person["last_name"]) == (
        "ann@mill.fi",
        "Ann",
        "Ahola",
    )
    event = next(row for row in rows(house, "events") if row["name"] == "Enquiry Received")
    assert "How much are 40?" in event["properties"]
    assert event["channel"] == "email"
    assert columns(house, "suppressions", "identifier") == [("nobody@mill.fi",)]


def test_a_mail_that_comes_again_is_one_event(house):
    take_letter(house, "leads", LETTER)
    take_letter(house, "leads", LETTER)
    assert drain_all(house) == 1


def test_a_source_has_one_kind(house):
    add_source(house, "leads")
    with pytest.raises(InputError, match="kind tracking already"):
        ensure_source(house, "leads", SourceKind.MAILBOX)
    assert source(house, "leads").kind == SourceKind.TRACKING


@pytest.mark.skipif(
    DOVECOT is None or shutil.which("openssl") is None, reason="no dovecot is installed"
)
def test_mailboxes_are_read_on_and_a_broken_one_holds_nothing_up(tmp_path):
    folder = Path(tempfile.mkdtemp(prefix="imap-"))
    with Dovecot(folder) as server:
        good = {
            "host": "localhost",
            "port": server.port,
            "certificate": server.certificate,
            "user": "ann",
            "password": PASSWORD,
        }
        boxes = {"broken": {**good, "password": "no"}, "leads": good}
        house = house_in(tmp_path / "shop")
        object.__setattr__(house.settings, "mailboxes", boxes)
        server.put("ann", LETTER, LETTER.replace(b"ann", b"bob").replace(b"<1", b"<2"))
        assert read_mailboxes(house) == 2
        assert read_mailboxes(house) == 0
        server.put("ann", LETTER.replace(b"ann", b"cid").replace(b"<1", b"<3"))
        assert read_mailboxes(house) == 1
        drain_all(house)
        assert columns(house, "people", "source_id") == [
            ("ann@mill.fi",),
            ("bob@mill.fi",),
            ("cid@mill.fi",),
        ]
        assert {row["name"] for row in rows(house, "events")} == {"Enquiry Received"}
        (error,) = told(house, source_errors)
        assert (error["source_id"], error["events"]) == ("broken", 3)
        assert "does not let ann in" in error["message"]
        house.ledger.close()
    shutil.rmtree(folder, ignore_errors=True)
