from __future__ import annotations

import pytest

from syotto.errors import SourceError
from syotto.sense.dialect import encoding_of, sniff
from syotto.sense.files import sources
from syotto.sense.source import engine, fetch
from syotto.sense.typed import TextFormat, text_format


def read_rows(tmp_path, content, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (source,) = sources([path], tmp_path)
    table = fetch(*(lambda backend: (backend, source.read(backend)))(engine(tmp_path)))
    return source, [tuple(row.values()) for row in table.to_pylist()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_every_line_alike(tmp_path, delimiter):
    lines = [["name", "price", "note"], ["a", "1", '"x, y; z"'], ["b", "2", ""]]
    text = "\n".join(delimiter.join(line) for line in lines) + "\n"
    source, rows = read_rows(tmp_path, text)
    assert source.columns == ("name", "price", "note")
    assert rows == [("a", "1", "x, y; z"), ("b", "2", None)]


def test_a_decimal_comma_does_not_win_over_a_semicolon(tmp_path):
    source, rows = read_rows(tmp_path, "id;price\n1;2,50\n2;3,75\n")
    assert source.columns == ("id", "price")
    assert rows == [("1", "2,50"), ("2", "3,75")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending(tmp_path, ending):
    text = ending.join(["id,name", '1,"two\nlines"', "2,b"]) + ending
    source, rows = read_rows(tmp_path, text)
    assert rows[1] == ("2", "b")
    assert source.lines([0], 2) == [2]


def test_mixed_line_endings_are_mended(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"id,name\r\n1,a\n2,b\r\n")
    (source,) = sources([path], tmp_path)
    mended = source.mend()
    table = fetch(*(lambda backend: (backend, mended.read(backend)))(engine(tmp_path)))
    assert [tuple(row.values()) for row in table.to_pylist()] == [("1", "a"), ("2", "b")]


def test_one_column_is_a_table_too(tmp_path):
    source, rows = read_rows(tmp_path, "source_id\na\nb\n")
    assert (source.columns, rows) == (("source_id",), [("a",), ("b",)])


def test_lines_are_those_of_the_file(tmp_path):
    source, _ = read_rows(tmp_path, 'id,t\n1,"a\nb\nc"\n2,x\n3,y\n')
    assert source.lines([0, 1, 2], 3) == [2, 5, 6]


def test_blank_lines_above_the_header_do_not_count(tmp_path):
    source, rows = read_rows(tmp_path, "\n\nid,name\n1,a\n")
    assert (source.columns, rows) == (("id", "name"), [("1", "a")])


def test_a_column_without_a_name_gets_a_number(tmp_path):
    source, _ = read_rows(tmp_path, ",name\n0,a\n")
    assert source.columns == ("column_1", "name")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (bytes(range(256)) * 8, "not a text file"),
        (b"1,2026-01-05,5\n2,2026-01-05,6\n", "no header"),
        (b"ann@shop.fi,Turku\nbo@shop.fi,Oulu\n", "no header"),
        (b"Report of May\nid,name,city\n1,a,b\n2,c,d\n", "no header"),
        (b"id,name,id\n1,2,3\n", "more than once: id"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, content, what):
    with pytest.raises(SourceError) as error:
        read_rows(tmp_path, content)
    assert what in error.value.what
    assert error.value.fix


def test_a_broken_gzip_file_says_so(tmp_path):
    with pytest.raises(SourceError, match="gzip"):
        read_rows(tmp_path, b"\x1f\x8b\x08\x00broken", "t.csv.gz")


@pytest.mark.parametrize(("name", "what"), [("t.parquet", "not a text"), ("t.xlsx", "broken")])
def test_a_file_that_is_not_what_its_name_says(tmp_path, name, what):
    with pytest.raises(SourceError, match=what):
        read_rows(tmp_path, b"PK\x03\x04 nothing", name)


def test_a_broken_parquet_file_says_so(tmp_path):
    with pytest.raises(SourceError, match="broken Parquet"):
        read_rows(tmp_path, b"PAR1 nothing PAR1", "t.parquet")


def test_bytes_outside_of_utf8_are_western_european():
    assert encoding_of("Jyväskylä €".encode("cp1252"), utf8=False) == "cp1252"
    assert encoding_of(b"\x81\x8d\xe4", utf8=False) == "latin-1"
    assert encoding_of("ä".encode("utf-16"), utf8=False) == "utf-16"


def test_a_letter_cut_by_the_end_of_a_block_is_still_utf8(tmp_path, monkeypatch):
    monkeypatch.setattr("syotto.sense.delimited.BLOCK", 7)
    source, rows = read_rows(tmp_path, "id,city\n1,Jyväskylä\n2,Åbo\n")
    assert source.notes == ()
    assert rows == [("1", "Jyväskylä"), ("2", "Åbo")]


def test_the_header_of_a_sample_is_the_whole_line():
    assert sniff("t", b"a,b\n1,2\n", "utf-8").columns == ("a", "b")


def test_ids_written_as_fractions_are_recognised():
    assert text_format(["17850.0", "13047.0", "NaN"]) == TextFormat(bare=True)
    assert text_format(["17850.0", "85123A"]) == TextFormat()
    assert text_format(["1.5", "2.0"]) == TextFormat()
    assert text_format(["a\t", "b"]) == TextFormat(blanks=True)
