"""Commands about sources of events."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, say
from syotto.schema.source import ConsentMode

group = typer.Typer(no_args_is_help=True, help="Who may send events, and with which key.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="what you call it, say `website`")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="source")


@group.command()
def add(
    folder: Folder,
    name: Name,
    origin: Annotated[
        list[str] | None, typer.Option(help="a web site that may send; repeat it; none: all may")
    ] = None,
    consent: Annotated[
        ConsentMode, typer.Option(help="required: nothing that names a person before they agreed")
    ] = ConsentMode.OFF,
    events_per_second: Annotated[
        int, typer.Option(min=0, help="more is asked to wait; 0: no limit")
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Add a source of events, and print its write key.

    Example: syotto source add shop website --origin https://www.example.com
    """
    from syotto.run.house import open_house
    from syotto.run.sources import add_source

    made = add_source(
        open_house(folder),
        name,
        origins=tuple(origin or ()),
        consent=consent,
        events_per_second=events_per_second,
    )
    print_json(made) if as_json else say(made.write_key)


@group.command("list")
def show(folder: Folder, as_json: AsJson = False) -> None:
    """List the sources with their keys.

    Example: syotto source list shop
    """
    from syotto.run.house import open_house
    from syotto.run.sources import sources

    found = sources(open_house(folder))
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one.source_id,
            one.write_key if one.open else f"ended {one.ended_at:%Y-%m-%d}",
            ", ".join(one.origins) or "all",
            one.consent,
            one.events_per_second or "no limit",
        )
        for one in found
    ]
    grid(("Source", "Write key", "Web sites", "Consent", "Events a second"), rows)


@group.command()
def end(folder: Folder, name: Name) -> None:
    """End a source: its key lets nobody in any more; what it sent stays.

    Example: syotto source end shop website
    """
    from syotto.run.house import open_house
    from syotto.run.sources import end_source

    end_source(open_house(folder), name)
    say(f"{name} has ended.")
