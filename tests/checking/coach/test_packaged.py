"""The bundled department's package: its sheets, money, tasks and the notes it gets."""

from __future__ import annotations

from jixiao.checking.coach.coaching import coach
from jixiao.checking.coach.model import Targets
from jixiao.checking.coach.packaged import read_packaged
from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from tests.checking.coach.tables import ROOT, guide


def example() -> Targets:
    package, findings = open_package(ROOT / "examples" / "baiyun-2023", fiscal_year=None)
    assert package is not None, findings
    return read_packaged(import_package(package).rows, package=package)


def test_sheets_money_and_tasks() -> None:
    targets = example()
    assert (targets.fiscal_year, len(targets.sheets), len(targets.tasks)) == (2023, 19, 14)
    aid = next(sheet for sheet in targets.sheets if sheet.code == "A0401")
    assert (aid.name, aid.money, len(aid.indicators)) == ("法律援助工作经费", 300_000_000, 8)
    assert aid.indicators[0].at("value").place == "绩效目标.xlsx · 绩效指标 · H65"


def test_its_notes() -> None:
    codes = [note.finding.code for note in coach(example(), guide()).notes]
    assert "JX-LNT-020" not in codes
    assert "JX-LNT-036" in codes
