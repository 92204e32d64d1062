"""The checker on a corpus of small reports: silent where all agrees, and where one figure is wrong, that one and no other is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jixiao.checking.reports.model import Colour
from tests.checking.reports.published import FILES, reviewed

EXPECTED = YAML(typ="safe").load((FILES / "expected.yaml").read_text(encoding="utf-8"))


def names(folder: str) -> list[str]:
    return sorted(path.relative_to(FILES / folder).as_posix() for path in (FILES / folder).rglob("*") if path.is_file())


def test_the_corpus_is_complete() -> None:
    assert names("should_pass") == sorted(EXPECTED["should_pass"])
    assert names("should_fail") == sorted(EXPECTED["should_fail"])
    assert len(EXPECTED["should_pass"]) + len(EXPECTED["should_fail"]) >= 60


@pytest.mark.parametrize("name", sorted(EXPECTED["should_pass"]))
def test_what_agrees_is_confirmed_and_nothing_is_called_wrong(name: str) -> None:
    review = reviewed(FILES / "should_pass" / name)
    assert [one.finding.message for one in review.remarks if one.colour is Colour.RED] == []
    assert review.counts.get("agrees", 0) >= EXPECTED["should_pass"][name]


@pytest.mark.parametrize("name", sorted(EXPECTED["should_fail"]))
def test_the_wrong_figure_is_called_and_no_other(name: str) -> None:
    review = reviewed(FILES / "should_fail" / name)
    assert [one.spans[0].text for one in review.remarks if one.colour is Colour.RED] == [EXPECTED["should_fail"][name]]


def test_a_long_report_is_read_whole(tmp_path: Path) -> None:
    text = "\n".join(
        (FILES / "should_pass" / name).read_text(encoding="utf-8")
        for name in names("should_pass")
        if name.endswith(".txt")
    )
    path = tmp_path / "报告.txt"
    path.write_text(text, encoding="utf-8")
    assert len(reviewed(path).remarks) >= 40
