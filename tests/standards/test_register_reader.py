"""Packs of registers: what they declare, and every mistake told in Chinese with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.library import packs
from jixiao.standards.register_reader import load_register
from tests.registers import DRONES, SHELF, pack


def test_what_a_pack_declares(tmp_path: Path) -> None:
    register, findings = load_register(pack(tmp_path))
    assert findings == ()
    assert register is not None
    assert (register.code, register.label, register.key) == ("drone_patrol", "无人机巡查", ("flight",))
    assert register.writers == ("handler",)
    assert [one.kind for one in register.statistics] == ["count", "count", "rate", "money", "quantity", "day"]


def _reminder(*, before: str = "report", days: str = "[1]", more: str = "") -> str:
    """A rule of reminding before the statistics of the register."""
    rule = f"{{code: r, title: 提醒, before: {before}, working_days: {days}, evidence: {{kind: design}}{more}}}"
    return f"reminders:\n  - {rule}\nstatistics:"


@pytest.mark.parametrize(
    "path", [one.path for one in packs(SHELF) if one.kind == "register"], ids=lambda p: p.parent.name
)
def test_the_packs_on_the_shelf(path: Path) -> None:
    register, findings = load_register(path)
    assert [finding.text for finding in findings] == []
    assert register is not None
    # Whoever opens a template finds an example in every column that must be filled in.
    assert [field.name for field in register.fields if field.required and not field.example] == []


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        ("kind: count, example", "kind: number, example", "JX-STD-015", "number"),
        ("{name: order,", "{name: Order,", "JX-REG-001", "Order"),
        ("{name: order,", "{name: case,", "JX-REG-001", "保留字"),
        ("{name: order,", "{name: street,", "JX-REG-001", "第 23 行已经用过"),
        ("codes: {clean: 无异常, found: 发现问题}, ", "", "JX-REG-001", "codes"),
        ("variants: {正常: clean}", "variants: {正常: klean}", "JX-REG-001", "klean"),
        ("kind: money, unit: 元", "kind: money, unit: 美元", "JX-REG-001", "美元"),
        ("key: [flight]", "key: [voucher]", "JX-REG-004", "voucher"),
        ("code: drone_patrol", "code: payment", "JX-REG-004", "payment"),
        ("from: flown_on", "from: pilot", "JX-REG-002", "pilot"),
        ("working_days: 3", "working_days: 3\n    days: 3", "JX-REG-002", "其中一个"),
        ("working_days: 3", "months: 1\n    on_day: 32", "JX-REG-002", "次月 10 日前"),
        ("working_days: 3", "until: result", "JX-REG-002", "“result”不是日期字段"),
        ("working_days: 3", "months: 1\n    extended: {when: urgent = 1, days: 3}", "JX-YML-010", "months"),
        ("evidence: {kind: design}\nstatistics", "evidence: {kind: seen}\nstatistics", "JX-STD-006", "提交巡查报告"),
        ("exempt: urgent = 1", "exempt: urgend = 1", "JX-REG-002", "urgend"),
        ("statistics:", _reminder(before="voucher"), "JX-REG-006", "voucher"),
        ("statistics:", _reminder(days="[soon]"), "JX-REG-006", "工作日数"),
        ("statistics:", _reminder(more=", where: urgend = 1"), "JX-REG-006", "urgend"),
        ("statistics:", _reminder(more=", unit_in: town"), "JX-REG-006", "town"),
        ("by: [street, result]", "by: [pilot]", "JX-REG-003", "个人信息"),
        ("where: \"result = 'found'\"", "where: \"reslt = 'found'\"", "JX-REG-003", "reslt"),
        ("aggregate: sum(cost)", "aggregate: avg(cost)", "JX-REG-003", "avg"),
        ("num: found, den: flights", "num: found, den: flihts", "JX-REG-003", "flihts"),
        ("by: [street, result]", "by: [street, cost]", "JX-REG-003", "cost"),
        ("num: found, den: flights", "formula: flights - fond", "JX-REG-003", "fond"),
        ("num: found, den: flights", "formula: flights - found, by: [street]", "JX-REG-003", "where"),
        ("unit: 架次, by: [street, result]", "readings: [fond]", "JX-REG-003", "fond"),
        ("key: [flight]", "key: [flight]\n  counted: reslt is null", "JX-REG-004", "reslt"),
        ("write: [handler]", "write: [pilot]", "JX-STD-015", "pilot"),
        ("label: 镇街", "lable: 镇街", "JX-YML-008", "lable"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, code: str, told: str, tmp_path: Path) -> None:
    assert old in DRONES
    register, findings = load_register(pack(tmp_path, DRONES.replace(old, new, 1)), taken={"payment"})
    assert register is None
    found = next(finding for finding in findings if finding.code == code)
    assert told in found.text
    assert found.where is not None
    assert found.where.row > 1
    assert found.where.file.endswith("standard.yaml")


def test_too_many_fields(tmp_path: Path) -> None:
    extra = "".join(f"  - {{name: f{number}, label: 字段{number}, kind: date}}\n" for number in range(30))
    _, findings = load_register(pack(tmp_path, DRONES.replace("fields:\n", f"fields:\n{extra}")))
    assert "最多 20 个" in findings[0].text
