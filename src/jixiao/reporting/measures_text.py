"""Measures for a terminal and for other programs: exact values beside what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jixiao.kernel.figure import Figure, State
from jixiao.kernel.formatting import figure_text


def figure_json(figure: Figure) -> dict[str, Any]:
    """Code, label, kind, exact value (分 for money), numerator and denominator of rates, and the printed text."""
    return {
        "code": figure.code,
        "label": figure.label,
        "kind": str(figure.kind),
        "value": figure.value,
        "ratio": [figure.ratio.num, figure.ratio.den] if figure.ratio else None,
        "unit": figure.unit,
        "printed": figure_text(figure),
    }


def measures_json(years: Mapping[int, Mapping[str, Figure]], *, engine: str) -> dict[str, Any]:
    """The measures of every year, in order of their codes."""
    listed = [
        {"fiscal_year": year} | figure_json(figure)
        for year, figures in years.items()
        for _, figure in sorted(figures.items())
    ]
    return {"engine": engine, "measures": listed}


def measures_lines(years: Mapping[int, Mapping[str, Figure]]) -> tuple[str, ...]:
    """Year by year what is known, one measure a line, and how many could not be told."""
    lines: list[str] = []
    for year, figures in years.items():
        known = {code: figure for code, figure in sorted(figures.items()) if figure.state is not State.UNDETERMINED}
        lines.append(f"{year} 年度：{len(known)} 个数，另有 {len(figures) - len(known)} 个因缺少数据无法判定")
        lines += [f"  {figure.label}　{figure_text(figure)}　{code}" for code, figure in known.items()]
    return tuple(lines) or ("没有记录，什么也数不出来。",)
