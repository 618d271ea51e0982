"""What the texts of a workspace define for its builds: segments, personas, points, targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.workspace import DATA
from syotto.schema import kpis
from syotto.schema.kpis import Targets
from syotto.schema.persona import Personas, parse
from syotto.schema.scoring import FILE as SCORING, Scoring, parse as parse_scoring
from syotto.sense import yaml_text

T = TypeVar("T")
PERSONAS = "personas.yaml"
TARGETS = "targets.yaml"
SHIPPED = DATA.joinpath(PERSONAS)


def definitions(house: House) -> tuple[Mapping[str, Any], list[str]]:
    """By name, and what cannot be used of it: a wrong text stops no build."""
    from syotto.run.segments import checked, lists_of  # lists are read as audiences are

    segments = checked(house)
    problems = [str(error) for error in segments.wrong.values()]

    def read(what: Callable[[], T], otherwise: T) -> T:
        try:
            return what()
        except InputError as error:
            problems.append(str(error))
            return otherwise

    def spelled() -> Scoring:
        return scoring_of(house).spelled(lambda one: segments.spelled(one, ()))

    found = {
        "segments": {name: segments.condition(name) for name in segments.known},
        "lists": lists_of(house, segments),
        "personas": read(lambda: personas_of(house), Personas()),
        "scoring": read(spelled, Scoring()),
        "targets": read(lambda: targets_of(house), Targets({})),
    }
    return found, problems


def targets_of(house: House) -> Targets:
    """What should come out in a month; nothing where the workspace does not say. Raises Misread."""
    path = house.folder / TARGETS
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return kpis.parse(*yaml_text.read(text, TARGETS))


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
