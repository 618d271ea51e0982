"""Audiences for advertising: only who allowed just that, and the platform is told whom to forget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import InputError, NotFound
from syotto.run.ad_audience import REPEATED, export
from syotto.run.build import build
from syotto.run.house import House, open_house
from syotto.run.load import load
from syotto.run.rights import give, withdraw
from tests.company import workspace

WHO = "who: {field: country, is: PL}\n"


def sha(text):
    return sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    house = workspace(tmp_path_factory.mktemp("ads") / "shop", country="PL")
    (house.folder / "segments/poles.yaml").write_text(WHO)
    people = [
        {"source_id": f"p{n}", "email": f"p{n}@mill.example", "country": "PL"} for n in (1, 2, 3)
    ]
    load(house, "people", [pa.Table.from_pylist(people)])
    build(house)
    return house.folder


class Later(House):
    """A house whose clock is ahead."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def house(made):
    opened = open_house(made)
    yield Later(opened.folder, opened.settings)
    opened.ledger.close()


def said(house, does, number, purpose="ad_audiences"):
    does(
        house, person_id=f"p{number}", address=f"p{number}@mill.example", purpose=purpose,
        channel="any", at=house.now(), source="test",
    )  # fmt: skip


def test_only_who_allowed_it_and_whom_to_remove_later(house):
    said(house, give, 1)
    said(house, give, 2)
    said(house, give, 3, "mailing")
    first = export(house, "poles", "linkedin")
    assert (first.people, first.lawful, first.rows, first.removed) == (3, 2, 2, 0)
    assert sum(one.people for one in first.not_lawful) == 1
    assert set(first.add.split()) == {"email", sha("p1@mill.example"), sha("p2@mill.example")}
    said(house, withdraw, 2)
    second = export(house, "poles", "linkedin")
    assert second.add.split() == ["email", sha("p1@mill.example")]
    assert second.remove.split() == ["email", sha("p2@mill.example")]
    assert export(house, "poles", "meta").removed == 0
    assert export(house, "poles", "linkedin").remove == second.remove, "a file may be lost"
    house.ahead = REPEATED + timedelta(days=1)
    assert export(house, "poles", "linkedin").remove.split() == ["email"]


def test_the_command_writes_both_files(house, tmp_path):
    asked = [
        "audience",
        "export",
        str(house.folder),
        "poles",
        "--format",
        "google",
        "--out",
        str(tmp_path),
    ]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "poles-google-add.csv",
        "poles-google-remove.csv",
    ]
    assert "3 people are in poles; " in done.output


def test_what_is_not_there_is_said(house):
    with pytest.raises(InputError, match="no format 'tiktok'"):
        export(house, "poles", "tiktok")
    with pytest.raises(NotFound, match="no segment"):
        export(house, "nobody", "meta")
