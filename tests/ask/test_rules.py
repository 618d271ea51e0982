"""The table of rules says points and conditions; a draft says what it changes; drift in words."""

from syotto.ask.rules import caps, condition_of
from syotto.ask.scoring import Moved, drift_in_words
from syotto.schema.scoring import parse
from syotto.web.scoring_drafting import changes

RULES = {
    "fit": {
        "most": 80,
        "categories": {"role": 40},
        "rules": {
            "decides": {"when": {"field": "persona", "is": "executive"}, "points": 40, "category": "role"}
        },
    },
    "engagement": {
        "rules": {
            "asked": {
                "did": ["Offer Requested", "Demo Requested"], "points": 60, "within_days": 90,
                "when": {"field": "country", "is": "FI"}, "personas": {"finance": 2},
            },
            "silent": {"when": {"not": {"did": "Page Viewed", "within_days": 90}}, "points": -20},
        }
    },
}  # fmt: skip


def test_a_rule_says_in_words_when_it_gives_points():
    decides, asked, silent = parse(RULES).rules
    assert condition_of(decides) == "persona is executive"
    assert condition_of(asked) == (
        "each time: Offer Requested or Demo Requested within 90 days, for whom country is FI"
    )
    assert condition_of(silent) == "not (did Page Viewed within 90 days)"


def test_caps_are_told():
    assert caps(parse(RULES)) == ["fit stops at 80", "role at 40", "engagement stops at 100"]


def test_a_draft_says_what_it_changes():
    live, other = parse(RULES), {**RULES, "qualify": {"points": 30}}
    assert changes(live, live) == []
    rules = {
        "decides": {
            "when": {"field": "persona", "is": "executive"},
            "points": 50,
            "category": "role",
        }
    }
    other["fit"] = {"most": 90, "rules": rules}
    other["engagement"] = {"rules": {"new one": {"did": "Tip Given", "points": 5}}}
    assert changes(live, parse(other)) == [
        "new: new one (+5)",
        "gone: asked (+60)",
        "gone: silent (-20)",
        "decides: 50 points, not 40",
        "qualifies from 30 points, not 50",
        "caps of fit",
    ]


def test_drift_is_one_sentence():
    assert drift_in_words([]) is None
    assert drift_in_words([Moved("leak", None, "knows the outcome")]) is None
    still = drift_in_words([Moved("pages", 0.1, None)])
    assert still == "Nothing changed a lot since the leads that taught the chances."
    moved = [Moved(f"f{n}", 0.3, None) for n in range(5)]
    assert drift_in_words(moved).startswith(
        "5 of 5 things that chances are read from changed a lot since they were learned:"
        " f0, f1, f2 and 2 more."
    )
