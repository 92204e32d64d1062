"""The task freezes, evaluates and writes all at once; killed anywhere, it gives the same when it runs again."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jixiao.reporting.files import REPORT, REPORT_PDF, SCORE_SHEET, TRACE
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_evaluations as background
from jixiao.server.actions.background_evaluations import evaluate_unit, print_report
from jixiao.server.process.notices import Notice
from jixiao.server.results.folders import folder_of
from jixiao.server.results.models import Evaluation, ReportVersion
from tests.server.results.sample import asked, data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


@pytest.fixture
def office(people: dict[Role, User], data: Path) -> User:
    """The example in the ledger, and who asks."""
    delivered()
    return people[Role.OFFICE]


def test_an_evaluation_is_made_once(office: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one = evaluated(office)
    assert (one.state, one.points, one.grade, one.standard_version != "") == ("done", 9997, "1", True)
    folder = folder_of(one)
    assert {path.name for path in folder.iterdir()} >= {SCORE_SHEET, REPORT, TRACE}
    assert json.loads((folder / TRACE).read_text(encoding="utf-8"))["snapshot"] == one.snapshot
    evaluate_unit.call(one.pk)
    told = Notice.objects.filter(to=office, kind="evaluation").values_list("title", "link")
    assert list(told) == [(f"评价已完成：{one}", f"/evaluations/{one.pk}/")]
    two = asked(office)
    evaluate_unit.call(two.pk)
    two.refresh_from_db()
    assert [report.number for report in ReportVersion.objects.all()] == [2, 1]
    assert (folder_of(two) / TRACE).read_bytes() == (folder / TRACE).read_bytes()


def test_killed_before_the_folder_is_named(office: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one = asked(office)

    def killed(source: object, target: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(background.os, "rename", killed)  # type: ignore[attr-defined]
        with pytest.raises(KeyboardInterrupt):
            evaluate_unit.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.folder) == ("running", "")
    evaluate_unit.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.points) == ("done", 9997)


def test_killed_after_the_folder_is_named(office: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one = asked(office)
    rename = os.rename

    def killed(source: Path, target: Path) -> None:
        rename(source, target)
        if "evaluations" in str(target):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(background.os, "rename", killed)  # type: ignore[attr-defined]
        with pytest.raises(KeyboardInterrupt):
            evaluate_unit.call(one.pk)
    evaluate_unit.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.points) == ("done", 9997)


def test_a_standard_that_is_gone(office: User) -> None:
    one = asked(office)
    Evaluation.objects.filter(pk=one.pk).update(standard="gone")
    evaluate_unit.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.error) == ("failed", "资料或标准有错误，没有评价；详见检查结果。")
    assert "JX-STD-001" in (folder_of(one) / "findings.json").read_text(encoding="utf-8")


def test_pdf(office: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one = evaluated(office)

    def printed(report: Path, *, into: Path) -> Path:
        made = into / REPORT_PDF
        made.write_bytes(b"%PDF")
        return made

    monkeypatch.setattr(background, "print_to_pdf", printed)
    print_report.call(one.pk)
    print_report.call(one.pk)
    assert (folder_of(one) / REPORT_PDF).read_bytes() == b"%PDF"
