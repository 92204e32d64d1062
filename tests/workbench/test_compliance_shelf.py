"""The shelf of obligations: what can be read is asked, what cannot is told."""

from __future__ import annotations

import shutil
from pathlib import Path

from jixiao.workbench.compliance_shelf import shelf_of
from jixiao.workbench.scoring import load_standards
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_bundled_packs() -> None:
    packs, findings = shelf_of(Settings(data=ROOT, standards=ROOT / "standards", examples=ROOT))
    assert findings == ()
    # A pack for certain units may word an obligation of all its own way; nothing else says one code twice.
    codes = [one.code for pack in packs for one in pack.obligations if not pack.units]
    assert len(codes) == len(set(codes))
    for pack in packs:
        assert len(pack.obligations) == len({one.code for one in pack.obligations})
    for start in ("PUB-01", "PRC-01", "PRC-15", "AST-01", "BGT-01", "SME-01"):
        assert start in codes


def test_points_are_not_given_on_a_broken_pack(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "standards", tmp_path / "standards")
    path = tmp_path / "standards" / "jixiao" / "compliance-procurement" / "standard.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("days: 30}", "dayz: 30}"), encoding="utf-8")
    settings = Settings(data=tmp_path, standards=tmp_path / "standards", examples=ROOT)
    packs, findings = shelf_of(settings)
    assert "jx-compliance-procurement" not in {pack.id for pack in packs}
    assert findings
    assert set(findings) <= set(load_standards("gd-gz-district-2023", "cn-mof-2020-10", settings=settings)[1])
