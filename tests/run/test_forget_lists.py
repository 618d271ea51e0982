"""Lists that people keep in segments/ lose one who is erased, and nothing else."""

import pytest

from syotto.run.forget_lists import clean_lists
from syotto.sense.persons import Who
from syotto.sense.segments import read_segments

WHO = Who(ids=frozenset({"c7"}), emails=frozenset({"ann@mill.fi"}))


@pytest.fixture
def put(tmp_path):
    (tmp_path / "segments").mkdir()

    def write(name, text):
        path = tmp_path / "segments" / name
        path.write_bytes(text.encode())
        return path

    return write


def test_their_lines_go_and_every_other_byte_stays(put, tmp_path):
    listed = put(
        "fair.yaml", "title: Fair # 2026\npeople:\n  - c1\n  - 'Ann@Mill.fi' # late\n  - c70\n"
    )
    table = put("guests.csv", 'email;note\r\nANN@mill.fi;"two\r\nlines"\r\nbob@mill.fi;"a;b"\r\n')
    other = put("rule.yaml", "who: {field: person_id, is: c7}\n")
    assert clean_lists(tmp_path, WHO) == ("segments/fair.yaml", "segments/guests.csv")
    assert listed.read_text() == "title: Fair # 2026\npeople:\n  - c1\n  - c70\n"
    assert table.read_bytes() == b'email;note\r\nbob@mill.fi;"a;b"\r\n'
    assert other.read_text() == "who: {field: person_id, is: c7}\n"
    assert clean_lists(tmp_path, WHO) == ()


def test_a_list_nobody_is_left_in_can_still_be_read(put, tmp_path):
    put("fair.yaml", "people: # who came\n- c7\nwhat_for: thanks\n")
    clean_lists(tmp_path, WHO)
    found = read_segments(tmp_path)
    assert found.wrong == {}
    assert found.known["fair"].people == ()
    assert found.known["fair"].what_for == "thanks"
