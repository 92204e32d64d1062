"""Typed readers: exact values or a finding at the line."""

from __future__ import annotations

from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.standards.readers import Reader
from jixiao.standards.strict_yaml import load

TREE, _ = load(
    'points: 2.5\nrate: 12.5%\nbare: "0.9"\nyes: true\nword: true-ish\nday: 2023-03-17\nfine: 1.005\nlist: [1]\n', file="t.yaml"
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
