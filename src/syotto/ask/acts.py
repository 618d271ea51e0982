"""What an act is called: the words for whatever the plan may choose."""

from __future__ import annotations

from collections.abc import Mapping

from syotto.schema.plan import Kind
from syotto.schema.words import Action

WORDS: Mapping[str, str] = {
    Kind.OFFER: "Offer {what} to {who}",
    Kind.LEAD: "Call {who}",
    Kind.SUPPLY: "Contact {who}: {what} falls due",
    Kind.KEEP: "Keep {who}: {what}",
    Kind.REFERRAL: "Ask {who} to recommend us",
    Action.NO_CONTACT: "Leave {who} alone",
}
KINDS: Mapping[str, str] = {
    Kind.OFFER: "Offers",
    Kind.LEAD: "Calls to leads",
    Kind.SUPPLY: "What falls due",
    Kind.KEEP: "Customers to keep",
    Kind.REFERRAL: "Asking to be passed on",
}


def headline(kind: str, what: str, who: str) -> str:
    """Offer seal kit to Ahola & Sons."""
    return WORDS.get(kind, "{what}: {who}").format(what=what, who=who)
