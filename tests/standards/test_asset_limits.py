"""The pack of limits of assets: read, asked, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.standards.asset_limits import AssetLimits, load_asset_limits

PACK = Path(__file__).resolve().parents[2] / "standards" / "cn-mof" / "asset-limits" / "standard.yaml"


def pack() -> AssetLimits:
    """The bundled limits."""
    found, findings = load_asset_limits(PACK)
    assert findings == ()
    assert found is not None
    return found


def test_kinds_are_known_by_their_names() -> None:
    limits = pack()
    kinds = {name: limits.kind_of(name) for name in ("激光打印机", "会议椅", "办公椅", "执法执勤用车")}
    assert {name: kind.code if kind else "" for name, kind in kinds.items()} == {
        "激光打印机": "printer", "会议椅": "meeting_chair", "办公椅": "chair", "执法执勤用车": "",
    }  # fmt: skip
    desktop = limits.kind_of("台式计算机")
    assert desktop is not None
    assert (desktop.price, desktop.price_most, desktop.years) == (500_000, None, 6)
    car = limits.class_of("执法执勤用车")
    assert car is not None
    assert (car.name, car.years) == ("车辆", 8)
    assert limits.class_of("档案") is None


@pytest.mark.parametrize(("name", "people", "allowed"), [
    ("台式计算机", 25, 25), ("便携式计算机", 25, 12), ("打印机", 3, 2),
    ("复印机", 1, 1), ("复印机", 20, 1), ("复印机", 21, 2), ("复印机", 100, 5), ("复印机", 101, 6), ("复印机", 131, 7),
])  # fmt: skip
def test_how_many_there_may_be(name: str, people: int, allowed: int) -> None:
    (limit,) = (one for one in pack().quantities if one.name == name)
    assert limit.allowed(people) == allowed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('price: "5000.00"', 'price: "五千"'),
        ('price_most: "15000.00"', 'price_most: "100.00"'),
        ("kinds: [desktop]", "kinds: [desktops]"),
        ("kinds: [desktop], share: 100%", "kinds: [desktop]"),
        ("share: 50%", "share: 50%, heads: 3"),
        ("depreciation:", "depreciations:"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, tmp_path: Path) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "standard.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found, findings = load_asset_limits(tmp_path / "standard.yaml")
    assert found is None
    assert findings
