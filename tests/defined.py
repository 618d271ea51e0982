"""What a workspace's texts could define, for tests of shapes: a segment that asks of everything."""

from __future__ import annotations

from datetime import date

from syotto.schema.condition_text import parse
from syotto.schema.kpis import Targets
from syotto.schema.persona import Personas
from syotto.schema.scoring import parse as parse_scoring

EVERYTHING = parse(
    {
        "all": [
            {"field": "country", "one_of": ["FI", "SE"]},
            {"field": "account.industry", "contains": "paper"},
            {"field": "persona", "exists": True},
            {"field": "may.email", "is": True},
            {"field": "feature.seats", "more_than": 10},
            {"field": "birth_date", "before": date(2000, 1, 1)},
            {"did": "Page Viewed", "where": {"path": {"starts_with": "/x"}}, "within_days": 30},
            {"not": {"bought": {"category": "pumps"}, "at_least": 2}},
            {"any": [{"in_segment": "fair"}, {"field": "first_at", "within_days": 7}]},
        ]
    }
)
TARGETS = Targets({("leads", "all", "all"): 60.0, ("caught", "origin", "event"): 10.0})
SCORING = parse_scoring(
    {
        "fit": {
            "categories": {"role": 40},
            "rules": {
                "decides": {
                    "when": {"field": "persona", "is": "executive"},
                    "points": 40,
                    "category": "role",
                },
                "reachable": {"when": {"field": "email", "exists": True}, "points": 30},
            },
        },
        "engagement": {
            "categories": {"content": 50},
            "rules": {
                "pages": {
                    "did": ["Page Viewed", "Order Tracked"],
                    "where": {"path": {"starts_with": "/x"}},
                    "points": 3,
                    "category": "content",
                    "personas": {"finance": 1},
                },
                "silent": {
                    "when": {"not": {"did": "Page Viewed", "within_days": 90}},
                    "points": -20,
                },
            },
        },
    }
)
DEFINED = {
    "segments": {"everything": EVERYTHING},
    "lists": {},
    "personas": Personas(),
    "scoring": SCORING,
    "shadow": SCORING,
    "targets": TARGETS,
}
