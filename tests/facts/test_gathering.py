"""At most fifty findings of a kind per file are listed; the rest are counted with the right severity."""

from __future__ import annotations

from jixiao.facts.gathering import Gathering
from jixiao.kernel.finding import FindingCode, Severity
from jixiao.kernel.source import Source

ERROR = FindingCode("JX-ZZZ-001", Severity.ERROR, "甲", "乙", "丙")
WARNING = FindingCode("JX-ZZZ-002", Severity.WARNING, "甲", "乙", "丙")


def place(file: str, row: int) -> Source:
    return Source(file=file, sha256="a", row=row)


def test_few_are_all_listed_in_order() -> None:
    gathering = Gathering()
    gathering.extend(WARNING.at(place("a", row)) for row in range(50))
    assert [finding.where.row for finding in gathering.all if finding.where] == list(range(50))
    assert not gathering.failed


def test_many_are_counted_by_file_and_kind() -> None:
    gathering = Gathering()
    for row in range(60):
        gathering.add(WARNING.at(place("a", row)))
        gathering.add(ERROR.at(place("b", row)))
    gathering.add(ERROR.at(place="整个数据包"))
    assert gathering.failed
    *listed, first, second = gathering.all
    assert len(listed) == 101
    assert [(f.code, f.severity, f.place, f.found) for f in (first, second)] == [
        ("JX-IMP-020", Severity.WARNING, "a", "10 处"),
        ("JX-IMP-019", Severity.ERROR, "b", "10 处"),
    ]
