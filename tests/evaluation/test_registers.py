"""Time limits that were not kept, and typed figures that records contradict: told once each, with the way to the records."""

from __future__ import annotations

import pytest

from jixiao.evaluation.registers import Typed, duty_findings, limit_findings
from jixiao.kernel.figure import Figure, FigureKind, Trace
from jixiao.kernel.source import Source
from jixiao.standards.register_reader import load_register
from tests.registers import SHELF

HERE = Source(file="重点工作.xlsx", sha256="a" * 64, sheet="履职数据", row=2, column="C")


def counted(code: str, value: int) -> Figure:
    return Figure(
        code=code, label="数", kind=FigureKind.COUNT, value=value, trace=Trace("measure", code, "数", sources=(HERE,))
    )


def test_limits() -> None:
    aid, _ = load_register(SHELF / "jixiao" / "register-legal-aid-case" / "standard.yaml")
    assert aid is not None
    values = {"due": 9, "broken": 2, "open": 1}
    figures = {
        f"legal_aid_case.review.{part}": counted(f"legal_aid_case.review.{part}", n) for part, n in values.items()
    }
    broken, unfinished = limit_findings([aid], figures=figures)
    assert (broken.code, unfinished.code) == ("JX-REG-010", "JX-REG-011")
    assert "2 件不合时限（7日，《中华人民共和国法律援助法》第四十三条），应办 9 件" in broken.message
    assert "jixiao explain legal_aid_case.review.broken" in broken.hint
    assert broken.where == HERE
    assert limit_findings([aid], figures={}) == ()


@pytest.mark.parametrize(
    ("value", "approximate", "measure", "figure", "code"),
    [
        (None, False, "", None, "JX-REG-012"),
        (20_000, False, "x.y", None, "JX-REG-013"),
        (20_000, False, "x.y", 30_000, "JX-REG-014"),
        (20_000, True, "x.y", 30_000, ""),
        (20_000, False, "x.y", 20_000, ""),
        (None, False, "x.y", 20_000, ""),
        (20_000, False, "", None, ""),
    ],
)
def test_duties(value: int | None, approximate: bool, measure: str, figure: int | None, code: str) -> None:
    stated = Typed("a", "某数", value, approximate, measure, HERE)
    trace = Trace("measure", "duty.a", "某数", detail={"measure": "x.y"})
    known = {"duty.a": Figure("duty.a", "某数", FigureKind.QUANTITY, figure, trace=trace)} if figure is not None else {}
    assert [finding.code for finding in duty_findings([stated], figures=known)] == ([code] if code else [])


def test_a_lower_bound_that_the_records_do_not_reach() -> None:
    stated = Typed("a", "某数", 20_000, True, "x.y", HERE, at_least=True)
    trace = Trace("measure", "duty.a", "某数", detail={"measure": "x.y"})
    for value, codes in ((10_000, ["JX-REG-014"]), (30_000, [])):
        known = {"duty.a": Figure("duty.a", "某数", FigureKind.QUANTITY, value, trace=trace)}
        assert [finding.code for finding in duty_findings([stated], figures=known)] == codes
