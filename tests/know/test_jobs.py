"""Who changed jobs: which place ends and when, and who stays at two companies."""

from datetime import UTC, datetime

import pytest

from syotto.know.jobs import job_changes, moved
from syotto.run.local import run
from syotto.schema.known import JOB_CHANGES
from syotto.schema.raw import MEMBERSHIPS, PEOPLE
from tests.tables import arrow, drawn

AS_OF = datetime(2026, 5, 1, tzinfo=UTC)
NEVER = "source_id"
AT_MILL = "person_ref | account_ref | from\nann | mill | -"
AT_SAW = "source | source_id | account_ref | updated_at\ncrm | ann | saw | 2026-03-01"


def drawing(spec, text):
    return arrow(spec, drawn(text, dict(spec.columns.items())))


def changes(records, versions=NEVER, places=AT_MILL):
    given = drawing(MEMBERSHIPS, places), drawing(PEOPLE, records), drawing(PEOPLE, versions)
    return run(job_changes, *given, as_of=AS_OF).to_pylist()


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def left(*given):
    return [(r["person_id"], r["account_id"], r["joined"], r["at"]) for r in changes(*given)]


def test_a_newer_record_that_names_another_company_ends_the_place():
    assert left(AT_SAW) == [("ann", "mill", "saw", day("2026-03-01"))]


def test_the_place_ends_when_the_company_was_first_named_since_the_last_other_one():
    said = """
        source | source_id | account_ref | updated_at
        crm    | ann       | saw         | 2025-01-01
        crm    | ann       | mill        | 2025-06-01
        crm    | ann       | saw         | 2026-02-01
        crm    | ann       | saw         | 2026-03-01
        """
    assert left(AT_SAW, said) == [("ann", "mill", "saw", day("2026-02-01"))]


@pytest.mark.parametrize(
    "places",
    [
        "person_ref | account_ref | from\nann | saw | -",
        "person_ref | account_ref | from\nann | mill | 2026-04-01",
        "person_ref | account_ref | to\nann | mill | 2025-04-01",
        "person_ref | account_ref | from\nann | mill | -\nann | saw | -",
    ],
    ids=["named already", "began after", "ended already", "is at both"],
)
def test_a_place_stays_as_the_source_says(places):
    assert left(AT_SAW, NEVER, places) == []


def test_a_place_that_two_systems_know_is_left_once():
    twice = "person_ref | account_ref | role\nann | mill | buyer\nann | mill | -"
    assert left(AT_SAW, NEVER, twice) == [("ann", "mill", "saw", day("2026-03-01"))]


def test_a_record_without_a_date_ends_nothing():
    assert left("source | source_id | account_ref\nerp | ann | saw") == []


def test_what_was_left_ends_and_the_new_place_begins_then():
    given = drawing(
        JOB_CHANGES, "person_id | account_id | joined | at\nann | mill | saw | 2026-03-01"
    )
    places = drawing(
        MEMBERSHIPS, "person_ref | account_ref | role\nann | mill | buyer\nbob | mill | user"
    )
    made = run(moved, places, given).select(["person_ref", "account_ref", "role", "from", "to"])
    assert sorted(map(tuple, (row.values() for row in made.to_pylist())), key=str) == [
        ("ann", "mill", "buyer", None, day("2026-03-01")),
        ("ann", "saw", None, day("2026-03-01"), None),
        ("bob", "mill", "user", None, None),
    ]
