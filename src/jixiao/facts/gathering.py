"""Findings of one import, all of them – but of one kind in one file at most fifty, then one that counts the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.source import Source

from .reading import declare

MOST = 50

_TEXT = "文件“{file}”中还有 {count} 处同类问题（{code}），没有逐条列出"
_HINT = "请先改正已列出的 50 处，再导入一次；同类问题这样多，往往是整列填错或单位写错。"
_WHY = "几百条相同的提示会盖住其他问题。"
MORE_ERRORS = declare("JX-IMP-019", _TEXT, hint=_HINT, why=_WHY)
MORE_REMARKS = declare("JX-IMP-020", _TEXT, hint=_HINT, why=_WHY, severity=Severity.WARNING)


@dataclass(slots=True)
class Gathering:
    """Findings in the order they were found; `failed` says whether any of them is an error."""

    listed: list[Finding] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    first: dict[tuple[str, str], Finding] = field(default_factory=dict)
    failed: bool = False

    def add(self, finding: Finding) -> None:
        """One more finding; beyond the limit it is only counted."""
        key = (finding.where.file if finding.where else finding.place, finding.code)
        self.counts[key] = self.counts.get(key, 0) + 1
        self.first.setdefault(key, finding)
        self.failed = self.failed or finding.severity is Severity.ERROR
        if self.counts[key] <= MOST:
            self.listed.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Several more findings."""
        for finding in findings:
            self.add(finding)

    @property
    def all(self) -> tuple[Finding, ...]:
        """Everything that is to be told: the findings, and for each kind with more than fifty in a file how many are left."""
        return (*self.listed, *(self._rest(key, count - MOST) for key, count in self.counts.items() if count > MOST))

    def _rest(self, key: tuple[str, str], count: int) -> Finding:
        file, code = key
        first = self.first[key]
        where = Source(file=file, sha256=first.where.sha256) if first.where and first.where.file else None
        declared = MORE_ERRORS if first.severity is Severity.ERROR else MORE_REMARKS
        return declared.at(where, place="" if where else file, found=f"{count} 处", file=file, count=count, code=code)
