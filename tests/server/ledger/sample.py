"""Rows as an import or a form hands them over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.models import Batch

UNIT = "118001"


def payment(voucher: str, amount: int, *, unit: str = UNIT, year: int = 2023, row: int = 2, **more: Any) -> Row:
    """A payment of `amount` fen."""
    record = BY_NAME["payment"]
    values = dict.fromkeys(record.columns) | {"unit": unit, "fiscal_year": year, "voucher": voucher, "amount": amount}
    source = Source(file="支付.xlsx", sha256="a" * 64, sheet="支付明细", row=row, batch="b-1")
    return Row(record, values | {"kind": "project", "paid_on": 19_500} | more, source, {"amount": "C"})


def delivered(rows: Sequence[Row], *, unit: str = UNIT, **more: Any) -> Batch:
    """The rows as an accepted batch."""
    return accept(delivery(rows, unit=unit, **more))


def delivery(rows: Sequence[Row], *, unit: str = UNIT, **more: Any) -> Delivery:
    """The rows as a delivery."""
    settings: dict[str, Any] = {
        "unit": Unit.objects.get(code=unit),
        "fiscal_year": 2023,
        "kind": "import",
        "title": "支付.xlsx",
        "rows": rows,
        "present": ["payment"],
        "by": None,
        "person": "测试",
    }
    return Delivery(**settings | more)
