"""Others' deeds since a moment, of the units somebody sees and of no other; drafts and one's own are left out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.models import ImportSession
from jixiao.server.process.cases import Case, ProcessText, Round
from jixiao.server.process.changes import changes

People = dict[Role, User]
LONG_AGO = timezone.now() - timedelta(days=7)


@pytest.fixture
def session(people: People) -> ImportSession:
    unit = Unit.objects.get(code="118001")
    return ImportSession.objects.create(unit=unit, fiscal_year=2026, by=people[Role.HANDLER])


def told(user: User, **options: int) -> list[tuple[str, str]]:
    return [(one.told, one.link) for one in changes(user, since=LONG_AGO, most=options.get("most", 10))]


def test_others_deeds_with_their_pages(people: People, session: ImportSession) -> None:
    handler = Actor(people[Role.HANDLER].pk, "梁经办")
    record(Act("import.accept", f"import:{session.pk}", "确认导入"), by=handler)
    record(Act("deadline.set", "unit:118001", "设定期限"), by=handler)
    record(Act("signin.ok", "user:jingban", "登录"), by=handler)
    record(Act("case.write", "case:1", "保存草稿"), by=handler)
    assert told(people[Role.OFFICE]) == [("设定期限", "/calendar/"), ("确认导入", f"/imports/{session.pk}/")]
    assert told(people[Role.OFFICE], most=1) == [("设定期限", "/calendar/")]
    assert told(people[Role.HANDLER]) == []
    assert changes(people[Role.OFFICE], since=timezone.now() + timedelta(seconds=1), most=5) == []


def test_another_units_stay_unseen(people: People, session: ImportSession) -> None:
    other = Unit.objects.create(code="118002", name="另一局", kind="department")
    ImportSession.objects.update(unit=other)
    by = Actor(None, "别人")
    record(Act("import.accept", f"import:{session.pk}", "确认导入"), by=by)
    record(Act("deadline.set", "unit:118002", "设定期限"), by=by)
    record(Act("deadline.set", "unit:118000", "财政局设定期限"), by=by)
    assert told(people[Role.OFFICE]) == [("财政局设定期限", "/calendar/")]
    assert len(told(people[Role.REVIEWER])) == 3


def test_a_round_is_told_to_those_who_were_asked(people: People) -> None:
    today = timezone.localdate()
    made = Round.objects.create(fiscal_year=2026, title="第一轮", cut_off=today, due=today, by=people[Role.REVIEWER])
    record(Act("round.start", f"round:{made.pk}", "发起监控"), by=Actor(people[Role.REVIEWER].pk, "何审核"))
    assert told(people[Role.OFFICE]) == []
    text = ProcessText.objects.create(digest="0", identifier="p", title="p", text="")
    Case.objects.create(
        subject="monitoring", process=text, unit=Unit.objects.get(code="118001"), fiscal_year=2026, title="监控", step="x",
        by=people[Role.REVIEWER], moved_at=timezone.now(), round=made,
    )  # fmt: skip
    assert told(people[Role.OFFICE]) == [("发起监控", f"/rounds/{made.pk}/")]
