"""The pack of double monitoring: read, and refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

from jixiao.kernel.ratio import Ratio
from jixiao.standards.double_monitoring import load_double_monitoring

PACK = Path("standards/jixiao/double-monitoring/standard.yaml")


def changed(folder: Path, old: str, new: str) -> Path:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    target = folder / "standard.yaml"
    target.write_text(text.replace(old, new), encoding="utf-8")
    return target


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_double_monitoring(PACK)
    assert (findings, pack is not None) == ((), True)
    assert pack is not None
    assert (pack.cap.scaled(100), pack.deviation) == (100, Ratio(1, 10))
    assert pack.quadrants[True, False].name == "钱快事慢"


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    for old, new in (
        ("deviation: 10%", "deviation: 10"),
        ("cap: 100%\n", ""),
        ("ahead: [money]", "ahead: [target]"),
        ("deviation: 10%", "deviation: 10%\nother: 1"),
    ):
        pack, findings = load_double_monitoring(changed(tmp_path, old, new))
        assert pack is None
        assert findings


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    pack, findings = load_double_monitoring(tmp_path / "standard.yaml")
    assert (pack, len(findings)) == (None, 1)
