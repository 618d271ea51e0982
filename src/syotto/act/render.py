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
from html import escape, unescape
from itertools import count
from typing import Any

import css_inline
from liquid import Environment, FalsyStrictUndefined, RenderContext
from liquid.exceptions import FilterError, LiquidError, UndefinedError
from liquid.filter import with_context
from liquid.template import BoundTemplate
from mjml import mjml2html

from syotto.act.content import Content
from syotto.act.markdown import laid_out, source_of
from syotto.act.text import GAPS, text_of
from syotto.errors import InputError

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
MARK = re.compile(r"<!--qlq(\d+)z-->|qlq(\d+)z")
HREF = re.compile(r"""(<a\b[^>]*?\shref\s*=\s*)("([^"]*)"|'([^']*)')""", re.I | re.S)
BODY_END = re.compile(r"</body\s*>", re.I)
PAGES = ("survey_url", "share_url")
"""Addresses of pages of ours, one for each message."""
OURS = re.compile(r"\{\{-?\s*(unsubscribe_url|view_url|survey_url|share_url)\s*-?\}\}")
PLACE = re.compile("\ue000(\\w+)\ue001")
"""Where an address of ours stands: filled in after Liquid, which takes longer for each of them."""
TRAP = '<a href="%s" tabindex="-1" aria-hidden="true" style="display:none">&#8203;</a>'
PIXEL = '<img src="%s" width="1" height="1" alt="" style="display:block;border:0">'
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

    def __init__(self, *, autoescape: bool) -> None:
        super().__init__(undefined=FalsyStrictUndefined, autoescape=autoescape)
        self.filters["tracked"] = tracked


@with_context
def tracked(address: object, number: int, *, context: RenderContext) -> str:
    """What stands for an address that has Liquid in it: the n-th link of the content."""
    link: Callable[[int, str], str] = context.resolve(LINK)
    plain = unescape(str(address)).strip()
    if not plain.lower().startswith(FOLLOWED):
        raise FilterError(f"{plain[:60]!r} is no address of a link", token=None)
    return link(number, plain) if plain.lower().startswith("http") else plain


FOLLOWED = ("http://", "https://", "mailto:", "tel:")
LINK = "tracked link"
"""A name that no template can write."""
HTML = Sandbox(autoescape=True)
TEXT = Sandbox(autoescape=False)


@dataclass(frozen=True)
class Addresses:
    """The links of one message. link: what stands for the n-th link to an address.

    opened, trap: none where the person's opens and clicks are not to be known. page: of PAGES.
    """

    unsubscribe: str
    view: str
    link: Callable[[int, str], str]
    opened: str | None = None
    trap: str | None = None
    page: Callable[[str], str] = str


@dataclass(frozen=True)
class Filled:
    """A content for one person. html: none where the content is text."""

    subject: str
    text: str
    html: str | None


@dataclass(frozen=True)
class Compiled:
    """A content, ready to be filled in. links: the addresses in it that are the same for all."""

    content: Content
    subject: BoundTemplate
    text: BoundTemplate
    html: BoundTemplate | None
    links: Mapping[int, str]
    pages: tuple[str, ...] = ()

    @property
    def can_unsubscribe(self) -> bool:
        return "unsubscribe_url" in OURS.findall(self.content.body) or self.content.kind == "md"

    def fill(self, given: Mapping[str, Any], addresses: Addresses) -> Filled:
        """Raises MissingValue where the person lacks a value, or Liquid cannot go on."""
        values = {name: value for name, value in given.items() if value not in (None, "")}
        values[LINK] = addresses.link
        places = {str(n): addresses.link(n, address) for n, address in self.links.items()}
        places |= {"unsubscribe_url": addresses.unsubscribe, "view_url": addresses.view}
        places |= {name: addresses.page(name) for name in self.pages}
        try:
            subject, text = self.subject.render(values), self.text.render(values)
            html = self.html.render(values) if self.html else None
        except UndefinedError as error:
            name = str(error.args[0]).removesuffix(" is undefined").strip("'")
            raise MissingValue(
                f"No value for {name}.", fix="Give it, or a default in the content."
            ) from error
        except LiquidError as error:
            raise MissingValue(f"{error}.", fix="Correct the content.") from error
        return Filled(
            subject=" ".join(subject.split()),
            text=placed(text if html is None else GAPS.sub("\n\n", text).strip() + "\n", places),
            html=placed(html, {name: escape(place) for name, place in places.items()})
            + unseen(addresses)
            + END
            if html
            else None,
        )


