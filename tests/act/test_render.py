from __future__ import annotations

import pytest

from syotto.act.content import content_id, find, name_and_kind, parse
from syotto.act.render import Addresses, MissingValue, compiled
from syotto.errors import InputError, NotFound

TRACKED = Addresses(
    "https://m/u/1",
    "https://m/v/1",
    lambda n, url: f"https://m/c/{n}?{url}",
    "https://m/o/1.gif",
    "https://m/c/trap",
)
PLAIN = Addresses("https://m/u/1", "https://m/v/1", lambda _, url: url)


def made(body, kind="mjml", subject="Seals", more=""):
    return compiled(parse("hello", kind, f"---\nsubject: {subject}\n{more}---\n{body}"))


def mjml(text, style=""):
    head = f"<mj-head><mj-style>{style}</mj-style></mj-head>" if style else ""
    return f"<mjml>{head}<mj-body><mj-section><mj-column><mj-text>{text}</mj-text></mj-column></mj-section></mj-body></mjml>"


def test_a_mail_is_filled_in_for_a_person():
    content = made(
        mjml("Hei {{ name }}, {% if n > 1 %}{{ n }} seals{% else %}a seal{% endif %}."),
        subject="For {{ name }}",
    )
    filled = content.fill({"name": "Ann", "n": 3}, PLAIN)
    assert filled.subject == "For Ann"
    assert filled.text == "Hei Ann, 3 seals.\n"
    assert "Hei Ann, 3 seals." in filled.html


def test_what_people_are_called_is_never_markup():
    filled = made(mjml("Hei {{ name }}"), subject="{{ name }}").fill(
        {"name": "<b>A&B</b>\r\nBcc: x@y.z"}, PLAIN
    )
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in filled.html
    assert filled.subject == "<b>A&B</b> Bcc: x@y.z"


@pytest.mark.parametrize("value", [None, "", "absent"])
def test_a_value_that_is_missing_fails_the_message(value):
    given = {} if value == "absent" else {"name": value}
    with pytest.raises(MissingValue, match=r"No value for name\."):
        made(mjml("Hei {{ name }},")).fill(given, PLAIN)


def test_a_value_that_is_missing_may_have_a_default_or_be_asked_for():
    content = made(
        mjml("Hei {{ name | default: 'you' }}{% if company %} of {{ company }}{% endif %}")
    )
    assert content.fill({}, PLAIN).text == "Hei you\n"


def test_the_person_of_an_inner_value_is_named():
    with pytest.raises(MissingValue, match=r"No value for person\.name\."):
        made(mjml("{{ person.name }}")).fill({"person": {}}, PLAIN)


def test_rows_of_a_table_repeat():
    body = "<mjml><mj-body><mj-section><mj-column><mj-table>{% for part in parts %}<tr><td>{{ part.name }}</td></tr>{% endfor %}</mj-table></mj-column></mj-section></mj-body></mjml>"
    filled = made(body).fill({"parts": [{"name": "Seal"}, {"name": "Ring"}]}, PLAIN)
    assert filled.html.count("<tr><td") >= 2
    assert filled.text.split() == ["Seal", "Ring"]


def test_links_are_followed_only_where_that_is_allowed():
    content = made(
        mjml(
            '<a href="https://x.fi/?a=1&amp;b=2">seals</a> <a href="{{ url }}">yours</a> <a href="mailto:ann@x.fi">write</a>'
        )
    )
    given = {"url": "https://x.fi/ann"}
    plain, tracked = content.fill(given, PLAIN), content.fill(given, TRACKED)
    assert 'href="https://x.fi/?a=1&amp;b=2"' in plain.html
    assert "https://m/" not in plain.html
    assert 'href="https://m/c/0?https://x.fi/?a=1&amp;b=2"' in tracked.html
    assert 'href="https://m/c/1?https://x.fi/ann"' in tracked.html
    assert 'href="mailto:ann@x.fi"' in tracked.html
    assert 'src="https://m/o/1.gif"' in tracked.html
    assert 'href="https://m/c/trap"' in tracked.html
    assert "trap" not in tracked.text


def test_each_link_of_a_loop_leads_to_its_own_address():
    content = made(mjml('{% for u in urls %}<a href="{{ u }}">x</a>{% endfor %}'))
    filled = content.fill({"urls": ["https://a.fi", "https://b.fi"]}, TRACKED)
    assert 'href="https://m/c/0?https://a.fi"' in filled.html
    assert 'href="https://m/c/0?https://b.fi"' in filled.html


def test_an_address_that_runs_a_script_fails_the_message():
    with pytest.raises(MissingValue, match="no address of a link"):
        made(mjml('<a href="{{ url }}">x</a>')).fill({"url": "javascript:alert(1)"}, PLAIN)


