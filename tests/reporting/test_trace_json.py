"""The trace as JSON: whole numbers, printed texts, each trace written once."""

from __future__ import annotations

import json

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.content import Report
from jixiao.reporting.trace_json import SCHEMA, all_figures, trace_json, trace_text


def test_it_is_json_with_schema_and_key(evaluation: Evaluation) -> None:
    written = json.loads(json.dumps(trace_json(evaluation)))
    assert (written["schema"], written["key"]) == (SCHEMA, evaluation.key)
    assert written["figures"]["expenditure.executed"]["value"] == 7493670000
    assert written["figures"]["expenditure.executed"]["printed"] == "7,493.67万元"
    assert written["figures"]["rate.execution"]["ratio"] == [7493670000, 7514040000]


def test_its_text_has_a_line_for_each_figure(evaluation: Evaluation) -> None:
    document = trace_json(evaluation)
    text = trace_text(document)
    assert json.loads(text) == json.loads(json.dumps(document))
    assert sum(line.startswith('"expenditure.executed": ') for line in text.splitlines()) == 1


def test_no_number_in_it_is_a_float(evaluation: Evaluation) -> None:
    def floats(value: object) -> list[float]:
        if isinstance(value, dict):
            return [found for inner in value.values() for found in floats(inner)]
        if isinstance(value, list):
            return [found for inner in value for found in floats(inner)]
        return [value] if isinstance(value, float) else []

    assert floats(trace_json(evaluation)) == []


def test_a_point_leads_to_its_measure_and_the_measure_to_its_cell(evaluation: Evaluation) -> None:
    figures = trace_json(evaluation)["figures"]
    assert {"figure": "expenditure.executed"} in figures["item.A13"]["trace"]["children"]
    (source,) = figures["expenditure.executed"]["trace"]["sources"]
    assert source["place"] == "支付明细.xlsx · 支付 · F12"


def test_the_printed_rows_are_in_it(evaluation: Evaluation) -> None:
    row = next(row for row in trace_json(evaluation)["rows"] if row["code"] == "A13")
    assert (row["full"], row["points"], row["reason"]) == ("10.00", "9.97", "未达到满分标准，按比例计分")


def test_every_figure_a_report_prints_is_in_the_trace(evaluation: Evaluation, report: Report) -> None:
    printed = {slot.figure.code for slot in report.slots()}
    assert printed - set(trace_json(evaluation)["figures"]) == set()


def test_projects_and_indicators_are_among_the_figures(evaluation: Evaluation) -> None:
    assert {"project.budget.A01", "project.A01.score", "project.A01.output", "indicator.A01.actual"} <= set(
        all_figures(evaluation)
    )


def test_the_same_evaluation_gives_the_same_text(evaluation: Evaluation) -> None:
    assert json.dumps(trace_json(evaluation)) == json.dumps(trace_json(evaluation))
