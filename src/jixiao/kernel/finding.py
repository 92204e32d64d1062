"""Findings: everything that is wrong or doubtful in what users hand in, as data with a stable code, a place and a way out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .citation import Citation
from .source import Source


class Severity(StrEnum):
    """How much a finding matters: an error stops, a warning asks, an info tells, `agrees` confirms."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    AGREES = "agrees"


SEVERITY_LABELS: dict[str, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
    Severity.AGREES: "相符",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what (`message`), where, what stands there, what was expected, what to do.

    `where` is a record address, or None when the finding concerns the whole input; `place` is its text in either case.
    """

    code: str
    severity: Severity
    message: str
    where: Source | None = None
    place: str = ""
    found: str = ""
    expected: str = ""
    hint: str = ""
    citation: Citation | None = None

    @property
    def text(self) -> str:
        """The finding on one line, as the terminal shows it."""
        parts = [f"[{SEVERITY_LABELS[self.severity]}] {self.code} {self.message}"]
        if self.place:
            parts.append(f"位置：{self.place}")
        if self.found:
            parts.append(f"实际：{self.found}")
        if self.expected:
            parts.append(f"应为：{self.expected}")
        if self.hint:
            parts.append(f"建议：{self.hint}")
        return "；".join(parts)


@dataclass(frozen=True, slots=True)
class FindingCode:
    """The declaration of one kind of finding; the Chinese template takes its parts as `{name}`.

    `why` says to a clerk why it matters; it is printed in `docs/findings/`. A code is never used for anything else later.
    """

    code: str
    severity: Severity
    template: str
    hint: str
    why: str
    citation: Citation | None = None

    def at(
        self, where: Source | None = None, *, place: str = "", found: str = "", expected: str = "", **parts: object
    ) -> Finding:
        """A finding of this kind; `parts` fill the template and the hint, which may also repeat {found} and {expected}."""
        told = {"found": found, "expected": expected, **parts}
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.template.format(**told),
            where=where,
            place=place or (where.place if where else ""),
            found=found,
            expected=expected,
            hint=self.hint.format(**told),
            citation=self.citation,
        )


_REGISTERED: dict[str, FindingCode] = {}


def register(declared: FindingCode) -> FindingCode:
    """`declared`, known from now on; a code declared twice is a bug and raises ValueError."""
    if declared.code in _REGISTERED:
        raise ValueError(f"finding code {declared.code} is declared twice")
    _REGISTERED[declared.code] = declared
    return declared


def registered() -> tuple[FindingCode, ...]:
    """All kinds of finding declared by the modules imported so far, by code."""
    return tuple(_REGISTERED[code] for code in sorted(_REGISTERED))


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Whether any of them is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
