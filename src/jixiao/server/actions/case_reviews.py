"""Review sheets of targets (绩效目标审核表, 四性审核): filled in by reviewers, each their own, and put together for the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.checking.coach.guide import REVIEW
from jixiao.checking.coach.marking import Combined, Given, Sheet, combined, marked
from jixiao.kernel.points import text_of
from jixiao.server.accounts.models import User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.cases import Case, ReviewSheet, acting
from jixiao.server.process.flow import process_of
from jixiao.standards.library import packs
from jixiao.standards.target_review import TargetReview, load_target_review
from jixiao.workbench.settings import from_environment

from .permission import NotPermitted

LONGEST = 500
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A kept sheet with what it says."""

    kept: ReviewSheet
    sheet: Sheet

    @property
    def total_text(self) -> str:
        """The points given so far, as printed."""
        return text_of(self.sheet.total)


def review_form() -> TargetReview | None:
    """The form of the standards folder; None when it is not there or wrong."""
    found = next((pack for pack in packs(from_environment().standards) if pack.id == REVIEW), None)
    return load_target_review(found.path)[0] if found else None


def may_review(case: Case, person: User, *, written_by: int) -> bool:
    """Whether somebody may fill in a sheet now: the step reviews, it is their turn, and the targets are not of their own writing."""
    step = process_of(case).step(case.step)
    return bool(step and step.reviews and case.state == "open" and person.pk != written_by and acting(person, case))


def save_sheet(*, case: Case, given: Mapping[str, Given], opinion: str, by: User, actor: Actor) -> Sheet:
    """Keeps the person's own sheet on the newest version, finished or not.

    NotPermitted for others; ValidationError when the form is not in the standards folder.
    """
    form = review_form()
    if form is None:
        raise ValidationError("标准库中没有绩效目标审核表，请联系系统管理员。")
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        content = locked.contents.order_by("-number")[0]
        if not may_review(locked, by, written_by=content.by_id):
            raise NotPermitted("现在不由您审核这份绩效目标：事项不在审核步骤，或者这份目标是您自己填报的。")
        sheet = marked(given, review=form)
        marks = {
            code: {"points": one.points.strip()[:20], "reason": one.reason.strip()[:LONGEST]}
            for code, one in given.items()
        }
        ReviewSheet.objects.update_or_create(
            case=locked, content=content.number, step=locked.step, by=by,
            defaults={"marks": marks, "opinion": opinion.strip()[:1000]},
        )  # fmt: skip
        told = f"填写绩效目标审核表：{case.title}"
        detail = {"content": content.number, "total": sheet.total, "finished": sheet.finished}
        record(Act("case.review", f"case:{case.pk}", told, detail), by=actor)
    return sheet


def filled_sheets(case: Case, content: int, *, form: TargetReview, step: str = "") -> list[Filled]:
    """The sheets on one version, of one step or of all."""
    query = case.reviews.filter(content=content).select_related("by")
    kept = query.filter(step=step) if step else query
    return [Filled(one, marked(_given(one.marks), review=form)) for one in kept]


def combined_of(filled: list[Filled], *, form: TargetReview) -> Combined | None:
    """What the finished ones of these sheets come to."""
    return combined([one.sheet for one in filled], review=form)


def approved_by_sheets(case: Case, content: int) -> dict[str, Any]:
    """What approval keeps of the review; ValidationError without enough finished sheets or with a grade that does not pass."""
    form = review_form()
    filled = filled_sheets(case, content, form=form, step=case.step) if form else []
    found = combined_of(filled, form=form) if form else None
    if form is None or found is None:
        least = form.reviewers.least if form else 1
        raise ValidationError(f"批复前须有 {least} 份填写完整的绩效目标审核表，请先在“四性审核”里填写。")
    if not found.grade.passes:
        told = f"审核得分 {text_of(found.total)}，等级为“{found.grade.name}”：{found.grade.outcome}，不能批复。"
        raise ValidationError(told)
    return {"review": {"total": found.total, "grade": found.grade.name, "sheets": found.sheets}}


def _given(marks: Mapping[str, Any]) -> dict[str, Given]:
    return {code: Given(str(one.get("points") or ""), str(one.get("reason") or "")) for code, one in marks.items()}
