"""Evidence in words."""

import pytest

from jixiao.linkage.splink_model import LEVELS, PARTIES
from jixiao.reporting.wording.likeness import LIKENESS, PEOPLE, evidence_lines, percent_text, weight_text


def test_every_level_has_its_words() -> None:
    assert PEOPLE == PARTIES
    assert {name: len(LIKENESS[name][1]) for name in PARTIES} == LEVELS


@pytest.mark.parametrize(
    ("bits", "people", "text"),
    [
        (14.2, True, "极有力地支持是同样的人"),
        (-6.0, False, "很有力地反对是同一件"),
        (1.0, False, "略微支持是同一件"),
        (0.1, True, "说明不了什么"),
    ],
)
def test_weights_in_words(bits: float, people: bool, text: str) -> None:
    assert weight_text(bits, people=people) == text


def test_evidence_of_a_link() -> None:
    lines = evidence_lines((("name1", 1, 11.0), ("day", 3, -2.5)), days=-9)
    assert lines == ("当事人一的姓名同音：极有力地支持是同样的人", "日期晚 9 天：较有力地反对是同一件")


def test_nearly_sure_is_not_sure() -> None:
    assert [percent_text(p) for p in (0.9999, 0.5, 0.0001)] == [">99.9%", "50.0%", "<0.1%"]
