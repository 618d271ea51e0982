"""Every setting: name, default, what it is for. `syotto.toml` first, then SYOTTO_* variables."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from syotto.errors import SettingError

FILE = "syotto.toml"


def setting(
    default: Any, about: str, *, low: float | None = None, high: float | None = None
) -> Any:
    """A setting; `low` and `high` bound what may be given."""
    metadata = {"about": about, "low": low, "high": high}
    if isinstance(default, dict | list):
        return field(default_factory=lambda: type(default)(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    # the company
    currency: str = setting("EUR", "currency that every amount is shown in")
    time_zone: str = setting("UTC", "IANA zone of times that carry none")
    margin_share: float = setting(
        0.30, "margin as a share of the amount where neither line nor product says", low=0, high=1
    )
    # what a customer owns
    own_days: int = setting(365, "a product bought within so many days counts as owned", low=1)
    own_days_by_category: dict[str, int] = setting({}, "the same for single categories")
    not_products: list[str] = setting(
        [
            "POST", "POSTAGE", "SHIPPING", "FREIGHT", "DOT", "BANK CHARGES", "AMAZONFEE", "CRUK",
            "PADS", "gift_0001*", "TEST*", "M=Manual", "D=Discount", "S=SAMPLES", "C2=CARRIAGE",
            "B=Adjust bad debt",
        ],
        "codes that are no products; * stands for anything, M=Manual asks for the name too",
    )  # fmt: skip
    cancellation_prefix: str = setting(
        "C", "an order number with this in front of it takes that order back"
    )
    # customer groups
    group_by: str = setting("", "column of `customers` to group by (say `segment`); empty: found")
    groups_at_most: int = setting(10, "at most so many groups are looked for", low=1)
    group_size: int = setting(200, "a found group has at least so many customers", low=1)
    # chances and offers
    horizon_days: int = setting(90, "a chance is about buying within so many days", low=1)
    min_owners: int = setting(
        20, "counts below this are no pattern; in a small group 1 % of its customers", low=1
    )
    max_products: int = setting(1, "offer up to so many products together", low=1, high=3)
    antecedent_size: int = setting(1, "owned products read together, 1 to 3", low=1, high=3)
    candidates: int = setting(5, "products kept for each customer", low=1, high=50)
    lift: float = setting(
        0.05, "assumed relative lift of offers in the horizon, until a control group tells", low=0
    )
    lift_low: float = setting(0.01, "lower end of the assumed lift", low=0)
    lift_high: float = setting(0.15, "upper end of the assumed lift", low=0)
    outcome_days: int = setting(
        30, "what a contact adds is looked for within so many days after it", low=1
    )
    contact_cost: float = setting(5.0, "cost of one contact", low=0)
    keep: str = setting("", "keep-probability: observed, support, one; empty: by kind of product")
    subscription_years: float = setting(2.0, "years a contract's margin is counted for", low=0)
    discount: float = setting(0.15, "yearly discount rate", low=0)
    # who is contacted
    capacity: int = setting(50, "actions on one seller's list a day", low=1)
    contact_minutes: float = setting(15.0, "minutes that a contact takes a seller", low=0.1)
    day_budget: float = setting(0.0, "what a day's contacts may cost together; 0: no limit", low=0)
    assumed_rebuys: bool = setting(
        False,
        "what customers buy again by themselves competes, though what contact adds is assumed",
    )
    explore_share: float = setting(
        0.0, "share of customers for whom the second best is done, to learn from", low=0, high=0.5
    )
    control_share: float = setting(0.10, "share of customers never proposed", low=0, high=0.9)
    control_exempt: list[str] = setting([], "customers always open to proposals")
    channel: str = setting("seller", "usual channel of actions: lift and contact_cost are about it")
    other_channels: list[str] = setting([], "more channels for offers, say email: the plan chooses")
    contact_costs: dict[str, float] = setting({}, "cost of a contact by those, say email = 0.02")
    contact_adds: dict[str, float] = setting({}, "what one adds beside a seller's until data tell")
    plan_sends: list[str] = setting([], "of those, the ones by which the plan's offers are sent")
    rest_days: int = setting(
        30, "a customer is left alone for so many days after a contact; 0: never", low=0
    )
    # contact pressure: docs/contact-pressure.md
    contact_risk: dict[str, float] = setting(
        {}, "share of a year's margin that a first contact through a channel loses, say email"
    )
    contact_growth: float = setting(
        0.3, "every recent contact makes the next one dearer by this share", low=0
    )
    contact_half_life: float = setting(30.0, "a contact counts half after so many days", low=0.1)
    hour_cost: float = setting(60.0, "what an hour of a seller's work costs", low=0)
    setup_hours: float = setting(
        16.0, "hours that it takes to let a machine do a recurring act", low=0
    )
    # leads: docs/leads.md
    lead_outcome: str = setting(
        "opportunity", "what a lead succeeds in: opportunity (a sales case opens), won, or order"
    )
    lead_days: int = setting(60, "a lead succeeds within so many days", low=1)
    lead_lift: float = setting(0.20, "assumed relative lift of a call, until lots tell", low=0)
    lead_lift_low: float = setting(0.05, "lower end of that assumption", low=0)
    lead_lift_high: float = setting(0.40, "upper end of that assumption", low=0)
    lead_value: float = setting(
        0.0, "margin of a success; 0: as closed cases, or orders, brought on average", low=0
    )
    lead_capacity: int = setting(25, "leads that one seller has time for at once", low=1)
    call_cost: float = setting(60.0, "cost of a seller's call to a lead", low=0)
    early_cost: float = setting(
        40.0, "what a call costs in goodwill where the lead was not ready", low=0
    )
    # leads and who takes them: docs/leads.md
    sellers: list[dict[str, Any]] = setting(
        [], "who takes leads: one [[sellers]] section each; defaults: docs/leads.md"
    )
    holidays: list[str] = setting([], "days on which nobody works, say 2026-12-06")
    working_hours: str = setting(
        "mon-fri 08:00-16:00",
        "when people work, by their own clock: sellers who say nothing else, and waits of flows",
    )
    lead_answer_hours: float = setting(
        8.0, "working hours within which a seller answers a lead", low=0.1
    )
    hot_answer_hours: float = setting(1.0, "the same where somebody asked for us", low=0.1)
    lead_call_hours: float = setting(
        16.0, "working hours within which a seller speaks with a lead after accepting it", low=0.1
    )
    escalate_to: str = setting(
        "", "who is told of leads without an answer: a seller or an e-mail address"
    )
    lead_rest_days: int = setting(
        90, "who was rejected, lost or won is not handed over by score for so many days", low=0
    )
    not_now_days: int = setting(30, "the same after `not now`", low=0)
    # may we contact: docs/consent.md
    country: str = setting("", "code of the country of people for whom none is known, say DE")
    lawful: dict[str, dict[str, Any]] = setting(
        {}, "what stands in for consent, one section a country; defaults: docs/consent.md"
    )
    customer_days: int = setting(
        730, "who bought within so many days is an existing customer", low=0
    )
    hold_days: int = setting(
        60, "a complaint, late delivery or quote stops selling for so many days", low=0
    )
    quiet_hours: str = setting(
        "21:00-08:00", "no message but transactional ones, by the person's clock; empty: none"
    )
    caps: list[str] = setting(
        ["email 1/1", "any 3/7"],
        "at most so many messages through a channel (any: all) in so many days",
    )
    # who is who: docs/identity.md
    shared_by: int = setting(
        3, "an address of people of more different names than this is nobody's own", low=1
    )
    nobodys: list[str] = setting(
        [
            "n/a", "na", "none", "null", "unknown", "unbekannt", "tuntematon", "test", "-", "x",
            "test@test.com", "test@example.com", "a@a.com", "none@none.com", "noemail@noemail.com",
            "123456", "1234567", "12345678", "123456789", "1234567890",
        ],
        "what is written where an address or a number is not known",
    )  # fmt: skip
    # who may be one and the same: docs/duplicates.md
    find_links: bool = setting(
        False, "every build looks for people and companies that may be one and the same"
    )
    merge_links: bool = setting(
        True, "people and companies that are as good as certainly one are joined by a build"
    )
    link_same: float = setting(
        0.99, "probability from which two are one, where an identifier agrees", low=0.5, high=1
    )
    link_review: float = setting(
        0.5, "probability from which somebody looks at a pair", low=0.01, high=1
    )
    # what stands where
    service_days: int = setting(
        365, "an installed product is due for service so many days after the last", low=1
    )
    service_value: float = setting(
        0.0, "margin of one service of an installed product; 0: not known", low=0
    )
    reading_limits: dict[str, float] = setting(
        {}, "reading at which a service is due, by measure; a service clears it: docs/due.md"
    )
    phases: dict[str, dict[str, Any]] = setting(
        {}, "who owns a phase and what share should reach the next: docs/blind-spots.md"
    )
    # who brings others: docs/referrals.md
    referral_share: float = setting(
        0.5, "share of those brought who would not have come otherwise, until data tell",
        low=0, high=1,
    )  # fmt: skip
    referral_share_low: float = setting(0.2, "lower end of that assumption", low=0, high=1)
    referral_share_high: float = setting(0.8, "upper end of that assumption", low=0, high=1)
    answers_right: float = setting(
        0.9, "share of answers to `would you have come anyway?` that are right", low=0.5, high=1
    )
    referral_rate: float = setting(
        0.03, "assumed share of satisfied customers who bring somebody when asked", low=0, high=1
    )
    referral_rate_low: float = setting(0.01, "lower end of that assumption", low=0, high=1)
    referral_rate_high: float = setting(0.08, "upper end of that assumption", low=0, high=1)
    satisfied_from: float = setting(
        4.0, "mark from which a customer is satisfied; ours go from 1 to 5"
    )
    acquisition_cost: float = setting(
        0.0, "what winning a customer costs without a referral; 0: nothing is saved", low=0
    )
    keeping_cost: float = setting(
        0.0, "what marketing to one customer costs in a year; 0: nothing is taken off", low=0
    )
    # events
    machine_networks: list[str] = setting(
        [], "networks like 192.0.2.0/24 whose opens and clicks are no person's"
    )
    # the journey: docs/journeys.md
    journey: dict[str, Any] = setting(
        {}, "stages and what brings one into them, touchpoints, targets; defaults: docs/journeys.md"
    )
    # collecting
    shorten_addresses: bool = setting(True, "network addresses are kept without their last part")
    public_url: str = setting(
        "", "how the world reaches the public listener, say https://events.example.com"
    )
    behind_proxy: bool = setting(False, "X-Forwarded-For says who a sender is, not the connection")
    inbox_mb: int = setting(4_000, "with so much waiting for the log, senders wait", low=1)
    disk_reserve_mb: int = setting(200, "with less free on the disk, senders wait", low=0)
    drain_seconds: float = setting(10.0, "events are in the log after so many seconds", low=0.1)
    retention_days: dict[str, int] = setting(
        {}, "days that rows of a table are kept since they came; 0 for ever; see `syotto check`"
    )
    # sign-in: docs/sign-in.md
    allowed_hosts: list[str] = setting(
        [], "names by which other machines reach the pages, say crm.example.com"
    )
    pages_behind_proxy: bool = setting(
        False, "X-Forwarded-For and -Proto say who opens a page and how, not the connection"
    )
    session_idle_minutes: int = setting(
        120, "who does nothing for so long has to sign in again", low=1
    )
    session_hours: int = setting(12, "everybody signs in again after so long", low=1)
    # stores
    ledger: str = setting("", "SQLAlchemy address of the ledger; empty: ledger.sqlite here")
    engine: str = setting("duckdb", "what runs a build: duckdb or spark")
    keep_builds: int = setting(3, "builds kept", low=1)
    publish: list[str] = setting(
        [], "after a build: folders (Parquet), delta:FOLDER, postgresql://"
    )
    publish_tables: list[str] = setting(
        ["customers", "offers", "decisions"], "derived tables to publish"
    )
    # doors: docs/doors-in.md
    hooks: dict[str, dict[str, Any]] = setting({}, "signed webhooks, one section each")
    mailboxes: dict[str, dict[str, Any]] = setting(
        {}, "mailboxes that become leads or bounces, one section each"
    )
    forms: dict[str, dict[str, Any]] = setting({}, "hosted forms, one section each")
    origins: dict[str, dict[str, Any]] = setting(
        {}, "where leads come from, who answers for it and who gives them: docs/catching-leads.md"
    )
    extracts: dict[str, dict[str, Any]] = setting(
        {}, "sources of dlt that `syotto pull` reads, one section each"
    )
    doors_seconds: float = setting(60.0, "seconds between two looks into mailboxes", low=1)
    # messages: docs/mail.md
    channels: dict[str, dict[str, Any]] = setting(
        {}, "ways out for messages (SMTP, paper, webhooks), one section each"
    )
    topics: dict[str, str] = setting(
        {}, "kinds of mailings that people can leave one by one: name = what people call it"
    )
    mail_workers: int = setting(1, "processes that send mailings", low=1, high=16)
    mail_attempts: int = setting(8, "a message is given up after so many attempts", low=1)
    mail_per_minute: dict[str, int] = setting(
        {}, "messages of mailings to a domain in a minute, one line each; others: no limit"
    )
    warm_up_per_day: int = setting(
        0,
        "messages of mailings on the first day of a new sender, doubled daily; 0: no limit",
        low=0,
    )
    warm_up_from: str = setting("", "first day of the warm-up, say 2026-11-22")
    second_person_from: int = setting(
        0, "a mailing to so many or more waits for a second person; 0: never", low=0
    )
    second_person_for_flows: bool = setting(
        False, "a flow that is published waits until a second person approves it"
    )
    pause_bounce_share: float = setting(
        0.05, "a mailing pauses above this share of addresses that do not exist", low=0, high=1
    )
    pause_complaint_share: float = setting(
        0.003, "a mailing pauses above this share of complaints", low=0, high=1
    )
    soft_bounces: int = setting(
        5, "an address is left alone after so many soft bounces with no success between", low=1
    )
    mail_log: str = setting(
        "", "log of the Postfix that mail goes to, say /var/log/mail.log; empty: it is not read"
    )
    # CRMs: docs/crm.md
    crm: dict[str, dict[str, Any]] = setting({}, "CRMs that are read and written, one section each")
    # loading: [map.order_lines] amount = "Quantity * UnitPrice"
    map: dict[str, dict[str, str]] = setting({}, "accepted mappings, one section a table")


KNOWN = {entry.name: entry for entry in fields(Settings)}


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The file, then SYOTTO_* variables on top of it.

    Raises SettingError for a file that is no TOML, an unknown name or a wrong value.
    """
    given = read_file(path) if path else {}
    for name in given:
        if name not in KNOWN:
            raise unknown(name, str(path))
    over = {
        name: from_text(name, environ[f"SYOTTO_{name.upper()}"])
        for name in KNOWN
        if f"SYOTTO_{name.upper()}" in environ
    }
    merged = {**given, **over}
    return Settings(**{name: checked(name, value) for name, value in merged.items()})


