"""Batches and origins say what they are in words."""

from __future__ import annotations

from jixiao.server.ledger.models import Batch, Origin


def test_what_they_are_called() -> None:
    assert str(Batch(kind="import", title="支付.xlsx")) == "导入 支付.xlsx"
    assert str(Origin(file="支付.xlsx", sheet="支付明细")) == "支付.xlsx · 支付明细"
    assert str(Origin(person="梁经办", form="支付")) == "梁经办 · 支付"
