"""How commands print findings and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from jixiao.kernel.finding import SEVERITY_LABELS, Finding, Severity

SHOWN = 60


def print_findings(findings: Sequence[Finding]) -> None:
    """The findings, errors first, one a line, and how many there are of each kind."""
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    if not ranked:
        return
    counts = "，".join(
        f"{SEVERITY_LABELS[kind]} {number} 条" for kind in order if (number := sum(f.severity is kind for f in ranked))
    )
    print(f"\n检查结果：{counts}")
    for finding in ranked[:SHOWN]:
        print(f"  {finding.text}")
    if len(ranked) > SHOWN:
        print(f"  ……其余 {len(ranked) - SHOWN} 条见输出文件夹中的 findings.json")


def print_json(value: Any) -> None:
    """A value as JSON for other programs."""
    print(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))


class Told(Protocol):
    """What a use case hands to a command: lines to read, findings, files written, the same as JSON, and the exit status."""

    @property
    def lines(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def findings(self) -> Sequence[Finding]: ...  # noqa: D102
    @property
    def files(self) -> Sequence[Path]: ...  # noqa: D102
    @property
    def exit_code(self) -> int: ...  # noqa: D102
    def as_json(self) -> Any: ...  # noqa: D102


def tell(outcome: Told, *, as_json: bool) -> int:
    """Prints an outcome for people or for other programs, and returns its exit status."""
    return tell_all([outcome], as_json=as_json)


def tell_all(outcomes: Sequence[Told], *, as_json: bool) -> int:
    """The same for several, one after the other; as JSON a list of them, but for a single one. Returns the worst exit status."""
    if as_json:
        told = [outcome.as_json() for outcome in outcomes]
        print_json(told[0] if len(told) == 1 else told)
    else:
        for outcome in outcomes:
            _show(outcome)
    return max(outcome.exit_code for outcome in outcomes)


def _show(outcome: Told) -> None:
    for line in outcome.lines:
        print(line)
    print_findings(outcome.findings)
    if outcome.files:
        print("\n已写出：")
        for path in outcome.files:
            print(f"  {path}")
