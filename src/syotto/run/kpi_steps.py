"""The part of the data flow that is figures about leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ibis import Table

from syotto.know.journey_rules import parse
from syotto.learn.kpi import kpis
from syotto.run.step import Step
from syotto.schema import known, raw_world
from syotto.schema.handed import LEADS
from syotto.schema.journeys import JOURNEYS, STAGES, TOUCHPOINTS
from syotto.schema.kpis import KPIS
from syotto.schema.origins import ORIGINS


def kpis_of_journey(*tables: Table, journey: Mapping[str, Any], **given: Any) -> Table:
    """The figures, with the days that count for a step of the journey."""
    return kpis(*tables, within_days=parse(journey).within_days, **given)


MEASURED: tuple[Step, ...] = (
    Step(
        KPIS,
        (
            STAGES, JOURNEYS, TOUCHPOINTS, known.PEOPLE, ORIGINS, raw_world.OPPORTUNITIES,
            raw_world.ACTIVITIES, raw_world.MEETINGS, raw_world.SPEND, LEADS,
        ),
        kpis_of_journey,
        ("journey", "margin_share", "currency"),
        of=1,
        defined=("targets",),
    ),
)  # fmt: skip
