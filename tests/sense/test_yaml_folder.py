"""Texts in a folder of the workspace: one that is wrong stops no other."""

from __future__ import annotations

from syotto.errors import InputError
from syotto.sense.yaml_folder import read_each


def made(name, text):
    if text == "wrong":
        raise InputError("It is wrong.", fix="Write it anew.")
    return text or None


def test_each_file_is_read_and_what_is_wrong_is_told(tmp_path):
    folder = tmp_path / "flows"
    assert read_each(folder, made) == ({}, {})
    folder.mkdir()
    for name, text in {"b": "2", "a": "1", "bad": "wrong", "empty": "", "a.test": "wrong"}.items():
        (folder / f"{name}.yaml").write_text(text)
    (folder / "other.txt").write_text("3")
    (folder / "latin.yaml").write_bytes(b"\xe4")
    known, wrong = read_each(folder, made, without=".test.yaml")
    assert known == {"a": "1", "b": "2"}
    assert {name: error.what for name, error in wrong.items()} == {
        "bad": "It is wrong.",
        "latin": "flows/latin.yaml is not UTF-8.",
    }