def read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingError(
            f"{path} is not valid TOML: {error}.", fix="Correct the line it names."
        ) from error


def unknown(name: str, where: str) -> SettingError:
    near = difflib.get_close_matches(name, KNOWN, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return SettingError(
        f"{where} has an unknown setting {name!r}.",
        fix=f"{hint}Known settings: {', '.join(sorted(KNOWN))}.",
    )


KINDS = {
    str: "a text", int: "a whole number", float: "a number", bool: "true or false",
    list: "a list", dict: "a table",
}  # fmt: skip


def from_text(name: str, text: str) -> Any:
    """A variable's text as the type of the setting; lists and tables are JSON."""
    default = default_of(name)
    if isinstance(default, str):
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SettingError(
            f"SYOTTO_{name.upper()} is {text!r}, not {KINDS[type(default)]}.",
            fix=f"Give it like {json.dumps(default)}.",
        ) from error


def checked(name: str, value: Any) -> Any:
    default = default_of(name)
    number = isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool)
    value = float(value) if number else value
    if type(value) is not type(default):
        raise SettingError(
            f"The setting {name!r} is {value!r}, not {KINDS[type(default)]}.",
            fix=f"Give it like {default!r}.",
        )
    low, high = KNOWN[name].metadata["low"], KNOWN[name].metadata["high"]
    if (low is not None and value < low) or (high is not None and value > high):
        raise SettingError(
            f"The setting {name!r} is {value!r}.",
            fix=f"Give a value from {low} to {'any' if high is None else high}.",
        )
    return value


def default_of(name: str) -> Any:
    return getattr(Settings(), name)
