"""A round over a few assets, for the tests of counting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.stocktaking import Scope, begin_round
from jixiao.server.assets.rounds import CountRound
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.models import Batch

ACTOR = Actor(name="测试")
YEAR = 2024
CARDS = (
    {"code": "A1", "name": "台式计算机", "division": "办公室", "place": "3号楼301", "holder": "张某"},
    {"code": "A2", "name": "办公桌", "division": "办公室", "place": "3号楼302", "holder": "张某"},
    {"code": "A3", "name": "打印机", "division": "法律援助处", "place": "5号楼101"},
    {"code": "A4", "name": "旧计算机", "division": "办公室", "place": "3号楼303", "status": "written_off"},
)


def written(name: str, *values: Mapping[str, Any]) -> Batch:
    """Rows of one type in the ledger of the example department."""
    record, source = BY_NAME[name], Source(person="测试", form="测试")
    blank = {field.name: None for field in record.fields}
    rows = [Row(record, {"unit": "118001", "fiscal_year": YEAR, **blank, **one}, source) for one in values]
    unit = Unit.objects.get(code="118001")
    told = {"kind": "form", "title": record.label, "present": (name,), "by": None, "person": "测试"}
    return accept(Delivery(unit=unit, fiscal_year=YEAR, rows=rows, **told))  # type: ignore[arg-type]


def assets(*more: Mapping[str, Any]) -> Batch:
    """The cards above and more."""
    return written(
        "asset",
        *(
            {"cost": 480_000, "status": "in_use", "acquired_on": day_number(date(2021, 5, 10)), **one}
            for one in (*CARDS, *more)
        ),
    )


def begun(people: dict[Role, User], /, **changed: Any) -> CountRound:
    """A round in which everybody of the unit may count."""
    asked: dict[str, Any] = {
        "unit": Unit.objects.get(code="118001"),
        "fiscal_year": YEAR,
        "title": "年终盘点",
        "days": (date(2024, 11, 1), date(2024, 11, 30)),
        "scope": Scope(),
        "people": (),
        "by": people[Role.OFFICE],
        "actor": ACTOR,
    }
    return begin_round(**asked | changed)


def look(code: str, number: int = 1, **told: Any) -> dict[str, Any]:
    """A look as a phone sends it."""
    return {"id": f"{code}-{number:08d}", "code": code, "at": f"2024-11-2{number}T09:00:00Z", "scanned": True, **told}
