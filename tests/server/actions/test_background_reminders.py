"""Ten, three and no days before and once when it has passed: each is told once, to those who act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_reminders import remind, stage_of
from jixiao.server.process.cases import Case, ProcessText
from jixiao.server.process.deadlines import Reminder, UnitDay
from jixiao.server.process.notices import Notice

People = dict[Role, User]
DAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("left", "stage"),
    [(11, None), (10, "10"), (4, "10"), (3, "3"), (1, "3"), (0, "0"), (-1, "late"), (-30, "late"), (-31, None)],
)
def test_stages(left: int, stage: str | None) -> None:
    assert stage_of(left) == stage


def titles(user: User) -> list[str]:
    return list(Notice.objects.filter(to=user, kind="deadline", title__contains="整体").values_list("title", flat=True))


def test_a_year_of_one_deadline(people: People) -> None:
    for left in range(20, -40, -1):
        remind(DAY - timedelta(days=left))
    told = [
        "已超期 1 天：2025 年部门整体绩效自评报财政部门（期限 3月15日，周日）",
        "今天到期：2025 年部门整体绩效自评报财政部门（3月15日，周日）",
        "还有 3 天：2025 年部门整体绩效自评报财政部门（3月15日，周日；当天休息，请在 3月13日前办妥）",
        "还有 10 天：2025 年部门整体绩效自评报财政部门（3月15日，周日；当天休息，请在 3月13日前办妥）",
    ]
    assert titles(people[Role.OFFICE]) == told
    assert titles(people[Role.LEADER]) == told
    assert titles(people[Role.HANDLER]) == []
    assert titles(people[Role.REVIEWER]) == []


def test_again_on_the_same_day_nobody_is_told_twice(people: People) -> None:
    assert remind(DAY) > 0
    assert remind(DAY) == 0
    # Another worker that has not seen the reminders finds their rows.
    Reminder.objects.update(at=timezone.now() - timedelta(days=400))
    assert remind(DAY) == 0
    assert len(titles(people[Role.OFFICE])) == 1


def test_what_is_done_is_not_told_and_a_new_day_is(people: People) -> None:
    unit = Unit.objects.get(code="118001")
    own = UnitDay.objects.create(
        unit=unit, year=2026, code="self_evaluation", done_on=date(2026, 3, 1), by=people[Role.OFFICE]
    )
    remind(DAY)
    assert titles(people[Role.OFFICE]) == []
    UnitDay.objects.filter(pk=own.pk).update(done_on=None, day=DAY + timedelta(days=2))
    remind(DAY)
    assert titles(people[Role.OFFICE]) == ["还有 2 天：2025 年部门整体绩效自评报财政部门（3月17日，周二）"]


def test_cases(people: People) -> None:
    text = ProcessText.objects.create(digest="0", identifier="p", title="p", text="")
    case = Case.objects.create(
        subject="monitoring", process=text, unit=Unit.objects.get(code="118001"), fiscal_year=2026, title="监控表", step="a",
        waits_for=",office,", due=date(2026, 6, 10), by=people[Role.OFFICE], moved_at=timezone.now(),
    )  # fmt: skip
    remind(date(2026, 6, 8))
    remind(date(2026, 6, 9))
    (notice,) = Notice.objects.filter(link=f"/cases/{case.pk}/")
    assert (notice.to, notice.title) == (people[Role.OFFICE], "还有 2 天：监控表（6月10日，周三）")
    Case.objects.update(state="done")
    assert remind(date(2026, 6, 11)) == 0
