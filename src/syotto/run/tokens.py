"""API tokens: a program's way in, with some permissions and a last day."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from syotto.errors import InputError, NotFound
from syotto.run.audit import Act, note_in
from syotto.run.house import House
from syotto.run.sign_in import SEEN_EVERY
from syotto.run.users import given
from syotto.schema.access import SCOPES, Acted, ApiToken, Permission
from syotto.store import users as book
from syotto.store.users import hash_of

PREFIX = "syotto"
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Made:
    """A new token; `secret` is what the program sends, and is shown this once."""

    token: ApiToken
    secret: str


def add_token(
    house: House,
    name: str,
    scopes: Iterable[str],
    days: int,
    *,
    by: str,
    owners: Iterable[str] = (),
    units: Iterable[str] = (),
) -> Made:
    """A token that ends after `days`; it sees the rows of `owners` and `units` only, if given.

    Raises InputError for a blank name, a scope that is none, or days out of 1 to 366.
    """
    check(name, days)
    token_id, secret, now = secrets.token_hex(6), secrets.token_urlsafe(32), house.now()
    made = ApiToken(
        token_id=token_id,
        name=name.strip(),
        scopes=checked_scopes(scopes),
        owners=given(owners),
        units=given(units),
        created_by=by,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    with house.ledger.begin() as connection:
        book.add_token(connection, made, hash_of(secret))
        detail = f"{', '.join(sorted(made.scopes))}, {days} days"
        note_in(connection, house, Act(by, Acted.USERS, "token added", made.name, detail))
    return Made(made, f"{PREFIX}_{token_id}_{secret}")


def check(name: str, days: int) -> None:
    if not name.strip():
        raise InputError("The token has no name.", fix="Say what it is for.")
    if not 1 <= days <= LONGEST_DAYS:
        raise InputError(f"{days} days is not 1 to {LONGEST_DAYS}.", fix="Give fewer days.")


def checked_scopes(scopes: Iterable[str]) -> frozenset[Permission]:
    wanted, allowed = set(scopes), {scope.value for scope in SCOPES}
    wrong = sorted(wanted - allowed)
    if wrong or not wanted:
        raise InputError(
            f"{wrong[0]!r} is no scope." if wrong else "The token has no scope.",
            fix=f"Use some of {', '.join(sorted(allowed))}.",
        )
    return frozenset(map(Permission, wanted))


def tokens(house: House) -> list[ApiToken]:
    """All of them, also those that ended."""
    with house.ledger.read() as connection:
        return book.every_token(connection)


def end_token(house: House, token_id: str, *, by: str) -> None:
    """It lets nobody in any more. Raises NotFound."""
    with house.ledger.begin() as connection:
        found = book.token_with(connection, token_id)
        if found is None:
            raise NotFound(f"There is no token {token_id!r}.", fix="See the Users page.")
        book.change_token(connection, token_id, ended_at=found[0].ended_at or house.now())
        note_in(connection, house, Act(by, Acted.USERS, "token ended", found[0].name))


def open_token(house: House, sent: str) -> ApiToken | None:
    """The token that a program sent; None where it is none, has ended or is over."""
    prefix, _, rest = sent.partition("_")
    token_id, _, secret = rest.partition("_")
    if prefix != PREFIX or not secret:
        return None
    with house.ledger.read() as connection:
        found = book.token_with(connection, token_id)
    now = house.now()
    if found is None or not hmac.compare_digest(found[1], hash_of(secret)):
        return None
    if not found[0].open(now):
        return None
    if found[0].used_at is None or now - found[0].used_at > SEEN_EVERY:
        with house.ledger.begin() as connection:
            book.change_token(connection, token_id, used_at=now)
    return found[0]
