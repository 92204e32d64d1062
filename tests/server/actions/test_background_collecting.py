"""The worker asks sources when they are due, keeps each content once, says what cannot be used, and tells of a failure once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from jixiao.exchange import receiving
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_collecting import BROKEN, begin, collect_due, collect_source
from jixiao.server.matching.models import Collection
from jixiao.server.process.notices import Notice
from jixiao.workbench.collect import SOURCES, sources_in
from jixiao.workbench.settings import from_environment
from tests.server.results.sample import data

__all__ = ["data"]
ROWS = "案件编号,申请人,被申请人,受理日期,涉及金额（元）\n1,张三,李四,2023-05-07,500\n2,王五,赵六,那天,很多\n3,,,2023-05-08,1\n"


def source(data: Path, folder: Path, **more: object) -> None:
    """One source of the department: a folder."""
    told = {
        "name": "city",
        "system": "人民调解信息管理系统",
        "kind": "folder",
        "path": str(folder),
        "unit": '"118001"',
        "every_hours": 24,
    }
    lines = ", ".join(f"{key}: {value}" for key, value in (told | more).items())
    data.mkdir(parents=True, exist_ok=True)
    (data / SOURCES).write_text(f"sources:\n  - {{{lines}}}\n", encoding="utf-8")


def asked() -> list[Collection]:
    """What one try brings."""
    (known,), findings = sources_in(from_environment())
    assert not findings
    made = begin(known, unit=Unit.objects.get(code="118001"), by=None)
    collect_source.call(made.pk)
    return list(Collection.objects.filter(pk__gte=made.pk).order_by("pk"))


def test_received_once_and_looked_at(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    (tmp_path / "六月.csv").write_text(ROWS, encoding="utf-8")
    source(data, tmp_path)
    (one,) = asked()
    assert (one.outcome, one.name, one.taken, one.set_aside) == ("received", "六月.csv", 2, 3)
    told = {(line.line, line.whole): line.problem for line in one.lines.all()}
    assert "那天" in told[3, False] or "很多" in told[3, False]
    assert "没有当事人" in told[4, True]
    assert Notice.objects.filter(to=people[Role.OFFICE], link=f"/collect/{one.pk}/").count() == 1
    (again,) = asked()
    assert again.outcome == "same"


def test_a_source_that_stays_away_is_told_of_once(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    source(data, tmp_path / "不在")
    for _ in range(2):
        (failed,) = asked()
        assert failed.outcome == "failed"
        assert "找不到文件夹" in failed.reason
    assert Notice.objects.filter(to=people[Role.OFFICE], title__contains="失败").count() == 1


def test_a_file_nobody_understands_shows_its_headings(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y,z\n1,2,3\n", encoding="utf-8")
    source(data, tmp_path)
    (one,) = asked()
    assert (one.outcome, one.headings) == ("unread", ["x", "y", "z"])
    assert "当事人" in one.reason


def test_due_by_the_hours_of_the_source(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    source(data, tmp_path)
    now = timezone.now()

    def tried() -> int:
        return Collection.objects.count()

    collect_due(now)
    assert tried() == 1
    collect_due(now)
    assert tried() == 1, "it is being asked"
    last = Collection.objects.get()
    last.outcome = "nothing"
    last.save()
    collect_due(now + timedelta(hours=23))
    assert tried() == 1
    collect_due(now + timedelta(hours=24))
    assert tried() == 2
    Collection.objects.update(outcome="failed")
    collect_due(timezone.now() + timedelta(hours=1))
    assert tried() == 3, "what failed is asked again the next hour"
    source(data, tmp_path, every_hours=0)
    collect_due(now + timedelta(days=30))
    assert tried() == 3, "by hand only"


def test_a_fault_of_ours_leaves_no_try_hanging(
    people: dict[Role, User], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source(data, tmp_path)
    monkeypatch.setattr(receiving, "fetch", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        asked()
    assert Collection.objects.get().reason == BROKEN
