"""A person is erased from a whole simulated company, and cannot come back by any door."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime

import duckdb
import pyarrow as pa
import pytest
import sqlalchemy as sa

from syotto.demo.simulate import simulate
from syotto.errors import Busy, NotFound
from syotto.run.access import access, write
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.corrections import correct
from syotto.run.drain import drain_all, open_drain
from syotto.run.feedback import say
from syotto.run.forget import forget
from syotto.run.held import find
from syotto.run.house import open_house
from syotto.run.keyed import hash_of
from syotto.run.load import load
from syotto.run.rights import Recipient, give, rights_of
from syotto.run.sources import ensure_source
from syotto.run.workspace import create
from syotto.schema import RAW
from syotto.schema.raw import ORDER_LINES
from syotto.schema.source import SourceKind
from syotto.store.erasure import texts_of
from syotto.store.ledger import metadata
from syotto.store.rights import erasures, suppressed
from tests.run.loaded import rows

NOW = datetime(2024, 5, 1, tzinfo=UTC)
NUMBER, EMAIL, PHONE, NAME = (
    "crm-9417",
    "Quilla.Xantippe@fenwick.example",
    "+358 40 5550199",
    (
        "Quilla",
        "Xantippe",
    ),
)
TRACES = ("crm-9417", "quilla", "xantippe", "5550199", "browser-of-quilla")


def person(**more):
    row = {
        "source_id": NUMBER, "email": EMAIL, "phone": PHONE, "first_name": NAME[0],
        "last_name": NAME[1], "country": "FI",
    }  # fmt: skip
    return pa.Table.from_pylist([{**row, **more}])


def bought(number, who=NUMBER, order="oq1"):
    return pa.Table.from_pylist(
        [
            {
                "order_id": f"{order}-{n}", "at": NOW, "person_ref": who, "product_id": f"P{n}",
                "quantity": 1, "amount": 100.0 + n,
            }
            for n in range(number)
        ]
    )  # fmt: skip


def events():
    return [
        {
            "type": "track", "event": "Form Submitted", "messageId": "m1", "anonymousId":
            "browser-of-quilla", "userId": NUMBER, "timestamp": NOW.isoformat(),
            "properties": {"fields": {"email": EMAIL, "message": "I am Quilla Xantippe."}},
        },
        {"type": "page", "name": "Home", "messageId": "m2", "anonymousId": "browser-of-quilla",
         "timestamp": NOW.isoformat()},
        {"type": "page", "name": "Home", "messageId": "m3", "anonymousId": "other",
         "timestamp": NOW.isoformat()},
    ]  # fmt: skip


def furnished(folder):
    """A company with one more person, whom every table and folder knows."""
    house = open_house(folder)
    load(house, "people", [person()])
    load(house, "people", [person(title="Chief of Xantippe pumps")])
    load(house, "order_lines", [bought(3)])
    others = {
        "cases": {"case_id": "k1", "person_ref": NUMBER, "kind": "complaint", "opened_at": NOW,
                  "text": "Quilla here."},
        "activities": {"activity_id": "a1", "person_ref": NUMBER, "at": NOW, "kind": "call",
                       "text": "Spoke with Quilla Xantippe"},
        "meetings": {"meeting_id": "mm1", "at": NOW, "owner": "salla",
                     "participants": json.dumps([EMAIL.lower(), "salla@ours.example"])},
        "suppressions": {"identifier": EMAIL, "channel": "email", "reason": "bounced", "at": NOW},
    }  # fmt: skip
    for table, row in others.items():
        load(house, table, [pa.Table.from_pylist([row])])
    ensure_source(house, "site", SourceKind.WEBHOOK)
    put(house, "site", events())
    drain_all(house)
    build(house)
    say(house, NUMBER, None, "not_now", "salla")
    correct(house, NUMBER, {"last_name": "Xantippe-Aho"}, by="salla")
    give(
        house, person_id=NUMBER, address=EMAIL, purpose="calls", channel="phone", at=NOW, source="x"
    )
    (folder / "rejects").mkdir(exist_ok=True)
    (folder / "rejects" / "old.csv").write_text(f"row,email\n7,{EMAIL}\n")
    done = folder / "drop" / "done"
    done.mkdir(parents=True)
    (done / "people.csv").write_text(f"source_id,email\n{NUMBER},{EMAIL}\n")
    (done / "other.csv").write_text("source_id,email\n1,someone@else.example\n")
    (folder / "segments" / "fair.yaml").write_text(f"people:\n- {NUMBER}\n- {EMAIL}\n- other\n")
    build(house)
    return house


@pytest.fixture
def simulated(tmp_path):
    """A simulated company."""
    create(tmp_path / "w", {"currency": "EUR"})
    simulate(tmp_path / "w", people=60, days=90, seed=3, progress=lambda *_: None)
    return furnished(tmp_path / "w")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A company that knows hardly anybody else."""
    folder = tmp_path_factory.mktemp("small") / "w"
    create(folder, {"currency": "EUR"})
    house = open_house(folder)
    load(
        house,
        "people",
        [
            person(
                source_id="other",
                email="someone@else.example",
                phone=None,
                first_name="Some",
                last_name="One",
            )
        ],
    )
    load(house, "order_lines", [bought(4, who="other", order="theirs")])
    return furnished(folder)


