"""Likeness of names: the same thing said otherwise is near, another facet of the same thing is told apart by its facet."""

from __future__ import annotations

from jixiao.checking.coach.likeness import facet, likeness, pairs, shared


def test_the_same_thing_said_otherwise() -> None:
    assert likeness("法律援助案件受理数", "受理法律援助案件数量") == 85
    assert likeness("普法宣讲场次", "普法宣讲总场次") >= 82
    assert likeness("普法宣讲场次", "普法宣讲场次") == 100


def test_other_things_and_nothing() -> None:
    assert likeness("法律援助案件受理数", "河涌水质监测报告份数") == 0
    assert likeness("", "普法宣讲场次") == 0


def test_what_a_name_measures_of_its_thing() -> None:
    assert [facet(name) for name in ("案卷评查合格率", "受理案件件数", "每场平均成本")] == ["合格率", "数", "成本"]


def test_the_twin_is_shown() -> None:
    assert shared("法律援助案件受理数", "受理法律援助案件数量") == "“法律援助案件”、“受理”"
    assert shared("甲", "乙") == ""


def test_pairs_leave_out_words_that_say_nothing() -> None:
    assert pairs("开展普法宣传", without=("开展",)) == frozenset({"普法", "法宣", "宣传"})
