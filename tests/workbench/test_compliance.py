"""The bundled department held against its obligations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.standards.compliance_answers import Answer
from jixiao.workbench.compliance import any_broken, compliance_of, comply, write_table
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


def test_the_bundled_department(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    taken = take_in(EXAMPLE, fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    found = compliance_of(taken.snapshot.folder, date(2024, 1, 31), settings=settings)
    answers = {one.obligation.code: one.answer for one in found.judged}
    assert (answers["PRC-01"], answers["PRC-04"], answers["PRC-05"]) == (Answer.MET, Answer.MET, Answer.MET)
    # The report names the days of disclosure, not those of approval.
    assert answers["PUB-01"] is Answer.OPEN
    assert Answer.BROKEN not in answers.values()
    write_table(tmp_path / "x.xlsx", found)
    assert (tmp_path / "x.xlsx").is_file()


def test_a_package_that_cannot_be_read_and_a_pack_that_cannot(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    empty = tmp_path / "empty"
    empty.mkdir()
    outcome = comply(empty, fiscal_year=2023, as_of=date(2024, 1, 31), out=tmp_path / "out", settings=settings)
    assert outcome.exit_code == 1
    assert not any_broken(outcome)
    assert not (tmp_path / "out").exists()
