"""Contents compiled once, then filled in for each person.

MJML becomes HTML and styles go inline before there is any person: Liquid's tags stand aside as
marks meanwhile, so that neither step can break them. What is left for each person is Liquid alone,
in a sandbox: no files, bounded loops, bounded output.

A value that a person lacks, without a default, fails the message: nobody is greeted with "Hi ,".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from typing import Any

import css_inline
from liquid import Environment, FalsyStrictUndefined
from liquid.exceptions import LiquidError, UndefinedError
from liquid.template import BoundTemplate
from mjml import mjml2html

from syotto.act.content import Content
from syotto.act.text import text_of
from syotto.errors import InputError

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
MARK = re.compile(r"<!--qlq(\d+)z-->|qlq(\d+)z")
HREF = re.compile(r"""(<a\b[^>]*?\shref\s*=\s*)("([^"]*)"|'([^']*)')""", re.I | re.S)
BODY_END = re.compile(r"</body\s*>", re.I)
UNSUBSCRIBE = "unsubscribe_url"
OURS = (UNSUBSCRIBE, "view_url")
TRAP = (
    '{% if trap_url %}<a href="{{ trap_url }}" tabindex="-1" aria-hidden="true"'
    ' style="display:none">&#8203;</a>{% endif %}'
)
PIXEL = (
    '{% if open_url %}<img src="{{ open_url }}" width="1" height="1" alt=""'
    ' style="display:block;border:0">{% endif %}'
)
PREVIEW = (
    '<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px">%s</div>'
)


class MissingValue(InputError):
    """A message that cannot be written for this person."""


class Sandbox(Environment):
    """Liquid without files; what a template may do is bounded."""

    loop_iteration_limit = 10_000
    output_stream_limit = 400_000
    local_namespace_limit = 100_000
    context_depth_limit = 10


HTML = Sandbox(undefined=FalsyStrictUndefined, autoescape=True, extra=False)
TEXT = Sandbox(undefined=FalsyStrictUndefined, autoescape=False, extra=False)


@dataclass(frozen=True)
class Addresses:
    """The links of one message. link: what stands for the n-th link to an address.

    opened, trap: none where the person's opens and clicks are not to be known.
    """

    unsubscribe: str
    view: str
    link: Callable[[int, str], str]
    opened: str | None = None
    trap: str | None = None


@dataclass(frozen=True)
class Filled:
    """A content for one person. html: none where the content is text."""

    subject: str
    text: str
    html: str | None


@dataclass(frozen=True)
class Compiled:
    """A content, ready to be filled in. links: addresses in it, in their order."""

    content: Content
    subject: BoundTemplate
    text: BoundTemplate
    html: BoundTemplate | None
    links: tuple[BoundTemplate, ...]
    fixed: tuple[str | None, ...]

    @cached_property
    def can_unsubscribe(self) -> bool:
        return UNSUBSCRIBE in self.content.body

    def fill(self, given: Mapping[str, Any], addresses: Addresses) -> Filled:
        """Raises MissingValue where the person lacks a value, or Liquid cannot go on."""
        values = {name: value for name, value in given.items() if value not in (None, "")}
        values |= {UNSUBSCRIBE: addresses.unsubscribe, "view_url": addresses.view}
        values |= {"open_url": addresses.opened, "trap_url": addresses.trap}
        try:
            values |= self.followed(values, addresses)
            return Filled(
                subject=" ".join(self.subject.render(values).split()),
                text=self.text.render(values),
                html=self.html.render(values) if self.html else None,
            )
        except UndefinedError as error:
            name = str(error.args[0]).split("'")[1] if "'" in str(error) else str(error)
            raise MissingValue(
                f"No value for {name}.", fix="Give it, or a default in the content."
            ) from error
        except LiquidError as error:
            raise MissingValue(f"{error}.", fix="Correct the content.") from error

    def followed(self, values: Mapping[str, Any], addresses: Addresses) -> dict[str, str]:
        """The address that stands in each link's place."""
        return {
            f"link_{number}": addresses.link(number, fixed or template.render(values).strip())
            for number, (fixed, template) in enumerate(zip(self.fixed, self.links, strict=True))
        }


