"""Whatever people write into cells, and however they merge them: the coach answers, and so does everything that tells what it found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from jixiao.checking.coach.coaching import coach
from jixiao.checking.coach.published import read_published
from jixiao.documents.model import Block, Document, Sheet
from jixiao.reporting.lint_html import lint_page
from jixiao.reporting.lint_json import lint_json
from jixiao.reporting.lint_text import lint_lines
from jixiao.reporting.lint_xlsx import annotate_targets
from tests.checking.coach.tables import guide

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值", "计量单位", "分值", "数据来源", "上年实际完成值", "指标性质"]
CELLS = [
    *HEADINGS, "", "产出", "效益指标", "数量指标", "成本指标（20分）", "≥0", "≥-5%", "100%", "1e9", "9" * 20,
    "=1+1", "项目名称", "年度资金总额", "0", "部门整体",
    "2023年12月底前完成", "有效提升", "任务名称", "目标内容", "≥", "%", "万元", "投诉率", "满意度", "合计", "44561", "定性：好",
    "\n", "\x0b", "（）", "指标1：",
    "2021年实际完成值", "预算执行率", "……", "１００％", "对的影响程度", "率", "数", "上年预算数",
]  # fmt: skip


def document(chance: random.Random) -> Document:
    """A table of any cells below a heading in any order, some of it merged, ranges overlapping too."""
    width, height = chance.randint(3, 9), chance.randint(2, 14)
    rows = [[chance.choice(CELLS) for _ in range(width)] for _ in range(height)]
    rows[chance.randint(0, height // 2)] = chance.sample(HEADINGS, width)
    merged = []
    for _ in range(chance.randint(0, 3)):
        top, bottom = sorted(chance.choices(range(1, height + 1), k=2))
        left, right = sorted(chance.choices(range(1, width + 1), k=2))
        merged.append((top, left, bottom, right))
    table = Sheet("表/1", False, rows, tuple(merged))
    return Document("表.csv", "0" * 64, "csv", blocks=(Block(1, 0, "", 0, table),))


@pytest.mark.parametrize("seed", range(8))
def test_any_table_is_answered(seed: int) -> None:
    chance = random.Random(seed)
    answered = 0
    for _ in range(60):
        given = document(chance)
        targets, _ = read_published(given, fiscal_year=0)
        if not targets.sheets:
            continue
        result = coach(targets, guide())
        answered += 1
        assert lint_lines(result)
        assert lint_json(result)["sheets"]
        assert "审核" in lint_page(result, documents=[given])
        if answered % 5 == 0:
            assert annotate_targets(result, document=given, original=Path("没有"))
    assert answered > 5
