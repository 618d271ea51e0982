"""A workspace that runs flows on the simulated company, at the company's moments.

It gets the company's exports once and is built. From then on the product does what it does: the
tick moves people, the outbox is judged and sent on paper, and what people then do comes in through
the inbox and the drain, day by day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np

from syotto.demo.rows import events as rows_events, exports
from syotto.demo.rows.identities import make_identities
from syotto.demo.rows.tracked import tracked
from syotto.demo.simulate import hand_over
from syotto.demo.trials.trial import HouseThen
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Ints
from syotto.demo.world.contact import Contacts, contacts
from syotto.demo.world.state import State, World, moment
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.contents import kept
from syotto.run.drain import empty, open_drain
from syotto.run.flows import publish
from syotto.run.outbox import given_away
from syotto.run.sending import send_due
from syotto.run.sources import ensure_source
from syotto.run.tick import Ticker
from syotto.run.workspace import create
from syotto.schema.enrolled import mailing_of
from syotto.schema.source import SourceKind
from syotto.sense import yaml_text
from syotto.settings import FILE, load as load_settings

SOURCE = "the-company"
LOOKS = (2, 14)
"""Hours of the UTC day at which flows are looked at: it is day in the east, then in the west."""
REQUEST = 500
"""Events of one request."""


@dataclass(frozen=True)
class Post:
    """Messages of a day; flow: the place of each one's flow among those that run."""

    contacts: Contacts
    flow: Ints

    def without(self, flow: int) -> Contacts:
        return self.contacts.where(self.flow != flow)


class Office:
    """flows: what is said in the file of each, by name."""

    def __init__(
        self, world: World, state: State, folder: Path, flows: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self.world, self.names = world, list(flows)
        self.who = make_identities(world)
        create(folder, {"public_url": "https://mail.example.com"}, paper=True)
        self.house = HouseThen(folder, load_settings(folder / FILE, {}))
        self.house.today = moment(state.day)
        hand_over(self.house, exports.everything(world, self.who, state, 0, state.day))
        build(self.house)
        self.source = ensure_source(self.house, SOURCE, SourceKind.TRACKING).source_id
        for name, given in flows.items():
            self.write(name, given)
            publish(self.house, name, "trial")
        self.ticker, drain = Ticker(self.house), open_drain(self.house)
        assert drain is not None
        self.drain = drain

    def write(self, name: str, given: Mapping[str, Any]) -> None:
        """A flow's file: the starter of that name, where there is one, with what is given."""
        path = self.house.folder / f"flows/{name}.yaml"
        starter = yaml_text.read(path.read_text(encoding="utf-8"), name)[0] if path.exists() else {}
        path.write_text(yaml_text.write({**starter, **given}), encoding="utf-8")

    def post(self, day: int) -> Post:
        """What leaves in a day, to whom."""
        for hour in LOOKS:
            self.house.today = moment(day) + timedelta(hours=hour)
            self.ticker.once()
            send_due(self.house)
        return self.as_post(given_away(self.house, moment(day)))

    def as_post(self, rows: Sequence[Mapping[str, Any]]) -> Post:
        """Messages as the people of the company get them. A flow's message offers no product."""
        places = {mailing_of(name): place for place, name in enumerate(self.names)}
        person = np.array([number_of(row["person_id"]) for row in rows], dtype=np.int64)
        about = [kept(self.house, row["content"]).content.about for row in rows]
        tells = places_of(catalogue.PURPOSES, [one.aim for one in about])
        angle = places_of(catalogue.ANGLES, [one.angle for one in about])
        flow = np.array([places[row["mailing_id"]] for row in rows], dtype=np.int64)
        product = np.full(len(rows), -1)
        return Post(contacts(person, product, catalogue.EMAIL, angle=angle, tells=tells), flow)

    def tell(self, state: State, day: int) -> None:
        """What people did in a day comes in, and is carried to the flows and into the log."""
        self.house.today = moment(day + 1) + timedelta(hours=LOOKS[0])
        for rows in rows_events.events(self.world, self.who, state, day, day + 1):
            events = tracked(rows)
            for start in range(0, len(events), REQUEST):
                put(self.house, self.source, events[start : start + REQUEST])
        empty(self.drain)

    def close(self) -> None:
        self.drain.close()


def number_of(person_id: str) -> int:
    """A person's number in the world: what every system's number of them ends with."""
    return int(person_id[1:])


def places_of(words: Sequence[str], some: Sequence[str]) -> Ints:
    """The place of each word among `words`; -1 where it is none of them."""
    return np.array([words.index(one) if one in words else -1 for one in some], dtype=np.int64)
