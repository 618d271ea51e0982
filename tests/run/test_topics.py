from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.errors import InputError
from syotto.run import topics
from syotto.run.build import build
from syotto.run.gate import judged
from syotto.run.house import open_house
from syotto.run.links import token
from syotto.run.load import load
from syotto.run.mail_links import UNSUBSCRIBE
from syotto.run.mail_visits import leaves, unsubscribe
from syotto.run.mailing import Mailing
from syotto.run.outbox import intend
from syotto.run.preferences import choose, page_of, preferences
from syotto.run.rights import Recipient, give, rights_of, suppress, withdraw
from syotto.run.rights_at_once import drain_rights
from syotto.schema.words import Lane
from tests.company import order_lines
from tests.run.loaded import file
from tests.run.mail import mail_house, rows, service

ANN = Recipient("1", "ann@mill.fi")
LETTER = (
    "---\nsubject: Hei\nfrom: ann@example.com\ntopic: {topic}\n---\n{{{{ unsubscribe_url }}}}\n"
)
OPT_OUTS = "Record ID,Email,Opted out of email: Monthly tips,Opted out of email: Surveys\n{rows}"
TIPS = 'tips = "Monthly tips"\n'


@pytest.fixture
def house(tmp_path, ledger_url):
    """A workspace with two kinds of mailings, and a letter of each."""
    made = mail_house(tmp_path / "shop", ledger=ledger_url)
    path = made.folder / "syotto.toml"
    path.write_text(f'{path.read_text()}\n[topics]\n{TIPS}events = "Events near you"\n')
    for topic in ("tips", "events"):
        (made.folder / f"content/{topic}.txt").write_text(LETTER.format(topic=topic))
    (made.folder / "people.csv").write_text("person_id,email\n1,ann@mill.fi\n")
    made.ledger.close()
    made = open_house(made.folder)
    yield made
    made.ledger.close()


def said(at, how=give, house=None):
    how(
        house, person_id="1", address="ann@mill.fi", purpose="mailing", channel="email", at=at,
        source="test",
    )  # fmt: skip


def allow(house):
    said(house.now() - timedelta(days=400), house=house)


def message(number, topic):
    return service(
        number, address="ann@mill.fi", person_id="1", purpose="mailing", content=topic or "hello",
        topic=topic,
    )  # fmt: skip


def asked(house, *kinds):
    """What becomes of a message of each kind, and why."""
    start = len(rows(house))
    intend(house, [message(start + n, kind) for n, kind in enumerate(kinds)])
    return [(one.action, one.reason) for one in judged(house, rows(house)[start:], house.now())]


def goes(house, *kinds):
    return [action == "send" for action, _ in asked(house, *kinds)]


def leave(house, topic, *, wanted=False, at=None):
    topics.choose(house, ANN, topic, wanted=wanted, at=at or house.now(), source="test")


def link(house):
    """What the link to unsubscribe in the first message says."""
    return token(house, UNSUBSCRIBE, {"m": rows(house)[0]["message_id"]})


def test_who_leaves_one_kind_gets_the_others(house):
    allow(house)
    leave(house, "tips")
    assert asked(house, "tips", "events", None) == [
        ("skip", "Left “Monthly tips” (test)."), ("send", "Agreed (test)."), ("send", "Agreed (test)."),
    ]  # fmt: skip


def test_who_wants_one_kind_gets_that_alone(house):
    leave(house, "tips", wanted=True)
    assert asked(house, "tips", "events") == [
        ("send", "Wants “Monthly tips” (test)."), ("skip", "Nobody knows on what basis."),
    ]  # fmt: skip


def test_the_newest_word_about_a_kind_counts_whatever_came_in_first(house):
    allow(house)
    leave(house, "tips", wanted=True)
    leave(house, "tips", at=house.now() - timedelta(days=1))
    assert goes(house, "tips") == [True]
    leave(house, "tips")
    assert goes(house, "tips") == [False]


def test_an_objection_to_all_mailings_that_is_newer_ends_it(house):
    leave(house, "tips", wanted=True, at=house.now() - timedelta(hours=1))
    said(house.now(), withdraw, house)
    assert asked(house, "tips") == [("skip", "Objected (test).")]
    leave(house, "tips", wanted=True)
    assert goes(house, "tips", "events") == [True, False]


