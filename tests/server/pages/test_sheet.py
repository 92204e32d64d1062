"""Pages answer with the score and its links; without results they say how to get some."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import Evaluated


@pytest.fixture
def client(evaluated: Evaluated, without_accounts: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client of a server that shows the evaluated example."""
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    monkeypatch.setenv("JIXIAO_DATA", str(evaluated.settings.data))
    return Client(HTTP_HOST="localhost")


def test_pages_show_the_evaluation(client: Client) -> None:
    for address, expected in (("/", "99.97"), ("/projects/", "法律援助工作经费"), ("/findings/", "JX-EVA-010")):
        response = client.get(address)
        assert response.status_code == 200
        assert expected in response.content.decode()


def test_every_link_of_the_score_sheet_leads_somewhere(client: Client) -> None:
    text = client.get("/").content.decode()
    links = {part.split('"')[0] for part in text.split('href="')[1:]}
    inner = {link for link in links if link.startswith("/") and "static" not in link}
    assert len(inner) > 25
    statuses = {}
    for link in inner:
        response = client.get(link)
        statuses[link] = response.status_code
        response.close()
    assert statuses == dict.fromkeys(inner, 200)


def test_without_results(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", str(tmp_path))
    response = client.get("/")
    assert response.status_code == 404
    assert "jixiao demo" in response.content.decode()
