"""Review sheets: kept by whose turn it is, told in the trail; what approval asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.checking.coach.marking import Given
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import case_reviews
from jixiao.server.actions.case_reviews import approved_by_sheets, filled_sheets, review_form, save_sheet
from jixiao.server.actions.cases import Beginning, start
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.process.cases import Case, ReviewSheet
from tests.server.results.sample import ACTOR, data

__all__ = ["data"]
FULL = {code: Given("10", "") for code in ("norm", "clarity", "possible", "ready")} | {
    code: Given("15", "") for code in ("relation", "science", "reason", "match")
}


@pytest.fixture
def case(people: dict[Role, User], data: Path) -> Case:
    """Targets that wait for the finance bureau."""
    unit = Unit.objects.get(code="118001")
    found = start(Beginning("target", unit, 2023, "申报"), by=people[Role.HANDLER], actor=ACTOR)
    Case.objects.filter(pk=found.pk).update(step="finance", waits_for=",reviewer,", moved_at=timezone.now())
    found.refresh_from_db()
    return found


def test_kept_once_a_person_and_told_in_the_trail(case: Case, people: dict[Role, User]) -> None:
    reviewer = people[Role.REVIEWER]
    with pytest.raises(ValidationError, match="须有 1 份"):
        approved_by_sheets(case, 1)
    save_sheet(case=case, given={"norm": Given("9", "")}, opinion="", by=reviewer, actor=ACTOR)
    with pytest.raises(ValidationError, match="须有 1 份"):
        approved_by_sheets(case, 1)
    kept = save_sheet(case=case, given=FULL, opinion=" 可以 ", by=reviewer, actor=ACTOR)
    assert (kept.total, ReviewSheet.objects.get().opinion) == (10_000, "可以")
    assert approved_by_sheets(case, 1) == {"review": {"total": 10_000, "grade": "优", "sheets": 1}}
    assert Event.objects.filter(action="case.review").count() == 2
    form = review_form()
    assert form is not None
    assert filled_sheets(case, 2, form=form) == []


def test_refused_for_others_and_without_the_form(
    case: Case, people: dict[Role, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in (Role.HANDLER, Role.OFFICE):
        with pytest.raises(NotPermitted, match="现在不由您审核"):
            save_sheet(case=case, given=FULL, opinion="", by=people[role], actor=ACTOR)
    monkeypatch.setattr(case_reviews, "packs", lambda _: ())
    assert review_form() is None
    with pytest.raises(ValidationError, match="没有绩效目标审核表"):
        save_sheet(case=case, given=FULL, opinion="", by=people[Role.REVIEWER], actor=ACTOR)
