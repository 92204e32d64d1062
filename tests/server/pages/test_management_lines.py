"""Lines of the page: a round that a case answers counts as such until the office has checked it."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.period import day_number
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.cases import Said, move, newest, write
from jixiao.server.actions.rounds import start_round
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import current
from jixiao.server.pages.management_lines import cases_of
from jixiao.server.process.cases import Case

ACTOR = Actor(name="测试")
CUT_OFF = date(2023, 10, 31)
LINE = {
    "code": "P1", "name": "件数", "nature": "≥", "target": "10", "target_text": "", "unit_name": "件", "project": "P",
    "actual": "8", "forecast": "10", "likelihood": "sure", "cause": "", "note": "",
}  # fmt: skip


def test_a_round_from_case_to_ledger(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    start_round(
        fiscal_year=2023, title="三季度", cut_off=CUT_OFF, due=CUT_OFF, units=[unit], by=people[Role.OFFICE], actor=ACTOR
    )  # fmt: skip
    case = Case.objects.get(subject="monitoring")
    blank = {**LINE, "code": "P2", "likelihood": ""}
    handler, office = people[Role.HANDLER], people[Role.OFFICE]
    write(case=case, seen=case.version, body={"lines": [LINE, blank], "summary": ""}, by=handler, actor=ACTOR)
    asked = cases_of(unit, 2023).rounds[CUT_OFF]["118001", "P"]
    assert (asked.answered.answered, asked.answered.asked, asked.handed_in) == (1, 2, False)

    write(case=case, seen=case.version, body={**newest(case).body, "lines": [LINE]}, by=handler, actor=ACTOR)
    move(case=case, seen=case.version, code="submit", said=Said(), by=handler, actor=ACTOR)
    assert cases_of(unit, 2023).rounds[CUT_OFF]["118001", "P"].handed_in
    assert not current("monitor_result", unit=unit, fiscal_year=2023).exists()
    move(case=case, seen=case.version, code="agree", said=Said(), by=office, actor=ACTOR)
    (row,) = current("monitor_result", unit=unit, fiscal_year=2023).values("project", "indicator", "cut_off", "actual")
    assert (row["project"], row["indicator"], row["actual"]) == ("P", "P1", 80_000)
    assert day_number(row["cut_off"]) == day_number(CUT_OFF)
