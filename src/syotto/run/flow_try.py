"""A flow's messages sent to one of us, all at once, as a person would get them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from syotto.errors import InputError
from syotto.run.channels import writes_mail
from syotto.run.flows import draft
from syotto.run.house import House
from syotto.run.mailing import TESTS
from syotto.run.outbox import Intent, intend, tidy
from syotto.schema.flow_steps import PREFERRED, Send
from syotto.schema.words import Lane, Purpose


def send_to_me(house: House, name: str, address: str, given: Mapping[str, Any]) -> int:
    """Every content of the draft that goes by mail; returns how many. given: fills them in.

    Raises InputError for an address that is none and a content that is not there.
    """
    if tidy(address) is None:
        raise InputError(f"{address!r} is no address.", fix="Give one like me@example.com.")
    sends = [step for step in draft(house, name).each() if isinstance(step, Send)]
    messages = [
        Intent(
            f"{TESTS}/{secrets.token_hex(8)}", address, content, mailing_id=TESTS,
            channel=step.channel, lane=Lane.TRANSACTIONAL, purpose=Purpose.SERVICE, given=given,
        )
        for step in sends
        if step.channel != PREFERRED and writes_mail(house, step.channel)
        for content in step.contents
    ]  # fmt: skip
    return intend(house, messages).new
