"""The page of charts: each beside its numbers, drawn under a policy of its own, and a picture without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.pages.charts import shown_charts
from jixiao.server.pages.shown import Shown
from jixiao.workbench.results import open_results
from tests.conftest import Evaluated


@pytest.fixture
def client(evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch, without_accounts: None) -> Client:
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    monkeypatch.setenv("JIXIAO_DATA", str(evaluated.settings.data))
    return Client(HTTP_HOST="localhost")


def test_each_chart_stands_beside_its_numbers(client: Client) -> None:
    text = client.get("/charts/").content.decode()
    assert text.count("<noscript><img") == 4
    assert '<a href="/figures/item.A13/">9.97</a>' in text


def test_only_this_page_may_compile_expressions(client: Client) -> None:
    assert "'unsafe-eval'" in client.get("/charts/")["Content-Security-Policy"]
    assert "'unsafe-eval'" not in client.get("/projects/")["Content-Security-Policy"]


def test_the_specification_links_to_traces(client: Client) -> None:
    values = client.get("/charts/projects.json").json()["data"]["values"]
    assert values[0]["href"].startswith("/figures/project.budget.")
    assert client.get(values[0]["href"]).status_code == 200
    months = client.get("/charts/progress.json").json()["data"]["values"]
    assert {value.get("href") for value in months} == {None, "/figures/expenditure.executed/"}


def test_the_picture_is_svg(client: Client) -> None:
    answer = client.get("/charts/states.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "产出指标" in answer.content.decode()
    assert client.get("/charts/nowhere.svg").status_code == 404


def test_the_script_is_a_script(client: Client) -> None:
    answer = client.get("/charts/vega.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "vegaEmbed" in b"".join(answer).decode()
    answer.close()


def test_a_page_may_choose_its_charts(evaluated: Evaluated) -> None:
    results = open_results(evaluated.folder)
    assert results is not None
    chosen = shown_charts(Shown(results, evaluated.folder, "/evaluations/7/"), names=("states", "nowhere", "points"))
    assert [one["chart"].name for one in chosen] == ["states", "points"]
    assert chosen[1]["address"] == "/evaluations/7/charts/points"


def test_nothing_evaluated_nothing_drawn(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", str(tmp_path))
    assert client.get("/charts/").status_code == 404
    assert client.get("/charts/points.json").status_code == 404
