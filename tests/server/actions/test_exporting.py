"""Exports and downloads leave an event."""

from __future__ import annotations

import pytest

from jixiao.server.actions.exporting import told_download, told_export
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor


@pytest.mark.django_db
def test_events() -> None:
    told_export(subject="records:payment", summary="导出支付明细 3 条", detail={"q": "x"}, actor=Actor(name="梁经办"))
    told_download(subject="import:1", name="支付.xlsx", actor=Actor(name="梁经办"))
    events = list(Event.objects.order_by("id").values_list("action", "subject", "summary"))
    assert events == [("export", "records:payment", "导出支付明细 3 条"), ("download", "import:1", "下载“支付.xlsx”")]
