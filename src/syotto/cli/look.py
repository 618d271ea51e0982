"""Commands that look: today's list, why, check, export."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from syotto.cli.show import AsJson, Folder, grid, note, plain, print_json, progress, say
from syotto.errors import InputError, NotFound

if TYPE_CHECKING:
    from syotto.ask.blind_spots import BlindSpots
    from syotto.ask.customer import Customer
    from syotto.ask.data import Data
    from syotto.ask.lately import Happened
    from syotto.ask.today import Action, Today
    from syotto.run.house import House

KINDS = (".csv", ".parquet", ".jsonl", ".arrow")
BAD = "bad"
EVENTS_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    for command in (today, why, check, export):
        app.command()(command)


def today(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="a workspace, or a file of order lines")
    ],
    owner: Annotated[str | None, typer.Option(help="only this seller's customers")] = None,
    group: Annotated[str | None, typer.Option(help="only this customer group")] = None,
    product: Annotated[str | None, typer.Option(help="only offers of this product")] = None,
    kind: Annotated[str | None, typer.Option(help="only offer, lead, supply, keep ...")] = None,
    limit: Annotated[int, typer.Option(min=1, help="at most so many actions")] = 10,
    as_json: AsJson = False,
) -> None:
    """Today's list: what to do for whom, what it is expected to cause, and whom to leave alone.

    Example: syotto today shop --owner anna. Without a workspace: syotto today orders.csv
    """
    from syotto.ask.today import Wanted, today as ask_today
    from syotto.ask.today_names import check

    wanted = Wanted(owner, group, product, limit=limit, kind=kind)
    with workspace_of(folder, quiet=as_json) as house:
        check(house, wanted)
        answer = ask_today(house, wanted)
    print_json(answer) if as_json else show_today(answer)


@contextmanager
def workspace_of(path: Path, *, quiet: bool) -> Iterator[House]:
    """The workspace, or one made for a single file and removed afterwards."""
    from syotto.run.house import open_house

    if not path.is_file():
        yield open_house(path)
        return
    from syotto.run.build import build
    from syotto.run.load import load
    from syotto.run.workspace import create

    with tempfile.TemporaryDirectory(prefix="syotto-") as place:
        create(Path(place))
        with progress(f"Reading {path.name}", quiet=quiet) as doing:
            report = load(open_house(place), "order_lines", [path], progress=doing)
            house = open_house(place)
            made = build(house, progress=doing)
        if not quiet:
            note(f"{report.added:,} order lines of {path.name}; {report.rejected:,} rejected.")
            note(made.as_of_reason)
        yield house


def show_today(answer: Today) -> None:
    from syotto.ask.words import day

    say(f"{answer.finding}\n")
    if answer.actions:
        rows = [action_row(action, answer.currency) for action in answer.actions]
        head = ("#", "What to do", "By", "Expected", "Range", "Pays from", "Why")
        grid(head, rows, numbers=(0, 3, 4, 5))
    for words in (*(limit.words for limit in answer.scarce), answer.machine, *answer.mails):
        if words:
            say(words)
    if answer.gap:
        say(answer.gap.words)
    if answer.empty:
        say(f"{answer.empty.why} {answer.empty.fix}")
    for alone in answer.left_alone:
        say(f"  {alone.customers:>9,}  {alone.words}")
    if answer.next_after is not None:
        say(f"\n{answer.open - len(answer.actions):,} more with --limit {answer.open}.")
    note(f"As of {day(answer.as_of)}, build {answer.build}.")


def action_row(action: Action, currency: str) -> tuple[str, ...]:
    from syotto.ask.words import interval, money, share

    worth = action.worth
    pays = "–" if action.pays_from is None else f"+{share(action.pays_from)}"
    return (
        str(action.place),
        action.words,
        "machine" if action.by_machine else action.owner or "",
        money(worth.estimate, currency),
        interval(worth.low, worth.high, currency),
        pays,
        action.reasons,
    )


def why(
    folder: Folder,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="a number, or an e-mail address")],
    sql: Annotated[bool, typer.Option("--sql", help="show where the numbers come from")] = False,
    as_json: AsJson = False,
) -> None:
    """Why this customer is contacted or left alone: every candidate with the values seen, and for
    each published flow where they stand in it, or the first rule that keeps them out.

    Example: syotto why shop 17850 --sql
    """
    from syotto.ask.customer import customer
    from syotto.ask.flow_way import person_of
    from syotto.ask.lately import lately
    from syotto.ask.why import sql as origins
    from syotto.run.house import open_house

    house = open_house(folder)
    person = person_of(house, person)
    flows = in_flows(house, person)
    try:
        answer = customer(house, person)
    except NotFound:
        found = lately(house, person)
        if not found and not any(one["inside"] for one in flows):
            raise
        if as_json:
            print_json({"customer": None, "lately": found, "flows": flows})
        else:
            show_stranger(person, found)
            show_flows(flows)
        return
    shown = origins(house, person) if sql and answer.candidates else []
    if as_json:
        told = {**vars(answer), "flows": flows}
        print_json({"customer": told, "sql": shown} if sql else told)
        return
    show_why(answer, house.settings.horizon_days)
    show_flows(flows)
    for origin in shown:
        say(f"\n-- {origin.what}\n{origin.sql}")


def in_flows(house: House, person: str) -> list[dict[str, Any]]:
    """By published flow: where somebody stands, or why they are not in it."""
    from syotto.ask.flow_way import way
    from syotto.run.flow_why import why_not
    from syotto.run.flows import published

    found = []
    for name in published(house):
        said = way(house, name, person)
        why = None if said.instances else why_not(house, name, person)
        finding = why.finding if why else said.finding
        checks = why.checks if why else []
        inside = bool(said.instances)
        found.append({"flow": name, "inside": inside, "finding": finding, "checks": checks})
    return found


def show_flows(flows: list[dict[str, Any]]) -> None:
    if flows:
        say("\nFlows:")
    for one in flows:
        say(f"  {one['flow']}: {one['finding']}")


def show_why(answer: Customer, horizon_days: int) -> None:
    from syotto.ask.why import in_words
    from syotto.ask.words import interval, money, share

    say(f"{answer.customer.name or answer.customer.customer_id}: {answer.finding}\n")
    if answer.decision:
        chosen = answer.decision
        say(f"Decision: {chosen.action} ({chosen.words}), {chosen.arm} group,")
        say(f"chosen with probability {share(chosen.propensity)}.\n")
    rows = [
        (
            candidate.product_name,
            share(candidate.would_buy_anyway),
            share(candidate.extra_if_contacted),
            money(candidate.worth.estimate, answer.currency),
            interval(candidate.worth.low, candidate.worth.high, answer.currency),
            candidate.outcome,
        )
        for candidate in answer.candidates
    ]
    head = ("Candidate", "Buys anyway", "Contact adds", "Expected", "Range", "Outcome")
    grid(head, rows, numbers=(1, 2, 3, 4))
    for candidate in answer.candidates[:1]:
        for sentence in in_words(candidate, horizon_days=horizon_days, currency=answer.currency):
            say(f"  {sentence}")
    show_competition(answer)
    for said in answer.said:
        say(f"  {said.verdict} on {said.at:%Y-%m-%d}")
    show_lately(answer.lately)


def show_competition(answer: Customer) -> None:
    """Every term of everything that could be done for them."""
    from syotto.ask.words import money

    if answer.profile.competition.empty:
        return
    say(f"\n{answer.profile.competition.finding}\n")
    terms = ("now", "later", "cannibalised", "cost", "pressure")
    rows = [
        (
            one.words,
            *(money(getattr(one, term), answer.currency) for term in terms),
            money(one.worth.estimate, answer.currency),
            money(one.after_time, answer.currency),
            one.outcome,
        )
        for one in answer.profile.competition.rivals
    ]
    head = ("Act", "Now", "Later", "Ends", "Cost", "Pressure", "Expected", "After time", "Outcome")
    grid(head, rows, numbers=(1, 2, 3, 4, 5, 6, 7))


def show_stranger(person: str, found: list[Happened]) -> None:
    say(f"{person} is no customer of the newest build; there are events.")
    show_lately(found)


def show_lately(found: list[Happened]) -> None:
    """What the person did since the build, the newest first."""
    if found:
        say("\nSince the build:")
    for one in found[:EVENTS_SHOWN]:
        what = f"{one.name or one.kind}{f' ({one.content_id})' if one.content_id else ''}"
        where = ", ".join(filter(None, (one.channel, one.source, one.clock)))
        say(f"  {one.at:%Y-%m-%d %H:%M:%S} UTC  {what}  {where}")


def check(folder: Folder, as_json: AsJson = False) -> None:
    """Data quality, assumptions and what hangs on them, blind spots. Exit code 1: something is bad.

    Example: syotto check shop
    """
    from syotto.ask.blind_spots import blind_spots
    from syotto.ask.data import data
    from syotto.ask.scoring import drift
    from syotto.run.house import open_house
    from syotto.run.scoring_check import warnings

    house = open_house(folder)
    answer, blind = data(house), blind_spots(house)
    moved, doubts = drift(house), warnings(house)
    if as_json:
        more = {"blind_spots": blind, "drift": moved, "rules_and_sellers": doubts}
        print_json({**plain(answer), **more})
    else:
        show_check(answer)
        show_blind(blind)
        show_leads(moved, doubts)
    if any(finding.severity == BAD for finding in answer.findings):
        raise typer.Exit(1)


def show_check(answer: Data) -> None:
    from syotto.ask.words import count, money, share

    say(f"{answer.finding}\n")
    noticed = [
        (f.severity, f.what, count(f.rows), share(f.share), money(f.amount, answer.currency), f.fix)
        for f in answer.findings
    ]
    grid(("", "Noticed", "Rows", "Share", "Amount", "What to do"), noticed, numbers=(2, 3, 4))
    taken = [
        (a.name, a.value, money(a.weight, answer.currency), a.about) for a in answer.assumptions
    ]
    grid(("Assumed", "Value", "What hangs on it", "Meaning"), taken, numbers=(2,))
    acts = [
        (a.act, share(a.lift), f"{share(a.low)} – {share(a.high)}", a.basis,
         f"{count(a.came_treated)} of {count(a.treated)}",
         f"{count(a.came_control)} of {count(a.control)}")
        for a in answer.adds
    ]  # fmt: skip
    grid(
        ("What acts add", "More", "80 % interval", "", "Came, contacted", "Came, left alone"),
        acts,
        numbers=(1, 2, 4, 5),
    )
    ends = [(k.name, k.days or "for ever", count(k.removed), k.why) for k in answer.kept]
    grid(("Kept", "Days", "Removed so far", "Why"), ends, numbers=(1, 2))
    say("All other tables are kept for ever; the setting `retention_days` says otherwise.")


def show_blind(blind: BlindSpots) -> None:
    from syotto.ask.words import money, share

    say(f"\n{blind.finding}\n")
    spots = [
        (
            spot.what,
            f"{share(spot.low)} – {share(spot.high)}" if spot.low is not None else "",
            money(spot.amount, blind.currency),
            spot.fix,
        )
        for spot in blind.spots
    ]
    grid(("Blind spot", "80 % interval", "Margin it is about", "What to do"), spots, numbers=(2,))


def show_leads(moved: str | None, doubts: list[str]) -> None:
    """Whether chances of leads are as they were, and what rules and sellers name in vain."""
    if moved:
        say(f"\nLeads: {moved}")
    if doubts:
        grid(("Named in rules or [[sellers]], and not there",), [(one,) for one in doubts])


def export(
    folder: Folder,
    table: Annotated[str, typer.Argument(help="customers, handed_leads, raw.order_lines, ...")],
    out: Annotated[
        Path | None, typer.Option(help="a .csv, .parquet, .jsonl or .arrow file; else CSV here")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON lines")] = False,
) -> None:
    """Write any table, raw or derived.

    Example: syotto export shop offers --out offers.parquet
    """
    from syotto.ask.export import batches, write
    from syotto.run.house import open_house

    if out is not None and out.suffix not in KINDS:
        raise InputError(f"{out} has no known ending.", fix=f"Use one of {', '.join(KINDS)}.")
    reader = batches(open_house(folder), table)
    if out is None:
        write(reader, sys.stdout.buffer, "jsonl" if as_json else "csv")
        return
    unfinished = out.with_name(f".{out.name}.unfinished")
    with unfinished.open("wb") as file:
        rows = write(reader, file, out.suffix.removeprefix("."))
    unfinished.replace(out)
    note(f"{rows:,} rows in {out}.")
