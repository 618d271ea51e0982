"""Users: added, changed, ended. What they may do is in schema/access.py."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.audit import Act, note_in
from syotto.run.house import House
from syotto.run.passwords import hashed
from syotto.schema.access import Acted, Role, User
from syotto.store import users as book

EMAIL = re.compile(r"[^@\s/]{1,64}@[^@\s/]{1,190}")


def anybody(house: House) -> bool:
    """Somebody can sign in, or could: from then on everybody has to."""
    with house.ledger.read() as connection:
        return book.any_user(connection)


def users(house: House) -> list[User]:
    """All of them, also those who ended."""
    with house.ledger.read() as connection:
        return book.every_user(connection)


def user(house: House, email: str) -> User:
    """Raises NotFound where there is none with that e-mail."""
    with house.ledger.read() as connection:
        return known(connection, email)


def known(connection: sa.Connection, email: str) -> User:
    found = book.user_with(connection, email.strip().lower())
    if found is None:
        raise NotFound(f"There is no user {email!r}.", fix="`syotto user list DIR` names them.")
    return found


def add_user(
    house: House,
    email: str,
    role: Role,
    password: str,
    *,
    by: str,
    owners: Iterable[str] = (),
    units: Iterable[str] = (),
    first: bool = False,
) -> User:
    """A new user; `first` only where there is nobody yet.

    Raises InputError for an e-mail that is none or taken, a password that will not do, a seller
    without an owner name, an administrator with units, and a `first` who is not the first.
    """
    address, now = checked_email(email), house.now()
    names, places = given(owners), given(units)
    check_limits(role, names, places)
    made = User(address, role, names, places, created_at=now, changed_at=now)
    kept = hashed(password, address)
    try:
        with house.ledger.begin() as connection:
            if first and book.any_user(connection):
                raise InputError("There is an administrator already.", fix="Sign in.")
            book.add_user(connection, made, kept)
            note_in(connection, house, Act(by, Acted.USERS, "user added", address, told(made)))
    except sa.exc.IntegrityError as error:
        raise InputError(
            f"There is a user {address!r} already.", fix="Change their role or password instead."
        ) from error
    return made


def change_role(
    house: House,
    email: str,
    role: Role,
    *,
    by: str,
    owners: Iterable[str] = (),
    units: Iterable[str] = (),
) -> User:
    """What somebody may do and see from now on; they have to sign in again.

    Raises NotFound, and InputError for limits that the role cannot have or the last administrator.
    """
    names, places = given(owners), given(units)
    check_limits(role, names, places)
    with house.ledger.begin() as connection:
        found = known(connection, email)
        if role != Role.ADMINISTRATOR:
            check_not_last(connection, found)
        made = replace(found, role=role, owners=names, units=places)
        values = {"role": role.value, "owners": list(names), "units": list(places)}
        change(
            connection,
            house,
            found,
            values,
            Act(by, Acted.USERS, "role changed", detail=told(made)),
        )
    return made


def set_password(house: House, email: str, password: str, *, by: str) -> User:
    """A new password for somebody; all their sessions end.

    Raises NotFound, and InputError for a password that will not do.
    """
    found, now = user(house, email), house.now()
    kept = hashed(password, found.email)
    values = {"password": kept, "changed_at": now}
    with house.ledger.begin() as connection:
        change(connection, house, found, values, Act(by, Acted.USERS, "password set"))
    return replace(found, changed_at=now)


def end_user(house: House, email: str, *, by: str) -> User:
    """They cannot sign in any more; what they did stays on record.

    Raises NotFound, and InputError for the last administrator.
    """
    with house.ledger.begin() as connection:
        found = known(connection, email)
        check_not_last(connection, found)
        ended_at = found.ended_at or house.now()
        change(connection, house, found, {"ended_at": ended_at}, Act(by, Acted.USERS, "user ended"))
    return replace(found, ended_at=ended_at)


def change(
    connection: sa.Connection, house: House, whom: User, values: dict[str, Any], act: Act
) -> None:
    """Changes a user, ends their sessions and writes it down, in one transaction."""
    book.change_user(connection, whom.email, **values)
    book.end_sessions(connection, whom.email)
    note_in(connection, house, replace(act, subject=whom.email))


def check_not_last(connection: sa.Connection, whom: User) -> None:
    if book.administrators(connection) == [whom.email]:
        raise InputError(f"{whom.email} is the only administrator.", fix="Make another one first.")


def check_limits(role: Role, owners: tuple[str, ...], units: tuple[str, ...]) -> None:
    if role == Role.SELLER and not owners:
        raise InputError(
            "A seller needs an owner name: it says which customers are theirs.",
            fix="Give the name as it stands in the customers' `owner` column.",
        )
    if role != Role.SELLER and owners:
        raise InputError(
            f"An owner name limits sellers; a {role} sees every owner's customers.",
            fix="Leave the owner out, or take the role seller.",
        )
    if role == Role.ADMINISTRATOR and units:
        raise InputError(
            "An administrator sees every unit.", fix="Leave the units out, or take another role."
        )


def checked_email(email: str) -> str:
    """As it is kept: in small letters. It is a name to sign in with, no mail goes there."""
    found = email.strip().lower()
    if not EMAIL.fullmatch(found):
        raise InputError(f"{email!r} is no e-mail address.", fix="Give it like ann@mill.example.")
    return found


def given(names: Iterable[str]) -> tuple[str, ...]:
    """Names without blanks, each once."""
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def told(whom: User) -> str:
    """What somebody may do, in words."""
    limits = [f"owner {name}" for name in whom.owners] + [f"unit {name}" for name in whom.units]
    return ", ".join([whom.role, *limits])
