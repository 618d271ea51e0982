"""People of whom a step of a flow says that they go to sales."""

from __future__ import annotations

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.leads import route
from syotto.store import flows as book

HAND_OVER = "hand_over"
AT_ONCE = 500


def hand_on(house: House) -> int:
    """They go now; returns how many wishes were done.

    Whoever is with a seller already is told of again, and nobody goes who may not be contacted. A
    lead that is answered this very moment is looked at with the next tick.
    """
    done = 0
    with house.ledger.begin() as connection:
        wishes = book.open_wishes(connection, HAND_OVER, AT_ONCE)
    for wish in wishes:
        because = wish["given"]["because"] or wish["flow"]
        try:
            routed = route(house, wish["person_id"], because, origin=f"flow:{wish['flow']}")
        except NotFound:
            continue
        with house.ledger.begin() as connection:
            done += book.wish_done(connection, wish, house.now(), routed.owner or routed.why)
    return done
