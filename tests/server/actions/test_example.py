"""The example in a demonstration is evaluated as the command line does it; without its unit nothing is loaded."""

from __future__ import annotations

from pathlib import Path

from django.db.models import Sum

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.cases import newest
from jixiao.server.actions.example import load_example, load_records
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case, open_for
from jixiao.workbench.delivering import read_package
from jixiao.workbench.settings import CHECKOUT
from tests.server.results.sample import data

__all__ = ["data"]
FOLDER = CHECKOUT / "examples" / "baiyun-2023"


def test_the_example(people: dict[Role, User], data: Path) -> None:
    made = load_example(FOLDER)
    assert made is not None
    assert (made.state, made.points) == ("done", 9997)
    task = Case.objects.get(subject="rectification")
    assert newest(task).body["problem"] == "预算执行的跟踪监控及预算执行情况分析还有待加强。"
    waiting = open_for(people[Role.HANDLER]).values_list("subject", flat=True)
    assert sorted(waiting) == ["monitoring", "rectification", "self_evaluation"]


def test_nothing_to_load(people: dict[Role, User], data: Path) -> None:
    assert load_example(data) is None
    Unit.objects.filter(code="118001").update(code="9")
    assert load_example(FOLDER) is None


def test_the_records_stand_in_the_ledger(people: dict[Role, User], data: Path) -> None:
    package = read_package(FOLDER)
    assert package is not None
    batch = load_records(*package)
    spent = current("payment", unit=batch.unit, fiscal_year=2023).aggregate(all=Sum("amount"))["all"]
    assert spent == 7_493_668_783
    names = {path.name for path in data.glob("imports/*/*")}
    assert {file["name"] for file in batch.session.files} == names
