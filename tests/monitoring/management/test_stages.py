"""Projects by stage and round: three answers, silence is no answer."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.management.stages import Answered, Line, cut_offs, lines_of, parts_of
from jixiao.standards.compliance_answers import Answer
from tests.measures.compliance.worlds import Records, asked, on, record

JULY, OCTOBER = date(2023, 7, 31), date(2023, 10, 31)


def tables() -> dict[str, Records]:
    """Two projects of one division, a third of another: answered, half answered, only stated."""
    projects = [
        record("project", code="P", name="甲", division="一科", monitored=1),
        record("project", code="Q", name="乙", division="一科", monitored=1),
        record("project", code="R", name="丙", monitored=1),
    ]
    indicators = [
        record("indicator", code=code, level="project", project=code[0]) for code in ("P1", "P2", "Q1", "Q2", "R1")
    ]
    answers = [("P", "P1", JULY), ("P", "P2", JULY), ("P", "P1", OCTOBER), ("P", "P2", OCTOBER), ("Q", "Q1", JULY)]
    told = [record("monitor_result", project=p, indicator=i, cut_off=on(d.isoformat())) for p, i, d in answers]
    lines = [record("budget_line", code="1", project="P", kind="project", adjusted=700)]
    return {"project": projects, "indicator": indicators, "monitor_result": told, "budget_line": lines}


def lines() -> dict[str, Line]:
    """The lines by project."""
    world = tables()
    judged = [asked(code, **world) for code in ("PFM-01", "PFM-02", "PFM-03")]
    return {line.code: line for line in lines_of(world, judged=judged)}


def test_answers_of_projects() -> None:
    found = lines()
    monitored = {code: line.stages["monitored"].answer for code, line in found.items()}
    assert monitored == {"P": Answer.MET, "Q": Answer.BROKEN, "R": Answer.OPEN}
    assert found["P"].stages["self_evaluated"].answer is Answer.OPEN
    assert "reviewed" not in found["P"].stages
    assert (found["P"].budget, found["Q"].budget) == (700, None)


def test_rounds() -> None:
    found = lines()
    assert cut_offs(found.values()) == (JULY, OCTOBER)
    assert found["P"].rounds[OCTOBER] == Answered(2, 2)
    assert [found["Q"].rounds[day].whole for day in (JULY, OCTOBER)] == [False, False]
    assert found["R"].rounds[JULY] == Answered(0, 1)


def test_divisions() -> None:
    without, first = parts_of(tuple(lines().values()))
    assert (without.division, first.division) == ("", "一科")
    assert (first.met("with_targets"), first.met("monitored"), first.met("applied"), len(first.lines)) == (2, 1, 0, 2)
