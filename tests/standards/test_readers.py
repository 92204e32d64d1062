"""Typed readers: exact values or a finding at the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.standards.readers import Reader, read_tree
from jixiao.standards.strict_yaml import load

TREE, _ = load(
    'points: 2.5\nrate: 12.5%\nbare: "0.9"\nyes: true\nword: true-ish\nday: 2023-03-17\nfine: 1.005\nlist: [1]\n',
    file="t.yaml",
)


def test_values() -> None:
    assert TREE is not None
    reader = Reader()
    assert reader.points(TREE, "points") == Points(250)
    assert reader.ratio(TREE, "rate") == Ratio(1, 8)
    assert reader.truth(TREE, "yes", default=False)
    assert str(reader.day(TREE, "day")) == "2023-03-17"
    assert reader.points(TREE, "absent") == Points(0)
    assert reader.ratio(TREE, "absent") is None
    assert reader.findings == []


def test_refusals_carry_the_line() -> None:
    assert TREE is not None
    reader = Reader()
    reader.ratio(TREE, "bare")
    reader.truth(TREE, "word", default=False)
    reader.points(TREE, "fine")
    reader.text(TREE, "list")
    reader.day(TREE, "word")
    reader.choice(TREE, "word", among=("a", "b"), default="a")
    assert [finding.where.row for finding in reader.findings if finding.where] == [3, 5, 7, 8, 5, 5]


@pytest.mark.parametrize("text", ["nan", "inf", "1e2", "1_0", "１０", "+5", "5.", "1" * 40, "2.5%", "-1"])
def test_points_are_plain_numbers(text: str) -> None:
    tree, _ = load(f'points: "{text}"', file="t.yaml")
    assert tree is not None
    reader = Reader()
    assert reader.points(tree, "points") == 0
    assert [finding.code for finding in reader.findings] == ["JX-STD-013"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("0.9", "005"), ("90", "005"), ("nan%", "019"), ("9_0%", "019"), ("90 %", "019"), ("90%%", "019")],
)
def test_rates_carry_their_sign(text: str, code: str) -> None:
    tree, _ = load(f'rate: "{text}"', file="t.yaml")
    assert tree is not None
    reader = Reader()
    assert reader.ratio(tree, "rate") is None
    assert [finding.code for finding in reader.findings] == [f"JX-STD-{code}"]


def test_a_list_is_a_list_and_a_mapping_a_mapping() -> None:
    tree, _ = load("list: [1, 2]\nword: x\nblank: ''\n", file="t.yaml")
    assert tree is not None
    reader = Reader()
    assert [node.value for node in reader.children(tree, "list")] == [1, 2]
    assert reader.children(tree, "absent") == ()
    assert reader.findings == []
    assert reader.children(tree, "word") == ()
    reader.keys(tree.items["word"], required=("a",))
    reader.keys(tree, required=("blank",), optional=("list", "word"))
    named = [(finding.code, finding.where.row if finding.where else 0) for finding in reader.findings]
    assert named == [("JX-YML-009", 2), ("JX-YML-009", 2), ("JX-YML-010", 3)]


def test_files_are_named_by_issuer_and_document(tmp_path: Path) -> None:
    path = tmp_path / "issuer" / "document" / "standard.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("a: 1\n", encoding="utf-8")
    tree, findings = read_tree(path)
    assert findings == ()
    assert tree is not None
    assert tree.origin.file == "issuer/document/standard.yaml"
