"""Lines broken to fit a page become paragraphs again; page marks go."""

from __future__ import annotations

import pytest

from jixiao.documents.lines import paragraphs_of


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("一、概况\n（一）职能\n负责全区司\n法行政工作。", ["一、概况", "（一）职能", "负责全区司\n法行政工作。"]),
        (
            "本年支出总额7,493.67\n\n万元，占收入总额的比\n\n重为100%。\n\n二、其他",
            ["本年支出总额7,493.67\n\n万元，占收入总额的比\n\n重为100%。", "二、其他"],
        ),
        ("第一段。\n\n第二段的文字。", ["第一段。", "第二段的文字。"]),
        ("文字在这一页\n— 3 —\n继续说完。", ["文字在这一页\n继续说完。"]),
        ("　　第一段的文字比较长。\n　　第二段。", ["　　第一段的文字比较长。", "　　第二段。"]),
        ("位列全市第\n一、第二名。", ["位列全市第\n一、第二名。"]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert list(paragraphs_of(text.split("\n"))) == paragraphs
