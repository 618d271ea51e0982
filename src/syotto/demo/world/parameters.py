"""Every hidden number of the simulated company, with a sentence on what it does."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


def hidden(value: float, about: str) -> Any:
    return field(default=value, metadata={"about": about})


@dataclass(frozen=True)
class Parameters:
    # accounts and people
    people_per_account: float = hidden(4.0, "Mean number of people of an account.")
    solo_share: float = hidden(0.08, "Share of accounts that are one person without a company.")
    customer_share: float = hidden(0.60, "Share of accounts that buy from us on the first day.")
    type_noise: float = hidden(0.15, "Share of accounts whose industry is wrong or missing.")
    taste_spread: float = hidden(
        2.0, "Shape of the gamma noise around the tastes of an account's type; smaller is wilder."
    )
    elsewhere_share: float = hidden(
        0.30, "Share of products that an account is used to buying from somebody else."
    )
    elsewhere_factor: float = hidden(
        0.15, "What is left of the taste for a product usually bought from somebody else."
    )
    # buying
    rate_shape: float = hidden(
        0.8, "r of BG/NBD: shape of the gamma from which an account's order rate is drawn."
    )
    orders_a_year: float = hidden(4.5, "Mean orders a year of an account while it is a customer.")
    drop_a: float = hidden(0.8, "a of BG/NBD: first shape of the chance to leave after an order.")
    drop_b: float = hidden(28.0, "b of BG/NBD: second shape of the chance to leave after an order.")
    first_order: float = hidden(
        0.0004, "Daily chance that an account that is no customer orders unasked."
    )
    more_lines: float = hidden(0.55, "Chance that one more product is picked on the same order.")
    return_share: float = hidden(0.02, "Share of order lines that come back in full.")
    line_noise: float = hidden(0.30, "Standard deviation of the logarithm of quantities.")
    # contracts
    contract_start: float = hidden(
        0.00030, "Daily chance that an account of average taste starts a contract unasked."
    )
    contract_alpha: float = hidden(
        0.7041, "alpha of sBG: first shape of the yearly chance to end a contract."
    )
    contract_beta: float = hidden(
        1.8, "beta of sBG: second shape of the yearly chance to end a contract."
    )
    # need
    age_effect: float = hidden(0.40, "What 10 years of age of the installed base add to log need.")
    wear_effect: float = hidden(0.35, "What worn machines (readings at the limit) add to log need.")
    due_effect: float = hidden(0.45, "What a service that is due adds to log need.")
    service_days: float = hidden(365.0, "Days after which a machine's service falls due.")
    wear_a_year: float = hidden(1.0, "Wear gathered in a year of average use; service clears it.")
    connected_share: float = hidden(0.30, "Share of machines that send readings.")
    # journey
    interest_keep: float = hidden(0.97, "Share of a person's interest that is left after a day.")
    interest_need: float = hidden(1.2, "Weight of the account's log need in a person's interest.")
    content_gain: float = hidden(
        0.12, "Interest gained from one content that fits the person's stage."
    )
    content_misfit: float = hidden(0.02, "Interest gained from one content that does not fit.")
    message_gain: float = hidden(
        1.5, "Interest gained from reading a message of a flow that fits the person's stage."
    )
    identify: float = hidden(0.010, "Daily chance at even interest: visitor to suspect.")
    prospect: float = hidden(0.020, "Daily chance at even interest: suspect to prospect.")
    lead: float = hidden(0.010, "Daily chance at even interest: prospect to lead.")
    case: float = hidden(0.005, "Daily chance at even interest: lead to opportunity.")
    fall_back: float = hidden(0.012, "Daily chance at even interest: one stage back.")
    case_days: float = hidden(45.0, "Mean days from opening to closing a sales case.")
    win: float = hidden(-0.6, "Log odds of winning a case at average need and goodwill.")
    win_need: float = hidden(0.9, "What one unit of log need adds to the log odds of winning.")
    early_call: float = hidden(
        -0.25, "What a sales call before the person is a prospect does to interest."
    )
    timely_call: float = hidden(0.30, "What a sales call to a prospect or lead does to interest.")
    # contact
    lift: float = hidden(
        0.80, "Log hazard ratio of buying the offered product while an offer is fresh."
    )
    email_strength: float = hidden(0.70, "Share of the lift of a call that an e-mail has.")
    lift_elsewhere: float = hidden(
        1.20, "Added to it where the account is used to buying the product from somebody else."
    )
    lift_spread: float = hidden(0.35, "Standard deviation between people of the lift of contact.")
    angle_spread: float = hidden(
        0.40, "Standard deviation between people of what a message angle adds; negative for some."
    )
    two_angles: float = hidden(0.5, "What is left of two angles' effects when used together.")
    channel_effect: float = hidden(0.8, "Log hazard added by the preferred channel, against none.")
    tired: float = hidden(0.6, "Log hazard taken by a contact when all goodwill is used up.")
    offer_days: float = hidden(30.0, "Days that an offer stays fresh.")
    open_case_effect: float = hidden(
        1.0, "Log hazard that an offer loses while a complaint of the account is open."
    )
    open_case_orders: float = hidden(0.6, "Share of orders left while a complaint is open.")
    reached: float = hidden(0.60, "Chance that a call reaches the person in working hours.")
    # goodwill
    goodwill: float = hidden(0.80, "Mean goodwill of a person who is left in peace, 0-1.")
    wear_call: float = hidden(0.10, "Share of goodwill that a call costs a sensitive person.")
    wear_email: float = hidden(0.035, "Share of goodwill that an e-mail costs a sensitive person.")
    recovery: float = hidden(0.006, "Share of lost goodwill that comes back in a day.")
    leave_tired: float = hidden(
        0.004, "Daily chance to leave for good of a customer without any goodwill left."
    )
    tired_below: float = hidden(0.45, "Goodwill below which customers begin to leave.")
    # complaints and service
    complaint: float = hidden(0.00035, "Daily chance of a complaint from a customer.")
    late_complaint: float = hidden(0.08, "Chance of a complaint after a late delivery.")
    pressure_complaint: float = hidden(
        0.015, "Chance that a contact to a person without goodwill ends in a complaint."
    )
    case_open_days: float = hidden(20.0, "Mean days until a complaint is settled.")
    late_share: float = hidden(0.10, "Share of deliveries that are late.")
    visits_a_year: float = hidden(1.5, "Service visits a year to a customer with machines.")
    # web, e-mail, portal
    sessions_a_year: float = hidden(24.0, "Mean web sessions a year of a person.")
    portal_a_year: float = hidden(12.0, "Mean portal visits a year of a customer's person.")
    pages: float = hidden(0.70, "Chance that a web session goes on to one more page.")
    machine_share: float = hidden(0.35, "Share of mailboxes that open every e-mail by machine.")
    scanner_share: float = hidden(0.12, "Share of accounts whose gateway clicks every link.")
    opens: float = hidden(-0.7, "Log odds that a person of average goodwill opens an e-mail.")
    clicks: float = hidden(0.10, "Share of opened e-mails in which a link is clicked.")
    unsubscribe: float = hidden(0.008, "Chance to withdraw consent on an e-mail without goodwill.")
    consent_share: float = hidden(0.62, "Share of people who agreed to e-mail on the first day.")
    consent_a_year: float = hidden(0.06, "Chance in a year that a person gives consent anew.")
    # recommendations
    referred_share: float = hidden(
        0.50, "Share of newly won accounts that came by a customer's recommendation."
    )
    referred_only: float = hidden(0.60, "Share of them that would not have come otherwise.")
    referred_twice: float = hidden(0.12, "Share of them that two customers recommended us to.")
    referred_in_vain: float = hidden(
        0.10, "Share of the accounts that were not won that a customer named to us."
    )
    referred_asked: float = hidden(
        0.80, "Share of the brought who were asked whether they would have come anyway."
    )
    answers_right: float = hidden(0.90, "Share of the answers to that which are right.")
    referred_anonymous: float = hidden(0.40, "Share of recommendations without a name.")
    recommends: float = hidden(
        0.04, "Chance that who is asked for a recommendation brings somebody, with all goodwill."
    )
    # identities and noise
    duplicate_share: float = hidden(0.08, "Share of people who stand twice in the CRM.")
    typo_share: float = hidden(0.5, "Share of those second records with a typing error.")
    shared_share: float = hidden(0.15, "Share of accounts with a mailbox that several people use.")
    job_change: float = hidden(0.10, "Chance in a year that a person changes company.")
    merged_share: float = hidden(0.01, "Share of accounts that are merged into another one.")
    missing_share: float = hidden(0.06, "Share of single fields of records that are missing.")
    late_data: float = hidden(0.01, "Share of devices that send what they saw days later.")
    wrong_clock: float = hidden(0.004, "Share of devices whose clock is wrong.")
    margin_missing: float = hidden(0.10, "Share of order lines without a margin.")


def explained(parameters: Parameters) -> list[tuple[str, float, str]]:
    """Name, value and meaning of every parameter."""
    return [
        (entry.name, float(getattr(parameters, entry.name)), str(entry.metadata["about"]))
        for entry in fields(Parameters)
    ]
