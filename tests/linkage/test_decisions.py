"""Decisions of people, read back."""

from pathlib import Path

import pytest

from jixiao.linkage.decisions import check_decisions, read_decisions
from tests.linkage.world import world

HEAD = "案号（一）,案号（二）,认定\n"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "认定.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_decisions_come_back(tmp_path: Path) -> None:
    said, findings = read_decisions(
        written(tmp_path, "说明\n" + HEAD + "A1,B1,同一件\nA2,B2,同人另一件\nA3,B3,不是\nA4,B4,\nA5,B5,以后再看\n"),
        name="认定.csv",
    )
    assert findings == ()
    assert [(one.decided.number_a, one.decided.relation, one.source.row) for one in said] == [
        ("A1", "same", 3), ("A2", "repeat", 4), ("A3", "different", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [(HEAD + "A1,B1,也许\n", "JX-LNK-011"), ("甲,乙\n1,2\n", "JX-LNK-010")])
def test_what_nobody_can_understand_is_told(tmp_path: Path, text: str, code: str) -> None:
    said, findings = read_decisions(written(tmp_path, text), name="认定.csv")
    assert said == ()
    assert [finding.code for finding in findings] == [code]


def test_a_decision_must_fit_the_exports(tmp_path: Path) -> None:
    one, two = world().b.prepared["number"].to_pylist()[:2]
    number = world().a.prepared["number"].to_pylist()[0]
    said, _ = read_decisions(
        written(tmp_path, HEAD + f"{number},{one},同一件\n{number},{two},同一件\n没有,{one},不是\n"), name="认定.csv"
    )
    findings = check_decisions(said, world().a, world().b, one_to_one=True)
    assert [finding.code for finding in findings] == ["JX-LNK-012", "JX-LNK-013"]
    assert [finding.code for finding in check_decisions(said, world().a, world().b, one_to_one=False)] == ["JX-LNK-013"]