END = "</body></html>"


def placed(text: str, places: Mapping[str, str]) -> str:
    return PLACE.sub(lambda found: places.get(found.group(1), ""), text)


def unseen(addresses: Addresses) -> str:
    """A link that no person sees, and an image that tells of an open; where that is allowed."""
    trap = TRAP % escape(addresses.trap) if addresses.trap else ""
    return trap + (PIXEL % escape(addresses.opened) if addresses.opened else "")


def compiled(content: Content) -> Compiled:
    """Raises InputError where the MJML or the Liquid of a content cannot be read."""
    links: dict[int, str] = {}
    if content.kind == "txt":
        html, text = None, OURS.sub(place_of, content.body)
    else:
        html = with_links(OURS.sub(place_of, whole_html(content)), links)
        text = words_of(html)
        html = BODY_END.split(html)[0]
    try:
        made = Compiled(
            content=content,
            subject=TEXT.from_string(content.subject),
            text=TEXT.from_string(text),
            html=HTML.from_string(html) if html else None,
            links=links,
            pages=tuple(name for name in PAGES if name in content.body + content.link),
        )
        check_filters(made)
        return made
    except LiquidError as error:
        raise InputError(
            f"The content {content.name!r} cannot be read: {error}.",
            fix="Correct the Liquid tag that it names.",
        ) from error


def check_filters(made: Compiled) -> None:
    """Raises FilterError for a filter that Liquid does not have; else each message would fail."""
    for template in (made.subject, made.text, made.html):
        unknown = sorted(set(template.analyze().filters) - set(TEXT.filters)) if template else []
        if unknown:
            raise FilterError(f"there is no filter {unknown[0]!r}", token=None)


def place_of(found: re.Match[str]) -> str:
    return f"\ue000{found.group(1)}\ue001"


def words_of(html: str) -> str:
    """The text part, with Liquid's tags as they were written."""
    marked, tags = set_aside(html, as_words=True)
    text = text_of(marked)
    return MARK.sub(lambda mark: unescape(tags[int(mark.group(2))]), text)


def whole_html(content: Content) -> str:
    """The content as HTML with its styles inline; Liquid's tags are as they were written.

    Raises InputError where the MJML is none, or a tag stands where MJML leaves it out.
    """
    in_words = content.kind == "md"
    marked, tags = set_aside(source_of(content) if in_words else content.body, as_words=in_words)
    try:
        source = laid_out(content, marked, tags) if in_words else marked
        html = source if content.kind == "html" else mjml2html(source)
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
            f"The content {content.name!r} has {lost[0]!r} at a place that takes none.",
            fix="Put it into the text of an element, or into an attribute that MJML knows.",
        )
    return whole


def with_links(html: str, links: dict[int, str]) -> str:
    """Every link to the web can be followed: an address that is the same for all becomes a place
    and goes into `links`, one with Liquid in it is filled in where it stands.
    """
    numbers = count()

    def numbered(found: re.Match[str]) -> str:
        written = found.group(3) or found.group(4) or ""
        address = unescape(written).strip()
        if not address.lower().startswith(("http://", "https://", "{{")):
            return found.group()
        number = next(numbers)
        if TAG.search(address):
            caught = f"{{% capture link %}}{written}{{% endcapture %}}"
            return f'{found.group(1)}"{caught}{{{{ link | tracked: {number} }}}}"'
        links[number] = address
        return f'{found.group(1)}"\ue000{number}\ue001"'

    return HREF.sub(numbered, html)
