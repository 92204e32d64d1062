"""Pairs are decided by those who may, countersigned by somebody else, taken back by either; all of it in the trail."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.linking import (
    decide_pair,
    hand_out_links,
    open_merge,
    request_links,
    sign_decision,
    two_people,
    undo_decision,
)
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.matching.models import LinkRun, PairDecision
from jixiao.server.matching.readings import reading_of, run_folder
from tests.server.matching.sample import done_run
from tests.server.results.sample import data

__all__ = ["data"]
ACTOR = Actor(name="测试")


def test_a_run_is_asked_for(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    files = [SimpleUploadedFile(name, b"a,b\n1,2\n") for name in ("a.csv", "b.csv")]
    with pytest.raises(NotPermitted):
        request_links(unit=unit, uploads=files, by=people[Role.LEADER], actor=ACTOR)
    with pytest.raises(ValidationError, match="两个文件"):
        request_links(unit=unit, uploads=files[:1], by=people[Role.HANDLER], actor=ACTOR)
    wrong = SimpleUploadedFile("b.docx", b"")
    with pytest.raises(ValidationError, match="不是"):
        request_links(unit=unit, uploads=[files[0], wrong], by=people[Role.HANDLER], actor=ACTOR)
    run = request_links(unit=unit, uploads=files, by=people[Role.HANDLER], actor=ACTOR)
    assert sorted(path.name for path in (run_folder(run) / "in").iterdir()) == ["a.csv", "b.csv"]
    with pytest.raises(ValidationError, match="还没有完成"):
        request_links(unit=unit, uploads=files, by=people[Role.HANDLER], actor=ACTOR)


def test_a_pair_is_decided_signed_and_taken_back(people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.HANDLER])
    first, rival, third = run.pairs.all()
    asked = {"by": people[Role.HANDLER], "actor": ACTOR}
    with pytest.raises(NotPermitted):
        decide_pair(pair=first, relation="same", by=people[Role.REVIEWER], actor=ACTOR)
    with pytest.raises(ValidationError, match="请选择"):
        decide_pair(pair=first, relation="perhaps", **asked)
    decide_pair(pair=first, relation="later", **asked)
    made = decide_pair(pair=first, relation="same", **asked)
    assert PairDecision.objects.filter(undone_at__isnull=True).count() == 1
    with pytest.raises(ValidationError, match="请先撤回"):
        decide_pair(pair=rival, relation="same", **asked)
    decide_pair(pair=third, relation="different", **asked)
    sign_decision(decision=made, by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(ValidationError, match="已经复核"):
        sign_decision(decision=made, by=people[Role.LEADER], actor=ACTOR)
    assert reading_of(run).most == 13
    undo_decision(decision=made, by=people[Role.LEADER], actor=ACTOR)
    assert reading_of(run).most == 14
    with pytest.raises(ValidationError, match="已经撤回"):
        undo_decision(decision=made, by=people[Role.LEADER], actor=ACTOR)
    hand_out_links(run=run, name="关联.xlsx", actor=ACTOR)
    told = set(Event.objects.filter(action__startswith="links.").values_list("action", flat=True))
    assert told == {"links.decide", "links.sign", "links.undo", "links.export"}
    assert two_people() is False


def test_nobody_signs_what_they_decided(people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.OFFICE])
    made = decide_pair(pair=run.pairs.all()[0], relation="same", by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(ValidationError, match="不能复核自己"):
        sign_decision(decision=made, by=people[Role.OFFICE], actor=ACTOR)


def test_only_what_was_joined_can_be_taken_apart(people: dict[Role, User], data: Path) -> None:
    run = done_run(people[Role.OFFICE])
    with pytest.raises(ValidationError, match="没有把案号"):
        open_merge(run=run, number_a="A9", by=people[Role.OFFICE], actor=ACTOR)
    assert LinkRun.objects.count() == 1
