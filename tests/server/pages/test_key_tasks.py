"""The page of key tasks: every figure of the seed is a click away from its records."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.conftest import Evaluated


@pytest.fixture
def client(evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch, without_accounts: None) -> Client:
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    monkeypatch.setenv("JIXIAO_DATA", str(evaluated.settings.data))
    return Client(HTTP_HOST="localhost")


def test_a_figure_leads_to_its_records(client: Client) -> None:
    text = client.get("/tasks/").content.decode()
    links = dict(re.findall(r'<a href="(/figures/duty[^"]+)">([^<]+)</a>', text))
    assert len(links) == 38
    assert links["/figures/duty.correction.files_checked/"] == "504本"
    assert links["/figures/duty.publicity.viewers/"] == "超17万人次"
    records = client.get("/figures/duty.correction.files_checked/").content.decode()
    assert "记录（共 504 条" in records
    assert "档案交叉检查.csv" in records
