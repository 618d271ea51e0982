"""Commands about users and API tokens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from syotto.cli.show import AsJson, Folder, grid, note, print_json, say
from syotto.errors import InputError, SettingError
from syotto.schema.access import SCOPES, Role

if TYPE_CHECKING:
    from syotto.run.house import House

group = typer.Typer(no_args_is_help=True, help="Who may sign in to the pages, and as what.")
keys = typer.Typer(no_args_is_help=True, help="Programs that read and change by HTTP.")
Email = Annotated[str, typer.Argument(metavar="EMAIL", help="what they sign in with")]
AsRole = Annotated[Role, typer.Option(help="what they may do; see docs/sign-in.md")]
Owner = Annotated[
    list[str] | None,
    typer.Option(help="a seller's name as customers' `owner` says it; repeat it"),
]
Unit = Annotated[
    list[str] | None, typer.Option(help="only this business unit's rows; repeat it; none: all")
]
Piped = Annotated[
    bool, typer.Option("--password-stdin", help="read the password from standard input")
]


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="user")
    app.add_typer(keys, name="token")


def opened(folder: Folder) -> House:
    """The workspace. Raises SettingError where the server's packages are not installed."""
    try:
        import syotto.run.sign_in  # noqa: F401
        from syotto.run.house import open_house
    except ModuleNotFoundError as error:
        raise SettingError(
            f"Users need {error.name}, which is not installed.", fix="pip install 'syotto[server]'"
        ) from error
    return open_house(folder)


def asked(*, piped: bool) -> str:
    """A password: the first line that is piped in, or typed twice. Raises InputError."""
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputError("There is no terminal to ask on.", fix="Add --password-stdin.")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True))


@group.command()
def add(
    folder: Folder,
    email: Email,
    role: AsRole,
    owner: Owner = None,
    unit: Unit = None,
    password_stdin: Piped = False,
    as_json: AsJson = False,
) -> None:
    """Add somebody who may sign in; their password is asked for, twice.

    From the first user on, everybody has to sign in.

    Example: syotto user add shop ann@mill.example --role administrator

    Example: syotto user add shop sam@mill.example --role seller --owner "Sam Smith"
    """
    house = opened(folder)
    from syotto.run.audit import at_the_keyboard
    from syotto.run.users import add_user

    password = asked(piped=password_stdin)
    by = at_the_keyboard()
    made = add_user(house, email, role, password, by=by, owners=owner or (), units=unit or ())
    print_json(made) if as_json else say(f"{made.email} may sign in as {made.role}.")


@group.command("list")
def show(folder: Folder, as_json: AsJson = False) -> None:
    """List the users with what they may do and when they last signed in.

    Example: syotto user list shop
    """
    house = opened(folder)
    from syotto.run.users import users

    found = users(house)
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one.email,
            one.role if one.open else f"ended {one.ended_at:%Y-%m-%d}",
            ", ".join(one.owners) or "all",
            ", ".join(one.units) or "all",
            f"{one.last_at:%Y-%m-%d %H:%M}" if one.last_at else "never",
        )
        for one in found
    ]
    grid(("User", "Role", "Owners", "Units", "Last sign-in, UTC"), rows)


@group.command("role")
def change_role(
    folder: Folder,
    email: Email,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="viewer, seller, ...")],
    owner: Owner = None,
    unit: Unit = None,
) -> None:
    """Change what somebody may do and see; they sign in again.

    Example: syotto user role shop sam@mill.example marketer --unit Pumps
    """
    house = opened(folder)
    from syotto.run import users
    from syotto.run.audit import at_the_keyboard

    by = at_the_keyboard()
    made = users.change_role(house, email, role, by=by, owners=owner or (), units=unit or ())
    say(f"{made.email}: {users.told(made)}.")


@group.command()
def password(folder: Folder, email: Email, password_stdin: Piped = False) -> None:
    """Set a new password for somebody; a lock after wrong ones ends, and so do their sessions.

    Example: syotto user password shop ann@mill.example
    """
    house = opened(folder)
    from syotto.run.audit import at_the_keyboard
    from syotto.run.sign_in import unlock
    from syotto.run.users import set_password, user

    found, by = user(house, email), at_the_keyboard()
    set_password(house, found.email, asked(piped=password_stdin), by=by)
    unlock(house, found.email, by=by)
    say(f"{found.email} has a new password.")


@group.command()
def end(folder: Folder, email: Email) -> None:
    """End somebody: they cannot sign in any more; what they did stays on record.

    Example: syotto user end shop sam@mill.example
    """
    house = opened(folder)
    from syotto.run.audit import at_the_keyboard
    from syotto.run.users import end_user

    made = end_user(house, email, by=at_the_keyboard())
    say(f"{made.email} has ended.")


@keys.command("add")
def add_token(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="what it is for, say `reporting`")],
    scope: Annotated[list[str], typer.Option(help=f"{', '.join(sorted(SCOPES))}; repeat it")],
    days: Annotated[int, typer.Option(min=1, max=366, help="it ends after so many")] = 90,
    owner: Owner = None,
    unit: Unit = None,
    as_json: AsJson = False,
) -> None:
    """Add an API token and print it, this once. Programs send it as `Authorization: Bearer`.

    Example: syotto token add shop reporting --scope read --scope export --days 30
    """
    house = opened(folder)
    from syotto.run import tokens
    from syotto.run.audit import at_the_keyboard

    by, limits = at_the_keyboard(), {"owners": owner or (), "units": unit or ()}
    made = tokens.add_token(house, name, scope, days, by=by, **limits)
    if as_json:
        print_json(made)
        return
    say(made.secret)
    note(f"{made.token.name}, until {made.token.expires_at:%Y-%m-%d}. It is not shown again.")


@keys.command("list")
def show_tokens(folder: Folder, as_json: AsJson = False) -> None:
    """List the tokens with what they may do and when they end.

    Example: syotto token list shop
    """
    house = opened(folder)
    from syotto.run.tokens import tokens

    found, now = tokens(house), house.now()
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one.token_id,
            one.name,
            ", ".join(sorted(one.scopes)),
            f"{one.expires_at:%Y-%m-%d}" if one.open(now) else "ended",
            f"{one.used_at:%Y-%m-%d %H:%M}" if one.used_at else "never",
        )
        for one in found
    ]
    grid(("Token", "Name", "May", "Until", "Last used, UTC"), rows)


@keys.command("end")
def end_token(
    folder: Folder, token: Annotated[str, typer.Argument(help="its number in the list")]
) -> None:
    """End a token: it lets nobody in any more.

    Example: syotto token end shop 3f9a0c1b2d4e
    """
    house = opened(folder)
    from syotto.run import tokens
    from syotto.run.audit import at_the_keyboard

    tokens.end_token(house, token, by=at_the_keyboard())
    say(f"{token} has ended.")
