"""How commands print findings and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

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
