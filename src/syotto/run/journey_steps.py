"""The part of the data flow that is about journeys: from touchpoints to the funnel."""

from __future__ import annotations

from syotto.know.funnel import funnel
from syotto.know.journeys import journeys, steps as journey_steps
from syotto.know.sessions import sessions
from syotto.know.stages import read as stages_read, stages
from syotto.know.touchpoints import touchpoints
from syotto.run.step import Step
from syotto.schema import known, raw_world
from syotto.schema.derived import ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.happened import EVENTS
from syotto.schema.journeys import FUNNEL, JOURNEY_STEPS, JOURNEYS, SESSIONS, STAGES, TOUCHPOINTS

WALKED: tuple[Step, ...] = (
    Step(
        TOUCHPOINTS,
        (
            EVENTS, raw_world.OPPORTUNITIES, raw_world.QUOTES, raw_world.MEETINGS,
            raw_world.ACTIVITIES, raw_world.CASES, ORDER_LINES, known.PEOPLE, raw_world.CONTENTS,
        ),
        touchpoints,
        ("journey",),
        of=5,
    ),
    Step(SESSIONS, (TOUCHPOINTS,), sessions, of=1),
    Step(
        STAGES,
        (TOUCHPOINTS, known.PEOPLE, known.ACCOUNTS, SUBSCRIPTIONS),
        stages,
        ("journey",),
        kind="local",
        reads=stages_read,
        of=1,
    ),
    Step(JOURNEY_STEPS, (TOUCHPOINTS, STAGES), journey_steps, of=1),
    Step(
        JOURNEYS,
        (TOUCHPOINTS, STAGES, JOURNEY_STEPS, known.PEOPLE, known.ACCOUNTS),
        journeys,
        of=1,
    ),
    Step(FUNNEL, (STAGES, JOURNEYS), funnel, ("journey",), of=1),
)  # fmt: skip
