"""Commands about links by which people give tips."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, say

group = typer.Typer(
    no_args_is_help=True, help="Links by which people without an account give tips."
)


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="tip")


@group.command()
def add(
    folder: Folder,
    name: Annotated[str, typer.Argument(help="whose link it is")],
    origin: Annotated[
        str, typer.Option(help="where their tips come from: see docs")
    ] = "colleagues",
    as_json: AsJson = False,
) -> None:
    """Make a link for somebody's phone, and print it.

    Example: syotto tip add shop "Ville, service" --origin field-service
    """
    from syotto.run.house import open_house
    from syotto.run.tips import add_giver, link_of

    house = open_house(folder)
    made = add_giver(house, name, origin, by=None)
    host = house.settings.public_url.rstrip("/")
    link = f"{host}{link_of(house, made.giver_id)}"
    print_json({"giver_id": made.giver_id, "link": link}) if as_json else say(link)


@group.command("list")
def show(folder: Folder, as_json: AsJson = False) -> None:
    """Who gives tips, and how many came.

    Example: syotto tip list shop
    """
    from syotto.ask.tips import tips
    from syotto.run.house import open_house

    answer = tips(open_house(folder))
    if as_json:
        print_json(answer)
        return
    say(answer.finding)
    rows = [(one.giver_id, one.name, one.origin, f"{one.tips:,}") for one in answer.givers]
    if rows:
        grid(("Giver", "Name", "Origin", "Tips"), rows, numbers=(3,))


@group.command()
def end(
    folder: Folder, giver_id: Annotated[str, typer.Argument(help="see syotto tip list")]
) -> None:
    """End a link: it gives no tips any more; what it gave stays.

    Example: syotto tip end shop 9f86d081884c7d65
    """
    from syotto.run.house import open_house
    from syotto.run.tips import end_giver

    end_giver(open_house(folder), giver_id)
    say("The link is ended.")
