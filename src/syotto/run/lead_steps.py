"""The part of the data flow that is about leads: where they were caught."""

from __future__ import annotations

from syotto.know.origins import origins
from syotto.run.step import Step
from syotto.schema import known, raw
from syotto.schema.happened import EVENTS
from syotto.schema.origins import ORIGINS

CAUGHT: tuple[Step, ...] = (
    Step(ORIGINS, (EVENTS, raw.PEOPLE, known.PEOPLE), origins, ("origins",), of=2),
)
