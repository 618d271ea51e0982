"""What the transport answered, line by line: an account that the outbox can be held against.

One line of JSON for each message that was given away, written before the outbox hears of it, in a
file a day. It names messages, never people.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec

from syotto.act.channel import Parcel, Receipt

ADDRESS = re.compile(r"[^\s<>@:,;]+@[^\s<>@:,;]+")


class Line(msgspec.Struct, frozen=True):
    """One answer."""

    at: str
    channel: str
    message_id: str
    outcome: str
    said: str
    transport_id: str | None = None


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Line).decode


class TransportLog:
    """Written by any number of processes: each line is one write at the end of the file."""

    def __init__(self, folder: Path, channel: str) -> None:
        self.folder = folder
        self.channel = channel
        self.day: date | None = None
        self.file = -1

    def write(self, parcel: Parcel, receipt: Receipt, at: datetime) -> None:
        line = Line(
            at.isoformat(), self.channel, parcel.message_id, receipt.outcome,
            nameless(receipt.reason), nameless(receipt.transport_id or "") or None,
        )  # fmt: skip
        os.write(self.opened(at.date()), encode(line) + b"\n")

    def opened(self, day: date) -> int:
        if day != self.day:
            self.close()
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{day:%Y-%m-%d}.jsonl"
            self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            self.day = day
        return self.file

    def close(self) -> None:
        if self.file >= 0:
            os.close(self.file)
            self.file, self.day = -1, None


def nameless(said: str) -> str:
    """What a server says often repeats the address; it is left out."""
    return ADDRESS.sub("(address)", said)


def lines(folder: Path, since: date) -> Iterator[Line]:
    """Every answer since a day. A line that a power cut left half written is left out."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem >= since.isoformat():
            with path.open("rb") as file:
                yield from (decode(raw) for raw in file if raw.endswith(b"}\n"))
