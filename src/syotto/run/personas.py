"""Rules about titles, written by a click: the text keeps its remarks and its order."""

from __future__ import annotations

from syotto.errors import NotFound
from syotto.run.defined import PERSONAS, personas_of, personas_text
from syotto.run.house import House
from syotto.run.texts import replace
from syotto.schema.persona import parse, plain
from syotto.sense import yaml_text


def names(house: House) -> dict[str, str]:
    """The personas of the workspace: name -> title. Raises Misread."""
    return {one.name: one.title for one in personas_of(house).known}


def add_word(house: House, persona: str, title: str, by: str) -> None:
    """From the next build on, titles with these words are of this persona.

    Raises NotFound for an unknown persona, Misread for rules that cannot be read.
    """
    if persona not in names(house):
        raise NotFound(f"There is no persona {persona!r}.", fix="Add it to personas.yaml.")
    text = yaml_text.with_item(personas_text(house), (persona, "words"), plain(title))
    parse(*yaml_text.read(text, PERSONAS))
    replace(house, house.folder / PERSONAS, text, by)
