"""The pack of spending progress: read, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.kernel.ratio import Ratio
from jixiao.standards.spending_progress import load_spending_progress

PACK = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "spending-progress" / "standard.yaml"


def test_the_pack_on_the_shelf() -> None:
    pack, findings = load_spending_progress(PACK)
    assert findings == ()
    assert pack is not None
    assert (pack.use, pack.gap.red, pack.ratio.yellow) == (("gap", "nodes"), Ratio(1, 5), Ratio(4, 5))
    assert [(node.month, node.least.scaled(100)) for node in pack.nodes] == [(4, 25), (6, 40), (8, 60), (10, 80)]
    assert pack.fits("any", 2023)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("use: [gap, nodes]", "use: [speed]"),
        ("use: [gap, nodes]", "use: []"),
        ("gap: {yellow: 10%, red: 20%}", "gap: {yellow: 20%, red: 10%}"),
        ("ratio: {yellow: 80%, red: 60%}", "ratio: {yellow: 60%, red: 80%}"),
        ("month: 4, least: 25%", "month: 13, least: 25%"),
        ("month: 4, least: 25%", "month: 4, least: 25"),
        ("gap: {yellow: 10%, red: 20%}", ""),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_spending_progress(tmp_path / "standard.yaml")
    assert pack is None
    assert findings
