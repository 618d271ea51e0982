"""What the texts of a workspace define for its builds: segments, their lists, personas, targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syotto.errors import InputError
from syotto.run.house import House
from syotto.run.workspace import DATA
from syotto.schema import kpis
from syotto.schema.kpis import Targets
from syotto.schema.persona import Personas, parse
from syotto.sense import yaml_text

PERSONAS = "personas.yaml"
TARGETS = "targets.yaml"
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
    try:
        targets = targets_of(house)
    except InputError as error:
        problems.append(str(error))
        targets = Targets({})
    conditions = {name: segments.condition(name) for name in segments.known}
    found = {"segments": conditions, "lists": lists_of(house, segments), "personas": personas}
    found["targets"] = targets
    return found, problems


def targets_of(house: House) -> Targets:
    """What should come out in a month; nothing where the workspace does not say. Raises Misread."""
    path = house.folder / TARGETS
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return kpis.parse(*yaml_text.read(text, TARGETS))


def personas_of(house: House) -> Personas:
    """The rules of the workspace, else those that come with syotto. Raises Misread."""
    return parse(*yaml_text.read(personas_text(house), PERSONAS))


def personas_text(house: House) -> str:
    path = house.folder / PERSONAS
    return path.read_text(encoding="utf-8") if path.is_file() else SHIPPED.read_text("utf-8")
