"""The command that takes one mail from a pipe."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from syotto.cli.show import Folder, say
from syotto.errors import InputError, SyottoError

TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h: the mail server keeps the mail and tries again."""


def add_to(app: typer.Typer) -> None:
    app.command()(mail)


def mail(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="what you call it, say `leads` or `bounces`")],
) -> None:
    """Take one mail from standard input: a bounce, a complaint, or somebody who writes to us.

    For a mail server's pipe. Where the mail cannot be kept now, it exits with 75: try again.

    Example: syotto mail shop bounces < message.eml
    """
    from syotto.run.house import open_house
    from syotto.run.mailboxes import take_letter

    try:
        kept = take_letter(open_house(folder), name, sys.stdin.buffer.read())
    except InputError:
        raise
    except SyottoError as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(TRY_AGAIN) from error
    say(f"{kept} events are kept.")
