from __future__ import annotations

import csv
from datetime import UTC, datetime
from importlib.resources import files
from ipaddress import ip_network

import pyarrow as pa
import pytest

from syotto.errors import SettingError
from syotto.sense.bots import agents

NOW = datetime(2026, 6, 1, tzinfo=UTC)
CHROME = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/113.0.0.0 Safari/537.36"
GMAIL = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"


def judged(kind, *values, networks=()):
    seen = pa.table({"kind": [kind] * len(values), "value": list(values)})
    rows = agents(seen, as_of=NOW, machine_networks=list(networks)).to_pylist()
    return {row["value"]: (row["actor"], row["actor_reason"], row["touches"]) for row in rows}


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        (CHROME, ("human", "browser", "all")),
        (GMAIL, ("human", "GoogleImageProxy", "all")),
        ("Mozilla/5.0", ("machine", "Apple mail proxy", "opens")),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
         ("machine", "user agent: Googlebot", "all")),
        ("python-requests/2.31", ("machine", "user agent: python-requests", "all")),
        (CHROME.replace("Chrome/", "HeadlessChrome/"), ("machine", "user agent: Headless", "all")),
        ("Outlook-iOS/723.4027091.prod.iphone", ("human", "Outlook-iOS", "all")),
    ],
)  # fmt: skip
def test_a_browser_is_judged_by_what_it_calls_itself(name, verdict):
    assert judged("user_agent", name)[name] == verdict


def test_a_network_is_judged_also_by_a_cut_address():
    found = judged(
        "network", "209.222.82.0", "209.222.82.17", "203.0.113.0", "2a02:26f7:c8c0::", "nonsense"
    )
    assert found == {
        "209.222.82.0": ("machine", "Barracuda mail protection", "all"),
        "209.222.82.17": ("machine", "Barracuda mail protection", "all"),
        "2a02:26f7:c8c0::": ("machine", "Apple privacy proxy", "opens"),
    }


def test_a_company_may_name_networks_of_its_own():
    assert (
        judged("network", "203.0.113.0", networks=["203.0.113.0/24"])["203.0.113.0"][1]
        == "network 203.0.113.0/24"
    )
    with pytest.raises(SettingError, match="machine_networks"):
        judged("network", "203.0.113.0", networks=["203.0.113.0/99"])


def test_every_known_network_says_where_it_is_from_and_when():
    text = files("syotto.sense").joinpath("data/networks.csv").read_text()
    for entry in csv.DictReader(text.splitlines()):
        assert ip_network(entry["network"])
        assert entry["touches"] in {"all", "opens"}
        assert "." in entry["source"]
        assert datetime.fromisoformat(entry["dated"]).year >= 2026
