"""Takes webhooks: checks who sent them, makes events of them, and answers after the commit."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run import clock
from syotto.run.collect import Collector, partly
from syotto.run.house import House
from syotto.run.sources import ensure_source
from syotto.schema.source import SourceKind
from syotto.sense.happenings import Unusable
from syotto.sense.hooks import Hook, event_of, parse
from syotto.sense.signatures import checked
from syotto.sense.tracking import LARGEST_BODY as LARGEST_BODY, take_events


async def receive(collector: Collector, name: str, headers: Mapping[str, str], body: bytes) -> None:
    """One webhook; returns once its event is committed.

    Raises NotFound for a hook that no section names, NotSigned for one that did not come from its
    sender, InputError for a body that the mapping cannot read, Refused where there is no room.
    """
    hook = hook_of(collector.house, name)
    number = checked(hook.signing, headers, body, clock.microseconds(collector.house.now()) / 1e6)
    event = event_in(hook, body, number)
    source = await collector.aside(ensure_source, collector.house, name, SourceKind.WEBHOOK)
    taken = take_events([event])
    await collector.take(source, taken, "webhook")
    if taken.rejected:
        raise partly(taken)


def hook_of(house: House, name: str) -> Hook:
    """Raises NotFound where syotto.toml has no [hooks.NAME], SettingError where it is wrong."""
    if name not in house.settings.hooks:
        raise NotFound(f"There is no webhook {name!r}.", fix=f"Add [hooks.{name}] to syotto.toml.")
    return opened(name, json.dumps(house.settings.hooks[name]))


@lru_cache(maxsize=64)
def opened(name: str, section: str) -> Hook:
    return parse(name, json.loads(section), os.environ)


def event_in(hook: Hook, body: bytes, number: str) -> dict[str, Any]:
    try:
        return event_of(hook, json.loads(body), number)
    except Unusable as error:
        raise InputError(error.what, fix=error.fix) from error
    except (ValueError, RecursionError) as error:
        raise InputError("The body is no JSON.", fix="Send one JSON object.") from error
