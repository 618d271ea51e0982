"""Users and tokens: who may sign in, as what, when they last did, and who is locked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.access import IN_WORDS, MAY, ApiToken, Role, User
from syotto.store.users import every_token, every_user, subject_of, waiting


@dataclass(frozen=True)
class UserRow:
    """A user; locked_until: too many wrong passwords, and not yet over."""

    email: str
    role: str
    owners: tuple[str, ...]
    units: tuple[str, ...]
    may: tuple[str, ...]
    created_at: datetime
    changed_at: datetime
    last_at: datetime | None
    ended_at: datetime | None
    locked_until: datetime | None


@dataclass(frozen=True)
class TokenRow:
    """A token; `state` is open, over or ended."""

    token_id: str
    name: str
    state: str
    scopes: tuple[str, ...]
    owners: tuple[str, ...]
    units: tuple[str, ...]
    created_by: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Users:
    """Everybody and everything that may come in."""

    finding: str
    users: list[UserRow]
    tokens: list[TokenRow]
    now: datetime


def users(house: Sources) -> Users:
    """Those who can sign in first, by e-mail."""
    now = house.now()
    with house.ledger.read() as connection:
        known, tokens = every_user(connection), every_token(connection)
        locked = waiting(connection, now)
    rows = [row_of(one, locked.get(subject_of("email", one.email))) for one in known]
    ordered = sorted(rows, key=lambda row: (row.ended_at is not None, row.email))
    return Users(finding(ordered), ordered, [token_row(one, now) for one in tokens], now)


def one_user(house: Sources, email: str) -> UserRow:
    """Raises NotFound where there is none with that e-mail."""
    for row in users(house).users:
        if row.email == email:
            return row
    raise NotFound(f"There is no user {email!r}.", fix="See the Users page.")


def row_of(user: User, locked_until: datetime | None) -> UserRow:
    return UserRow(
        email=user.email,
        role=user.role.value,
        owners=user.owners,
        units=user.units,
        may=abilities(user.role),
        created_at=user.created_at,
        changed_at=user.changed_at,
        last_at=user.last_at,
        ended_at=user.ended_at,
        locked_until=locked_until,
    )


def abilities(role: Role) -> tuple[str, ...]:
    """What a role may do, in words."""
    return tuple(words for permission, words in IN_WORDS.items() if permission in MAY[role])


def token_row(token: ApiToken, now: datetime) -> TokenRow:
    over = "over" if token.ended_at is None else "ended"
    return TokenRow(
        token_id=token.token_id,
        name=token.name,
        state="open" if token.open(now) else over,
        scopes=tuple(sorted(token.scopes)),
        owners=token.owners,
        units=token.units,
        created_by=token.created_by,
        created_at=token.created_at,
        expires_at=token.expires_at,
        used_at=token.used_at,
    )


def finding(rows: list[UserRow]) -> str:
    current = [row for row in rows if row.ended_at is None]
    locked = [row for row in current if row.locked_until]
    said = f"{many(len(current), 'user')} may sign in"
    if not locked:
        return f"{said}; nobody is locked out."
    return f"{said}; {many(len(locked), 'is', 'are')} locked out after wrong passwords."
