"""A task may run twice; one that dies half-way leaves the ledger as it was; the worker does it in another process."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_imports
from jixiao.server.actions.background_imports import progress_of, read_session, tell_progress, write_session
from jixiao.server.actions.importing import accept_session
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.process.notices import listed
from tests.facts.files import good
from tests.server.imports import ACTOR, accepted, opened, uploads

People = dict[Role, User]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def payments() -> int:
    return current("payment", unit=Unit.objects.get(code="118001"), fiscal_year=2023).count()


def test_a_task_may_run_twice(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    session = accepted(opened(by, uploads(tmp_path / "a")), by=by)
    read_session.call(session.pk)
    write_session.call(session.pk)
    assert Batch.objects.count() == 1
    assert payments() == 3


def test_a_write_that_dies_is_taken_up_again(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = people[Role.HANDLER]
    session = opened(by, uploads(tmp_path / "a"))
    accept_session(session=session, seen=session.version, reason="", by=by, actor=ACTOR)

    def killed(session: ImportSession, step: str, done: int, of: int) -> None:
        if done:
            raise SystemExit(9)

    monkeypatch.setattr(background_imports, "tell_progress", killed)
    with pytest.raises(SystemExit):
        write_session.call(session.pk)
    session.refresh_from_db()
    assert (session.state, payments(), Batch.objects.count()) == ("writing", 0, 0)
    monkeypatch.undo()
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    write_session.call(session.pk)
    session.refresh_from_db()
    assert (session.state, payments()) == ("accepted", 3)


def test_problems_are_told_with_their_cells(people: People, tmp_path: Path) -> None:
    files = good()
    files["支付明细.xlsx"]["支付明细"][2][5] = "壹万多"
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a", files))
    assert (session.state, payments()) == ("problems", 0)
    (finding,) = [finding for finding in session.findings if finding["severity"] == "error"]
    assert finding["place"] == "支付明细.xlsx · 支付明细 · F3"
    assert "壹万多" in finding["found"]


def test_new_rows_are_checked_with_those_that_are_there(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    files = good()
    alone = {"支付明细.xlsx": files["支付明细.xlsx"]}
    assert opened(by, uploads(tmp_path / "a", alone)).state == "problems"
    accepted(opened(by, uploads(tmp_path / "b", {"预算.xlsx": files["预算.xlsx"]})), by=by)
    assert opened(by, uploads(tmp_path / "c", alone)).state == "ready"


def test_hints_speak_of_the_page(people: People, tmp_path: Path) -> None:
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a", {"x.xlsx": {"S": [["甲", "乙"], ["1", "2"]]}}))
    assert session.findings
    assert not [finding for finding in session.findings if "package.yaml" in finding.get("hint", "")]


def test_progress(people: People, tmp_path: Path) -> None:
    session = opened(people[Role.HANDLER], uploads(tmp_path / "a"))
    tell_progress(session, "写入台账", 2000, 9000)
    assert progress_of(session) == {"step": "写入台账", "done": 2000, "of": 9000}
    assert progress_of(ImportSession(pk=999))["step"] == "排队等候"


def test_the_person_is_told_once_a_step(people: People, tmp_path: Path) -> None:
    by = people[Role.HANDLER]
    session = accepted(opened(by, uploads(tmp_path / "a")), by=by)
    write_session.call(session.pk)
    told = [(notice.title.split("：")[0], notice.link) for notice in listed(by)]
    link = f"/imports/{session.pk}/"
    assert told == [("导入已入库", link), ("导入文件已读取，请核对后决定是否入库", link)]
