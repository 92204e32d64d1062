"""Proposed rewordings are built from the indicator, its project and its objectives."""

from __future__ import annotations

from decimal import Decimal

from jixiao.checking.coach import wording
from jixiao.checking.coach.model import PROJECT, Indicator, Objective, TargetSheet
from jixiao.kernel.source import Source
from tests.checking.coach.tables import guide

ROW = Source("表.xlsx", "0" * 64, "表1", 8)
READERS = Indicator("到馆人次", ROW, first="output", second="quantity", nature="ge", value=Decimal(42), unit="万人次")


def sheet(*objectives: str, name: str = "图书馆运行经费", indicators: tuple[Indicator, ...] = ()) -> TargetSheet:
    return TargetSheet(
        name, PROJECT, ROW, objectives=tuple(Objective(text, ROW) for text in objectives), indicators=indicators
    )


def test_targets_in_words() -> None:
    assert wording.clause(READERS) == "到馆人次不少于42万人次"
    cost = Indicator("每场成本", ROW, nature="le", value=Decimal(8000), unit="元")
    whole = Indicator("合格率", ROW, nature="ge", value=Decimal(100), unit="%")
    assert (wording.said(cost), wording.said(whole)) == ("不超过8000元", "达到100%")


def test_what_an_objective_promises_becomes_an_indicator() -> None:
    words = guide().words("deliverable")
    assert wording.planned(sheet("全年举办普法宣讲24场，效果好。"), deliverable=words) == "举办普法宣讲场次 ≥24场"
    assert wording.planned(sheet("完成图书编目整理"), deliverable=words) == "完成图书编目整理数量 ≥（本年计划数）"
    assert wording.planned(sheet(), deliverable=words) == "图书馆运行任务完成数量 ≥（本年计划数）"


def test_clauses_with_a_number() -> None:
    assert wording.as_count("建成分馆4个") == "建成分馆数 ≥4个"
    assert wording.as_count("建成分馆") == ""
    assert wording.as_rate("群众知晓率达到85%以上") == "群众知晓率 ≥85%"
    assert wording.as_rate("群众满意") == ""
    assert wording.counting("培训教师", "人") == "培训教师人数"


def test_effects() -> None:
    assert wording.effect_of(sheet("读者办证率达到60%")) == "读者办证率 ≥60%"
    assert wording.effect_of(sheet(name="管网改造工程")) == "管网改造工程后实际使用率 ≥90%（使用记录）"
    assert wording.effect_of(sheet(indicators=(READERS,))) == "图书馆运行服务对象问题解决率 ≥90%（回访抽查）"


def test_quality_and_vague_words() -> None:
    assert wording.quality_of(sheet(name="教师培训经费")) == "教师培训考核合格率 ≥95%（按上年实际核定）"
    vague = guide().words("vague")
    assert wording.measurable("群众法治意识有效提升", vague=vague) == "群众法治意识随机抽测合格率 ≥85%"
    assert wording.measurable("农民收入稳步提高", vague=vague) == "农民收入比上年增长 ≥3%"


def test_things_people_and_subjects() -> None:
    assert wording.thing("法律援助案件受理数") == "法律援助案件受理"
    assert wording.subject(sheet(name="法律援助工作经费")) == "法律援助"
    assert wording.who_is_served("为残疾人提供辅具") == "残疾人"
    assert wording.who_is_served("设备") == "服务对象"
    assert wording.texts_of(sheet("好", indicators=(READERS,))) == "图书馆运行经费；好；到馆人次"
