"""What the texts of a workspace define for its builds: segments, their lists, personas, points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.workspace import DATA
from syotto.schema.persona import Personas, parse
from syotto.schema.scoring import FILE as SCORING, SHADOW, Scoring, parse as parse_scoring
from syotto.schema.segment import Segments
from syotto.sense import yaml_text

PERSONAS = "personas.yaml"
POINTS = {"scoring": SCORING, "shadow": SHADOW}
SHIPPED = DATA.joinpath(PERSONAS)


def definitions(house: House) -> tuple[Mapping[str, Any], list[str]]:
    """By name, and what cannot be used of it: a wrong text stops no build."""
    from syotto.run.segments import checked, lists_of  # lists are read as audiences are

    segments = checked(house)
    problems = [str(error) for error in segments.wrong.values()]
    try:
        personas = personas_of(house)
    except InputError as error:
        problems.append(str(error))
        personas = Personas()
    conditions = {name: segments.condition(name) for name in segments.known}
    rules = {name: usable(house, file, segments, problems) for name, file in POINTS.items()}
    lists = lists_of(house, segments)
    found = {"segments": conditions, "lists": lists, "personas": personas} | rules
    return found, problems


def personas_of(house: House) -> Personas:
    """The rules of the workspace, else those that come with syotto. Raises Misread."""
    return parse(*yaml_text.read(personas_text(house), PERSONAS))


def usable(house: House, file: str, segments: Segments, problems: list[str]) -> Scoring:
    """The rules of a file with their segments spelled out; none of one that cannot be used."""
    try:
        return scoring_of(house, file).spelled(lambda one: segments.spelled(one, ()))
    except InputError as error:
        problems.append(str(error))
        return Scoring()


def scoring_of(house: House, file: str = SCORING) -> Scoring:
    """The rules of a file; none where there is none. Raises Misread."""
    text = scoring_text(house, file)
    return parse_scoring(*yaml_text.read(text, file), file) if text else Scoring()


def scoring_text(house: House, file: str = SCORING) -> str:
    """The rules that count stand in the workspace, else they are those that come with syotto."""
    path = house.folder / file
    if path.is_file():
        return path.read_text(encoding="utf-8")
    return DATA.joinpath(SCORING).read_text("utf-8") if file == SCORING else ""


def personas_text(house: House) -> str:
    path = house.folder / PERSONAS
    return path.read_text(encoding="utf-8") if path.is_file() else SHIPPED.read_text("utf-8")
