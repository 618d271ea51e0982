"""What the texts of a workspace define for its builds: segments, their lists, personas, points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.workspace import DATA
from syotto.schema.persona import Personas, parse
from syotto.schema.scoring import FILE as SCORING, Scoring, parse as parse_scoring
from syotto.sense import yaml_text

PERSONAS = "personas.yaml"
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
    try:
        scoring = scoring_of(house).spelled(lambda one: segments.spelled(one, ()))
    except InputError as error:
        problems.append(str(error))
        scoring = Scoring()
    lists = lists_of(house, segments)
    found = {"segments": conditions, "lists": lists, "personas": personas, "scoring": scoring}
    return found, problems


def personas_of(house: House) -> Personas:
    """The rules of the workspace, else those that come with syotto. Raises Misread."""
    return parse(*yaml_text.read(personas_text(house), PERSONAS))


def scoring_of(house: House) -> Scoring:
    """The rules that count: the workspace's, else those that come with syotto. Raises Misread."""
    path = house.folder / SCORING
    text = path.read_text("utf-8") if path.is_file() else DATA.joinpath(SCORING).read_text("utf-8")
    return parse_scoring(*yaml_text.read(text, SCORING))


def personas_text(house: House) -> str:
    path = house.folder / PERSONAS
    return path.read_text(encoding="utf-8") if path.is_file() else SHIPPED.read_text("utf-8")
