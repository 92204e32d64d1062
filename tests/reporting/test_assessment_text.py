"""An assessment in words: ranking, every reading, disputes."""

from __future__ import annotations

import json

from jixiao.reporting.assessment_text import (
    DETAIL_HEADS,
    DISPUTE_HEADS,
    RANKING_HEADS,
    assessment_json,
    assessment_lines,
    detail_rows,
    dispute_cells,
    dispute_text,
    item_names,
    ranking_cells,
    span_text,
)

from .assessed_sample import assessment


def test_ranking_and_details_fill_their_heads() -> None:
    found = assessment()
    first = found.assessed[0]
    assert ranking_cells(first) == ("1", "镇街1", "", "18.00", "优", "9.00", "19.00", "1", "1")
    assert {len(ranking_cells(one)) for one in found.assessed} == {len(RANKING_HEADS)}
    rows = detail_rows(first)
    assert {len(row.cells) for row in rows} == {len(DETAIL_HEADS)}
    by_code = {row.code: row for row in rows}
    assert by_code["A"].cells[2:8] == ("10.00", "9.00", "9.00", "", "", "9.00")
    assert by_code["B"].cells[2:8] == ("10.00", "无法判定", "10.00", "8.00", "部分采纳", "9.00")
    assert by_code["B"].calculation == "异议答复评分，得9.00分"
    assert by_code["D"].calculation == "0宗，不扣分"
    assert "得-4.00分" in {row.code: row for row in detail_rows(found.assessed[3])}["D"].calculation


def test_disputes_in_a_sentence_and_as_cells() -> None:
    found = assessment()
    names = item_names(found)
    third = next(dispute for dispute in found.disputes if dispute.code == "3")
    assert dispute_text(third, names=names) == (
        "镇街3“规范”（待答复）：维持 6.50 分时总分 16.50、第 3 名；采纳 7.50 分时总分 17.50、第 2 名，镇街2由第 2 名变为第 3 名"
    )
    assert len(dispute_cells(third, names=names)) == len(DISPUTE_HEADS)
    assert [span_text(one) for one in found.assessed] == ["1", "2—3", "2—3", "4"]


def test_lines_and_json() -> None:
    found = assessment()
    lines = "\n".join(assessment_lines(found))
    assert "第  1 名　镇街1　18.00分　优　自评 19.00" in lines
    assert "（异议答复后可能为第 2—3 名）" in lines
    assert "得分率最低的指标：规范 " in lines
    told = json.loads(json.dumps(assessment_json(found)))
    assert [(one["code"], one["total"], one["rank"]) for one in told["units"]] == [
        ("1", 1800, 1), ("2", 1700, 2), ("3", 1650, 3), ("4", 1550, 4),
    ]  # fmt: skip
    assert told["disputes"][0]["answer"] == "partly"
    assert told["units"][3]["items"]["A"] == {"measured": 1000, "self": 1000, "checked": 800, "final": 800}
