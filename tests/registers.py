"""A register of a kind that the shelf does not know, for tests: put on a shelf of its own, and taken away afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

SHELF = Path(__file__).resolve().parents[1] / "standards"
DRONES = """
id: test-drones
kind: register
title: 无人机巡查台账
issuer: 测试
document: {title: 某某办法}
jurisdiction: 测试区
valid: {from: 2020-01-01}
status: draft
evidence: {kind: design}
register:
  code: drone_patrol
  label: 无人机巡查
  group: 巡查
  synonyms: [巡查记录]
  key: [flight]
access:
  read: [handler, division_head, office, leader]
  write: [handler]
  personal: [handler]
fields:
  - {name: flight, label: 架次号, kind: text, required: true, example: F1}
  - {name: order, label: 次序, kind: count, example: "3"}
  - {name: street, label: 镇街, kind: text, example: 示例街}
  - {name: result, label: 巡查结果, kind: code, codes: {clean: 无异常, found: 发现问题}, variants: {正常: clean}, example: 无异常}
  - {name: flown_on, label: 飞行日期, kind: date, required: true, example: "2023-03-17"}
  - {name: reported_on, label: 报告日期, kind: date, example: "2023-03-20"}
  - {name: cost, label: 费用, kind: money, unit: 元, example: "1200"}
  - {name: area, label: 面积, kind: quantity, unit: 平方公里, example: "2.5"}
  - {name: pilot, label: 飞手, kind: text, privacy: personal, example: 示例甲}
  - {name: urgent, label: 是否紧急, kind: answer, example: 否}
deadlines:
  - code: report
    title: 提交巡查报告
    from: flown_on
    to: reported_on
    working_days: 3
    exempt: urgent = 1
    evidence: {kind: design}
statistics:
  - {code: flights, label: 巡查架次, aggregate: count(*), unit: 架次, by: [street, result]}
  - {code: found, label: 发现问题架次, aggregate: count(*), where: "result = 'found'", unit: 架次}
  - {code: found_share, label: 发现问题占比, num: found, den: flights}
  - {code: cost, label: 巡查费用, aggregate: sum(cost), unit: 元}
  - {code: area, label: 巡查面积, aggregate: sum(area), unit: 平方公里}
  - {code: last_flight, label: 最近一次巡查, aggregate: max(flown_on)}
"""


def pack(folder: Path, text: str = DRONES) -> Path:
    """A pack's file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "standard.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def shelf(root: Path, *texts: str) -> Path:
    """A shelf with the calendars and standards of the house, none of its registers, and these packs."""
    root.mkdir(parents=True)
    for issuer in SHELF.iterdir():
        if issuer.is_dir():
            (root / issuer.name).mkdir()
            for document in issuer.iterdir():
                if not document.name.startswith("register-"):
                    os.symlink(document, root / issuer.name / document.name)
    for number, text in enumerate(texts):
        pack(root / "test" / f"register-{number}", text)
    return root


@pytest.fixture
def drones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shelf with the unknown register alone, in force for this test."""
    root = shelf(tmp_path / "standards", DRONES)
    monkeypatch.setenv("JIXIAO_STANDARDS", str(root))
    assert install_registers(from_environment()) == ()
    yield root
    monkeypatch.undo()
    install_registers(from_environment())
