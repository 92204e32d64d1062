"""Suspicions in a terminal and as JSON."""

from __future__ import annotations

from jixiao.measures.payment_answers import Coverage
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import covered
from jixiao.reporting.hits_text import hit_cells, hits_json, hits_lines, hits_title, unlisted_line
from tests.monitoring.rules.packaged import RULES

HITS = [
    Hit("TM-03", "v", f"k{number}", "A", 2023, (f"V{number}",), 6_000_000, {"payee": "张三"}, f"第{number}笔")
    for number in range(7)
]
TOLD = covered(
    [RULES["TM-03"], RULES["TM-09"]],
    coverage={"TM-03": Coverage(9, 9, 0), "TM-09": Coverage(9, 0, 0, ("contract",))},
    hits={"TM-03": 7},
)


def test_a_terminal_shows_the_largest() -> None:
    lines = hits_lines(HITS, TOLD)
    assert lines[0] == "TM-03 向个人大额转账：查了 9 笔，疑点 7 个"
    assert lines[1:7] == (*(f"    第{number}笔" for number in range(5)), "    …… 还有 2 个")
    assert lines[-1] == "疑点 7 个；2 条规则中 1 条因缺少数据没有查。"


def test_json_and_cells() -> None:
    told = hits_json(HITS, TOLD, version="v")
    assert told["schema"] == "jixiao.hits/1"
    assert told["rules"][1]["missing"] == ["支付明细的“合同编号”"]
    assert told["hits"][0] == {
        "rule": "TM-03", "key": "k0", "unit": "A", "fiscal_year": 2023, "amount_fen": 6_000_000, "vouchers": ["V0"],
        "values": {"payee": "张三"}, "sentence": "第0笔",
    }  # fmt: skip
    assert hit_cells(HITS[0], TOLD[0])[:8] == (
        "TM-03 向个人大额转账", "一般", "很可能有问题", "A", "2023", "1", "60,000.00", "第0笔",
    )  # fmt: skip


def test_titles() -> None:
    assert (hits_title("某局", 2023), hits_title("", None)) == ("某局2023年度支付疑点", "支付疑点")
    assert unlisted_line("TM-17", 2023) == "TM-17 在 2023 年的疑点太多，没有逐个列出，见 Parquet 文件。"
