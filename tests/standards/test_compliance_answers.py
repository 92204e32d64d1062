"""The answer of the whole is the worst of its records."""

from __future__ import annotations

import pytest

from jixiao.kernel.figure import FigureKind
from jixiao.standards.compliance_answers import ANSWER_LABELS, Answer, Given, Judged, Judgement, Reason
from tests.measures.compliance.worlds import obligations

WORST = {
    (): Answer.NOT_APPLICABLE,
    (Answer.NOT_APPLICABLE,): Answer.NOT_APPLICABLE,
    (Answer.EXEMPT, Answer.NOT_APPLICABLE): Answer.EXEMPT,
    (Answer.MET, Answer.EXEMPT): Answer.MET,
    (Answer.MET, Answer.OPEN): Answer.OPEN,
    (Answer.OPEN, Answer.BROKEN, Answer.MET): Answer.BROKEN,
}


@pytest.mark.parametrize("answers", WORST)
def test_the_worst_answer_counts(answers: tuple[Answer, ...]) -> None:
    judged = Judged(obligations()["PRC-04"], tuple(Judgement("", "", one, Reason.HOLDS) for one in answers))
    assert judged.answer is WORST[answers]
    assert sum(judged.counts.values()) == len(answers)


def test_every_answer_has_its_word() -> None:
    assert set(ANSWER_LABELS) == set(Answer)


@pytest.mark.parametrize(
    ("fen", "shown"),
    [(10_000_000, "10.00万元"), (10_000_001, "10.000001万元"), (10_500_000, "10.50万元"), (None, "未登记")],
)
def test_an_amount_is_never_rounded_to_its_limit(fen: int | None, shown: str) -> None:
    assert Given("amount", "金额", FigureKind.MONEY, value=fen, unit="万元").shown == shown
