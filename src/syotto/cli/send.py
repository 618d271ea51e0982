"""Commands that send: one-off mailings, and whether our domain may send at all."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, note, print_json, progress, say
from syotto.errors import InputError

if TYPE_CHECKING:
    from syotto.run.mailing import Mailing, Missing, Plan, Preview

To = Annotated[
    str, typer.Option(help="a CSV file with addresses, a segment, a table, or `plan`: today's acts")
]
Channel = Annotated[str, typer.Option(help="a section [channels.NAME]")]
MISSING_SHOWN = 10
NEXT = {
    "planned": "They wait for a second person: the same command with --by NAME of a colleague.",
    "running": "The mailing is running. `syotto serve` sends it; --now sends it from here.",
    "paused": "The mailing is paused. Resume it on its page under Messages.",
}


def add_to(app: typer.Typer) -> None:
    app.command()(send)
    app.command("mail-check")(check)
    app.command("mail-key")(key)


def send(
    folder: Folder,
    to: To,
    content: Annotated[
        str, typer.Option(help="a name in content/; of the plan: only this one")
    ] = "",
    name: Annotated[str, typer.Option(help="of the mailing; else the content's")] = "",
    channel: Channel = "email",
    person: Annotated[str, typer.Option(help="number or address to show it for")] = "",
    test: Annotated[str, typer.Option(help="send it to this address of yours only")] = "",
    approve: Annotated[bool, typer.Option("--approve", help="let it go")] = False,
    by: Annotated[str, typer.Option(help="who you are; else who you are on this machine")] = "",
    now: Annotated[
        bool, typer.Option("--now", help="send from here, without `syotto serve`")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Send a mailing once: counts and a preview first; with --approve it goes.

    Without --approve nothing leaves. Nobody gets the same mailing twice. `--to plan` is what the
    plan gives to the machine today, each with the content that the rules choose.

    Example: syotto send shop --to raw.people --content hello --approve
    """
    with progress("Counting", quiet=as_json):
        mailing = mailing_to(folder, to, content, name, channel)
        plan = mailing.plan()
    if test:
        tested(mailing, test, person)
    elif approve:
        released(mailing, plan, by or getpass.getuser(), as_json=as_json)
        if now:
            sent_from_here(mailing)
    else:
        shown = mailing.preview(person) if plan.lawful or person else None
        missing = mailing.missing()
        answer = {"plan": plan, "preview": shown, "missing": missing}
        print_json(answer) if as_json else planned(plan, shown, missing)


def mailing_to(folder: Path, to: str, content: str, name: str, channel: str) -> Mailing:
    from syotto.run.house import open_house
    from syotto.run.mailing import Mailing
    from syotto.run.plan_mail import PLAN, PlanMailing

    house = open_house(folder)
    if to == PLAN:
        return PlanMailing(house, channel=channel, content=content)
    if not content:
        raise InputError("No content is named.", fix="Give --content, a name in content/.")
    return Mailing(house, to, content, name=name, channel=channel)


def planned(plan: Plan, shown: Preview | None, missing: Sequence[Missing]) -> None:
    say(f"Mailing {plan.mailing_id}: {plan.content} to {plan.audience} by {plan.channel}.")
    rows = [("may be written to", plan.lawful)]
    rows += [(f"not: {one.reason}", one.people) for one in plan.not_lawful]
    rows += [("in the audience", plan.people)]
    grid(("People", ""), [(what, f"{people:,}") for what, people in rows], numbers=(1,))
    if not plan.lawful:
        say("Nobody may be written to yet. Load `people` and `consents`, then build.")
    for one in missing[:MISSING_SHOWN]:
        say(f"No content for {one.acts:,}: write one with the line `{one.write}`.")
    if plan.already:
        say(f"{plan.already:,} of them have this mailing already, or wait for it.")
    if plan.repeated:
        say(f"{plan.repeated:,} rows named somebody once more.")
    if shown:
        say(f"\nAs {shown.address} would get it:\n\nSubject: {shown.subject}\n\n{shown.text}")
    second = " A second person must approve it too." if plan.needs_second_person else ""
    say(f"Nothing was sent. --test me@example.com sends it to you, --approve lets it go.{second}")


def tested(mailing: Mailing, address: str, person: str) -> None:
    from syotto.run.mailing import outcome
    from syotto.run.sending import send_due
    from syotto.schema.words import Lane

    key = mailing.test(address, person)
    send_due(mailing.house, lanes=(Lane.TRANSACTIONAL,))
    state, reason = outcome(mailing.house, key)
    say(f"To {address}: {state}. {reason}")
    if state != "sent":
        raise typer.Exit(1)


def released(mailing: Mailing, plan: Plan, by: str, *, as_json: bool) -> None:
    from syotto.run.mailing import let_go

    state, intended = let_go(mailing, by)
    answer = {"mailing": plan.mailing_id, "state": state, "intended": intended}
    if as_json:
        print_json(answer)
        return
    say(f"{intended.new:,} messages are intended; {intended.known:,} were before.")
    say(NEXT[state])


def sent_from_here(mailing: Mailing) -> None:
    from syotto.run.sending import send_due

    with progress("Sending"):
        done = send_due(mailing.house)
    note(f"{done:,} messages are settled. The page Messages says how each ended.")


def check(folder: Folder, channel: Channel = "email", as_json: AsJson = False) -> None:
    """Look up what our domain says about its mail: SPF, DKIM, DMARC. Asks DNS.

    Exit code 1 where something is missing.

    Example: syotto mail-check shop
    """
    from syotto.run.house import open_house
    from syotto.run.mail_check import mail_check

    found = mail_check(open_house(folder), channel)
    if as_json:
        print_json(found)
    else:
        rows = [("good" if one.good else "missing", one.about, one.words) for one in found]
        grid(("", "What", "Finding"), rows)
        for one in found:
            if not one.good:
                say(f"{one.about}: {one.fix}")
    raise typer.Exit(0 if all(one.good for one in found) else 1)


def key(
    folder: Folder,
    selector: Annotated[str, typer.Argument(help="what you call the key, say `syotto1`")],
    ed25519: Annotated[bool, typer.Option("--ed25519", help="a short key of the new kind")] = False,
) -> None:
    """Make a key that signs mails (DKIM), and print what to put into DNS.

    Example: syotto mail-key shop syotto1
    """
    from syotto.run.house import open_house
    from syotto.run.mail_check import make_key

    path, record = make_key(open_house(folder), selector, short=ed25519)
    say(f"The private key is {path}; only you may read it. In syotto.toml:\n")
    say(f'dkim_selector = "{selector}"\ndkim_key = "{path.relative_to(folder.resolve())}"\n')
    say(f"In DNS, at {selector}._domainkey of your domain, as TXT:\n\n{record}")
