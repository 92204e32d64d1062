"""What the bundled department publishes: made in one step, its sums checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.facts.snapshot import freeze
from jixiao.monitoring.disclosure.ties import NO_PACK
from jixiao.workbench import disclosing
from jixiao.workbench.disclosing import disclose, disclose_snapshot
from jixiao.workbench.settings import Settings
from tests.reporting.official_schemas import FISCAL, problems

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    printed: list[str] = []
    monkeypatch.setattr(disclosing, "print_to_pdf", lambda path, into: printed.append(path.name))
    outcome = disclose(EXAMPLE, fiscal_year=2023, item="final", out=tmp_path / "out", pdf=True, settings=settings)
    assert (outcome.exit_code, printed) == (0, ["公开资料.docx"])
    assert len(outcome.files) == 9 + 5 + 4 - 1
    # Basic and project spending as printed miss the total by 0.01 万元; the checker of published reports says so, and nothing else.
    assert {finding.code for finding in outcome.findings} == {"JX-CHK-016"}
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(package["resources"]) == 14
    assert problems(package, FISCAL) == []


def test_a_budget_in_one_step(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    outcome = disclose(EXAMPLE, fiscal_year=2023, item="budget", out=tmp_path / "out", pdf=False, settings=settings)
    # Every statutory table is filled or empty with its reason, and the checker of published reports agrees with all sums.
    assert (outcome.exit_code, outcome.findings) == (0, ())
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], len(package["resources"])) == ("budget-118001-2023", 9 + 4)
    assert problems(package, FISCAL) == []
    assert (tmp_path / "out" / "预算公开资料.docx").is_file()
    balance = (tmp_path / "out" / "balance.csv").read_text(encoding="utf-8").splitlines()
    assert balance[1] == "收入,一般公共预算拨款收入,74023400.00"


def test_from_a_snapshot(tmp_path: Path) -> None:
    parts = {"unit": "118001", "unit_name": "某局", "fiscal_year": 2023, "folder": tmp_path / "snapshots"}
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    empty = freeze([], present=["meeting"], **parts)
    assert disclose_snapshot(empty.folder, item="final", out=tmp_path / "none", pdf=False, settings=settings) is None
    assert not (tmp_path / "none").exists()
    held = freeze([], present=["three_public"], **parts)
    written = disclose_snapshot(held.folder, item="final", out=tmp_path / "out", pdf=False, settings=settings)
    assert written is not None
    publisher, findings = written
    assert publisher is not None
    assert (publisher.name, publisher.withheld) == ("某局", 0)
    # Eight of nine tables have no source; the ninth is an empty 三公.
    assert [finding.code for finding in findings if finding.code.startswith("JX-PUB")] == ["JX-PUB-002"] * 8
    assert len(list((tmp_path / "out").iterdir())) == 17


def test_without_a_pack_of_tables_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    settings = Settings(data=tmp_path / "data", standards=tmp_path / "standards", examples=ROOT)
    parts = {"unit": "118001", "unit_name": "某局", "fiscal_year": 2023, "folder": tmp_path / "snapshots"}
    held = freeze([], present=["three_public"], **parts)
    assert disclose_snapshot(held.folder, item="final", out=tmp_path / "out", pdf=False, settings=settings) == (
        None,
        (NO_PACK.at(year=2023),),
    )


def test_a_package_that_cannot_be_read(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT)
    (tmp_path / "empty").mkdir()
    outcome = disclose(
        tmp_path / "empty", fiscal_year=2023, item="final", out=tmp_path / "out", pdf=False, settings=settings
    )
    assert outcome.exit_code == 1
    assert not (tmp_path / "out").exists()
