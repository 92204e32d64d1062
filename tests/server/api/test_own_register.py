"""A register of one's own from its file alone: template, import, form, list, export, time limit, program – each in the field's own unit."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import shelf
from tests.server.actions.test_evidence import data
from tests.server.imports import accepted, opened

from .conftest import Programs

__all__ = ["data"]
CAMERAS = """
id: test-cameras
kind: register
title: 公证摄像头巡检台账
issuer: 测试
document: {title: 某某办法}
jurisdiction: 测试区
valid: {from: 2023-01-01}
status: draft
evidence: {kind: design}
register: {code: notary_camera, label: 公证摄像头巡检, key: [notary_office, camera]}
access: {read: [handler, office, leader], write: [office], personal: [office]}
fields:
  - {name: notary_office, label: 公证处, kind: text, required: true, example: 甲公证处}
  - {name: camera, label: 摄像头编号, kind: text, required: true, example: C-1}
  - {name: state, label: 设备状态, kind: code, codes: {good: 正常, broken: 损坏}, variants: {坏: broken}, example: 正常}
  - {name: inspected_on, label: 巡检日期, kind: date, required: true, example: "2023-03-17"}
  - {name: mended_on, label: 修复日期, kind: date}
  - {name: cost, label: 维修费用, kind: money, unit: 万元, example: "0.35"}
  - {name: inspector, label: 巡检人, kind: text, privacy: personal, example: 示例张三}
deadlines:
  - {code: mend, title: 故障修复, from: inspected_on, to: mended_on, working_days: 5, where: state = 'broken', evidence: {kind: design}}
statistics:
  - {code: cost, label: 摄像头维修费用, aggregate: sum(cost), unit: 万元}
"""
PLACE = "/records/notary_camera/"
TYPED = {
    "unit": "118001", "fiscal_year": "2023", "notary_office": "甲公证处", "camera": "C-1", "state": "损坏",
    "inspected_on": "2023-09-28", "cost": "0.123456", "inspector": "示例张三",
}  # fmt: skip


@pytest.fixture(autouse=True)
def cameras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The register alone on a shelf of its own."""
    monkeypatch.setenv("JIXIAO_STANDARDS", str(shelf(tmp_path / "standards", CAMERAS)))
    assert install_registers(from_environment()) == ()
    yield
    monkeypatch.undo()
    install_registers(from_environment())


def test_typed_imported_and_sent(
    as_role: Callable[[Role], Client], program: Programs, people: dict[Role, User], data: Path
) -> None:
    office = as_role(Role.OFFICE)
    assert "维修费用（万元）" in office.get(f"{PLACE}new/").content.decode()
    wrong = office.post(f"{PLACE}new/", TYPED | {"state": "爆炸", "cost": "很多"}).content.decode()
    assert "请改成以下之一：正常、损坏" in wrong
    assert "应填数字" in wrong
    assert office.post(f"{PLACE}new/", TYPED).status_code == 302

    template = b"".join(office.get("/imports/templates/notary_camera.xlsx").streaming_content)  # type: ignore[attr-defined]
    book = openpyxl.load_workbook(io.BytesIO(template))
    book["公证摄像头巡检"].append(["甲公证处", "C-2", "坏", "2023-09-28", "2023-10-20", 0.2, "示例李四"])
    filled = io.BytesIO()
    book.save(filled)
    by = people[Role.OFFICE]
    session = accepted(opened(by, [SimpleUploadedFile("巡检.xlsx", filled.getvalue())]), by=by)
    assert session.differences["notary_camera"]["new"] == 1

    sender = program(Role.OFFICE)
    values = {"notary_office": "乙公证处", "camera": "C-1", "inspected_on": "2023-11-01", "cost": "3500.00"}
    body = {"unit": "118001", "fiscal_year": 2023, "records": [{"values": values}]}
    assert sender.post("/records/notary_camera", body).status_code == 200
    # Programs speak 元, whatever the field is written in.
    told = {one["values"]["camera"]: one["values"] for one in sender.get("/records/notary_camera").json()["items"][:2]}
    assert [told[camera]["cost"] for camera in ("C-1", "C-2")] == ["1234.56", "2000.00"]
    assert len(sender.get("/records/notary_camera", cost_from="2000").json()["items"]) == 2

    page = office.get(f"{PLACE}?year=2023&cost_from=0.12").content.decode()
    assert "维修费用≥ 0.12 万元" in page
    assert [text in page for text in ("0.123456", "0.673456", "示例李四")] == [True, True, True]
    due = office.get(f"{PLACE}due/").content.decode()
    assert ("甲公证处 C-1" in due, "甲公证处 C-2" in due, "tag late" in due) == (True, False, True)
    exported = b"".join(office.get(f"{PLACE}export/").streaming_content)  # type: ignore[attr-defined]
    rows = list(openpyxl.load_workbook(io.BytesIO(exported)).active.iter_rows(min_row=3, values_only=True))
    column = rows[0].index("维修费用（万元）")
    assert [row[column] for row in rows[1:]] == [0.123456, 0.2, 0.35]

    leader = as_role(Role.LEADER)
    assert "示**" in leader.get(PLACE).content.decode()
    assert leader.get(f"{PLACE}new/").status_code == 403
