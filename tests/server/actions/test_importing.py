"""Who may import, that of two people only the first decides, and that a batch goes back as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_imports import read_session
from jixiao.server.actions.importing import accept_session, describe_sheets, discard_session, open_session, undo_batch
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import Batch
from tests.server.imports import ACTOR, accepted, opened, uploads

People = dict[Role, User]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def payments() -> int:
    return current("payment", unit=Unit.objects.get(code="118001"), fiscal_year=2023).count()


def test_from_upload_to_undo(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    session = opened(by, uploads(tmp_path / "a"))
    assert (session.state, payments()) == ("ready", 0)
    assert session.differences["payment"] == {"new": 3, "changed": 0, "same": 0, "ended": 0}
    session = accepted(session, by=by)
    assert (session.state, payments()) == ("accepted", 3)
    again = accepted(opened(by, uploads(tmp_path / "b")), by=by)
    assert (again.batch.counts["payment"], payments()) == ({"new": 0, "changed": 0, "same": 3, "ended": 0}, 3)  # type: ignore[union-attr]
    undo_batch(batch=Batch.objects.get(pk=session.batch_id), reason="导错年度", by=by, actor=ACTOR)
    assert payments() == 0
    actions = list(Event.objects.filter(action__startswith="import").values_list("action", flat=True))
    assert actions.count("import.write") == 2
    assert Event.objects.filter(action="batch.undo", summary__contains="导错年度").exists()


def test_of_two_people_the_first_decides(people: People, tmp_path: Path) -> None:
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a"))
    seen = session.version
    discard_session(session=session, seen=seen, by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(ValidationError, match="别人办理"):
        accept_session(session=session, seen=seen, reason="", by=people[Role.HANDLER], actor=ACTOR)


@pytest.mark.parametrize("role", [Role.LEADER, Role.REVIEWER, Role.SYSTEM_ADMIN])
def test_others_may_not_import(people: People, role: Role, tmp_path: Path) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(NotPermitted):
        open_session(unit=unit, fiscal_year=2023, uploads=uploads(tmp_path / "a"), by=people[role], actor=ACTOR)


def test_nothing_chosen(people: People) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(ValidationError, match="请选择"):
        open_session(unit=unit, fiscal_year=2023, uploads=[], by=people[Role.OFFICE], actor=ACTOR)


def test_undoing_needs_a_reason(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    session = accepted(opened(by, uploads(tmp_path / "a")), by=by)
    with pytest.raises(ValidationError, match="原因"):
        undo_batch(batch=Batch.objects.get(pk=session.batch_id), reason="", by=by, actor=ACTOR)
    assert payments() == 3


def test_what_was_said_about_columns_is_remembered(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    base = accepted(opened(by, uploads(tmp_path / "base")), by=by)
    assert base.state == "accepted"
    table = [["单据", "日子", "性质", "来源", "数额（元）"], ["N1", "2023-05-06", "基本支出", "一般公共预算", 12]]
    files = {"某系统.xlsx": {"Sheet9": table}}
    session = opened(by, uploads(tmp_path / "x", files))
    assert session.state == "problems"
    assert session.sheets[0]["record"] == ""
    columns = {"单据": "voucher", "日子": "paid_on", "性质": "kind", "来源": "fund_type", "数额（元）": "amount"}
    entry = {"file": "某系统.xlsx", "sheet": "Sheet9", "record": "payment", "header": 1, "unit": "", "columns": columns}
    describe_sheets(session=session, seen=session.version, entries=[entry], replaces=False, by=by, actor=ACTOR)
    read_session.call(session.pk)
    session.refresh_from_db()
    assert (session.state, {finding["severity"] for finding in session.findings}) == ("ready", {"info"})
    accepted(session, by=by)
    assert payments() == 4
    table[1] = ["N2", "2023-05-07", "基本支出", "一般公共预算", 13]
    another = opened(by, uploads(tmp_path / "y", {"下个月.xlsx": {"Sheet1": table}}))
    assert (another.state, another.differences["payment"]["new"]) == ("ready", 1)
