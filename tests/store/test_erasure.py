"""What is erased from the ledger is in no file of its database any more, on both databases."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from syotto.store import erasure
from syotto.store.audit import Act, record
from syotto.store.ledger import Ledger, feedback
from syotto.store.rights import consent_changes, erasures

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TRACE = "quilla-xantippe-9417"


@pytest.fixture
def ledger(ledger_url):
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def files(ledger):
    """The files of tables; the write-ahead log of a PostgreSQL is not in a client's hands."""
    if ledger.engine.dialect.name == "sqlite":
        return list(Path(ledger.engine.url.database).parent.glob("ledger.sqlite*"))
    with ledger.read() as connection:
        folder = Path(connection.scalar(sa.text("SHOW data_directory")))
    return [path for name in ("base", "global") for path in (folder / name).rglob("*")]


def traces(ledger):
    return [
        path for path in files(ledger) if path.is_file() and TRACE.encode() in path.read_bytes()
    ]


def answer(number, customer):
    return {
        "feedback_id": f"f{number}", "at": NOW, "customer_id": customer, "verdict": "done",
        "by": "salla",
    }  # fmt: skip


def test_no_file_of_the_database_speaks_of_an_erased_person(ledger):
    with ledger.begin() as connection:
        rows = [answer(n, TRACE if n % 2 else "other") for n in range(400)]
        connection.execute(sa.insert(feedback), rows)
        record(connection, Act("salla", "read", "/customers", TRACE), NOW)
        said = {"change_id": "1", "recorded_at": NOW, "at": NOW, "address": TRACE,
                "purpose": "mailing", "channel": "email", "given": True, "in_log": False}  # fmt: skip
        connection.execute(sa.insert(consent_changes).values(said))
        before = {"erasure_id": "1", "at": NOW, "hashes": ["x"], "rows": {}, "lifted_proof": TRACE}
        connection.execute(sa.insert(erasures).values(before))
    with ledger.begin() as connection:
        connection.execute(sa.text("ANALYZE"))  # the planner remembers values that are frequent
    erasure.tidy(ledger)
    assert traces(ledger)
    with ledger.begin() as connection:
        gone = erasure.erase_rows(connection, lambda _, row: TRACE in row.values())
    erasure.tidy(ledger)
    assert gone == {"feedback": 200, "audit": 1, "consent_changes": 1, "erasures": 1}
    assert traces(ledger) == []
    with ledger.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(feedback)) == 200


def test_who_erases_knows_every_table_of_the_ledger(ledger):
    """Also one that nobody else has imported."""
    words = "from syotto.store.erasure import metadata; print(*sorted(metadata.tables))"
    known = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )
    with ledger.read() as connection:
        there = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    assert set(known.stdout.split()) == there
