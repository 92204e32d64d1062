"""What a command or page gets back from a use case: lines to show, files written, findings, an exit code."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jixiao.kernel.finding import Finding, has_errors


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lines` for the terminal, `files` written, `findings`, and `facts` for programs (`--json`)."""

    lines: tuple[str, ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    facts: dict[str, Any]

    @property
    def exit_code(self) -> int:
        """1 when a finding is an error, else 0 (design: exit 0 clean, 1 errors)."""
        return 1 if has_errors(self.findings) else 0

    def as_json(self) -> dict[str, Any]:
        """The outcome for other programs."""
        return self.facts | {
            "files": [str(path) for path in self.files],
            "findings": [finding_json(finding) for finding in self.findings],
        }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values, empty parts left out."""
    return {key: value for key, value in asdict(finding).items() if value}
