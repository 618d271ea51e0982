"""What a workspace defines: segments, personas, points, targets in texts; sellers in settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.workspace import DATA
from syotto.schema import kpis
from syotto.schema.kpis import Targets
from syotto.schema.persona import Personas, parse
from syotto.schema.scoring import FILE as SCORING, SHADOW, Scoring, parse as parse_scoring
from syotto.schema.sellers import Seller, sellers_in as in_settings, sellers_of
from syotto.sense import yaml_text

T = TypeVar("T")
PERSONAS = "personas.yaml"
POINTS = {"scoring": SCORING, "shadow": SHADOW}
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

    def points(file: str) -> Scoring:
        return scoring_of(house, file).spelled(lambda one: segments.spelled(one, ()))

    found = {
        "segments": {name: segments.condition(name) for name in segments.known},
        "lists": lists_of(house, segments),
        "personas": read(lambda: personas_of(house), Personas()),
        "targets": read(lambda: targets_of(house), Targets({})),
        **{name: read(partial(points, file), Scoring()) for name, file in POINTS.items()},
    }
    return found, problems


def targets_of(house: House) -> Targets:
    """What should come out in a month; nothing where the workspace does not say. Raises Misread."""
    path = house.folder / TARGETS
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return kpis.parse(*yaml_text.read(text, TARGETS))


def sellers_in(house: House) -> tuple[Seller, ...]:
    """Who takes leads, in the order of the settings. Raises SettingError."""
    return in_settings(house.settings)


def office(house: House) -> Seller:
    """The house as if it were a seller: its hours, where a lead is nobody's."""
    said = house.settings
    (one,) = sellers_of([{"name": "the house"}], said.time_zone, said.working_hours)
    return one


def personas_of(house: House) -> Personas:
    """The rules of the workspace, else those that come with syotto. Raises Misread."""
    return parse(*yaml_text.read(personas_text(house), PERSONAS))


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