def compiled(content: Content) -> Compiled:
    """Raises InputError where the MJML or the Liquid of a content cannot be read."""
    if content.kind == "txt":
        html, links, text = None, list[str](), content.body
    else:
        html, links = with_links(whole_html(content))
        text = words_of(content, html)
    try:
        return Compiled(
            content=content,
            subject=TEXT.from_string(content.subject),
            text=TEXT.from_string(text),
            html=HTML.from_string(with_ours(html)) if html else None,
            links=tuple(TEXT.from_string(link) for link in links),
            fixed=tuple(None if TAG.search(link) else link for link in links),
        )
    except LiquidError as error:
        raise InputError(
            f"The content {content.name!r} cannot be read: {error}.",
            fix="Correct the Liquid tag that it names.",
        ) from error


def words_of(content: Content, html: str) -> str:
    """The text part, with Liquid's tags as they were written."""
    marked, tags = set_aside(html, as_words=True)
    text = text_of(marked)
    return MARK.sub(lambda mark: unescape(tags[int(mark.group(2))]), text)


def whole_html(content: Content) -> str:
    """The content as HTML with its styles inline; Liquid's tags are as they were written.

    Raises InputError where the MJML is none, or a tag stands where MJML takes no text.
    """
    marked, tags = set_aside(content.body)
    try:
        html = mjml2html(marked) if content.kind == "mjml" else marked
        html = css_inline.inline(html, keep_style_tags=True, load_remote_stylesheets=False)
    except (ValueError, css_inline.InlineError) as error:
        raise InputError(
            f"The content {content.name!r} cannot be read: {error}.", fix="Correct the place."
        ) from error
    if content.preview:
        start = html.find(">", html.find("<body")) + 1
        html = html[:start] + PREVIEW % escape(content.preview, quote=False) + html[start:]
    return put_back(content, html, tags)


def set_aside(source: str, *, as_words: bool = False) -> tuple[str, list[str]]:
    """Liquid's tags as marks: words, but comments for those between HTML's tags that print
    nothing: a table may have no words between its rows.
    """
    tags: list[str] = []

    def mark(tag: re.Match[str]) -> str:
        tags.append(tag.group())
        inside = source.rfind("<", 0, tag.start()) > source.rfind(">", 0, tag.start())
        plain = f"qlq{len(tags) - 1}z"
        prints = tag.group().startswith("{{")
        return plain if inside or prints or as_words else f"<!--{plain}-->"

    return TAG.sub(mark, source), tags


def put_back(content: Content, html: str, tags: list[str]) -> str:
    found: set[int] = set()

    def tag_of(mark: re.Match[str]) -> str:
        number = int(mark.group(1) or mark.group(2))
        found.add(number)
        return tags[number]

    whole = MARK.sub(tag_of, html)
    lost = [tag for number, tag in enumerate(tags) if number not in found]
    if lost:
        raise InputError(
            f"The content {content.name!r} has {lost[0]!r} between elements of MJML.",
            fix="Put it into <mj-raw>, or within the text of an <mj-text> or <mj-table>.",
        )
    return whole


def with_links(html: str) -> tuple[str, list[str]]:
    """Every link to the web gets a number in place of its address."""
    links: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        address = unescape(found.group(3) or found.group(4) or "").strip()
        ours = any(name in address for name in OURS)
        tagged = address.startswith("{{") and not ours
        if ours or not (tagged or address.lower().startswith(("http://", "https://"))):
            return found.group()
        links.append(address)
        return f'{found.group(1)}"{{{{ link_{len(links) - 1} }}}}"'

    return HREF.sub(numbered, html), links


def with_ours(html: str) -> str:
    """Adds the link that no person sees, and the image that tells of an open."""
    end = BODY_END.search(html)
    place = end.start() if end else len(html)
    return html[:place] + TRAP + PIXEL + html[place:]