def test_unsubscribing_and_the_browser_are_plain_links():
    content = made(mjml('<a href="{{ unsubscribe_url }}">out</a> <a href="{{view_url}}">see</a>'))
    filled = content.fill({}, TRACKED)
    assert 'href="https://m/u/1"' in filled.html
    assert filled.text == "out: https://m/u/1 see: https://m/v/1\n"
    assert content.can_unsubscribe
    assert not made(mjml("Hei")).can_unsubscribe


def test_styles_stand_inline():
    html = made(mjml('<b class="note">x</b>', ".note { color: red; }")).fill({}, PLAIN).html
    assert '<b class="note" style="color: red;">x</b>' in html


def test_a_whole_section_may_depend_on_the_person():
    section = "<mj-section><mj-column><mj-text>{word}</mj-text></mj-column></mj-section>"
    body = (
        "{% if vip %}"
        + section.format(word="First")
        + "{% else %}"
        + section.format(word="Second")
        + "{% endif %}"
    )
    content = made(f"<mjml><mj-body>{body}</mj-body></mjml>")
    assert content.fill({"vip": True}, PLAIN).text == "First\n"
    assert content.fill({}, PLAIN).text == "Second\n"


def test_a_preview_stands_first_and_is_filled_in():
    filled = made(mjml("Hei"), more="preview: For {{ name | default: 'you' }}\n").fill(
        {"name": "A<n"}, PLAIN
    )
    assert filled.html.index("For A&lt;n") < filled.html.index("Hei")
    assert filled.text == "Hei\n"


def test_a_text_is_a_mail_without_html():
    filled = made("Hei {{ name }}\n{{ unsubscribe_url }}\n", kind="txt").fill(
        {"name": "A<n"}, TRACKED
    )
    assert (filled.html, filled.text) == (None, "Hei A<n\nhttps://m/u/1\n")


def test_html_is_taken_as_it_is():
    filled = made(
        "<!doctype html><html><body><p>Hei {{ name }}</p></body></html>", kind="html"
    ).fill({"name": "Ann"}, PLAIN)
    assert "<p>Hei Ann</p>" in filled.html
    assert filled.html.endswith("</body></html>")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<mjml><mj-body><mj-section>", "cannot be read"),
        (mjml("{% if x %}no end"), "cannot be read"),
        (mjml("{{ x | nothing }}"), "cannot be read"),
        ('<mjml><mj-body><mj-section flavour="{{ x }}"></mj-section></mj-body></mjml>', "takes none"),
        ('<mjml><mj-body><mj-include path="/etc/passwd"/></mj-body></mjml>', "cannot be read"),
    ],
)  # fmt: skip
def test_a_content_that_cannot_be_read_says_where(body, said):
    with pytest.raises(InputError, match=said):
        made(body)


@pytest.mark.parametrize(
    "loop",
    [
        "{% for a in (1..100000) %}x{% endfor %}",
        "{% for a in (1..9000) %}" + "x" * 100 + "{% endfor %}",
        "{% for a in (1..200) %}{% for b in (1..200) %}x{% endfor %}{% endfor %}",
    ],
)
def test_a_template_that_never_ends_is_stopped(loop):
    with pytest.raises(MissingValue, match="limit"):
        made(mjml(loop)).fill({}, PLAIN)


@pytest.mark.parametrize("tag", ["{% include 'x' %}", "{% render 'x' %}"])
def test_a_template_reads_no_file(tag):
    with pytest.raises((InputError, MissingValue)):
        made(mjml(tag)).fill({}, PLAIN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("subject: x\nHei", "does not begin with"),
        ("---\nsubject: x\nHei", "does not begin with"),
        ("---\npreview: x\n---\nHei", "no subject"),
        ("---\nsubject: x\ncolour: red\n---\n", "Line 3"),
        ("---\nsubject: x\nfrom: Ann\n---\n", "as `from`"),
        ("---\nsubject: x\n---\n" + "x" * 200_000, "characters"),
    ],
)
def test_the_lines_about_a_content_are_checked(text, said):
    with pytest.raises(InputError, match=said):
        parse("hello", "txt", text)


def test_a_content_is_found_by_its_name(tmp_path):
    (tmp_path / "hello.txt").write_text("x")
    assert find(tmp_path, "hello") == ("txt", "x")
    for name in ("other", "../hello", "", ".hello"):
        with pytest.raises(NotFound, match="no content"):
            find(tmp_path, name)


def test_every_version_of_a_content_has_its_number():
    first, second = content_id("a.b", "mjml", "x"), content_id("a.b", "mjml", "y")
    assert first != second
    assert name_and_kind(first) == ("a.b", "mjml")
