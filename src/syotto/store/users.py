"""The ledger's users, their sessions, waits after wrong passwords, and API tokens.

Of passwords, sessions and tokens only hashes are kept.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.access import ApiToken, Permission, Role, User
from syotto.store.ledger import Json, Moment, insert_into, metadata

users = sa.Table(
    "users",
    metadata,
    sa.Column("email", sa.String, primary_key=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("owners", Json, nullable=False),
    sa.Column("units", Json, nullable=False),
    sa.Column("password", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.Column("last_at", Moment),
    sa.Column("ended_at", Moment),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("session_hash", sa.String, primary_key=True),
    sa.Column("email", sa.String, nullable=False, index=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("address", sa.String),
)

waits = sa.Table(
    "sign_in_waits",
    metadata,
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("failed_at", Moment, nullable=False, index=True),
    sa.Column("until", Moment),
)

api_tokens = sa.Table(
    "api_tokens",
    metadata,
    sa.Column("token_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("secret_hash", sa.String, nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("owners", Json, nullable=False),
    sa.Column("units", Json, nullable=False),
    sa.Column("created_by", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("ended_at", Moment),
)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def subject_of(kind: str, name: str) -> str:
    """What tries are counted for, as a hash: people type passwords into the wrong field."""
    return f"{kind}:{hash_of(name)}"


def user_of(row: sa.RowMapping) -> User:
    return User(
        email=row["email"],
        role=Role(row["role"]),
        owners=tuple(row["owners"]),
        units=tuple(row["units"]),
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        last_at=row["last_at"],
        ended_at=row["ended_at"],
    )


def any_user(connection: sa.Connection) -> bool:
    """Somebody was ever added; whoever has ended counts too."""
    return connection.execute(sa.select(users.c.email).limit(1)).first() is not None


def every_user(connection: sa.Connection) -> list[User]:
    """All of them, also those who ended, by e-mail."""
    query = sa.select(users).order_by(users.c.email)
    return [user_of(row) for row in connection.execute(query).mappings()]


def user_with(connection: sa.Connection, email: str) -> User | None:
    found = connection.execute(sa.select(users).where(users.c.email == email)).mappings().first()
    return user_of(found) if found else None


def password_of(connection: sa.Connection, email: str) -> str | None:
    """The hash of the password of a user who has not ended."""
    chosen = (users.c.email == email) & users.c.ended_at.is_(None)
    return connection.scalar(sa.select(users.c.password).where(chosen))


def add_user(connection: sa.Connection, user: User, password: str) -> None:
    """password: its hash. Raises IntegrityError where there is one with that e-mail."""
    row = {
        "email": user.email,
        "role": user.role.value,
        "owners": list(user.owners),
        "units": list(user.units),
        "password": password,
        "created_at": user.created_at,
        "changed_at": user.changed_at,
    }
    connection.execute(sa.insert(users).values(**row))


def change_user(connection: sa.Connection, email: str, **values: Any) -> None:
    connection.execute(sa.update(users).where(users.c.email == email).values(**values))


def administrators(connection: sa.Connection) -> list[str]:
    """Those who can still sign in; read for update, so that two cannot end each other."""
    chosen = (users.c.role == Role.ADMINISTRATOR.value) & users.c.ended_at.is_(None)
    query = sa.select(users.c.email).where(chosen).order_by(users.c.email).with_for_update()
    return list(connection.scalars(query))


def open_session(
    connection: sa.Connection, session_hash: str, email: str, at: datetime, address: str | None
) -> None:
    row = {
        "session_hash": session_hash,
        "email": email,
        "created_at": at,
        "seen_at": at,
        "address": address,
    }
    connection.execute(sa.insert(sessions).values(**row))


def session_with(connection: sa.Connection, session_hash: str) -> sa.RowMapping | None:
    """The session and the user it belongs to; None where either has ended."""
    query = (
        sa.select(sessions.c.created_at.label("began_at"), sessions.c.seen_at, users)
        .join_from(sessions, users, sessions.c.email == users.c.email)
        .where(sessions.c.session_hash == session_hash, users.c.ended_at.is_(None))
    )
    return connection.execute(query).mappings().first()


def see_session(connection: sa.Connection, session_hash: str, at: datetime) -> None:
    chosen = sessions.c.session_hash == session_hash
    connection.execute(sa.update(sessions).where(chosen).values(seen_at=at))


def end_session(connection: sa.Connection, session_hash: str) -> None:
    connection.execute(sa.delete(sessions).where(sessions.c.session_hash == session_hash))


def end_sessions(connection: sa.Connection, email: str) -> None:
    """All of one user."""
    connection.execute(sa.delete(sessions).where(sessions.c.email == email))


def forget_sessions(connection: sa.Connection, before: datetime) -> None:
    """Those that began before a moment are over."""
    connection.execute(sa.delete(sessions).where(sessions.c.created_at < before))


def wait_of(connection: sa.Connection, subject: str, at: datetime) -> sa.RowMapping:
    """The wrong passwords of a subject; until the transaction ends nobody else counts there."""
    none = {"subject": subject, "failures": 0, "failed_at": at}
    connection.execute(insert_into(connection, waits).values(**none).on_conflict_do_nothing())
    query = sa.select(waits).where(waits.c.subject == subject).with_for_update()
    return connection.execute(query).mappings().one()


def put_wait(
    connection: sa.Connection, subject: str, failures: int, at: datetime, until: datetime | None
) -> None:
    said = {"failures": failures, "failed_at": at, "until": until}
    connection.execute(sa.update(waits).where(waits.c.subject == subject).values(**said))


def end_wait(connection: sa.Connection, subject: str) -> None:
    connection.execute(sa.delete(waits).where(waits.c.subject == subject))


def take_back(connection: sa.Connection, subject: str) -> None:
    """One try less: it was right."""
    fewer = {"failures": waits.c.failures - 1, "until": None}
    chosen = (waits.c.subject == subject) & (waits.c.failures > 0)
    connection.execute(sa.update(waits).where(chosen).values(**fewer))


def forget_waits(connection: sa.Connection, before: datetime) -> None:
    connection.execute(sa.delete(waits).where(waits.c.failed_at < before))


def waiting(connection: sa.Connection, now: datetime) -> dict[str, datetime]:
    """Who is locked out now, and until when."""
    query = sa.select(waits.c.subject, waits.c.until).where(waits.c.until > now)
    return {row.subject: row.until for row in connection.execute(query)}


def token_of(row: sa.RowMapping) -> ApiToken:
    return ApiToken(
        token_id=row["token_id"],
        name=row["name"],
        scopes=frozenset(map(Permission, row["scopes"])),
        owners=tuple(row["owners"]),
        units=tuple(row["units"]),
        created_by=row["created_by"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        used_at=row["used_at"],
        ended_at=row["ended_at"],
    )


def add_token(connection: sa.Connection, token: ApiToken, secret_hash: str) -> None:
    row = {
        "token_id": token.token_id,
        "name": token.name,
        "secret_hash": secret_hash,
        "scopes": sorted(scope.value for scope in token.scopes),
        "owners": list(token.owners),
        "units": list(token.units),
        "created_by": token.created_by,
        "created_at": token.created_at,
        "expires_at": token.expires_at,
    }
    connection.execute(sa.insert(api_tokens).values(**row))


def every_token(connection: sa.Connection) -> list[ApiToken]:
    """All of them, also those that ended, the newest first."""
    query = sa.select(api_tokens).order_by(api_tokens.c.created_at.desc(), api_tokens.c.token_id)
    return [token_of(row) for row in connection.execute(query).mappings()]


def token_with(connection: sa.Connection, token_id: str) -> tuple[ApiToken, str] | None:
    """The token and the hash of its secret."""
    query = sa.select(api_tokens).where(api_tokens.c.token_id == token_id)
    found = connection.execute(query).mappings().first()
    return (token_of(found), found["secret_hash"]) if found else None


def change_token(connection: sa.Connection, token_id: str, **values: Any) -> None:
    chosen = api_tokens.c.token_id == token_id
    connection.execute(sa.update(api_tokens).where(chosen).values(**values))
