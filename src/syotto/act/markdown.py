"""A Markdown content in its layout: one column, the call to action as a button, a way out.

The layout is MJML, so that it reads in every mail program and on phones. HTML in the text stays
text. Where the button is to stand says a line `{{ call_to_action }}`; else it comes last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt

from syotto.act.content import Content
from syotto.errors import InputError
from syotto.schema.words import Purpose

PLACE = re.compile(r"^[ \t]*\{\{-?\s*call_to_action\s*-?\}\}[ \t]*$", re.M)
APART = "\ue002"
"""Between the parts of a content while Liquid's tags stand aside."""
ONLY_MARKS = re.compile(r"<p>((?:qlq\d+z\s*)+)</p>")
MARK = re.compile(r"qlq(\d+)z")
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
WAYS_OUT = {
    "en": ("Unsubscribe", "Read in the browser"),
    "fi": ("Peruuta tilaus", "Lue selaimessa"),
    "sv": ("Avsluta prenumerationen", "Läs i webbläsaren"),
    "de": ("Abmelden", "Im Browser lesen"),
    "fr": ("Se désabonner", "Lire dans le navigateur"),
    "es": ("Darse de baja", "Leer en el navegador"),
}
"""In the language of the content, else in English."""
LAYOUT = """\
<mjml{lang}>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.5" color="#1c1c1c" />
      <mj-button background-color="#205c4b" color="#ffffff" font-size="16px" align="left" />
    </mj-attributes>
    <mj-style>
      a {{ color: #205c4b; }} img {{ max-width: 100%; }}
      .small {{ font-size: 12px; color: #5f5f5f; }}
    </mj-style>
  </mj-head>
  <mj-body background-color="#f4f4f2">
    <mj-section background-color="#ffffff"><mj-column>{blocks}</mj-column></mj-section>
    <mj-section><mj-column>
      <mj-text align="center"><span class="small">{out}</span></mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>"""


def source_of(content: Content) -> str:
    """All of a content that may hold Liquid. Raises InputError for two places of the call."""
    before, *after = PLACE.split(content.body)
    if len(after) > 1:
        raise InputError(
            f"The content {content.name!r} has its call to action at {len(after)} places.",
            fix="Keep one line {{ call_to_action }}.",
        )
    leave = "" if content.purpose == Purpose.SERVICE else "{{ unsubscribe_url }}"
    return APART.join((before, content.call, content.link, "".join(after), leave, "{{ view_url }}"))


def laid_out(content: Content, marked: str, tags: Sequence[str]) -> str:
    """The MJML of a content whose Liquid stands aside as words; tags: what the words stand for."""
    before, call, link, after, unsubscribe, view = marked.split(APART)
    blocks = [text_block(before, tags)]
    if call:
        blocks.append(f'<mj-button href="{escape(link)}">{escape(call, quote=False)}</mj-button>')
    blocks.append(text_block(after, tags))
    language = content.about.language
    leave, read = WAYS_OUT.get(language, WAYS_OUT["en"])
    ways = ((unsubscribe, leave), (view, read))
    out = [f'<a href="{address}">{words}</a>' for address, words in ways if address]
    lang = f' lang="{language}"' if language else ""
    return LAYOUT.format(lang=lang, blocks="".join(blocks), out=" · ".join(out))


def text_block(text: str, tags: Sequence[str]) -> str:
    if not text.strip():
        return ""

    def alone(found: re.Match[str]) -> str:
        """A paragraph of tags that print nothing is no paragraph."""
        prints = any(tags[int(one)].startswith("{{") for one in MARK.findall(found.group(1)))
        return found.group() if prints else found.group(1)

    return f"<mj-text>{ONLY_MARKS.sub(alone, MARKDOWN.render(text))}</mj-text>"
