"""A table becomes units and divisions, all lines or none; a second time only what is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Division, Membership, Unit
from jixiao.server.accounts.roles import ADMINISTRATORS
from jixiao.server.actions.organising import first_administrators, organise, read_organisation
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor

pytestmark = pytest.mark.django_db
BY = Actor(name="测试")
HEAD = "单位编码,单位名称,类别,上级单位编码,科室编码,科室名称"
TABLE = (
    HEAD,
    "118000,某区财政局,财政部门,,,",
    "118001,某区司法局,预算部门,,,",
    "118001,某区司法局,预算部门,,01,办公室",
    "118001-1,某区法律援助处,下属单位,118001,,",
)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "单位.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def problems(folder: Path, *lines: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        organise(read_organisation(written(folder, *lines)), by=None, actor=BY)
    return caught.value.messages


def test_units_and_divisions(tmp_path: Path) -> None:
    lines = read_organisation(written(tmp_path, *TABLE))
    assert organise(lines, by=None, actor=BY) == (3, 1)
    assert Unit.objects.get(code="118001-1").path == "/118001/118001-1/"
    assert Division.objects.get().unit.code == "118001"
    assert Event.objects.filter(action="unit.add").count() == 3
    assert organise(lines, by=None, actor=BY) == (0, 0)


def test_every_problem_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    told = problems(
        tmp_path, *TABLE, "118001,某区信访局,预算部门,,,", "118009,某局,机关,,,", "118010,某处,下属单位,999,,",
        "118011,某局,预算部门,,02,", "118001,某区司法局,预算部门,,01,秘书科", "118001,,,118000,,",
    )  # fmt: skip
    assert [line.split("：")[0] for line in told] == [
        "第 6 行",
        "第 7 行",
        "第 8 行",
        "第 9 行",
        "第 10 行",
        "第 11 行",
    ]
    assert "已登记为“某区司法局”" in told[0]
    assert "财政部门、预算部门、下属单位" in told[1]
    assert not Unit.objects.exists()


def test_a_table_without_its_columns(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="单位名称、类别"):
        read_organisation(written(tmp_path, "单位编码,名称", "1,某局"))
    with pytest.raises(ValidationError):
        read_organisation(tmp_path / "none.xlsx")


def test_three_administrators_are_made_once(tmp_path: Path) -> None:
    organise(read_organisation(written(tmp_path, *TABLE)), by=None, actor=BY)
    unit = Unit.objects.get(code="118000")
    made = first_administrators(unit=unit, actor=BY)
    assert {one.role for one in made} == ADMINISTRATORS
    assert len({one.password for one in made}) == 3
    assert Membership.objects.filter(unit=unit).count() == 3
    assert first_administrators(unit=unit, actor=BY) == ()
