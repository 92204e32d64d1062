"""Where moves lead, which process is in force for a unit and year, and by when a step is due."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process import flow
from jixiao.server.process.cases import Case
from jixiao.standards.processes import SUBJECTS
from jixiao.workbench.settings import from_environment

SETTINGS = from_environment()
OWN = "process-adjustment"


def test_every_subject_has_a_process(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    found = {name: flow.chosen(name, unit=unit, fiscal_year=2026, settings=SETTINGS) for name in SUBJECTS}
    assert all(found.values())
    assert flow.chosen("adjustment", unit=unit, fiscal_year=2026, settings=SETTINGS) == found["adjustment"]


def test_a_units_own_process_goes_first_and_a_running_case_keeps_its_own(
    people: dict[Role, User], tmp_path: Path
) -> None:
    unit, bureau = Unit.objects.get(code="118001"), Unit.objects.get(code="118000")
    source = SETTINGS.standards / "jixiao" / OWN
    shelf = replace(SETTINGS, standards=tmp_path)
    shutil.copytree(source, tmp_path / "jixiao" / OWN)
    own = tmp_path / "own" / "short" / "standard.yaml"
    own.parent.mkdir(parents=True)
    text = (source / "standard.yaml").read_text(encoding="utf-8")
    applies = 'applies: {units: ["118001"], first_year: 2026, last_year: 2026}'
    own.write_text(text.replace("id: jx-process", "id: own").replace("steps:", f"{applies}\nsteps:"), encoding="utf-8")

    def chosen(where: Unit, year: int) -> str:
        found = flow.chosen("adjustment", unit=where, fiscal_year=year, settings=shelf)
        assert found is not None
        return found.identifier

    assert (chosen(unit, 2026), chosen(unit, 2027)) == ("own-adjustment", "jx-process-adjustment")
    assert chosen(bureau, 2026) == "jx-process-adjustment"
    kept = flow.chosen("adjustment", unit=unit, fiscal_year=2026, settings=shelf)
    assert kept is not None
    own.write_text(own.read_text(encoding="utf-8").replace("局办公室审核", "办公会审议"), encoding="utf-8")
    later = flow.chosen("adjustment", unit=unit, fiscal_year=2026, settings=shelf)
    assert later is not None
    assert later != kept
    assert flow.process_of(Case(process=kept)).name_of("office") == "局办公室审核"
    assert flow.process_of(Case(process=later)).name_of("office") == "办公会审议"
    assert flow.chosen("target", unit=unit, fiscal_year=2026, settings=shelf) is None


@pytest.mark.django_db
def test_moves() -> None:
    unit = Unit.objects.create(code="1", name="局", kind="department")
    text = flow.chosen("adjustment", unit=unit, fiscal_year=2026, settings=SETTINGS)
    assert text is not None
    process = flow.process_of(Case(process=text))
    assert flow.step_after(process, step="draft", move="submit") == "office"
    assert flow.step_after(process, step="finance", move="refuse") == "refused"
    for step, move in (("office", "approve"), ("approved", "return"), ("office", "no such move")):
        with pytest.raises(flow.NotPossible, match="不能这样办理"):
            flow.step_after(process, step=step, move=move)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2023, 9, 28), 1, date(2023, 10, 7)),  # 中秋、国庆放假，10 月 7 日（周六）上班
        (date(2023, 3, 1), 5, date(2023, 3, 8)),
        (date(2040, 3, 1), 2, date(2040, 3, 5)),  # 没有公布放假安排的年份按周一至周五
        (date(2023, 3, 1), None, None),
    ],
)
def test_due(start: date, days: int | None, due: date | None) -> None:
    assert flow.due_day(start, days, settings=SETTINGS) == due
