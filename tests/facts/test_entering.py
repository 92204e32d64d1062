"""What becomes of a case that is handed in: new, known, another system's; and of two records after somebody has decided."""

from __future__ import annotations

from dataclasses import replace

from jixiao.facts.entering import entering, settled
from jixiao.facts.platform_cases import BY_PEOPLE, BY_PROGRAM, marked, number_of
from jixiao.facts.rows import Row

from .test_platform_cases import cases, line


def test_new_known_joined_perhaps() -> None:
    given = cases(*(line(f"M{number}") for number in range(1, 7))).rows
    city = [marked(row, {"source_system": "city", "case_number": f"T{number}"}) for number, row in enumerate(given, 1)]
    standing = [
        marked(given[0], {"amount": 7_000}),
        marked(city[1], {"external_number": "M2"}),
        city[2],
        city[3],
        marked(city[4], {"case_number": "M5"}),
    ]
    told = entering(given, standing, {"M3": ("T3", BY_PROGRAM), "M4": ("T4", "")})
    assert [(number_of(row), row.values["perhaps_same_as"]) for row in told.new] == [("M4", "T4"), ("M6", None)]
    assert [(number_of(row), row.values["external_number"]) for row in told.changed] == [("T3", "M3")]
    assert told.known == 3
    assert [(one.number, one.label, one.standing, one.handed_in) for one in told.differences] == [
        ("M1", "涉及金额", "70.00元", "5,000.00元"),
        ("M5", "来源系统", "广州市人民调解信息管理系统", "白云区矛盾纠纷多元化解平台"),
    ]


def pair() -> tuple[Row, Row]:
    one, other = cases(line("T1"), line("M1")).rows
    return one, other


def told(rows: list[Row]) -> dict[str, tuple[object, ...]]:
    names = ("external_number", "joined_by", "same_as", "perhaps_same_as")
    return {number_of(row): tuple(row.values[name] for name in names) for row in rows}


def test_two_records_of_one_dispute_count_once_and_twice_again() -> None:
    one, other = pair()
    joined = settled(one, other, ("T1", "M1"), BY_PEOPLE)
    assert told(joined) == {"T1": ("M1", "people", None, None), "M1": (None, None, "T1", None)}
    assert settled(*joined, ("T1", "M1"), BY_PEOPLE) == []
    apart = settled(*joined, ("T1", "M1"), None)
    assert told(apart) == {"T1": (None, None, None, None), "M1": (None, None, None, None)}
    assert told(settled(one, other, ("T1", "M1"), "")) == {"M1": (None, None, None, "T1")}
    third = replace(one, values={**one.values, "external_number": "M9"})
    assert told(settled(third, other, ("T1", "M1"), None)) == {}, "what it is joined with stays"


def test_a_record_that_stands_alone_bears_the_others_number() -> None:
    one, other = pair()
    assert told(settled(one, None, ("T1", "M1"), BY_PROGRAM)) == {"T1": ("M1", "program", None, None)}
    assert told(settled(None, other, ("T1", "M1"), BY_PEOPLE)) == {"M1": ("T1", "people", None, None)}
    joined = marked(one, {"external_number": "M1", "joined_by": "people"})
    assert told(settled(joined, None, ("T1", "M1"), None)) == {"T1": (None, None, None, None)}
    assert settled(one, None, ("T1", "M1"), None) == []
    assert settled(None, None, ("T1", "M1"), BY_PEOPLE) == []
