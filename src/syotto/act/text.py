"""The plain text of an HTML mail: its words in their order, links with their addresses."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "hr"}
)
HIDDEN = frozenset({"style", "script", "title", "head"})
EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input", "area", "col", "wbr"})
SPACES = re.compile(r"[ \t\r\f\v\u200c\u00a0]+")
GAPS = re.compile(r"\n{3,}")


class Words(HTMLParser):
    """Collects words; what no person sees is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.links: list[tuple[str, int]] = []

    @property
    def hidden(self) -> bool:
        return any(hides for _, hides in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in BLOCKS:
            self.found.append("\n")
        if tag == "li":
            self.found.append("- ")
        if tag == "img" and given.get("alt") and not self.hidden:
            self.found.append(f"{given['alt']} ")
        if tag in EMPTY:
            return
        style = (given.get("style") or "").replace(" ", "").lower()
        self.open.append((tag, tag in HIDDEN or "display:none" in style))
        if tag == "a":
            self.links.append((given.get("href") or "", len(self.found)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            self.close_link()
        while self.open and any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break
        if tag in BLOCKS:
            self.found.append("\n")

    def close_link(self) -> None:
        """`words: address`, unless the words are the address."""
        address, start = self.links.pop()
        words = "".join(self.found[start:]).strip()
        if address and not address.startswith("#") and words and words != address:
            self.found.append(f": {address.removeprefix('mailto:')}")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(SPACES.sub(" ", data.replace("\n", " ")))


def text_of(html: str) -> str:
    """The text of a whole HTML mail; short lines stay lines, empty ones are at most one."""
    words = Words()
    words.feed(html)
    words.close()
    lines = (SPACES.sub(" ", line).strip() for line in "".join(words.found).split("\n"))
    return GAPS.sub("\n\n", "\n".join(lines)).strip() + "\n"
