"""Citations print what is known; evidence from memory always says how sure it is."""

from __future__ import annotations

import pytest

from jixiao.kernel.citation import CONFIDENCE_LABELS, EVIDENCE_LABELS, Citation, Confidence, Evidence, EvidenceKind


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (Citation("预算绩效管理办法", "财预〔2020〕10号", "第十条"), "《预算绩效管理办法》（财预〔2020〕10号）第十条"),
        (Citation("预算法", article="第十八条"), "《预算法》第十八条"),
        (Citation("", "财预〔2021〕101号"), "财预〔2021〕101号"),
    ],
)
def test_a_citation_invents_nothing(citation: Citation, text: str) -> None:
    assert citation.text == text


def test_memory_states_its_confidence() -> None:
    with pytest.raises(ValueError, match="confidence"):
        Evidence(EvidenceKind.RECALLED)
    assert Evidence(EvidenceKind.RECALLED, Confidence.MEDIUM).text == "待核实（凭记忆）·把握中"
    assert Evidence(EvidenceKind.SEEN).text == "原文已核"


def test_every_mark_has_its_chinese() -> None:
    assert set(EVIDENCE_LABELS) == set(EvidenceKind)
    assert set(CONFIDENCE_LABELS) == set(Confidence)
