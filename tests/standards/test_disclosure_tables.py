"""The pack of statutory tables: read, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.disclosure_tables import BUDGET_CODES, CODES, load_disclosure_tables

PACK = Path(__file__).resolve().parents[2] / "standards" / "cn-mof" / "final-account-tables" / "standard.yaml"


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_disclosure_tables(PACK)
    assert findings == ()
    assert pack is not None
    assert [(one.number, one.code) for one in pack.tables] == list(enumerate(CODES, start=1))
    assert [(one.number, one.code) for one in pack.budget_tables] == list(enumerate(BUDGET_CODES, start=1))
    assert pack.functions["2040607"] == "公共法律服务"
    assert pack.fits("any", 2023)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{code: income, ", "{code: incomes, "),
        ("{code: income, ", "{code: fund, "),
        ("running:", "runing:"),
        ("title: 收入决算表, ", ""),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    pack, findings = load_disclosure_tables(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
