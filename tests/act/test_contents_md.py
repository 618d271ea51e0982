from __future__ import annotations

from datetime import date

import pytest

from syotto.act.content import parse
from syotto.act.lint import lint
from syotto.act.render import Addresses, MissingValue, compiled
from syotto.errors import InputError

HEAD = {
    "subject": 'Seals for {{ first_name | default: "you" }}', "purpose": "educate",
    "topics": "seals, pumps", "angle": "authority", "language": "fi", "persona": "maintenance",
    "call_to_action": "See {{ company }} | https://mill.example/{{ person_id }}?a=1&b=2",
}  # fmt: skip
BODY = """\
# Hello

{% if company %}

The pumps at **{{ company }}** & <b>more</b>.

{% endif %}

{{ call_to_action }}

- after
"""
WAYS = Addresses("https://out.example", "https://view.example", lambda _, address: address)
KNOWN = ("first_name", "company", "person_id")


def text_of(body=BODY, **head):
    said = {key: value for key, value in {**HEAD, **head}.items() if value is not None}
    return "\n".join(["---", *(f"{key}: {value}" for key, value in said.items()), "---", body])


def content(body=BODY, **head):
    return parse("seals", "md", text_of(body, **head))


def findings(made, **more):
    given = {"today": date(2026, 11, 1), "personas": ["maintenance", "finance"], "known": KNOWN}
    return lint(made, **{**given, **more})


def test_markdown_becomes_a_message_with_a_button_at_its_place_and_a_way_out():
    filled = compiled(content()).fill({"company": "Mill <1>", "person_id": "7"}, WAYS)
    assert filled.subject == "Seals for you"
    assert "The pumps at Mill <1> & <b>more</b>." in filled.text
    assert "See Mill <1>: https://mill.example/7?a=1&b=2" in filled.text
    assert filled.text.index("mill.example") < filled.text.index("after")
    assert "Peruuta tilaus: https://out.example" in filled.text
    assert "<strong>Mill &lt;1&gt;</strong>" in filled.html
    assert "&lt;b&gt;more&lt;/b&gt;" in filled.html
    assert 'lang="fi"' in filled.html


def test_a_part_for_some_leaves_nothing_behind_for_the_others():
    made = compiled(content(call_to_action="See | https://mill.example/"))
    filled = made.fill({}, WAYS)
    assert "pumps" not in filled.html
    assert "qlq" not in filled.html + filled.text


def test_without_a_place_the_button_comes_last():
    filled = compiled(content("First.\n\nLast.\n")).fill({"company": "M", "person_id": "7"}, WAYS)
    assert filled.text.index("Last.") < filled.text.index("See M")


def test_a_service_message_has_no_link_to_unsubscribe():
    made = compiled(content(purpose="service"))
    assert "out.example" not in made.fill({"company": "M", "person_id": "7"}, WAYS).html


def test_a_value_that_somebody_lacks_fails_their_message():
    with pytest.raises(MissingValue, match="company"):
        compiled(content("Hello {{ company }}")).fill({"person_id": "7"}, WAYS)


def test_what_the_head_says_is_read():
    made = content(until="2027-01-31")
    assert (made.purpose, made.about.aim, made.call) == ("mailing", "educate", "See {{ company }}")
    assert (made.about.topics, made.about.personas) == (("seals", "pumps"), ("maintenance",))
    assert made.until == date(2027, 1, 31)
    assert made.lines["until"] == 9


@pytest.mark.parametrize(
    ("head", "said", "fix"),
    [
        ({"purpose": "educat"}, "Line 3 .*'educat' as `purpose`", "Did you mean 'educate'"),
        ({"angle": "athority"}, "Line 5 .*'athority' as `angle`", "Did you mean 'authority'"),
        ({"language": "finnish"}, "Line 6 .*'finnish' as `language`", "two letters"),
        ({"until": "soon"}, "'soon' as `until`", "2026-12-24"),
        ({"call_to_action": "See the seals"}, "Line 8 .*call_to_action", "https://"),
        ({"subject": None}, "has no subject", "Add `subject"),
        ({"Langage": "fi"}, "Line 9 .*Langage: fi", "Did you mean 'language'"),
        ({"Angle": "liking"}, "Line 9 .*a second angle", "Keep line 5"),
    ],
)
def test_what_is_wrong_in_the_head_is_said_with_its_line(head, said, fix):
    with pytest.raises(InputError, match=said) as error:
        content(**head)
    assert fix in error.value.fix


def test_two_places_for_the_call_are_refused():
    with pytest.raises(InputError, match="at 2 places"):
        compiled(content("{{ call_to_action }}\n\n{{ call_to_action }}\n"))


def test_a_good_content_has_no_findings():
    assert findings(content()) == []


def test_a_message_asks_for_exactly_one_thing():
    none = findings(content(call_to_action=None, body="Hello."))
    assert [one.what for one in none] == ["It has no call to action."]
    two = findings(content(body="Hello [there](https://other.example/).\n"))
    assert [(one.line, one.what) for one in two] == [
        (10, "2 things to do: it leads to https://other.example/ too.")
    ]
    assert findings(content(call_to_action=None, body="Hello.", purpose="service")) == []


def test_one_link_is_the_call_of_a_file_without_the_field():
    text = "---\nsubject: A\n---\nHello, see https://mill.example/ {{ unsubscribe_url }}\n"
    assert findings(parse("a", "txt", text)) == []


def test_what_is_over_or_unknown_is_said_with_its_line():
    made = content(until="2026-10-31", persona="finanse", body="Dear {{ frist_name }}", topics=None)
    found = {(one.line, one.good): one for one in findings(made)}
    assert "Its last day was 2026-10-31" in found[8, False].what
    assert found[6, False].fix == "Did you mean 'finance'?"
    assert found[10, True].fix == "Did you mean 'first_name'?"
    assert found[3, True].what == "It has no topics."
    assert len(found) == 4


def test_the_last_day_counts():
    assert findings(content(until="2026-11-01")) == []
