"""Serves the pages on this machine, and takes events from the world."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from syotto.errors import SettingError
from syotto.run.house import open_house
from syotto.run.users import anybody
from syotto.schema.words import Lane
from syotto.settings import Settings
from syotto.web.processes import Child, check_free, end_with_parent, run

LOCAL = {"127.0.0.1", "localhost", "::1"}
METRICS = "PROMETHEUS_MULTIPROC_DIR"
SWITCH_SECONDS = 0.001
"""The thread that commits gets its turn within so long."""


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8460,
    public_host: str = "127.0.0.1",
    public_port: int = 8461,
    workers: int = 1,
) -> None:
    """Serve the workspace in `folder` until stopped: pages, public listener, senders, flows, drain.

    Raises SettingError for a port in use, one port for both, and for pages that other machines can
    reach while nobody has to sign in.
    """
    settings = check_reach(folder, host)
    check_apart(port, public_port)
    for address in ((numeric(host), port), (numeric(public_host), public_port)):
        check_free(*address)
    place = str(Path(folder).resolve())
    with tempfile.TemporaryDirectory(prefix="syotto-metrics-") as metrics:
        os.environ[METRICS] = metrics
        run(
            [
                Child("public listener", listen, (place, public_host, public_port, workers)),
                *senders(place, settings),
                Child("flows", flows, (place,)),
                Child("drain", drain, (place,)),
                *([Child("CRMs", crms, (place,))] if settings.crm else []),
                Child("pages", pages, (place, host, port)),
            ]
        )


def pages(place: str, host: str, port: int) -> None:
    granian(host, port, workers=1).serve(target_loader=partial(load_pages, place))


def listen(place: str, host: str, port: int, workers: int) -> None:
    loader = partial(load_public, place, 1 / workers)
    granian(host, port, workers=workers).serve(target_loader=loader)


def drain(place: str) -> None:
    stop, ended = threading.Event(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())

    from syotto.run.doors_on import doors_on
    from syotto.run.drain_on import drain_on
    from syotto.run.leads_on import leads_on
    from syotto.run.plan_on import plan_on

    def read_doors() -> None:
        try:
            doors_on(open_house(place), stop)
        finally:
            ended.set()  # only then: what the doors brought last is drained too

    threading.Thread(target=read_doors, name="doors").start()
    for name, look in (("leads", leads_on), ("plan", plan_on)):
        threading.Thread(target=look, args=(open_house(place), stop), name=name).start()
    drain_on(open_house(place), ended)


def crms(place: str) -> None:
    from syotto.run.crm_sync import crm_on

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    crm_on(open_house(place), stop)


def senders(place: str, settings: Settings) -> list[Child]:
    """Who sends: one process for single messages that no mailing holds up, some for mailings."""
    if not settings.channels:
        return []
    lanes = [Lane.TRANSACTIONAL, *[Lane.BULK] * settings.mail_workers]
    return [Child(f"sender of {lane} messages", send, (place, lane.value)) for lane in lanes]


def send(place: str, lane: str) -> None:
    from syotto.run.sending import Worker, send_on

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    send_on(Worker(open_house(place), (Lane(lane),)), stop)


def flows(place: str) -> None:
    from syotto.run.tick import tick_on

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    tick_on(open_house(place), stop)


def granian(host: str, port: int, *, workers: int) -> Any:
    from granian import Granian
    from granian.constants import Interfaces

    return Granian(
        "syotto.web.serve",
        address=numeric(host),
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        log_access=False,
    )


def check_apart(port: int, public_port: int) -> None:
    if port == public_port:
        raise SettingError(
            f"The pages and the public listener cannot share port {port}.",
            fix="Give one of them another with --port or --public-port.",
        )


def numeric(host: str) -> str:
    return "127.0.0.1" if host == "localhost" else host


def check_reach(folder: Path, host: str) -> Settings:
    """Raises SettingError where other machines could read pages that ask nobody to sign in;
    returns the workspace's settings.
    """
    house = open_house(folder)
    closed = anybody(house)
    house.ledger.close()  # the server's processes open their own
    check_host(host, house.settings.allowed_hosts, closed=closed)
    return house.settings


def check_host(host: str, allowed: Sequence[str], *, closed: bool) -> None:
    """closed: somebody has to sign in."""
    if not closed and (host not in LOCAL or allowed):
        raise SettingError(
            f"The pages cannot be served on {', '.join(allowed) or host}: anybody who reaches it "
            "could read them.",
            fix="Make a user first: `syotto user add DIR EMAIL --role administrator`.",
        )
    if host not in LOCAL and not allowed:
        raise SettingError(
            f"The pages on {host} have no name to answer to.",
            fix='Say in syotto.toml how browsers reach them: allowed_hosts = ["crm.example.com"].',
        )


def load_pages(place: str, *_: Any) -> Any:
    """The pages' app, made in the worker that serves it."""
    from syotto.web.app import make_app

    end_with_parent()
    return make_app(open_house(place))


def load_public(place: str, share: float, *_: Any) -> Any:
    """The public app, made in the worker that serves it."""
    from syotto.web.public import Public

    end_with_parent()
    sys.setswitchinterval(SWITCH_SECONDS)
    return Public(open_house(place), share=share)
