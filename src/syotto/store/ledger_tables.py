"""Every table of the ledger: whoever asks about all of them imports these."""

from __future__ import annotations

from syotto.store import (  # noqa: F401 - their tables are in it
    ad_audiences,
    audit,
    content_results,
    corrections,
    crm,
    flows,
    happenings,
    identity,
    inbox_table,
    leads,
    marks,
    notes,
    outbox,
    outbox_ended,
    pair_answers,
    profiles,
    rights,
    sources,
    texts,
    tips,
    topics,
    users,
)
from syotto.store.ledger import metadata as metadata
