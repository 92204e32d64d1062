"""The bundled department asked by the rules, and rules of a unit's own in place of the general ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jixiao.workbench.intake import take_in
from jixiao.workbench.monitor import rules_of, watch
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = Settings(data=tmp_path_factory.mktemp("data"), standards=ROOT / "standards", examples=ROOT)
    taken = take_in(ROOT / "examples" / "baiyun-2023", fiscal_year=2023, settings=settings)
    assert taken.snapshot is not None
    return taken.snapshot.folder


def test_the_bundled_department(snapshot: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, standards=ROOT / "standards", examples=ROOT)
    watched = watch(snapshot, settings=settings)
    assert len(watched.rules) == 20
    assert set(watched.coverage) == {rule.code for rule in watched.rules}
    without = watch(snapshot, settings=settings, without={hit.rule for hit in watched.hits})
    assert watched.hits
    assert not without.hits
    assert watch(snapshot, settings=settings, fiscal_year=2022).coverage["TM-18"].looked_at == 0


def test_a_threshold_moved_without_python(snapshot: Path, tmp_path: Path) -> None:
    """The unit's own pack replaces the general rule of the same code; exactly the hits between the two limits go."""
    shutil.copytree(ROOT / "standards", tmp_path / "standards")
    pack = tmp_path / "standards" / "jixiao" / "payment-rules" / "standard.yaml"
    settings = Settings(data=tmp_path, standards=tmp_path / "standards", examples=ROOT)
    before = [hit for hit in watch(snapshot, settings=settings).hits if hit.rule == "TM-08"]
    limit = sorted(hit.amount for hit in before)[len(before) // 2]
    text = pack.read_text(encoding="utf-8").replace('value: "20000.00"', f'value: "{limit // 100}.{limit % 100:02}"')
    pack.write_text(text, encoding="utf-8")
    after = [hit for hit in watch(snapshot, settings=settings).hits if hit.rule == "TM-08"]
    assert [hit.key for hit in after] == [hit.key for hit in before if hit.amount >= limit]
    assert 0 < len(after) < len(before)


def test_a_unit_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "standards" / "jixiao" / "payment-rules", tmp_path / "x" / "general")
    text = (tmp_path / "x" / "general" / "standard.yaml").read_text(encoding="utf-8")
    own = text.replace("id: jx-payment-rules", "id: own-rules\napplies: {units: ['42'], first_year: 2023}", 1)
    own = own[: own.index("  - code: TM-02")].replace('value: "10000.00"', 'value: "5000.00"')
    (tmp_path / "x" / "own").mkdir()
    (tmp_path / "x" / "own" / "standard.yaml").write_text(own, encoding="utf-8")

    def limit(unit: str, year: int) -> object:
        pack, findings = rules_of(tmp_path, unit=unit, fiscal_year=year)
        assert pack is not None, findings
        assert len(pack.rules) == 20
        return pack.rules[0].parameters[0].value

    assert (limit("42", 2023), limit("42", 2022), limit("43", 2023)) == (500_000, 1_000_000, 1_000_000)


def test_a_broken_pack_is_not_a_clean_ledger(tmp_path: Path) -> None:
    (tmp_path / "x" / "general").mkdir(parents=True)
    (tmp_path / "x" / "general" / "standard.yaml").write_text("id: a\nkind: payment-rules\n", encoding="utf-8")
    pack, findings = rules_of(tmp_path, unit="1", fiscal_year=2023)
    assert pack is None
    assert findings
