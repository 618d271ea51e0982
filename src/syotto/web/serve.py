"""Serves the pages with granian, on this machine only."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from syotto.errors import SettingError
from syotto.run.house import open_house

LOCAL = {"127.0.0.1", "localhost", "::1"}


def serve(folder: Path, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the workspace in `folder` until stopped.

    Raises SettingError for an address that other machines can reach: there is no sign-in yet.
    """
    check_host(host)
    open_house(folder)  # an error here is for the person who started the server
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "syotto.web.serve",
        address="127.0.0.1" if host == "localhost" else host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        log_access=False,
    )
    server.serve(target_loader=partial(load_app, folder))


def check_host(host: str) -> None:
    if host not in LOCAL:
        raise SettingError(
            f"The pages cannot be served on {host}: anybody who reaches it could read them.",
            fix="Leave --host out; to look from another machine, use an SSH tunnel.",
        )


def load_app(folder: Path, *_: Any) -> Any:
    """The app, made in the worker that serves it."""
    from syotto.web.app import make_app

    return make_app(open_house(folder))