@pytest.fixture
def house(small, tmp_path):
    """The same small company for each test."""
    small.ledger.close()
    shutil.copytree(small.folder, tmp_path / "w", symlinks=True)
    return open_house(tmp_path / "w")


def traces(folder):
    """Files whose bytes, or what their reader makes of them, speak of the person."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        said = path.read_bytes().decode("utf-8", "replace").lower()
        said += duck(path) if path.suffix == ".duckdb" else texts_of(path).lower()
        found += [(str(path.relative_to(folder)), one) for one in TRACES if one in said]
    return found


def duck(path):
    """Every value of every table of a build."""
    with duckdb.connect(
        str(path), read_only=True, config={"file_search_path": str(path.parent)}
    ) as c:
        names = c.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
        ).fetchall()
        return "".join(str(c.execute(f'FROM "{s}"."{n}"').fetchall()).lower() for s, n in names)


def total(house):
    lines = house.warehouse.open().table("order_lines")
    return lines.amount.sum().to_pyarrow().as_py()


def test_nothing_of_an_erased_person_is_left_but_a_hash(simulated):
    house = simulated
    assert {one for _, one in traces(house.folder)} == set(TRACES)
    before = total(house)
    done = forget(house, EMAIL, by="anna")
    house.ledger.close()
    assert done.left == ()
    assert traces(house.folder) == []
    assert total(house) == before
    assert done.log["people"] == 3
    assert done.log["order_lines"] == 3
    assert set(done.files) == {"rejects/old.csv", "drop/done/people.csv", "segments/fair.yaml"}
    assert (house.folder / "drop/done/other.csv").exists()
    with house.ledger.read() as connection:
        known = set(connection.scalars(sa.select(suppressed.c.identifier_hash)))
        (record,) = connection.execute(sa.select(erasures)).mappings()
    assert hash_of(house, EMAIL.upper()) in known
    assert (record["by"], record["rows"]["log"]["people"]) == ("anna", 3)


def test_no_door_lets_an_erased_person_back_in(house):
    forget(house, NUMBER)
    report = load(house, "people", [person(updated_at=datetime(2025, 1, 1, tzinfo=UTC))])
    assert report.added == 0
    load(house, "order_lines", [bought(2, order="again")])
    put(house, "site", [{**one, "messageId": f"new{n}"} for n, one in enumerate(events())])
    drain_all(house)
    give(
        house, person_id=None, address=EMAIL, purpose="mailing", channel="email", at=NOW, source="x"
    )
    build(house)
    house.ledger.close()
    assert traces(house.folder) == []
    lines = [row for row in rows(house, "order_lines") if row["order_id"].startswith("again")]
    assert [row["person_ref"] for row in lines] == [None, None]
    asked = {"purpose": "mailing", "channel": "email", "now": NOW}
    assert not rights_of(house, [Recipient(None, EMAIL)], **asked)[0].allowed


def test_senders_go_on_where_they_were(house):
    before = house.log.positions(ORDER_LINES, ["drain/meanings"])
    events_before = house.log.positions(RAW["events"], ["drain"])
    assert events_before["drain"] > 0
    forget(house, NUMBER)
    assert house.log.positions(RAW["events"], ["drain"]) == events_before
    assert house.log.positions(ORDER_LINES, ["drain/meanings"]) == before
    put(house, "site", [{**events()[2], "messageId": "later"}])
    assert drain_all(house) == 1
    ids = [row["event_id"] for row in rows(house, "events")]
    assert len(ids) == len(set(ids))


def test_other_people_stay_as_they_were(house):
    def others(table):
        return [row for row in rows(house, table) if NUMBER not in row.values()]

    tables = ("people", "order_lines", "accounts", "activities", "cases", "events")
    before = {table: others(table) for table in tables}
    forget(house, NUMBER)
    after = {table: others(table) for table in tables}
    assert after["people"] == before["people"]
    assert after["accounts"] == before["accounts"]
    assert after["activities"] == before["activities"]
    assert len(after["order_lines"]) == len(before["order_lines"]) + 3


def test_it_says_what_it_found_before_it_does_anything(house):
    found = find(house, PHONE)
    assert found.rows["people"] == 3
    assert found.who.ids >= {NUMBER, "browser-of-quilla"}
    assert found.who.emails == {EMAIL, EMAIL.lower()}
    assert find(house, EMAIL.lower()).rows == found.rows


def test_nobody_is_nobody(house):
    with pytest.raises(NotFound, match="Nothing is held"):
        find(house, "nobody@nowhere.example")


def test_it_says_who_does_not_hand_over(house):
    drain = open_drain(house)
    try:
        with pytest.raises(Busy, match="does not let go"):
            forget(house, NUMBER, patience=0)
    finally:
        drain.close()
    assert traces(house.folder)


def test_a_ledger_on_any_database_forgets(ledger_url, tmp_path):
    create(tmp_path / "w", {"ledger": ledger_url})
    house = open_house(tmp_path / "w")
    load(house, "people", [person()])
    say(house, NUMBER, None, "not_now", "salla")
    say(house, "other", None, "not_now", "salla")
    done = forget(house, NUMBER)
    assert done.ledger["feedback"] == 1
    with house.ledger.read() as connection:
        written = [
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(sa.select(table)).all()
        ]
    assert not [one for one in TRACES for row in written if one in row.lower()]
    assert any("other" in row for row in written)
    house.ledger.close()


def test_what_is_held_is_written_down_for_the_person(house, tmp_path):
    found = access(house, EMAIL)
    page, data = write(found, tmp_path / "out" / "quilla.html")
    told = json.loads(data.read_text())
    assert len(told["held"]["order_lines"]) == 3
    assert told["held"]["people"][0]["email"]
    assert "feedback" in told["held"] or told["said"]
    assert told["held"]["corrections"][0]["value"] == "Xantippe-Aho"
    text = page.read_text()
    assert "We may not send you offers and news by email. Suppressed: bounced." in text
    assert "What we decided about you, and why" in text
    assert found.decided
    assert "someone@else.example" not in text


def test_what_a_person_wrote_is_no_markup(house, tmp_path):
    load(
        house,
        "cases",
        [
            pa.Table.from_pylist(
                [
                    {
                        "case_id": "k9",
                        "person_ref": NUMBER,
                        "kind": "complaint",
                        "opened_at": NOW,
                        "text": "<script>alert(1)</script>",
                    }
                ]
            )
        ],
    )
    page, _ = write(access(house, NUMBER), tmp_path / "q")
    assert "<script>" not in page.read_text()
