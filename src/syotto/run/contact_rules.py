"""The contact rules of the settings, read once and checked."""

from __future__ import annotations

import re
from datetime import time

from syotto.decide.guard import Cap, ContactRules
from syotto.errors import SettingError
from syotto.schema.words import Channel
from syotto.settings import Settings

HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*")
CAP = re.compile(r"\s*(\w+)\s+(\d+)\s*/\s*(\d+)\s*")


def contact_rules(settings: Settings) -> ContactRules:
    """What `decide.guard.judge` goes by. Raises SettingError for what cannot be read."""
    begins, ends = quiet_hours(settings.quiet_hours)
    return ContactRules(begins, ends, settings.time_zone, tuple(map(cap, settings.caps)))


def quiet_hours(text: str) -> tuple[time, time]:
    """`21:00-08:00`; empty is a span of no length."""
    if not text.strip():
        return time(0), time(0)
    found = HOURS.fullmatch(text)
    try:
        hours = [int(one) for one in found.groups()] if found else []
        return time(hours[0], hours[1]), time(hours[2], hours[3])
    except (IndexError, ValueError) as error:
        raise SettingError(
            f"The quiet hours are {text!r}.", fix="Give them like 21:00-08:00."
        ) from error


def cap(text: str) -> Cap:
    """`email 1/1` is one e-mail in a day."""
    found = CAP.fullmatch(text)
    if found and found[1] in set(Channel) and int(found[3]):
        return Cap(found[1], int(found[2]), int(found[3]))
    raise SettingError(
        f"The cap {text!r} cannot be read.",
        fix=f"Give it like `email 1/1`: {', '.join(Channel)}, then messages/days.",
    )
