"""The command that serves the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import Folder, say
from syotto.errors import SettingError


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    folder: Folder,
    host: Annotated[
        str, typer.Option(help="this machine only, until sign-in exists")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="port of the pages")] = 8460,
) -> None:
    """Serve the pages: Today, Customers, Products, Groups, Data.

    Example: syotto serve shop --port 8460
    """
    try:
        from syotto.web.serve import check_host, serve as serve_pages
    except ModuleNotFoundError as error:
        raise SettingError(
            f"The pages need {error.name}, which is not installed.",
            fix="pip install 'syotto[server]'",
        ) from error
    check_host(host)
    say(f"Pages on http://{host}:{port} (Ctrl+C stops them).")
    serve_pages(folder, host=host, port=port)
