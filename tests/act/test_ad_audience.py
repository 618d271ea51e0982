"""Each platform matches hashes of what it documents: the same person, however they are spelled."""

from __future__ import annotations

from hashlib import sha256

import pytest

from syotto.act.ad_audience import FORMATS, cells, written

ANN = {
    "email": " Ann.Ahola@Gmail.com ", "phone": "040 123 4567", "country": "Finland",
    "first_name": " Ann-Mari ", "last_name": "AHOLA", "city": "Hämeenlinna ", "postcode": "13100",
}  # fmt: skip


def sha(text):
    return sha256(text.encode()).hexdigest()


def test_google_has_mail_phone_and_names_hashed_and_the_place_as_it_is():
    assert cells("google", [ANN]) == [
        (
            sha("annahola@gmail.com"),
            sha("+358401234567"),
            sha("ann-mari"),
            sha("ahola"),
            "FI",
            "13100",
        )
    ]


def test_meta_has_everything_hashed_without_spaces_and_punctuation():
    assert cells("meta", [ANN]) == [
        (
            sha("ann.ahola@gmail.com"), sha("358401234567"), sha("annmari"), sha("ahola"),
            sha("hämeenlinna"), sha("13100"), sha("fi"),
        )
    ]  # fmt: skip


def test_linkedin_has_the_mail():
    assert cells("linkedin", [ANN, {**ANN, "email": None}]) == [(sha("ann.ahola@gmail.com"),)]


def test_the_hash_is_the_one_that_metas_documentation_gives():
    found = cells("meta", [{"email": "mary@example.com"}])
    assert found[0][0] == "f1904cf1a9d73a55fa5de0ac823c4403ded71afd4c3248d00bdcd0866552bb79"


@pytest.mark.parametrize("kind", FORMATS)
def test_whom_nobody_could_find_is_left_out_and_nobody_is_in_it_twice(kind):
    nobody = {"first_name": "Ann", "phone": "no number", "email": "no address", "country": "FI"}
    same = {**ANN, "email": "ann.ahola@gmail.com"}
    assert len(cells(kind, [ANN, nobody, same])) == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_has_a_head_and_nothing_that_can_be_read_by_itself(kind):
    head, row, *more = written(kind, cells(kind, [ANN])).splitlines()
    assert head.split(",") == list(FORMATS[kind][0])
    assert more == []
    assert not any(word in row.lower() for word in ("ann", "ahola", "gmail", "040123"))
