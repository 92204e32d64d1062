"""Evidence is attached and withdrawn by those whose unit it is; each act leaves one event."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.evidence import attach, hand_out, withdraw
from jixiao.server.actions.people import add_account, add_unit, grant
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.files.models import Attachment, StoredFile
from jixiao.server.files.sniff import Refusal
from tests.server.files.samples import pdf

ACTOR = Actor(1, "某人")
People = dict[Role, User]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def attached(by: User, *, subject: str = "item:1:A13", content: bytes = b"") -> Attachment:
    unit = Unit.objects.get(code="118001")
    stream = BytesIO(content or pdf())
    outcome = attach(unit=unit, subject=subject, stream=stream, name="合同.pdf", note="", by=by, actor=ACTOR)
    assert isinstance(outcome, Attachment)
    return outcome


def stranger() -> User:
    """A handler's colleague of another department."""
    unit = add_unit(code="999", name="别的局", kind="department", parent=None, by=None, actor=ACTOR)
    user, _ = add_account(username="stranger", name="外人", by=None, actor=ACTOR)
    grant(user=user, unit=unit, role=Role.OFFICE, division=None, by=None, actor=ACTOR)
    return user


def actions() -> list[str]:
    return list(Event.objects.filter(action__startswith="evidence.").order_by("id").values_list("action", flat=True))


def test_from_attaching_to_withdrawing(people: People) -> None:
    handler, leader = people[Role.HANDLER], people[Role.LEADER]
    one = attached(handler)
    assert attached(handler).pk == one.pk
    other = attached(handler, subject="case:12:point")
    assert StoredFile.objects.get() == one.file == other.file
    hand_out(attachment=one, by=people[Role.REVIEWER], actor=ACTOR)
    with pytest.raises(ValidationError, match="原因"):
        withdraw(attachment=one, reason=" ", by=handler, actor=ACTOR)
    withdraw(attachment=one, reason="传错了", by=leader, actor=ACTOR)
    with pytest.raises(ValidationError, match="已经撤回"):
        withdraw(attachment=one, reason="传错了", by=handler, actor=ACTOR)
    one.refresh_from_db()
    assert (one.withdrawn_by, one.withdrawn_reason) == (leader, "传错了")
    assert attached(handler).pk not in {one.pk, other.pk}
    attach_, down, back = "evidence.attach", "evidence.download", "evidence.withdraw"
    assert actions() == [attach_, attach_, down, back, attach_]


def test_others_may_not(people: People) -> None:
    one, outsider = attached(people[Role.HANDLER]), stranger()
    for by in (outsider, people[Role.SYSTEM_ADMIN], people[Role.AUDITOR]):
        with pytest.raises(NotPermitted):
            attached(by)
        with pytest.raises(NotPermitted):
            withdraw(attachment=one, reason="x", by=by, actor=ACTOR)
        with pytest.raises(NotPermitted):
            hand_out(attachment=one, by=by, actor=ACTOR)
    # The finance bureau reads a department's evidence and leaves it alone.
    with pytest.raises(NotPermitted):
        withdraw(attachment=one, reason="x", by=people[Role.REVIEWER], actor=ACTOR)
    assert actions() == ["evidence.attach"]


def test_what_is_refused_leaves_nothing(people: People) -> None:
    unit, handler = Unit.objects.get(code="118001"), people[Role.HANDLER]
    parts = {"unit": unit, "name": "合同.png", "note": "", "by": handler, "actor": ACTOR}
    assert isinstance(attach(**parts, subject="item:1:A13", stream=BytesIO(pdf())), Refusal)
    with pytest.raises(ValidationError, match="没有指明"):
        attach(**parts, subject="../../x", stream=BytesIO(pdf()))
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()
    assert actions() == []
