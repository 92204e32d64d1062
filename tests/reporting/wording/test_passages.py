"""The passages name only codes that some measure, formula or total has, and their denominators."""

from __future__ import annotations

import pytest

from jixiao.measures.catalog import BY_CODE
from jixiao.reporting.wording.passages import KEY_EVALUATION, PASSAGES
from jixiao.reporting.wording.sentence import PLACEHOLDER, Sentence

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
