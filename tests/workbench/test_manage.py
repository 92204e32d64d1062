"""Performance management without packs that can be read."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.demo import PROJECT_STANDARD
from jixiao.workbench.manage import manage, pack_of
from jixiao.workbench.settings import Settings
from tests.conftest import Evaluated

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyun-2023"


def test_without_a_pack(tmp_path: Path, evaluated: Evaluated) -> None:
    assert pack_of(tmp_path, unit="1", fiscal_year=2023) == (None, ())
    broken = tmp_path / "x" / "y" / "standard.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: x\nkind: result-use\n", encoding="utf-8")
    settings = Settings(data=evaluated.settings.data, standards=tmp_path, examples=EXAMPLE.parent)
    outcome = manage(EXAMPLE, fiscal_year=2023, as_of=None, projects=PROJECT_STANDARD, out=None, settings=settings)
    assert outcome.exit_code == 1
