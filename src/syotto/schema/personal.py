"""Where a person stands in the raw tables, and what becomes of their rows when they are erased.

Of what was bought and agreed with a company the row stays without the person: totals stay true. All
other rows about a person go. What other rows say about them in passing is blacked out.
"""

from __future__ import annotations

NAMED_BY: dict[str, tuple[str, ...]] = {
    "people": ("source_id", "email", "phone"),
    "events": ("user_id", "anonymous_id"),
    "feedback": ("customer_id",),
    "decisions": ("customer_id", "person_id"),
    "features": ("subject_ref",),
    "merges": ("kept", "other"),
    "pair_answers": ("id_left", "id_right"),
    "referrals": ("referrer_ref", "referred_ref"),
    "suppressions": ("identifier",),
    "utterances": ("speaker",),
}
"""Columns that name a person, in tables where it is not `person_ref` alone."""
BOTH = frozenset({"referrals"})
"""Tables whose rows are about each of the people that they name."""
PERSON = "person_ref"
CORRECTABLE = (
    "email", "phone", "first_name", "last_name", "title", "company", "street", "postcode", "city",
    "country", "language", "time_zone", "birth_date", "national_id",
)  # fmt: skip
"""Columns of people that the person knows better than any system."""
KEPT_WITHOUT_NAME = {"order_lines", "subscriptions", "quotes", "opportunities", "meetings"}
BLACK = "[erased]"
ERASED = "erased"
"""The reason of a suppression that keeps a person out for good."""


def named_by(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    own = NAMED_BY.get(table, ())
    return (*own, PERSON) if PERSON in columns else own
