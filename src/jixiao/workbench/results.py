"""Use case: the results of an evaluation read back from its folder, for pages and explanations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.kernel.finding import SEVERITY_LABELS
from jixiao.reporting.files import FINDINGS, REPORT, REPORT_PDF, SCORE_SHEET, TRACE


@dataclass(frozen=True, slots=True)
class Results:
    """What an evaluation wrote: the trace document, the findings and the names of the files that are there."""

    document: dict[str, Any]
    findings: tuple[dict[str, Any], ...]
    files: tuple[str, ...]

    @property
    def unit_name(self) -> str:
        """The evaluated unit."""
        return str(self.document["unit_name"])

    @property
    def fiscal_year(self) -> int:
        """The evaluated year."""
        return int(self.document["fiscal_year"])

    @property
    def figures(self) -> dict[str, Any]:
        """Every figure by code."""
        return dict(self.document["figures"])

    def printed(self, code: str) -> str:
        """A figure as printed; empty when there is none."""
        return str(self.document["figures"].get(code, {}).get("printed", ""))

    @property
    def total(self) -> str:
        """The total as printed."""
        return self.printed("score.total")

    @property
    def verified(self) -> str:
        """The points that records prove."""
        return self.printed("score.verified")

    @property
    def claimed(self) -> str:
        """The points that only the unit's statements hold."""
        return self.printed("score.claimed")

    @property
    def projects(self) -> list[dict[str, Any]]:
        """The projects with their figures printed."""
        names = ("budget", "executed", "rate", "figure")
        return [
            project | {f"{name}_printed": self.printed(project[name]) for name in names}
            for project in self.document["projects"]
        ]


def open_results(folder: Path) -> Results | None:
    """The results in a folder, or None when nothing has been evaluated there."""
    trace = folder / TRACE
    if not trace.is_file():
        return None
    return Results(json.loads(trace.read_text(encoding="utf-8")), open_findings(folder), files_in(folder))


def files_in(folder: Path) -> tuple[str, ...]:
    """The names of the files of an evaluation that are there, those first that people read."""
    return tuple(name for name in (SCORE_SHEET, REPORT, REPORT_PDF, TRACE, FINDINGS) if (folder / name).is_file())


def open_findings(folder: Path) -> tuple[dict[str, Any], ...]:
    """The findings in a folder of results, also of an evaluation that was not made because of them; each with its severity in words."""
    listed = folder / FINDINGS
    findings = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else []
    return tuple(finding | {"severity_label": SEVERITY_LABELS[finding["severity"]]} for finding in findings)
