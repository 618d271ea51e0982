"""Writes messages down instead of sending them: one .eml file each, to be read or printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from syotto.act import mime
from syotto.act.channel import Letter, Parcel, Receipt, Setup, entries
from syotto.act.transport_log import TransportLog
from syotto.schema.messages import Outcome

ENTRIES: dict[str, Any] = {"folder": "paper", "from": "syotto@localhost", "return_path": ""}


class Paper:
    """Files in a folder. A message that is there already is not written again."""

    def __init__(self, folder: Path, sender: str, log: TransportLog) -> None:
        self.folder = folder
        self.sender = sender
        self.log = log

    def pack(self, letter: Letter) -> Parcel:
        content = mime.mail(letter, self.sender)
        return Parcel(letter.message_id, letter.address, letter.return_path, content, letter.at)

    def send(self, parcels: Sequence[Parcel]) -> Iterator[Receipt]:
        for parcel in parcels:
            receipt = self.written(parcel)
            self.log.write(parcel, receipt, parcel.at)
            yield receipt

    def written(self, parcel: Parcel) -> Receipt:
        path = self.folder / f"{parcel.message_id}.eml"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(parcel.content)
        except FileExistsError:
            return Receipt(parcel.message_id, Outcome.TAKEN, "written before", path.name)
        except OSError as error:
            path.unlink(missing_ok=True)
            return Receipt(parcel.message_id, Outcome.UNREACHED, f"{path}: {error.strerror}")
        return Receipt(parcel.message_id, Outcome.TAKEN, "written", path.name)

    def close(self) -> None:
        self.log.close()


def paper(setup: Setup) -> Paper:
    """A channel of kind paper. Raises SettingError where its section is wrong."""
    given = entries(setup, ENTRIES)
    log = TransportLog(setup.folder / "transport", setup.name)
    return Paper(setup.folder / given["folder"], given["from"], log)
