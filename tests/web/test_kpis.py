from __future__ import annotations

from tests.web.client import JSON


def test_the_page_shows_figures_ranges_targets_and_definitions(client):
    page = client.get("/kpis").text
    for words in ("Hours to an answer", "5\u00a0hours – 12.5\u00a0hours", "from 3 Mar 2026", "30 of 50", "stays in the stage lead"):  # fmt: skip
        assert words in page
    assert client.get("/kpis", headers=JSON).json()["figures"][0]["target"] == 60


def test_one_figure_has_its_months_a_chart_and_members(client):
    page = client.get("/kpis/leads").text
    assert "data-chart" in page
    assert "/kpis?period=2026-01&amp;of=owner%3DSalla" in page
    assert client.get("/kpis/nope").status_code == 404


def test_figures_as_a_file(client):
    lines = client.get("/kpis?format=csv").text.splitlines()
    assert lines[0].startswith("kpi,title,measure,period")
    assert len(lines) == 5
    assert len(client.get("/kpis/leads?by=unit&format=csv").text.splitlines()) == 4
