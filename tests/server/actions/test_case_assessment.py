"""An assessed unit's case: each side types what is theirs, objections have their days, the checker does not answer; the ledger follows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.assessing import ask_units
from jixiao.server.actions.cases import Said, Unready, move, newest, withdraw, write
from jixiao.server.actions.people import add_account, add_division, add_unit, grant
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.pages.case_assessment import assessment_typed
from jixiao.server.process.cases import Case, open_for

ACTOR = Actor(name="测试")
SCHEME = "jx-key-groups"
OWN = {"G11": "25", "G12": "24", "G13": "20", "G21": "20", "G22": "10"}
Bag = dict[str, str]


def town() -> User:
    """A street listed as assessed, with one person; not right below the department, whose ledger keeps its marks all the same."""
    department = Unit.objects.get(code="118001")
    between = add_unit(code="S1", name="甲片区司法所", kind="judicial_office", parent=department, by=None, actor=ACTOR)
    unit = add_unit(code="T1", name="甲街", kind="subunit", parent=between, by=None, actor=ACTOR)
    division = add_division(unit=unit, code="01", name="司法所", by=None, actor=ACTOR)
    user, _ = add_account(username="jiajie", name="甲街经办", by=None, actor=ACTOR)
    grant(user=user, unit=unit, role=Role.HANDLER, division=division, by=None, actor=ACTOR)
    listed("T1", "T2")
    return user


def listed(*codes: str) -> None:
    """Streets listed as assessed."""
    record, names = BY_NAME["assessed_unit"], {"T1": "甲街", "T2": "乙镇"}
    source = Source(person="测试", form="被考评单位")
    place = dict.fromkeys(record.columns) | {"unit": "118001", "fiscal_year": 2023}
    rows = [Row(record, place | {"code": code, "name": names.get(code, code)}, source) for code in codes]
    department = Unit.objects.get(code="118001")
    accept(Delivery(department, 2023, "import", "名单", rows, ("assessed_unit",), None, "测试"))


def asked(people: dict[Role, User]) -> Case:
    """The street's case."""
    unit = Unit.objects.get(code="118001")
    found = ask_units(unit=unit, fiscal_year=2023, scheme=SCHEME, by=people[Role.OFFICE], actor=ACTOR)
    assert found.without == ("乙镇",)
    return found.cases[0]


def done(case: Case, by: User, code: str, **typed: Bag) -> None:
    """Fields by item as the page posts them, then the move."""
    case.refresh_from_db()
    posted = {f"{item}|{name}": text for item, fields in typed.items() for name, text in fields.items()}
    body = assessment_typed(case, newest(case).body, posted)
    write(case=case, seen=case.version, body=body, by=by, actor=ACTOR)
    move(case=case, seen=case.version, code=code, said=Said(), by=by, actor=ACTOR)


def rows(name: str, *fields: str) -> list[Any]:
    """What the department's ledger has."""
    found: Any = current(name, unit=Unit.objects.get(code="118001"), fiscal_year=2023)
    return list(found.filter(unit="118001").order_by("indicator").values_list(*fields))


def test_from_self_marks_to_an_answer(people: dict[Role, User]) -> None:
    user, office, leader = town(), people[Role.OFFICE], people[Role.LEADER]
    case = asked(people)
    assert list(open_for(user)) == [case]
    assert not open_for(people[Role.HANDLER]).filter(subject="assessment").exists()
    with pytest.raises(Unready):
        done(case, user, "submit", G11={"own": "26"})
    own = {code: {"own": mark, "evidence": "月报", "checked": "0"} for code, mark in OWN.items()}
    done(case, user, "submit", **own)
    assert "checked" not in newest(case).body["lines"]["G11"]
    assert ("问题按期整改率", "self", "甲街经办") in rows("assessment_score", "indicator", "stage", "given_by")

    with pytest.raises(Unready):
        done(case, office, "confirm", G22={"checked": "8"})
    with pytest.raises(Unready):
        done(case, office, "confirm", G22={"checked": "8", "reason": "会商记录不全"}, G12={"checked": "25"})
    done(case, office, "confirm", G22={"checked": "8", "reason": "会商记录不全"}, G12={"checked": ""})
    assert ("工作机制落实", "checked", 80_000) in rows("assessment_score", "indicator", "stage", "score")
    assert case.due is not None
    assert case.due >= timezone.localdate() + timedelta(days=5)

    with pytest.raises(ValidationError, match="届满"):
        done(case, office, "lapse")
    with pytest.raises(ValidationError, match="被考评单位办理"):
        done(case, office, "accept")
    with pytest.raises(ValidationError, match="须写明指标"):
        done(case, user, "object")
    done(case, user, "object", G22={"claimed": "10", "ground": "记录已补"})
    withdraw(case=case, seen=case.version, opinion="", by=user, actor=ACTOR)
    assert rows("assessment_objection", "indicator") == []
    done(case, user, "object", G22={"claimed": "10", "ground": "记录已补"})

    answer = {"answer": "partly", "answered": "9", "answer_reason": "补了一份"}
    with pytest.raises(Unready):
        done(case, leader, "answer", G22=answer | {"answered": "10"})
    with pytest.raises(ValidationError, match="不能答复"):
        done(case, office, "answer", G22=answer)
    done(case, leader, "answer", G22=answer)
    assert case.state == "done"
    told = rows("assessment_objection", "indicator", "answer", "answered_score", "answered_by")
    assert told == [("工作机制落实", "partly", 90_000, str(leader))]


def test_after_its_days_nobody_objects(people: dict[Role, User]) -> None:
    user, office = town(), people[Role.OFFICE]
    case = asked(people)
    done(case, user, "submit", **{code: {"own": mark} for code, mark in OWN.items()})
    done(case, office, "confirm", G22={"checked": "10"})
    Case.objects.filter(pk=case.pk).update(due=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError, match="不能再提出异议"):
        done(case, user, "object", G22={"claimed": "10", "ground": "记录已补"})
    done(case, office, "lapse")
    assert case.state == "done"
