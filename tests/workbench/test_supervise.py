"""The 32 tasks of the bundled department by two days, and what stands against a notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings
from jixiao.workbench.supervise import (
    pack_of,
    supervise,
    told_json,
    trace_of,
    watched,
    write_all,
    write_notice,
    write_table,
)
from tests.facts.files import write

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("data"), standards=ROOT / "standards", examples=ROOT)


def test_by_the_middle_and_by_the_end_of_the_year(settings: Settings, tmp_path: Path) -> None:
    taken = take_in(EXAMPLE, fiscal_year=None, settings=settings)
    assert taken.snapshot is not None
    middle, findings = watched(taken.snapshot.folder, date(2023, 8, 15), settings=settings)
    assert middle is not None
    assert findings == ()
    values = {code: figure.value for code, figure in middle.figures.items()}
    assert (values["supervision.tasks"], values["supervision.closed"], values["supervision.red"]) == (32, 11, 1)
    year, _ = watched(taken.snapshot.folder, settings=settings)
    assert year is not None
    assert year.figures["supervision.closed"].value == 32
    assert year.figures["supervision.late"].value == 3
    files = write_all(middle, findings=(), out=tmp_path / "out")
    assert [path.name for path in files] == [
        "督办通报.docx",
        "督办台账.xlsx",
        "督办.json",
        "trace.json",
        "findings.json",
    ]
    write_notice(tmp_path / "n.docx", middle)
    write_table(tmp_path / "t.xlsx", middle)
    assert (tmp_path / "n.docx").is_file()
    assert (tmp_path / "t.xlsx").is_file()
    assert told_json(middle)["as_of"] == "2023-08-15"
    assert trace_of(middle)["snapshot"] == taken.snapshot.key


def test_without_tasks_and_without_a_pack(settings: Settings, tmp_path: Path) -> None:
    package = write(tmp_path / "empty", {"重点工作.xlsx": {"重点工作": [["序号", "重点工作"], [1, "甲"]]}})
    outcome = supervise(package, fiscal_year=None, as_of=None, out=None, settings=settings)
    assert [finding.code for finding in outcome.findings] == ["JX-MON-066"]
    assert pack_of(tmp_path, unit="1", fiscal_year=2023) == (None, ())
    bare = Settings(data=settings.data, standards=tmp_path, examples=ROOT)
    assert supervise(package, fiscal_year=None, as_of=None, out=None, settings=bare).lines == ()
