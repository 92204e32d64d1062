"""Self-evaluations: not without a fresh evaluation; marks take points off with a reason, and the grade follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jixiao.facts.records.budget import PROJECT
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.case_evaluations import lines_to_mark, outdated
from jixiao.server.actions.case_records import standing
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.actions.evidence import withdraw
from jixiao.server.actions.records import Change, save_records
from jixiao.server.ledger.batches import current, undo
from jixiao.server.ledger.models import Batch
from jixiao.server.process.cases import Case
from tests.server.actions.test_evidence import attached
from tests.server.results.sample import ACTOR, data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
SELF = RULES["self_evaluation"]


@pytest.fixture
def case(people: dict[Role, User], data: Path) -> Case:
    """A self-evaluation of the example's year."""
    delivered()
    return Case(
        subject="self_evaluation", unit=Unit.objects.get(code="118001"), fiscal_year=2023, by=people[Role.HANDLER]
    )


def test_not_before_there_is_one(case: Case, people: dict[Role, User]) -> None:
    assert "还没有完成的评价" in SELF.problems(case, {})[0].text
    evaluated(people[Role.OFFICE])
    places = {one.link for one in SELF.problems(case, {}) if "没有上传佐证材料" in one.text}
    assert places == {f"/evidence/of/118001/item:2023:{item}/" for item in ("B41", "B52")}
    proofs = [attached(people[Role.HANDLER], subject=f"item:2023:{item}") for item in ("B41", "B52")]
    assert SELF.problems(case, {}) == []
    withdraw(attachment=proofs[0], reason="传错了", by=people[Role.HANDLER], actor=ACTOR)
    assert len(SELF.problems(case, {})) == 1
    undo(Batch.objects.get(), by=people[Role.OFFICE], reason="试")
    assert "数据已有变化" in SELF.problems(case, {})[0].text


def test_marks(case: Case, people: dict[Role, User]) -> None:
    evaluated(people[Role.OFFICE])
    SELF.hand_in(case)
    lines = lines_to_mark(case, SELF)
    assert sum(line.points for line in lines) == 9997
    line = max(lines, key=lambda one: one.points)

    def marked(points: str, reason: str) -> dict[str, object]:
        return SELF.mark(case, {"marks": [{"item": line.code, "points": points, "reason": reason}]})

    assert SELF.mark(case, {})["total"] == 9997
    assert SELF.mark(case, {})["grade"] == "优"
    for points, reason in (("-1", "有"), ("100.001", "有"), ("一", "有"), ("999", "有"), ("0", " ")):
        with pytest.raises(ValidationError):
            marked(points, reason)
    told = marked("0.5", "缺少佐证")
    assert told["total"] == 9997 - line.points + 50
    assert told["marks"] == [
        {"item": line.code, "name": line.name, "from": line.points, "to": 50, "reason": "缺少佐证"}
    ]


def test_no_lines_for_others(case: Case) -> None:
    assert lines_to_mark(case, RULES["rectification"]) == ()
    assert lines_to_mark(case, SELF) == ()


def test_an_accepted_case_leaves_its_project_as_reviewed(case: Case, people: dict[Role, User]) -> None:
    unit, office = case.unit, people[Role.OFFICE]
    number: Any = (
        current(PROJECT.name, unit=unit, fiscal_year=2023).filter(code="A0101").values_list("pk", flat=True).get()
    )
    unknown = standing(case, PROJECT.name, code="A0101") | {"self_evaluated": None, "reviewed": None}
    change = Change(PROJECT.name, unknown, number)
    save_records(unit=unit, fiscal_year=2023, changes=[change], reason="试", by=office, actor=ACTOR)
    own = Case(subject="project_evaluation", unit=unit, fiscal_year=2023, reference="A0101", title="项目自评")
    rules = RULES["project_evaluation"]
    rules.keep(own, {}, office)
    assert standing(own, PROJECT.name, code="A0101")["reviewed"] is None
    own.state = "done"
    rules.keep(own, {}, office)
    kept = standing(own, PROJECT.name, code="A0101")
    assert (kept["self_evaluated"], kept["reviewed"], kept["name"]) == (1, 1, unknown["name"])


def test_an_acceptance_sends_no_other_project_back(case: Case, people: dict[Role, User]) -> None:
    unit, office = case.unit, people[Role.OFFICE]

    def changed(**fields: object) -> None:
        row: Any = current(PROJECT.name, unit=unit, fiscal_year=2023).filter(code="A0101").get()
        values = standing(case, PROJECT.name, code="A0101") | fields
        save_records(
            unit=unit,
            fiscal_year=2023,
            changes=[Change(PROJECT.name, values, row.pk)],
            reason="试",
            by=office,
            actor=ACTOR,
        )

    evaluation = evaluated(office)
    other = Case(subject="project_evaluation", unit=unit, fiscal_year=2023, reference="A0102", title="项目自评")
    assert (outdated(case, evaluation), outdated(other, evaluation)) == (False, False)
    # The department's coverage has another value, the other project's sheet has not.
    changed(reviewed=0)
    assert (outdated(case, evaluation), outdated(other, evaluation)) == (True, False)
    changed(reviewed=1, name="另一个名称")
    assert outdated(other, evaluation)
