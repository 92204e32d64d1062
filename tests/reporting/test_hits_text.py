"""Suspicions in a terminal and as JSON."""

from __future__ import annotations

from jixiao.kernel.ratio import Ratio
from jixiao.measures.payment_answers import Coverage
from jixiao.monitoring.rules.answers import NORMAL, Answered, Followed
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.moved import Moved
from jixiao.monitoring.rules.silence import covered
from jixiao.reporting.hits_text import hit_cells, hits_json, hits_lines, hits_title, unlisted_line
from jixiao.standards.payment_rules import Retire
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
        "rule": "TM-03", "reference": HITS[0].reference,
        "key": "k0", "unit": "A", "fiscal_year": 2023, "amount_fen": 6_000_000, "vouchers": ["V0"],
        "values": {"payee": "张三"}, "sentence": "第0笔",
    }  # fmt: skip
    assert hit_cells(HITS[0], TOLD[0])[:8] == (
        "TM-03 向个人大额转账", "一般", "很可能有问题", "A", "2023", "1", "60,000.00", "第0笔",
    )  # fmt: skip


def test_titles() -> None:
    assert (hits_title("某局", 2023), hits_title("", None)) == ("某局2023年度支付疑点", "支付疑点")
    assert unlisted_line("TM-17", 2023) == "TM-17 在 2023 年的疑点太多，没有逐个列出，见 Parquet 文件。"


def test_answers_and_what_moved() -> None:
    answers = {HITS[0].reference: Answered(HITS[0].reference, "有依据", NORMAL, payments=1, amount=6_000_000)}
    followed = Followed(answers, Retire(1, Ratio(1, 10)), {"TM-03": Moved((HITS[1],), (), (HITS[2],), 4)})
    lines = hits_lines(HITS, TOLD, followed=followed)
    assert lines[1:3] == ("    [以前认定正常] 第0笔", "    [新疑点] 第1笔")
    assert "对照以前的认定：新疑点 6 个，以前认定正常 1 个；以前答复过、现在不再是疑点的 0 个。" in lines
    assert "  TM-03 认定 1 个：正常 1，违规 0，准确率 0%，建议修改或停用" in lines
    assert lines[-3:] == (
        "  TM-03 新增 1 个，减少 0 个，支付有变化 1 个，不变 4 个",
        "    新增：第1笔",
        "    变化：第2笔",
    )
    told = hits_json(HITS, TOLD, version="v", followed=followed)
    assert told["hits"][0]["standing"] == "normal"
    assert told["rules"][0]["judged"] == {"normal": 1, "violation": 0, "open": 6, "retire": True}
    assert [hit["key"] for hit in told["moved"]["TM-03"]["new"]] == ["k1"]
