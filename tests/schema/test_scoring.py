"""What is wrong in scoring.yaml is said by line and column, with what was meant."""

from __future__ import annotations

import pytest

from syotto.run.workspace import DATA
from syotto.schema.condition_text import Misread
from syotto.schema.scoring import parse
from syotto.sense import yaml_text

RULE = "engagement:\n  rules:\n    brochure: "
WRONG = [
    ("fits: {}", "line 1, column 1: found 'fits'", "Did you mean 'fit'?"),
    (f"{RULE}{{did: Brochure Downloaded}}", "expected points", "points: 10"),
    (f"{RULE}{{points: 5}}", "expected when or did", "an event"),
    (f"{RULE}{{did: X, points: ten}}", "line 3, column 32: found 'ten', expected a number", "without quotes"),
    (f"{RULE}{{did: X, points: true}}", "expected a number", "without quotes"),
    (f"{RULE}{{did: X, points: 5, half_life_days: 0}}", "a number from 0.01", "without quotes"),
    (f"{RULE}{{did: X, points: 5, half_live: 3}}", "found 'half_live'", "'half_life_days'"),
    (f"{RULE}{{when: {{field: contry, is: FI}}, points: 5}}", "line 3, column 30: found 'contry'", "'country'"),
    (f"{RULE}{{when: {{field: country, is: FI}}, within_days: 3, points: 5}}", "expected did beside it", "count once"),
    (f"{RULE}{{did: [], points: 5}}", "an event, or a list", "Name one"),
    ("fit:\n  rules:\n    a: {did: X, points: 5}", "line 3, column 14: found 'X', expected when", "engagement"),
    ("fit:\n  rules:\n    a: {when: {in_segment: x}, points: 5}\nengagement:\n  rules:\n    a: {did: X, points: 5}", "a name that no other rule has", "Rename"),
    ("qualify: {points: -1}", "a number from 0", "Write it"),
    ("- a", "expected fit, engagement", "Indent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "fix"), WRONG, ids=[text[-40:] for text, *_ in WRONG])
def test_a_wrong_text_says_where_and_what_was_meant(text, said, fix):
    with pytest.raises(Misread) as caught:
        parse(*yaml_text.read(text, "scoring.yaml"))
    assert said in str(caught.value)
    assert fix in caught.value.fix


def test_the_rules_that_come_with_syotto_can_be_read():
    scoring = parse(
        *yaml_text.read(DATA.joinpath("scoring.yaml").read_text("utf-8"), "scoring.yaml")
    )
    assert len(scoring.fit.rules) > 3
    assert len(scoring.engagement.rules) > 5
    capped = {*scoring.fit.categories, *scoring.engagement.categories}
    assert capped <= {rule.category for rule in scoring.rules}
