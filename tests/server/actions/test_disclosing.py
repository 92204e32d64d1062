"""A disclosure pack is asked for by those who may, once at a time; what is handed out is written down."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.complying import complied_now
from jixiao.server.actions.disclosing import hand_out_disclosure, prove_publication, request_disclosure
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.records import Change, save_records
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.files.models import Attachment
from jixiao.server.files.sniff import Refusal
from jixiao.server.ledger.batches import current
from jixiao.server.results.models import DisclosurePack
from tests.measures.compliance.worlds import on
from tests.server.results.sample import data

__all__ = ["data"]

ACTOR = Actor(name="测试")


def test_who_asks(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    made = request_disclosure(unit=unit, fiscal_year=2023, item="final", by=people[Role.OFFICE], actor=ACTOR)
    assert (made.state, str(made)) == ("queued", "广州市白云区司法局 2023 年度决算公开资料")
    with pytest.raises(ValidationError, match="正在生成"):
        request_disclosure(unit=unit, fiscal_year=2023, item="budget", by=people[Role.REVIEWER], actor=ACTOR)
    with pytest.raises(NotPermitted):
        request_disclosure(unit=unit, fiscal_year=2022, item="final", by=people[Role.LEADER], actor=ACTOR)
    with pytest.raises(ValidationError, match="请选择"):
        request_disclosure(unit=unit, fiscal_year=2022, item="x", by=people[Role.OFFICE], actor=ACTOR)
    assert DisclosurePack.objects.count() == 1
    hand_out_disclosure(pack=made, name="公开资料.docx", actor=ACTOR)
    told = Event.objects.filter(action__startswith="disclosure.").values_list("action", flat=True)
    assert sorted(told) == ["disclosure.export", "disclosure.request"]


def test_the_page_that_was_published_is_kept_and_cited(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    _registered(unit, people[Role.HANDLER])
    asked: dict[str, Any] = {"unit": unit, "fiscal_year": 2023, "by": people[Role.HANDLER], "actor": ACTOR}
    page = {"stream": io.BytesIO(b"%PDF-1.7 page"), "name": "公开页面.pdf"}
    kept = prove_publication(item="budget", **page, **asked)
    assert isinstance(kept, Attachment)
    (line,) = current("disclosure", unit=unit, fiscal_year=2023).filter(item="budget")
    assert (line.proof, kept.subject) == (kept.file.sha256, f"record:disclosure:{line.record_key}")
    # The answer to the obligation names it.
    judged = complied_now(unit, 2023, date(2023, 12, 31)).judged
    (one,) = (each for each in judged if each.obligation.code == "PUB-01")
    assert {each.name: each.proof for each in one.judgements} == {"部门预算": line.proof, "部门决算": ""}
    # The same page again changes nothing, another file takes its place and the first stays evidence.
    again = {"stream": io.BytesIO(b"%PDF-1.7 page"), "name": "公开页面.pdf"}
    prove_publication(item="budget", **again, **asked)
    assert current("disclosure", unit=unit, fiscal_year=2023).get(item="budget").pk == line.pk
    prove_publication(item="budget", stream=io.BytesIO(b"%PDF-1.7 other"), name="新.pdf", **asked)
    assert Attachment.objects.filter(subject=kept.subject, withdrawn_at=None).count() == 2


def test_what_proves_nothing_is_refused(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    _registered(unit, people[Role.HANDLER])
    asked: dict[str, Any] = {"unit": unit, "fiscal_year": 2023, "stream": io.BytesIO(b"a"), "actor": ACTOR}
    own = asked | {"by": people[Role.HANDLER]}
    assert isinstance(prove_publication(item="budget", name="表.xlsx", **own), Refusal)
    with pytest.raises(ValidationError, match="还没有登记公开日期"):
        prove_publication(item="final", name="页面.pdf", **own)
    with pytest.raises(ValidationError, match="没有这一项"):
        prove_publication(item="targets", name="页面.pdf", **own)
    with pytest.raises(NotPermitted):
        prove_publication(item="budget", name="页面.pdf", by=people[Role.LEADER], **asked)
    assert not Attachment.objects.exists()


def _registered(unit: Unit, by: User) -> None:
    values = dict.fromkeys(field.name for field in BY_NAME["disclosure"].fields)
    published = {"item": "budget", "published_on": on("2023-03-17"), "approved_on": on("2023-03-01")}
    lines = [Change("disclosure", values | published), Change("disclosure", values | {"item": "final"})]
    save_records(unit=unit, fiscal_year=2023, changes=lines, by=by, actor=ACTOR)
