"""The command that serves the pages and takes events."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import Folder, say
from syotto.errors import SettingError

Port = Annotated[int, typer.Option(min=1, max=65535, help="port of the pages")]
PublicPort = Annotated[int, typer.Option(min=1, max=65535, help="port that takes events")]


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    folder: Folder,
    host: Annotated[
        str, typer.Option(help="of the pages; other machines reach them only once there is a user")
    ] = "127.0.0.1",
    port: Port = 8460,
    public_host: Annotated[
        str, typer.Option(help="of the public listener; 0.0.0.0 is every network")
    ] = "127.0.0.1",
    public_port: PublicPort = 8461,
    workers: Annotated[int, typer.Option(min=1, help="processes that take events")] = 1,
) -> None:
    """Serve the pages (Today, Customers, ...), and take events on a port of its own.

    Example: syotto serve shop --port 8460 --public-host 0.0.0.0 --public-port 8461 --workers 2
    """
    try:
        from syotto.web.serve import check_reach, serve as serve_all
    except ModuleNotFoundError as error:
        raise SettingError(
            f"The pages need {error.name}, which is not installed.",
            fix="pip install 'syotto[server]'",
        ) from error
    check_reach(folder, host)
    say(f"Pages on http://{host}:{port}, events on http://{public_host}:{public_port}")
    say("(Ctrl+C stops them).")
    serve_all(
        folder,
        host=host,
        port=port,
        public_host=public_host,
        public_port=public_port,
        workers=workers,
    )
