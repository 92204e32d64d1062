"""Pages about results begin with the address of the door they were entered by."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.pages.shown import base_of
from jixiao.server.results.models import Evaluation
from tests.conftest import Evaluated

from .test_sheet import client

__all__ = ["client"]


def test_the_local_door_has_no_evaluations(client: Client) -> None:
    assert client.get("/evaluations/1/").status_code == 404
    assert 'href="/figures/score.total/"' in client.get("/").content.decode()


def test_the_address_of_an_evaluation() -> None:
    assert base_of(Evaluation(pk=7)) == "/evaluations/7/"


def test_strangers_of_a_demonstration_see_the_example(
    evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None
) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    settings.JIXIAO_DEMO = True
    stranger = Client(HTTP_HOST="localhost")
    assert "99.97" in stranger.get("/").content.decode()
    assert stranger.get("/charts/projects.json").status_code == 200
    assert stranger.get("/evaluations/1/charts/").status_code == 404
