"""The command line door: `syotto COMMAND DIR ...`."""

from __future__ import annotations

import sys

import typer

from syotto.cli import (
    audience,
    bring,
    content,
    crm,
    flow,
    judge,
    keep,
    lead,
    look,
    mail,
    make,
    pages,
    person,
    scoring,
    segment,
    send,
    source,
    tip,
    user,
    world,
)
from syotto.errors import SyottoError

app = typer.Typer(
    name="syotto",
    help="Whom to contact, with what, and whom to leave alone: in euros, with reasons.\n\n"
    "A first hour: syotto demo, then syotto init, load, build, today, serve.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for part in (
    make, bring, look, judge, pages, source, user, mail, send, keep, person, segment, audience,
    content, lead, tip, flow, scoring, crm, world,
):  # fmt: skip
    part.add_to(app)


def run() -> None:
    """Run the command; a SyottoError becomes two lines and its exit code."""
    try:
        app()
    except SyottoError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing half-done is kept.\n")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
