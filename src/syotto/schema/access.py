"""Who may do what: roles, permissions, and what a viewer is limited to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here for."""

    VIEWER = "viewer"
    SELLER = "seller"
    MARKETER = "marketer"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a page, a file or a change asks for."""

    ACCOUNT = "account"  # one's own password and sessions
    READ = "read"  # today's list, customers, products, groups, live
    SAY = "say"  # answers about proposed actions
    DATA = "data"  # loads, findings, tables, sources: to see them
    EXPORT = "export"  # whole tables as files
    CHANGE = "change"  # to load, build, add sources
    SEND = "send"  # messages to people
    CORRECT = "correct"  # what a person says is wrong in their record
    ERASE = "erase"  # a person, for good
    USERS = "users"  # users, tokens, the audit log


class Acted(StrEnum):
    """Kinds of rows in the audit log."""

    READ = "read"
    EXPORT = "export"
    CHANGE = "change"
    REFUSED = "refused"
    SIGN_IN = "sign-in"
    USERS = "users"


P = Permission
MAY: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({P.ACCOUNT, P.READ}),
    Role.SELLER: frozenset({P.ACCOUNT, P.READ, P.SAY}),
    Role.ANALYST: frozenset({P.ACCOUNT, P.READ, P.DATA, P.EXPORT, P.CHANGE}),
    Role.MARKETER: frozenset(P) - {P.USERS, P.ERASE},
    Role.ADMINISTRATOR: frozenset(P),
}
"""The one table of roles and permissions."""
IN_WORDS: Mapping[Permission, str] = {
    P.ACCOUNT: "change one's own password",
    P.READ: "see today's list, customers, products, groups and what arrives",
    P.SAY: "answer proposed actions",
    P.DATA: "see loads, findings, tables and sources",
    P.EXPORT: "take whole tables as files",
    P.CHANGE: "load, build, add sources",
    P.SEND: "send messages",
    P.CORRECT: "correct what people say is wrong about them",
    P.ERASE: "erase a person for good",
    P.USERS: "make users and tokens, read the audit log",
}
SCOPES = frozenset(P) - {P.ACCOUNT, P.USERS, P.ERASE}
"""What an API token may be given: a token makes no users and no other tokens, and erases nobody."""


ABOUT_ALL = frozenset({P.SEND, P.USERS, P.ERASE})
"""Mailings, erasures and the audit log cannot be narrowed to some customers."""


@dataclass(frozen=True)
class Viewer:
    """Who asks. owners, units: only rows of these are seen; null is all."""

    name: str
    permissions: frozenset[Permission]
    role: Role | None = None
    owners: frozenset[str] | None = None
    units: frozenset[str] | None = None

    @property
    def limited(self) -> bool:
        return self.owners is not None or self.units is not None

    def may(self, permission: Permission) -> bool:
        """What is about everybody, nobody may who sees a part."""
        return permission in self.permissions - (ABOUT_ALL if self.limited else frozenset())


NOBODY_YET = Viewer("", frozenset(P))
"""Whoever sits at this machine, while there is no user."""


@dataclass(frozen=True)
class User:
    """Somebody who can sign in. A seller sees the customers of `owners` only."""

    email: str
    role: Role
    owners: tuple[str, ...]
    units: tuple[str, ...]
    created_at: datetime
    changed_at: datetime  # when the password was set
    last_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.ended_at is None

    @property
    def viewer(self) -> Viewer:
        owners = frozenset(self.owners) if self.role == Role.SELLER else None
        return Viewer(self.email, MAY[self.role], self.role, owners, frozenset(self.units) or None)


@dataclass(frozen=True)
class ApiToken:
    """A program's way in: some permissions, until a day."""

    token_id: str
    name: str
    scopes: frozenset[Permission]
    owners: tuple[str, ...]
    units: tuple[str, ...]
    created_by: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    ended_at: datetime | None = None

    def open(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at

    @property
    def viewer(self) -> Viewer:
        owners, units = frozenset(self.owners) or None, frozenset(self.units) or None
        return Viewer(f"token {self.name}", self.scopes, None, owners, units)
