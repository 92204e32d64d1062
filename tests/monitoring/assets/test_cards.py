"""An asset as its card tells of it."""

from __future__ import annotations

from jixiao.monitoring.assets.cards import Card, card_of, folded, same_text


def test_what_is_not_filled_in_is_empty() -> None:
    record = {"code": "ZC1", "name": "办公桌", "cost": 240_000, "status": "in_use", "place": None, "holder": "张某"}
    assert card_of(record) == Card("ZC1", "办公桌", 240_000, "in_use", holder="张某")


def test_width_blanks_and_case_do_not_matter() -> None:
    assert same_text(" 3号楼 A01 ", "３号楼a01")
    assert not same_text("3号楼301", "3号楼302")
    assert folded("Ａ 1") == "a1"
