"""Grades: every total from 0 to 100 has exactly one, the boundary belonging to the higher."""

from __future__ import annotations

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import all_standards

from .builders import ROOT


def test_every_total_has_a_grade() -> None:
    standards, _ = all_standards(ROOT, known=BY_CODE.keys())
    for standard in standards:
        if standard.grades:
            order = [grade.name for grade in sorted(standard.grades, key=lambda grade: grade.minimum)]
            ranks = [order.index(standard.grade(points)) for points in range(10_001)]
            assert ranks == sorted(ranks)
            for grade in standard.grades:
                assert standard.grade(grade.minimum) == grade.name
