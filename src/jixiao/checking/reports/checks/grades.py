"""A grade that the stated total does not bear: 自评得分 85 分，等级为优 (财预〔2020〕10号: 90 优, 80 良, 60 中)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

GRADE = register(
    FindingCode(
        code="JX-CHK-041",
        severity=Severity.WARNING,
        template="得分 {score} 分，等级写作“{found}”；按通行的分档（90 分以上优、80 分以上良、60 分以上中）应为“{expected}”",
        hint="核对得分和等级；本地另有分档的，请写明分档标准",
        why="等级由得分决定，两者对不上，读者不知道该信哪一个。",
        citation=Citation("项目支出绩效评价管理办法", "财预〔2020〕10号"),
    )
)
_STATED = re.compile(
    r"(?:得分|总分|评分|综合得分)(?:合计)?[^。;\d]{0,10}?(?P<score>\d{1,3}(?:\.\d{1,3})?)分[^。;\d]{0,24}?"
    r"(?:等级|等次|级别|评价结果|评价结论|评定|评价)(?:结果)?(?:为|是|属于|:)?[“\"]?(?P<grade>优|良|中|差)(?:秀|好|等)?[”\"]?(?![\w])"
)
_OWN_BANDS = re.compile(
    r"\d{2,3}分?(?:\(含\))?(?:分)?(?:以上|及以上|-\d{2,3}分?|～\d{2,3}分?)[^。;]{0,10}?(?:为|:|属于)?[“\"]?(?:优|良|中)"
)
_LINES = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(70), "中"))


def check(reading: Reading) -> Iterator[Remark]:
    """A remark where total and grade stand in one sentence and do not fit; silent where the report has bands of its own.

    Between 60 and 70 points provinces differ, so nothing is said there.
    """
    if reading.says(_OWN_BANDS):
        return
    for passage, match in reading.find(_STATED):
        score = Decimal(match["score"])
        expected = next((grade for least, grade in _LINES if score >= least), "差" if score < 60 else "")
        if score <= 100 and expected and match["grade"] != expected:
            yield remark(
                GRADE,
                passage,
                start=match.start("score"),
                end=match.end("grade"),
                score=match["score"],
                found=match["grade"],
                expected=expected,
            )
