"""Collected cases become records once, traceable to file and line, undone with their batch; decisions move the count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_entering import BROKEN, enter_cases, standing_rows
from jixiao.server.actions.entering import enter_received
from jixiao.server.actions.importing import undo_batch
from jixiao.server.actions.linking import decide_pair, undo_decision
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.matching.models import Collection, LinkRun
from jixiao.server.matching.readings import run_folder
from tests.server.matching.sample import pair
from tests.server.results.sample import data

from .test_background_collecting import asked, source

__all__ = ["data"]
ACTOR = Actor(name="测试")
CITY = "案件编号,申请人,被申请人,所属镇街,受理日期,纠纷类型,涉及金额（元）\n"
DISTRICT = "事件编号,甲方当事人,乙方当事人,属地,登记时间,矛盾类别,标的额（元）\n"
OURS = (
    CITY
    + "T1,张三,李四,金沙街,2023-05-07,邻里纠纷,500\nT2,王五,赵六,金沙街,2022-12-30,合同纠纷,\nT3,钱七,孙八,金沙街,,合同纠纷,\n"
)
THEIRS = DISTRICT + "M1,张三,李四,金沙街,2023/5/8,邻里矛盾,500\nM2,周九,吴十,金沙街,2023/5/9,劳资矛盾,\n"


def collected(data: Path, folder: Path, text: str, name: str, system: str) -> Collection:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    source(data, folder, name=name, system=system)
    return asked()[0]


def entered(collection: Collection, by: User) -> dict[str, Any]:
    enter_received(collection=collection, by=by, actor=ACTOR)
    with pytest.raises(ValidationError, match="正在登记"):
        enter_received(collection=collection, by=by, actor=ACTOR)
    enter_cases.call(collection.pk, by.pk)
    collection.refresh_from_db()
    told: dict[str, Any] = collection.entered
    return told


def counting(unit: Unit) -> list[str]:
    rows: Any = current("mediation_case", unit=unit, fiscal_year=2023)
    return sorted(row.case_number for row in rows if not row.same_as)


def test_cases_are_entered_once_and_undone_with_their_batch(
    people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    unit, office = Unit.objects.get(code="118001"), people[Role.OFFICE]
    city = collected(data, tmp_path / "a", OURS, "city", "人民调解信息管理系统")
    told = entered(city, office)
    assert (told["state"], told["new"], told["known"]) == ("done", 2, 0)
    assert [one["line"] for one in told["refused"]] == [4]
    assert told["noted"] == []
    row: Any = current("mediation_case", unit=unit, fiscal_year=2023).get()
    assert (row.case_number, row.dispute_type, row.parties, row.source_system) == (
        "T1",
        "neighbour",
        "张三、李四",
        "city",
    )
    assert (row.source.file, row.source.sha256, row.source_row) == (city.name, city.sha256, 2)
    assert row.born.session.files[0]["sha256"] == city.sha256
    assert current("mediation_case", unit=unit, fiscal_year=2022).get().case_number == "T2"  # type: ignore[attr-defined]
    again = entered(city, office)
    assert (again["new"], again["known"], again["differences"], again["batches"]) == (0, 2, [], [])
    assert ImportSession.objects.filter(batch__in=told["batches"]).count() == 2
    for batch in Batch.objects.filter(pk__in=told["batches"]):
        undo_batch(batch=batch, reason="试", by=office, actor=ACTOR)
    assert standing_rows("mediation_case", unit, {"T1", "T2"}) == []


def test_the_other_systems_case_is_not_entered_again_and_decisions_move_the_count(
    people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    unit, office = Unit.objects.get(code="118001"), people[Role.OFFICE]
    entered(collected(data, tmp_path / "a", OURS, "city", "人民调解信息管理系统"), office)
    run = LinkRun.objects.create(unit=unit, name_a="a.csv", name_b="b.csv", state="done", by=office)
    folder = run_folder(run) / "in"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text(OURS, encoding="utf-8")
    (folder / "b.csv").write_text(THEIRS, encoding="utf-8")
    doubtful = pair(run, 1, "T1", "M1")
    decision = decide_pair(pair=doubtful, relation="same", by=office, actor=ACTOR)
    row: Any = current("mediation_case", unit=unit, fiscal_year=2023).get()
    assert (row.external_number, row.joined_by) == ("M1", "people")
    district = collected(data, tmp_path / "b", THEIRS, "district", "矛盾纠纷多元化解平台")
    told = entered(district, office)
    assert (told["new"], told["known"], told["joined"]) == (1, 1, 0)
    assert counting(unit) == ["M2", "T1"]
    undo_decision(decision=decision, by=office, actor=ACTOR)
    assert counting(unit) == ["M1", "M2", "T1"], "two records again: the other's own line becomes its record"
    (other,) = (one for one in current("mediation_case", unit=unit, fiscal_year=2023) if one.case_number == "M1")  # type: ignore[attr-defined]
    assert (other.perhaps_same_as, other.source_row) == ("T1", 2)
    again = decide_pair(pair=doubtful, relation="same", by=office, actor=ACTOR)
    assert counting(unit) == ["M2", "T1"]
    undo_decision(decision=again, by=office, actor=ACTOR)
    decide_pair(pair=doubtful, relation="different", by=office, actor=ACTOR)
    assert counting(unit) == ["M1", "M2", "T1"]


def test_what_cannot_be_entered(
    people: dict[Role, User], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = people[Role.OFFICE]
    strange = collected(data, tmp_path / "a", OURS, "other", "没有版式的系统")
    with pytest.raises(ValidationError, match="没有版式"):
        enter_received(collection=strange, by=office, actor=ACTOR)
    city = collected(data, tmp_path / "b", OURS, "city", "人民调解信息管理系统")
    with pytest.raises(NotPermitted):
        enter_received(collection=city, by=people[Role.LEADER], actor=ACTOR)
    bare = collected(data, tmp_path / "c", "案件编号,申请人,被申请人\n1,张三,李四\n", "bare", "人民调解信息管理系统")
    told = entered(bare, office)
    assert told["state"] == "failed"
    assert "必填" in told["reason"]
    monkeypatch.setattr("jixiao.server.actions.background_entering.cases_in", lambda *_, **__: 1 / 0)
    enter_received(collection=city, by=office, actor=ACTOR)
    with pytest.raises(ZeroDivisionError):
        enter_cases.call(city.pk, office.pk)
    city.refresh_from_db()
    assert city.entered["reason"] == BROKEN
