"""Somebody says of two that look alike whether they are one; what is as good as certain is joined.

It stands in the ledger at once, in the log with the next build, and can be taken back.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from syotto.errors import InputError, NotFound
from syotto.maths.linkage import components
from syotto.run.house import House
from syotto.run.identity import merge, merge_all, merges
from syotto.schema.linked import LINKS, PAIR_ANSWERS, TOGETHER, Verdict
from syotto.store import pair_answers as book

SOURCE = "syotto"


def say(house: House, kind: str, one: str, other: str, verdict: str, *, by: str | None) -> str:
    """Keeps an answer about a pair of the newest build; returns its number.

    "same" is a merge and has its number; the others are answers. Raises InputError for another
    verdict, NotFound for a pair that the newest build does not have.
    """
    left, right = sorted((one, other))
    if verdict not in set(Verdict):
        raise InputError(f"{verdict!r} is no answer.", fix=f"Use one of {', '.join(Verdict)}.")
    evidence = evidence_of(house, kind, left, right)
    if verdict == Verdict.SAME:
        return merge(house, kind, [left, right], by=by, evidence={"words": evidence})[0]
    now = house.now()
    text = "\x1f".join((now.isoformat(), kind, left, right, verdict))
    number = hashlib.sha256(text.encode()).hexdigest()[:20]
    said = {"id_left": left, "id_right": right, "verdict": verdict, "evidence": evidence, "by": by}
    with house.ledger.begin() as connection:
        row = {"answer_id": number, "at": now, "kind": kind, **said}
        connection.execute(book.pair_answers.insert().values(**row))
    return number


def evidence_of(house: House, kind: str, left: str, right: str) -> str:
    links = house.warehouse.open().table(LINKS.name)
    mine = links.filter(links.kind == kind, links.id_left == left, links.id_right == right)
    found = mine.evidence.to_pyarrow().to_pylist()
    if not found:
        raise NotFound(
            f"{left!r} and {right!r} are no pair of the newest build.", fix="Reload the page."
        )
    return str(found[0])


def undo(house: House, answer_id: str, *, by: str | None) -> None:
    """Raises NotFound for an unknown answer."""
    with house.ledger.begin() as connection:
        there = book.undo(connection, answer_id, house.now(), by)
    if not there:
        raise NotFound(f"There is no answer {answer_id!r}.", fix="Reload the page.")


def join_certain(house: House) -> int:
    """Joins what the newest build holds for one, where the settings say so: from the next build on.

    Returns how many merges were made, each with its evidence; anybody may undo them, and what was
    taken apart once stays apart.
    """
    if not house.settings.merge_links:
        return 0
    links = house.warehouse.open().table(LINKS.name)
    rows = links.filter(links.decision == TOGETHER).order_by(*LINKS.key).to_pyarrow().to_pylist()
    apart = [row for row in merges(house) if row["undone_at"]] if rows else []
    made: list[str] = []
    for kind in sorted({row["kind"] for row in rows}):
        mine = [row for row in rows if row["kind"] == kind]
        parted = [{row["kept"], row["other"]} for row in apart if row["kind"] == kind]
        certain = [
            (sorted(ids), what_speaks_for([row for row in mine if row["id_left"] in ids]))
            for ids in groups([(row["id_left"], row["id_right"]) for row in mine])
            if not any(pair <= ids for pair in parted)
        ]
        made += merge_all(house, kind, certain, by=SOURCE)
    return len(made)


def what_speaks_for(links: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "words": "; ".join(sorted({row["evidence"] for row in links})),
        "probability": min(row["probability"] for row in links),
    }


def groups(pairs: list[tuple[str, str]]) -> list[set[str]]:
    """What hangs together."""
    names, place = np.unique(np.array(pairs, object), return_inverse=True)
    pair = place.reshape(-1, 2).astype(np.int64)
    group = components(pair[:, 0], pair[:, 1], len(names))
    return [set(names[group == number].tolist()) for number in range(int(group.max()) + 1)]


def drain_pair_answers(house: House) -> int:
    """Appends to the log what it does not have yet; returns how many rows.

    The log itself says what it has, so a crash between two steps neither loses nor doubles a row.
    """
    with house.ledger.read() as connection:
        said = book.every_answer(connection)
    if not said:
        return 0
    there = {
        (row["answer_id"], row["undone_at"] is not None)
        for part in house.log.parts(PAIR_ANSWERS)
        for row in pq.read_table(part.path, columns=["answer_id", "undone_at"]).to_pylist()
    }
    new = [row for row in said if (row["answer_id"], row["undone_at"] is not None) not in there]
    if new:
        came = {"source": SOURCE, "received_at": house.now(), "load_id": None}
        schema = PAIR_ANSWERS.columns.to_pyarrow()
        house.log.append(PAIR_ANSWERS, pa.Table.from_pylist([{**r, **came} for r in new], schema))
    return len(new)
