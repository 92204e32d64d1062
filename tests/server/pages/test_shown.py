"""Pages about results begin with the address of the door they were entered by."""

from __future__ import annotations

from django.test import Client

from jixiao.server.pages.shown import base_of
from jixiao.server.results.models import Evaluation

from .test_sheet import client

__all__ = ["client"]


def test_the_local_door_has_no_evaluations(client: Client) -> None:
    assert client.get("/evaluations/1/").status_code == 404
    assert 'href="/figures/score.total/"' in client.get("/").content.decode()


def test_the_address_of_an_evaluation() -> None:
    assert base_of(Evaluation(pk=7)) == "/evaluations/7/"
