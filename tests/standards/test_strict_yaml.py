"""Strict YAML: plain values with their lines; everything a reader could misunderstand is refused with file and line."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from jixiao.standards.strict_yaml import load, missing_keys, refuse_unknown, wrong_kind

TEXT = """\
# heading
unit: 118001
code: 0101
quoted: "12"
weight: 9.50
from: 2023-03-17
open: true
yes_is_text: yes
nothing:
items:
  - {code: A1, weight: 10}
  - code: A2
    text: |
      one
      two
"""


def test_values_are_exact_and_plain() -> None:
    node, findings = load(TEXT, file="a.yaml")
    assert findings == ()
    assert node is not None
    assert node.plain == {
        "unit": 118001, "code": "0101", "quoted": "12", "weight": Decimal("9.50"), "from": date(2023, 3, 17), "open": True,
        "yes_is_text": "yes", "nothing": None, "items": [{"code": "A1", "weight": 10}, {"code": "A2", "text": "one\ntwo\n"}],
    }  # fmt: skip


def test_every_value_knows_its_line_and_how_it_was_written() -> None:
    node, _ = load(TEXT, file="a.yaml")
    assert node is not None
    assert (node.line_of("weight"), node.line_of("items", 0, "weight"), node.line_of("items", 1, "text")) == (5, 11, 13)
    assert node.line_of("items", 1, "no such key") == 12
    unit = node.at("unit")
    assert unit is not None
    assert unit.text == "118001"
    assert unit.source.place == "a.yaml · 第2行"
    assert node.at("unit", "deeper") is None
    assert node.at("items", 7) is None
    assert node.at("items", 7, "code") is None


@pytest.mark.parametrize(
    ("text", "code", "line", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "JX-YML-002", 3, "第 1 行已经写过"),
        ("x:\n  - {a: 1, a: 2}\n", "JX-YML-002", 2, "“a”重复"),
        ("a: 1\nb: &x 2\n", "JX-YML-003", 2, "锚点 &x"),
        ("a: 1\nb: *x\n", "JX-YML-003", 2, "引用 *x"),
        ("a: 1\nb: !!str 2\n", "JX-YML-003", 2, "标签"),
        ("a: 1\nb: ! 2\n", "JX-YML-003", 2, "标签"),
        ("a: 1\n<<: {b: 2}\n", "JX-YML-003", 2, "合并键"),
        ("? [a]\n: 1\n", "JX-YML-004", 1, "键必须是一个词"),
        ('"": 2\n', "JX-YML-004", 1, "键必须是一个词"),
        ("a: 1\n: 2\n", "JX-YML-001", 2, "缩进与同层"),
        ('a: "x\nb: 2\n', "JX-YML-001", 3, "没有配对"),
        ("", "JX-YML-005", 0, "出现了 0 份"),
        ("# nothing\n", "JX-YML-005", 0, "出现了 0 份"),
        ("a: 1\n---\nb: 2\n", "JX-YML-005", 0, "出现了 2 份"),
        ("a: 1\nfrom: 2023-02-30\n", "JX-YML-006", 2, "2023-02-30 不存在"),
        ("a: 1\n\tb: 2\n", "JX-YML-001", 2, "制表符"),
        ("a: b: c\n", "JX-YML-001", 1, "两个“键: 值”"),
        ("a: [1, 2\n", "JX-YML-001", 2, "括号没有配对"),
        ("a: \x07\n", "JX-YML-001", 0, "控制字符"),
        ("a: \ud800\n", "JX-YML-001", 0, "无法识别的字符"),
        ("[" * 60, "JX-YML-007", 1, "嵌套层数过多"),
        ("a" * 4_000_001, "JX-YML-007", 0, "4,000,001"),
    ],
)
def test_what_could_be_misread_is_refused_with_its_line(text: str, code: str, line: int, told: str) -> None:
    node, findings = load(text, file="甲.yaml")
    assert node is None
    assert [(f.code, f.where.row if f.where else None) for f in findings] == [(code, line)]
    assert told in findings[0].message
    assert findings[0].place.startswith("甲.yaml")


def test_all_duplicates_are_told_at_once() -> None:
    _, findings = load("a: 1\na: 2\nb: 1\nb: 2\n", file="a.yaml")
    assert [f.where.row for f in findings if f.where] == [2, 4]


def test_unknown_missing_and_wrong_keys() -> None:
    node, _ = load("name: x\nitems:\n  nmae: y\n  code:\n", file="a.yaml")
    items = node.at("items") if node else None
    assert node is not None
    assert items is not None
    (unknown,) = refuse_unknown(items, allowed=("name", "code"))
    assert unknown.place == "a.yaml · 第3行"
    assert "nmae" in unknown.message
    assert "name、code" in unknown.hint
    assert [f.place for f in missing_keys(items, required=("name", "code"))] == ["a.yaml · 第2行", "a.yaml · 第4行"]
    wrong = wrong_kind(items, key="items", wanted="一个列表")
    assert wrong.place == "a.yaml · 第2行"
    assert wrong.expected == "一个列表"


def test_a_long_file_loads_at_once() -> None:
    text = "".join(
        f"- code: C{i}\n  name: 名称{i}\n  weight: {i}.5\n  rule: {{kind: ratio, num: a.b, den: c.d}}\n"
        for i in range(100)
    )
    started = time.process_time()
    node, _ = load(text, file="a.yaml")
    assert node is not None
    assert len(node.list) == 100
    assert time.process_time() - started < 0.06
