"""Contents are chosen by what is known of them: from messages and clicks to chances on record."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import timedelta

import pyarrow as pa
import pytest

from syotto.ask.content_choices import at_steps
from syotto.ask.content_effect import compared
from syotto.ask.flow_way import way
from syotto.run.build import build
from syotto.run.content_known import learned, note_known
from syotto.run.flow_log import CONTENT, drain_choices
from syotto.run.flows import publish
from syotto.run.load import load
from syotto.run.tick import tick
from syotto.schema.derived import RECORDED_DECISIONS
from syotto.store.flows import steps_of
from syotto.store.recent import rows_of_keys
from tests.run.flow_house import DAY, HOUR, flow_house, happened, write_flow
from tests.web.client import browser

FLOW = """\
title: Spring
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
control_share: 0
steps:
  - {id: first, send: {one_of: [hello, other]}}
  - {id: pause, wait: 20 days}
"""
TEXT = "---\nsubject: {0}\nfrom: ann@example.com\n---\nHei {{{{ unsubscribe_url }}}}\n"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
EARLY, LATE = range(120), range(120, 320)


@pytest.fixture
def house(tmp_path, ledger_url):
    made = flow_house(tmp_path / "shop", ledger_url)
    for name in ("hello", "other"):
        (made.folder / f"content/{name}.txt").write_text(TEXT.format(name))
    write_flow(made, FLOW)
    rows = [
        {"source_id": f"P{n}", "email": f"p{n}@example.org", "updated_at": made.now() - DAY}
        for n in range(320)
    ]
    load(made, "people", [pa.Table.from_pylist(rows)])
    build(made)
    publish(made, "welcome", "ann")
    yield made
    made.ledger.close()


def come_in(house, numbers):
    happened(house, *((number, "Form Submitted") for number in numbers))
    tick(house)


def clicked(house, numbers, content="hello.txt"):
    rows = [
        {
            "event_id": f"click-{n}", "at": house.now(), "name": "Email Link Clicked",
            "user_id": f"P{n}", "kind": "track", "channel": "email",
            "properties": json.dumps({"content": content, "email_id": f"m{n}"}),
            "context": json.dumps({"userAgent": BROWSER}),
        }
        for n in numbers
    ]  # fmt: skip
    load(house, "events", [pa.Table.from_pylist(rows)])


def chosen(house, numbers):
    with house.ledger.read() as connection:
        rows = steps_of(connection, [f"P{n}" for n in numbers])
    return {row["person_id"]: row for row in rows if row["step_id"] == "first"}


def test_rules_choose_until_enough_is_known_and_then_every_content_has_a_chance(house):
    come_in(house, EARLY)
    assert {(row["words"], row["chances"]) for row in chosen(house, EARLY).values()} == {
        ("hello", None)
    }
    note_known(house)
    assert learned(house) == {}  # nobody had a week yet
    house.moment += 2 * HOUR
    clicked(house, range(6))
    house.moment += 8 * DAY
    clicked(house, range(6, 9))  # too late to count
    build(house)
    known = learned(house)["welcome", "first"]
    assert (known.goal, known.of("hello", None).messages, known.of("hello", None).hits) == (
        "click", 120, 6,
    )  # fmt: skip
    assert known.of("other", None).messages == 0
    come_in(house, LATE)
    rows = chosen(house, LATE)
    (chances,) = {json.dumps(row["chances"]) for row in rows.values()}
    share = json.loads(chances)["other"]
    assert 0.2 < share < 0.8
    names = Counter(row["words"] for row in rows.values())
    assert names["other"] / len(LATE) == pytest.approx(share, abs=0.12)
    house.moment += HOUR
    drain_choices(house)
    told = rows_of_keys(house.log, RECORDED_DECISIONS, "person_id", [*rows], set()).to_pylist()
    logged = {row["person_id"]: row["propensity"] for row in told if row["reason"] == CONTENT}
    assert logged == {who: row["chances"][row["words"]] for who, row in rows.items()}
    page_words(house, rows)


def page_words(house, rows):
    """The person's way and the content's page say why."""
    who, row = next((who, row) for who, row in rows.items() if row["words"] == "hello")
    share = f"{100 * row['chances']['hello']:.0f} of 100"
    (passed,) = way(house, "welcome", who).instances[0].passed
    assert passed.words.endswith(
        f"hello, chosen in {share} such moments; so far 6 of 120 who got it clicked it"
    )
    (hello,) = at_steps(house, "hello")
    assert (hello.hits, hello.messages, hello.chance) == (6, 120, row["chances"]["hello"])
    assert hello.low < 0.05 < hello.high
    page = browser(house).get("/content/hello").text
    (row_of_step,) = re.findall("welcome</a><small>first</small>.*?</tr>", page)
    assert "6 clicked it" in row_of_step
    house.moment += 40 * DAY
    found = compared(house)["hello"]
    assert (found.against, found.people) == ("other", len(LATE))
    assert found.effect.first.share == pytest.approx(row["chances"]["hello"])


def test_what_a_flow_is_for_counts_once_enough_reached_it(house):
    come_in(house, EARLY)
    house.moment += timedelta(days=5)
    happened(house, *((number, "Order Completed") for number in range(40)))
    tick(house)
    house.moment += timedelta(days=10)
    note_known(house)
    assert learned(house) == {}  # the others may still reach it
    house.moment += timedelta(days=16)
    note_known(house)
    known = learned(house)["welcome", "first"].of("hello", None)
    assert (learned(house)["welcome", "first"].goal, known.messages, known.hits) == (
        "goal", 120, 40,
    )  # fmt: skip
