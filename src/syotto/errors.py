"""Every error a person may see: what went wrong, and what to do about it.

SyottoError          something of ours failed (exit code 3)
  InputError         what was given is wrong (exit code 2)
    SettingError     the configuration is wrong
    SourceError      a file or table is not in the expected shape
    NotFound         there is no such customer, product, load, build
  Busy               another process holds the lock; try again later
    Throttled        another system asks to be left alone for so many seconds
"""

from __future__ import annotations


class SyottoError(Exception):
    """Something failed; `what` says what, `fix` says what to do. `status` is for HTTP."""

    status = 500
    exit_code = 3

    def __init__(self, what: str, *, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.what}\nFix: {self.fix}"


class InputError(SyottoError):
    status = 422
    exit_code = 2


class SettingError(InputError):
    pass


class SourceError(InputError):
    pass


class NotFound(InputError):
    status = 404


class Busy(SyottoError):
    status = 503


class Throttled(Busy):
    def __init__(self, what: str, *, fix: str, seconds: float) -> None:
        super().__init__(what, fix=fix)
        self.seconds = seconds
