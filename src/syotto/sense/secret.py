"""Secrets in settings: the text itself, or the name of a variable that holds it."""

from __future__ import annotations

from collections.abc import Mapping

from syotto.errors import SettingError


def secret(text: str, environ: Mapping[str, str]) -> str:
    """A secret, or what the variable `$NAME` holds.

    Raises SettingError where there is no such variable.
    """
    if not text.startswith("$"):
        return text
    try:
        return environ[text[1:]]
    except KeyError as error:
        raise SettingError(
            f"The settings name the variable {text[1:]}, which is not set.",
            fix=f"Set {text[1:]} where syotto runs.",
        ) from error
