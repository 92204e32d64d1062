"""A stocktake from beginning to seal: what is taken in once, what stands in the way, who may approve, what the ledger says afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.stocktaking import Scope, decide, explain, settle, submit, take_looks
from jixiao.server.assets.rounds import CountRound
from jixiao.server.audit.models import Event
from jixiao.server.ledger.batches import current
from jixiao.server.process.notices import Notice
from tests.server.actions.stocktake import ACTOR, YEAR, assets, begun, look

People = dict[Role, User]


def taken(found: CountRound, people: People, *looks: dict[str, object], role: Role = Role.HANDLER) -> object:
    return take_looks(found=found, looks=looks, by=people[role], actor=ACTOR)


def test_a_round_keeps_the_cards_of_its_beginning(people: People) -> None:
    assets()
    found = begun(people, scope=Scope(divisions=["办公室"], places=["３号楼"]), people=[people[Role.HANDLER]])
    assert dict(found.cards.values_list("code", "inside")) == {"A1": True, "A2": True, "A3": False}
    assert Notice.objects.filter(to=people[Role.HANDLER], title="请盘点：年终盘点").exists()
    for wrong, told in (
        ({}, "同名的盘点"),
        ({"title": "又一次", "scope": Scope(places=["9号楼"])}, "没有资产卡片"),
        ({"title": "又一次", "days": (date(2024, 12, 1), date(2024, 11, 1))}, "不能早于"),
    ):
        with pytest.raises(ValidationError, match=told):
            begun(people, **wrong)
    assert CountRound.objects.count() == 1
    with pytest.raises(NotPermitted):
        begun(people, title="又一次", by=people[Role.HANDLER])


def test_what_is_sent_twice_is_kept_once_and_what_cannot_be_read_is_refused_by_itself(people: People) -> None:
    assets()
    found = begun(people)
    sent = [look("A1"), look("A2", status="flying"), look("A3", at="gestern"), look("A1", 2, at="2024-11-22T09:00:00")]
    first = taken(found, people, *sent)
    again = taken(found, people, *sent)
    assert first == again
    assert first.kept == ("A1-00000001",)  # type: ignore[attr-defined]
    assert {key: told[:6] for key, told in first.refused.items()} == {  # type: ignore[attr-defined]
        "A2-00000001": "使用状态“f", "A3-00000001": "盘点时间看不", "A1-00000002": "盘点时间没有",
    }  # fmt: skip
    assert found.looks.count() == 1
    assert Event.objects.filter(action="stocktake.look").count() == 1
    found.people.set([people[Role.DIVISION_HEAD]])
    with pytest.raises(NotPermitted):
        taken(found, people, look("A2"))


def test_contradictions_and_gaps_stand_in_the_way_and_somebody_else_seals(people: People) -> None:
    assets()
    found, office, leader = begun(people), people[Role.OFFICE], people[Role.LEADER]
    taken(found, people, look("A1", place="3号楼301"), look("A2", place="3号楼399"), look("PY-1", name="饮水机"))
    taken(found, people, look("A2", 2, gone=True), role=Role.DIVISION_HEAD)
    with pytest.raises(ValidationError, match="互相矛盾"):
        submit(found=found, seen=found.version, by=office, actor=ACTOR)
    with pytest.raises(ValidationError, match="没有找到这条"):
        settle(found=found, code="A2", key="nothing", by=office, actor=ACTOR)
    settle(found=found, code="A2", key="A2-00000001", by=office, actor=ACTOR)
    with pytest.raises(ValidationError, match="还有 3 件资产有差异"):
        submit(found=found, seen=found.version, by=office, actor=ACTOR)
    notes = {"A2": ("搬了办公室", "改卡片"), "A3": ("借出", ""), "PY-1": ("捐赠未入账", "补建卡片"), "A1": ("  ", "")}
    assert explain(found=found, notes=notes, by=office, actor=ACTOR) == 3
    submit(found=found, seen=found.version, by=office, actor=ACTOR)
    with pytest.raises(NotPermitted, match="已经结束"):
        taken(found, people, look("A3"))
    with pytest.raises(NotPermitted, match="另一位同事"):
        decide(found=found, seen=found.version, agrees=True, opinion="", by=office, actor=ACTOR)
    with pytest.raises(ValidationError, match="退回须写明意见"):
        decide(found=found, seen=found.version, agrees=False, opinion=" ", by=leader, actor=ACTOR)
    with pytest.raises(ValidationError, match="已有变化"):
        decide(found=found, seen=found.version - 1, agrees=True, opinion="", by=leader, actor=ACTOR)
    decide(found=found, seen=found.version, agrees=True, opinion="同意", by=leader, actor=ACTOR)
    lines = {one.asset: one for one in current("stocktake_line", unit=found.unit, fiscal_year=YEAR)}  # type: ignore[attr-defined]
    assert {code: (one.result, one.matches) for code, one in lines.items()} == {
        "A1": ("match", 1), "A2": ("misplaced", 0), "A3": ("unseen", 0), "PY-1": ("surplus", 0),
    }  # fmt: skip
    assert (lines["A2"].reason, lines["A2"].handling, lines["A2"].counted_by) == ("搬了办公室", "改卡片", "梁经办")
    assert (lines["A3"].counted_on, lines["PY-1"].difference) == (date(2024, 11, 30), "饮水机；没有资产卡片")
    assert found.batch_id is not None
    with pytest.raises(ValidationError, match="已封存"):
        explain(found=found, notes=notes, by=office, actor=ACTOR)


def test_whoever_counted_does_not_approve_and_what_is_sent_back_goes_on(people: People) -> None:
    assets()
    found = begun(people)
    taken(found, people, look("A1"), look("A2"), role=Role.LEADER)
    explain(found=found, notes={"A3": ("借出", "")}, by=people[Role.OFFICE], actor=ACTOR)
    submit(found=found, seen=found.version, by=people[Role.DIVISION_HEAD], actor=ACTOR)
    with pytest.raises(NotPermitted, match="参加清点"):
        decide(found=found, seen=found.version, agrees=True, opinion="", by=people[Role.LEADER], actor=ACTOR)
    decide(found=found, seen=found.version, agrees=False, opinion="再找一遍", by=people[Role.OFFICE], actor=ACTOR)
    assert found.state == "open"
    taken(found, people, look("A3"))
    assert found.looks.count() == 3