def test_no_wish_reaches_an_address_that_is_suppressed(house):
    suppress(house, "ann@mill.fi", "email", "hard bounce", house.now())
    leave(house, "tips", wanted=True)
    assert asked(house, "tips") == [("skip", "Suppressed: hard bounce.")]


def test_the_preference_page_shows_the_kinds_and_changes_one(house):
    allow(house)
    intend(house, [message(0, "tips")])
    signed = page_of(house, link(house)).rpartition("/")[2]
    shown = {one.name: one.allowed for one in preferences(house, signed).choices}
    assert [shown[name] for name in ("mailing-email", "topic-tips", "topic-events")] == [True] * 3
    ticked = {name for name, allowed in shown.items() if allowed} - {"topic-tips"}
    assert choose(house, signed, ticked) == 1
    assert goes(house, "tips", "events") == [False, True]
    assert choose(house, signed, ticked | {"topic-tips"}) == 1
    assert goes(house, "tips") == [True]


def test_the_link_of_a_mail_leaves_its_kind_and_on_a_second_word_all(house):
    allow(house)
    intend(house, [message(0, "tips")])
    assert leaves(house, link(house)).kind == "Monthly tips"
    unsubscribe(house, link(house), one_click=True)
    assert goes(house, "tips", "events", None) == [False, True, True]
    unsubscribe(house, link(house), one_click=False, every=True)
    assert goes(house, "tips", "events", None) == [False, False, False]


def test_an_exported_opt_out_of_one_kind_counts_for_that_kind_at_once_and_after_a_build(house):
    load(house, "order_lines", order_lines(customers=5))
    people = "source_id,email\n1,ann@mill.fi\n"
    load(house, "people", [file(house.folder / "in", "people.csv", people)])
    allow(house)
    text = OPT_OUTS.format(rows="1,ann@mill.fi,true,\n2,bo@mill.fi,,true\n")
    load(house, "consents", [file(house.folder / "in", "hubspot.csv", text)])
    assert goes(house, "tips", "events") == [False, True]
    build(house)
    assert goes(house, "tips", "events") == [False, True]


def test_a_kind_that_is_named_later_is_found_in_what_was_loaded(house):
    path = house.folder / "syotto.toml"
    settings = path.read_text()
    path.write_text(settings.replace(TIPS, ""))
    before = open_house(house.folder)
    text = OPT_OUTS.format(rows="1,ann@mill.fi,true,\n")
    load(before, "consents", [file(house.folder / "in", "hubspot.csv", text)])
    assert topics.label(before, "tips") == "tips"
    before.ledger.close()
    path.write_text(settings)
    drain_rights(house)
    leave(house, "events", wanted=True)
    assert asked(house, "tips")[0][0] == "skip"
    assert next(topics.chosen(house, [ANN], "tips"))[1]["wanted"] is False


def test_what_was_chosen_comes_into_the_log_once(house):
    leave(house, "tips")
    assert (drain_rights(house), drain_rights(house)) == (2, 0)
    (right,) = rights_of(house, [ANN], purpose="mailing", channel="email", now=house.now())
    assert right.reason == "Nobody knows on what basis.", "of all mailings nothing was said"


def test_a_mailing_counts_who_left_its_kind(house):
    allow(house)
    leave(house, "tips")
    to = str(house.folder / "people.csv")
    plans = [Mailing(house, to, name).plan() for name in ("tips", "events")]
    assert [plan.lawful for plan in plans] == [0, 1]
    assert plans[0].not_lawful[0].reason == "Left “Monthly tips” (test)."


def test_a_topic_that_the_settings_do_not_name_is_refused(house):
    (house.folder / "content/tipps.txt").write_text(LETTER.format(topic="tipps"))
    with pytest.raises(InputError, match="'tipps' is not in the settings"):
        Mailing(house, str(house.folder / "people.csv"), "tipps")


def test_single_messages_know_no_kind(house):
    leave(house, "tips")
    intend(house, [service(1, address="ann@mill.fi", lane=Lane.TRANSACTIONAL)])
    assert [one.action for one in judged(house, rows(house), house.now())] == ["send"]
