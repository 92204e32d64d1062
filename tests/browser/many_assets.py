"""Writes 5,000 assets of the year 2024 into the ledger that JIXIAO_DATA names: as many as a large department has."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
django.setup()

from jixiao.facts.records import BY_NAME  # noqa: E402 - Django has to be set up before its tables are imported
from jixiao.facts.rows import Row  # noqa: E402
from jixiao.kernel.source import Source  # noqa: E402
from jixiao.server.accounts.models import Unit  # noqa: E402
from jixiao.server.ledger.batches import Delivery, accept  # noqa: E402

COUNT, YEAR, UNIT = 5000, 2024, "118001"


def row(number: int) -> Row:
    """The asset of a number; its place is told by the number."""
    record = BY_NAME["asset"]
    told = {
        "code": f"ZC24{number:06d}",
        "name": ("办公桌", "台式计算机", "激光打印机", "文件柜", "会议椅")[number % 5],
        "cost": 480_000,
        "status": "in_use",
        "division": ("办公室", "法律援助处", "公共法律服务管理科")[number % 3],
        "holder": f"使用人{number % 90}",
        "place": f"{3 + number % 3}号楼{3 + number % 9}0{1 + number % 8}",
    }
    blank = {field.name: None for field in record.fields}
    return Row(record, {"unit": UNIT, "fiscal_year": YEAR, **blank, **told}, Source(person="测试", form="测试"))


if __name__ == "__main__":
    rows = [row(number) for number in range(1, COUNT + 1)]
    unit = Unit.objects.get(code=UNIT)
    accept(
        Delivery(
            unit=unit,
            fiscal_year=YEAR,
            kind="form",
            title="测试",
            rows=rows,
            present=("asset",),
            by=None,
            person="测试",
        )
    )
