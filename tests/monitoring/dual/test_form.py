"""The form from rows: money by the cut-off and kind of fund, values with units, nothing of other projects or units."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.period import day_number
from jixiao.monitoring.dual.form import form_of
from jixiao.monitoring.dual.progress import Dual, ProjectAt

JULY = date(2023, 7, 31)
OWN = {"unit": "1", "project": "A"}
DUAL = Dual(ProjectAt("A", "法律援助", "1", 0, 0, ()), None, None, None, False, None, 0, 0, "")


def test_money_by_kind_of_fund_and_day() -> None:
    lines = [OWN | {"fund_type": kind, "initial": 10, "adjusted": 20} for kind in ("general", "fund", "own")]
    paid = [OWN | {"fund_type": "own", "paid_on": day_number(JULY) + later, "amount": 5} for later in (0, 1)]
    strange = [
        OWN | {"unit": "2", "fund_type": "general", "initial": 1},
        OWN | {"project": "B", "fund_type": "general", "initial": 1},
    ]
    form = form_of(DUAL, cut_off=JULY, tables={"budget_line": lines + strange, "payment": paid})
    assert [(one.initial, one.adjusted, one.paid) for one in form.money] == [(30, 60, 5), (20, 40, 0), (10, 20, 5)]
    assert (form.objectives, form.indicators) == ((), ())


def test_a_qualitative_answer_is_its_progress() -> None:
    indicator = OWN | {
        "code": "I",
        "first": "output",
        "second": "quality",
        "name": "机制",
        "nature": "qualitative",
        "target_text": "建成",
    }
    answer = OWN | {"indicator": "I", "cut_off": day_number(JULY), "progress": 600_000, "likelihood": "sure"}
    tables = {"indicator": [indicator], "monitor_result": [answer]}
    (line,) = form_of(DUAL, cut_off=JULY, tables=tables).indicators
    assert (line.target, line.done, line.expected, line.likelihood, line.needs_correction) == (
        "建成",
        "60%",
        "",
        "sure",
        False,
    )
    (before,) = form_of(DUAL, cut_off=date(2023, 7, 30), tables=tables).indicators
    assert (before.done, before.likelihood) == ("", "")
