"""Commands about leads and the people who take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, print_json, say
from syotto.errors import InputError

if TYPE_CHECKING:
    from syotto.run.house import House


def add_to(app: typer.Typer) -> None:
    app.command("hand-over")(hand_over)
    app.command()(digest)


def hand_over(
    folder: Folder,
    person: Annotated[str | None, typer.Option(help="only this person, by hand; with --to")] = None,
    to: Annotated[str | None, typer.Option(help="the seller who gets the person")] = None,
    as_json: AsJson = False,
) -> None:
    """Give the qualified leads of the newest build to sellers, as far as they have room.

    The server does so each morning; nobody is handed over twice. With --person and --to one person
    goes to one seller, whatever their score; who has them already is replaced.

    Example: syotto hand-over shop. By hand: syotto hand-over shop --person p1 --to "Salla Salo"
    """
    from syotto.run import leads
    from syotto.run.house import open_house

    house = open_house(folder)
    if person is not None or to is not None:
        by_hand(house, person, to, as_json=as_json)
        return
    done = leads.hand_over(house, house.now())
    if as_json:
        print_json(done)
        return
    say(f"{done.handed:,} of {done.qualified:,} qualified leads were handed over.")
    if done.by_seller:
        grid(("Seller", "New leads"), sorted(done.by_seller.items()), numbers=(1,))
    for why, number in sorted(done.left.items()):
        say(f"{number:,} not: {why}.")


def by_hand(house: House, person: str | None, to: str | None, *, as_json: bool) -> None:
    from syotto.run.lead_give import give_person

    if person is None or to is None:
        raise InputError("--person and --to go together.", fix="Say who goes to whom.")
    lead_id = give_person(house, person, to)
    if as_json:
        print_json({"lead_id": lead_id, "person_id": person, "owner": to})
    else:
        say(f"{person} is with {to}: lead {lead_id}.")


def digest(folder: Folder, as_json: AsJson = False) -> None:
    """Send each seller who works today the three leads to call, by e-mail; once a day.

    Each line has a link to a page for the phone that works without signing in. The server does so
    each morning by the seller's clock.

    Example: syotto digest shop
    """
    from syotto.run import digest as mornings
    from syotto.run.house import open_house

    house = open_house(folder)
    found = mornings.digest(house, house.now())
    if as_json:
        print_json(found)
        return
    if not found:
        say("Nobody takes leads yet: add [[sellers]] to syotto.toml.")
    for one in found:
        said = one.why_not or f"{len(one.people)} leads" + ("" if one.new else ", sent before")
        say(f"{one.seller}: {said}.")
    if any(one.new for one in found) and not house.settings.channels:
        say("They wait: no channel is set up. See docs/mail.md.")
