"""The passages name only codes that some measure, formula or total has, and their denominators."""

from __future__ import annotations

import pytest

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.ratio import Ratio
from jixiao.measures.catalog import BY_CODE
from jixiao.reporting.content import Text
from jixiao.reporting.wording.passages import KEY_EVALUATION, PASSAGES
from jixiao.reporting.wording.sentence import PLACEHOLDER, Known, Sentence, say

# Handed in by the evaluation (points) or by the workbook of facts (a rounding difference), not counted by a measure.
HANDED_IN = {"note.rounding_tail"}
WORDS = {"=year", "=unit", "=grade", "=standard", "=project", "=project_grade"}
SENTENCES = [
    sentence
    for passages in PASSAGES.values()
    for passage in passages
    for choice in passage.choices
    for sentence in choice
]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.text[:20])
def test_every_code_is_known(sentence: Sentence) -> None:
    codes = {*PLACEHOLDER.findall(sentence.text), *sentence.positive, *sentence.zero, *sentence.unknown}
    assert codes - set(BY_CODE) - HANDED_IN - WORDS == set()


def test_every_sentence_ends() -> None:
    told = [*SENTENCES, *(sentence for choice in KEY_EVALUATION for sentence in choice)]
    assert [sentence.text for sentence in told if not sentence.text.endswith("。")] == []


def test_a_share_names_what_it_is_a_share_of() -> None:
    shares = [s.text for s in SENTENCES if "{{share.small_micro}}" in s.text or "{{rate.three_public}}" in s.text]
    assert shares
    assert all(
        "占授予中小企业合同金额的{{share.small_micro}}" in s or "完成预算{{three_public.budget}}的" in s for s in shares
    )


def test_a_stage_says_what_nobody_can_tell_and_names_both_denominators() -> None:
    known = Known(
        {
            code: Figure(
                code, code, kind, value=value, unit=unit, ratio=Ratio(1, 2) if kind is FigureKind.RATE else None
            )
            for code, kind, value, unit in (
                ("projects.count", FigureKind.COUNT, 2, "个"),
                ("projects.monitored", FigureKind.COUNT, 1, "个"),
                ("projects.monitored_open", FigureKind.COUNT, 1, "个"),
                ("projects.budget_monitored", FigureKind.MONEY, 100, "万元"),
                ("rate.projects_monitored", FigureKind.RATE, None, ""),
                ("rate.budget_monitored", FigureKind.RATE, None, ""),
            )
        },
        {},
    )
    choices = [choice for passage in PASSAGES["management"] for choice in passage.choices]
    parts = [part for choice in choices for part in say(choice, known=known, section="绩效管理情况")[0]]
    text = "".join(part.text if isinstance(part, Text) else f"<{part.figure.code}>" for part in parts)
    assert "占项目数的<rate.projects_monitored>" in text
    assert "占项目支出全年预算数的<rate.budget_monitored>" in text
    assert "另有<projects.monitored_open>缺少记录，是否开展绩效运行监控无法判定。" in text
    assert "没有登记整改台账，整改情况无法判定。" in text
