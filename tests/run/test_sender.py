from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.run.collect import Arrival, sender_of
from syotto.schema.source import ConsentMode, Source, SourceKind
from syotto.sense.doors import POSTED

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.mark.parametrize(
    ("consent", "agent", "kept"),
    [
        (ConsentMode.OFF, CHROME, ("203.0.113.9", CHROME)),
        (ConsentMode.REQUIRED, CHROME, (None, None)),
        (ConsentMode.REQUIRED, GOOGLE, (None, GOOGLE)),
        (ConsentMode.REQUIRED, None, (None, None)),
    ],
)
def test_before_consent_neither_address_nor_browser_is_kept_but_a_machines_name_is(
    consent, agent, kept
):
    source = Source(
        "web", "k", SourceKind.TRACKING, (), consent, 0, datetime(2026, 1, 1, tzinfo=UTC)
    )
    arrival = Arrival(POSTED["/v1/track"], b"{}", address="203.0.113.9", agent=agent)
    assert sender_of(source, arrival) == kept
