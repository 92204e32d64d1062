"""The task writes all files at once, again is no change, and without payments it says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_analyses as background
from jixiao.server.actions.background_analyses import NOTHING, write_analysis_document
from jixiao.server.process.notices import Notice
from jixiao.server.results.folders import analyses_folder
from jixiao.server.results.models import AnalysisDocument
from tests.server.ledger.sample import delivered, payment
from tests.server.results.sample import data

__all__ = ["data"]


def wanted(by: User) -> AnalysisDocument:
    unit = Unit.objects.get(code="118001")
    return AnalysisDocument.objects.create(unit=unit, fiscal_year=2023, as_of=date(2023, 6, 30), by=by)


def test_written_once_or_not_at_all(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = wanted(people[Role.OFFICE])
    write_analysis_document.call(none.pk)
    none.refresh_from_db()
    assert (none.state, none.error) == ("failed", NOTHING)
    delivered([payment("V1", 12_300, fund_type="general")])
    made = wanted(people[Role.OFFICE])

    def killed(_: object, *, out: Path) -> None:
        out.mkdir()
        (out / "执行分析.docx").write_text("半份")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(background, "write_all", killed)
        with pytest.raises(KeyboardInterrupt):
            write_analysis_document.call(made.pk)
    assert list(analyses_folder().iterdir()) == []
    write_analysis_document.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.ledger_state != "", len(list((analyses_folder() / made.folder).iterdir()))) == (
        "done",
        True,
        4,
    )
    told = Notice.objects.filter(to=people[Role.OFFICE]).values_list("title", flat=True).order_by("pk")
    assert [title[:3] for title in told] == ["未完成", "已完成"]


def test_a_program_that_breaks_says_so(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered([payment("V1", 12_300, fund_type="general")])
    made = wanted(people[Role.OFFICE])
    monkeypatch.setattr(background, "write_all", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        write_analysis_document.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.error) == ("failed", background.BROKEN)
