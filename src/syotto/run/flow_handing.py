"""People of whom a step of a flow says that they go to sales."""

from __future__ import annotations

from datetime import timedelta

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.leads import route
from syotto.store import wishes as book

HAND_OVER = "hand_over"
AT_ONCE = 500
LEASE = timedelta(minutes=10)
"""So long one worker has the wishes it took; of one that dies somebody else takes them then."""


def hand_on(house: House) -> int:
    """They go now; returns how many wishes were done.

    Whoever is with a seller already is told of again, and nobody goes who may not be contacted. A
    lead that is answered this very moment is looked at again when the lease is over.
    """
    done = 0
    with house.ledger.begin() as connection:
        now = house.now()
        wishes = book.leased(connection, HAND_OVER, AT_ONCE, now, now + LEASE)
    for wish in wishes:
        because = wish["given"]["because"] or wish["flow"]
        try:
            routed = route(house, wish["person_id"], because, origin=f"flow:{wish['flow']}")
        except NotFound:
            continue
        with house.ledger.begin() as connection:
            done += book.mark_done(connection, wish, house.now(), routed.owner or routed.why)
    return done
