"""What a register counts to: from the newest evaluation, each number with the way to its records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import Role
from jixiao.server.pages import register_figures
from jixiao.server.results.models import Evaluation
from jixiao.workbench.results import Results
from tests.registers import drones

__all__ = ["drones"]
FIGURES = {
    "drone_patrol.flights": {"label": "巡查架次", "value": 3, "printed": "3架次"},
    "drone_patrol.flights.by_result.found": {"label": "巡查架次（按巡查结果）", "value": 1, "printed": "1架次"},
    "drone_patrol.flights.by_result.clean": {"label": "巡查架次（按巡查结果）", "value": 2, "printed": "2架次"},
    "drone_patrol.report.rate": {"label": "提交巡查报告按期率", "value": None, "printed": "66.7%"},
}


def test_numbers_of_the_newest_evaluation(
    drones: Path, as_role: Callable[[Role], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有统计" in client.get("/records/drone_patrol/figures/").content.decode()
    unit = Unit.objects.get(code="118001")
    Evaluation.objects.create(
        unit=unit, fiscal_year=2023, standard="s", project_standard="p", outline="o", state="done"
    )
    monkeypatch.setattr(register_figures, "results_of", lambda evaluation: Results({"figures": FIGURES}, (), ()))
    page = client.get("/records/drone_patrol/figures/").content.decode()
    assert "提交巡查报告按期率" in page
    assert "figures/drone_patrol.flights.by_result.found/" in page
    # The largest part first, codes in words.
    assert page.index("无异常") < page.index("发现问题</td>")
    assert client.get("/records/payment/figures/").status_code == 404
