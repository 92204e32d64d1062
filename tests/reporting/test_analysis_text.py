"""For terminals and programs: sentences, whole numbers, and a trace that can be read back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from jixiao.reporting.analysis_text import analysis_json, analysis_lines, analysis_trace
from jixiao.reporting.trace_json import trace_text
from jixiao.reporting.trace_read import load_trace
from tests.workbench.spending import analysed, package, paid


def test_lines_json_and_trace(tmp_path: Path) -> None:
    found = analysed(tmp_path, package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00")]), date(2023, 1, 31))
    assert analysis_lines(found)[:3] == ("某局 2023年1月预算执行分析", "", "一、总体执行情况")
    told = analysis_json(found)
    assert told["months"][0]["paid"] == {"figure": "analysis.by_month.01", "printed": "6.00万元", "value": 6_000_000}
    assert told["cuts"]["project"][0]["share"]["ratio"] == [6_000_000, 6_000_000]
    assert (told["last_year"], told["cuts"]["project"][0]["before"]) == (None, None)
    read = load_trace(json.loads(trace_text(analysis_trace(found))))
    assert read.key == found.key
    assert {code: figure.value for code, figure in read.figures.items()} == {
        code: figure.value for code, figure in found.figures.items()
    }
