"""Signing in and out: wrong passwords wait, sessions end by themselves.

A try is counted before its password is looked at, so that many at once gain nothing. It is counted
for the e-mail address, also one that nobody has, and for the network address it came from.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from syotto.errors import InputError
from syotto.run.audit import Act, note, note_in
from syotto.run.house import House
from syotto.run.passwords import fits, hashed, renewed
from syotto.run.users import known, user
from syotto.schema.access import Acted, User
from syotto.store import users as book
from syotto.store.users import hash_of, subject_of

PATIENCE = timedelta(minutes=15)
"""Wrong passwords longer ago are forgotten."""
TRIES = {"email": 5, "address": 50}
"""Wrong ones before one has to wait; many may share a network address."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
SEEN_EVERY = timedelta(minutes=1)
KEPT = timedelta(days=1)
UNKNOWN = "unknown"


class WrongPassword(InputError):
    """Who tries to sign in is not told what was wrong: that would say who is a user."""

    status = 401


class Locked(InputError):
    """Too many wrong passwords."""

    status = 429


@dataclass(frozen=True)
class SignedIn:
    """A user and the number of the session, which only the browser keeps."""

    user: User
    session: str


def sign_in(house: House, email: str, password: str, *, address: str | None) -> SignedIn:
    """A new session for whoever knows the password.

    Raises WrongPassword, and Locked while one has to wait; both are the same for an address that
    nobody has.
    """
    name = email.strip().lower()
    count_try(house, name, address)
    with house.ledger.read() as connection:
        kept = book.password_of(connection, name)
    if not fits(kept, password):
        if kept is not None:
            note(house, Act(name, Acted.SIGN_IN, "wrong password", address=address))
        raise WrongPassword("The e-mail or the password is wrong.", fix="Try again.")
    return let_in(house, name, password, kept or "", address)


def let_in(house: House, email: str, password: str, kept: str, address: str | None) -> SignedIn:
    now = house.now()
    again = renewed(kept, password)
    with house.ledger.begin() as connection:
        book.forget_sessions(connection, now - timedelta(hours=house.settings.session_hours))
        it_was_right(connection, email, address)
        book.change_user(connection, email, last_at=now, password=again)
        session = begin(connection, house, email, address)
        note_in(connection, house, Act(email, Acted.SIGN_IN, "signed in", address=address))
        return SignedIn(known(connection, email), session)


def begin(connection: sa.Connection, house: House, email: str, address: str | None) -> str:
    """A new session; its number is kept as a hash only."""
    session = secrets.token_urlsafe(32)
    book.open_session(connection, hash_of(session), email, house.now(), address)
    return session


def session_user(house: House, session: str) -> User | None:
    """Whom a session belongs to; None where it is over or never was."""
    now, settings = house.now(), house.settings
    with house.ledger.read() as connection:
        row = book.session_with(connection, hash_of(session))
    if row is None:
        return None
    idle, age = now - row["seen_at"], now - row["began_at"]
    too_long = age > timedelta(hours=settings.session_hours)
    if too_long or idle > timedelta(minutes=settings.session_idle_minutes):
        sign_out(house, session)
        return None
    if idle > SEEN_EVERY:
        with house.ledger.begin() as connection:
            book.see_session(connection, hash_of(session), now)
    return book.user_of(row)


def sign_out(house: House, session: str, *, address: str | None = None) -> None:
    with house.ledger.begin() as connection:
        row = book.session_with(connection, hash_of(session))
        book.end_session(connection, hash_of(session))
        if row is not None:
            note_in(
                connection, house, Act(row["email"], Acted.SIGN_IN, "signed out", address=address)
            )


def change_password(
    house: House, email: str, old: str, new: str, *, address: str | None
) -> SignedIn:
    """One's own password: all sessions end, and a new one begins here.

    Raises WrongPassword or Locked for the old one, InputError for a new one that will not do.
    """
    count_try(house, email, address)
    with house.ledger.read() as connection:
        kept = book.password_of(connection, email)
    if not fits(kept, old):
        raise WrongPassword("The old password is wrong.", fix="Try again.")
    made, now = hashed(new, email), house.now()
    with house.ledger.begin() as connection:
        it_was_right(connection, email, address)
        book.change_user(connection, email, password=made, changed_at=now)
        book.end_sessions(connection, email)
        session = begin(connection, house, email, address)
        note_in(connection, house, Act(email, Acted.SIGN_IN, "password changed", address=address))
        return SignedIn(known(connection, email), session)


def count_try(house: House, email: str, address: str | None) -> None:
    """Counts a try as a wrong one, until it proves right. Raises Locked while one has to wait."""
    now = house.now()
    counted = [("email", email), ("address", address or UNKNOWN)]
    with house.ledger.begin() as connection:
        book.forget_waits(connection, now - KEPT)
        until = max(filter(None, (count(connection, *one, now) for one in counted)), default=None)
    if until is not None:
        minutes = max(1, round((until - now) / timedelta(minutes=1)))
        words = "minute" if minutes == 1 else "minutes"
        raise Locked(
            "Too many wrong passwords.",
            fix=f"Try again in {minutes} {words}, or ask an administrator.",
        )


def count(connection: sa.Connection, kind: str, name: str, now: datetime) -> datetime | None:
    """Until when one has to wait; None counts this try."""
    subject = subject_of(kind, name)
    row = book.wait_of(connection, subject, now)
    until: datetime | None = row["until"]
    if until is not None and until > now:
        return until
    old = now - (until or row["failed_at"]) > PATIENCE
    failures = 1 if old else row["failures"] + 1
    book.put_wait(connection, subject, failures, now, locked_until(kind, failures, now))
    return None


def locked_until(kind: str, failures: int, now: datetime) -> datetime | None:
    """After so many wrong ones: a minute, then twice as long each time, at most an hour."""
    over = failures - TRIES[kind]
    return now + min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT) if over >= 0 else None


def it_was_right(connection: sa.Connection, email: str, address: str | None) -> None:
    """The user's tries are forgotten; of the network address only this one, others share it."""
    book.end_wait(connection, subject_of("email", email))
    book.take_back(connection, subject_of("address", address or UNKNOWN))


def unlock(house: House, email: str, *, by: str) -> None:
    """Somebody may try again at once. Raises NotFound."""
    found = user(house, email)
    with house.ledger.begin() as connection:
        book.end_wait(connection, subject_of("email", found.email))
        note_in(connection, house, Act(by, Acted.SIGN_IN, "unlocked", found.email))
