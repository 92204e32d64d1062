"""An export is told once it stands, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from jixiao.server.audit.models import Event
from jixiao.server.pages.exports import handed_out

TOLD = {"subject": "unit:X", "summary": "导出执行分析", "detail": {"as_of": "2023-06-30"}}


@pytest.mark.django_db
def test_written_handed_out_and_told_once() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    response = handed_out(request, "执行分析.xlsx", lambda path: path.write_text(path.suffix), **TOLD)  # type: ignore[arg-type]
    assert b"".join(response.streaming_content) == b".xlsx"  # type: ignore[attr-defined]
    response.close()
    assert "%E6%89%A7%E8%A1%8C%E5%88%86%E6%9E%90.xlsx" in response["Content-Disposition"]
    event = Event.objects.get()
    assert (event.action, event.subject, event.summary) == ("export", "unit:X", "导出执行分析")

    def broken(_: Path) -> None:
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        handed_out(request, "执行分析.xlsx", broken, **TOLD)  # type: ignore[arg-type]
    assert Event.objects.count() == 1
