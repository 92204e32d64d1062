"""The page of a figure: steps, cells, records; an unknown one is 404 with near codes."""

from __future__ import annotations

from django.test import Client

from .test_sheet import client

__all__ = ["client"]


def test_a_figure_and_an_unknown_one(client: Client) -> None:
    text = client.get("/figures/expenditure.executed/").content.decode()
    assert "支付明细.csv · 支付明细 · H2" in text
    assert "2077" in text
    response = client.get("/figures/expenditure.execute/")
    assert response.status_code == 404
    assert "expenditure.executed" in response.content.decode()
