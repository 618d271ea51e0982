"""Every table of the ledger: whoever asks about all of them imports these."""

from __future__ import annotations

from syotto.store import (  # noqa: F401 - their tables are in it
    audit,
    corrections,
    crm,
    identity,
    inbox_table,
    marks,
    notes,
    outbox,
    outbox_ended,
    pair_answers,
    rights,
    sources,
    texts,
    tips,
    topics,
    users,
)
from syotto.store.ledger import metadata as metadata
