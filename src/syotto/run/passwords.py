"""Passwords: what may be one, how they are kept (Argon2id), how one is checked."""

from __future__ import annotations

import secrets
import threading
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from syotto.errors import InputError

SHORTEST, LONGEST = 12, 1024
DIFFERENT = 5
"""Different characters in it."""
AT_ONCE = threading.BoundedSemaphore(2)
"""A check takes 64 MB; so many run at a time."""
hasher = PasswordHasher()
"""Argon2id as RFC 9106 advises where memory is dear: 64 MiB, 3 passes, 4 lanes."""


def hashed(password: str, email: str) -> str:
    """The password as it is kept.

    Raises InputError where it is short, the e-mail address, or hardly varied.
    """
    fix = f"Take {SHORTEST} characters or more, say four words that do not belong together."
    if len(password) < SHORTEST:
        raise InputError(f"The password has {len(password)} characters.", fix=fix)
    if len(password) > LONGEST:
        raise InputError(f"The password has more than {LONGEST} characters.", fix="Shorten it.")
    if password.strip().lower() in {email, email.partition("@")[0]}:
        raise InputError("The password is the e-mail address.", fix=fix)
    if len(set(password)) < DIFFERENT:
        raise InputError("The password repeats a few characters.", fix=fix)
    with AT_ONCE:
        return hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """The password is the kept one. It takes as long where none is kept: null is nobody's."""
    with AT_ONCE:
        try:
            hasher.verify(kept or nobodys(), password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def renewed(kept: str, password: str) -> str:
    """The right password as it is kept from now on: anew, where less effort was taken once."""
    return hasher.hash(password) if hasher.check_needs_rehash(kept) else kept


@lru_cache(maxsize=1)
def nobodys() -> str:
    return hasher.hash(secrets.token_urlsafe())
