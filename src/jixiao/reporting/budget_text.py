"""The explanation that goes with a published budget: sums by fund and nature, 三公 and 公用经费, targets, empty tables."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.formatting import money
from jixiao.monitoring.disclosure.budget_highlights import BudgetHighlights
from jixiao.monitoring.disclosure.public_table import PublicTable

from .disclosure_text import tables_told


def budget_explained(
    made: Sequence[PublicTable], said: BudgetHighlights | None, *, fiscal_year: int, withheld: int
) -> list[tuple[str, list[str]]]:
    """Sections of the explanation: heading and paragraphs; a section without anything on record is left out."""
    sections = [("公开报表", tables_told(made, withheld, what="预算"))]
    if said is not None:
        sections = [
            ("收支预算情况", _balance(said, fiscal_year)),
            ("“三公”经费和公用经费预算", _public(said)),
            ("绩效目标", _targets(said)),
            *sections,
        ]
    return [(heading, texts) for heading, texts in sections if texts]


def _wan(fen: int) -> str:
    return f"{money(fen, unit='万元')}万元"


def _balance(said: BudgetHighlights, fiscal_year: int) -> list[str]:
    funds = "，".join(f"{label}{_wan(amount)}" for label, amount in said.funds)
    parts = f"基本支出{_wan(said.basic)}，项目支出{_wan(said.project)}"
    return [
        f"{fiscal_year}年部门预算收支总额{_wan(said.total)}{f'，其中：{funds}' if funds else ''}。",
        f"支出预算{_wan(said.total)}，其中：{parts}。",
    ]


def _public(said: BudgetHighlights) -> list[str]:
    texts = []
    if said.public:
        parts = "，".join(f"{label}{_wan(amount)}" for label, amount in said.public)
        texts.append(f"“三公”经费预算{_wan(sum(amount for _, amount in said.public))}，其中：{parts}。")
    if said.running is not None:
        texts.append(f"机关运行经费（公用经费）预算{_wan(said.running)}。")
    return texts


def _targets(said: BudgetHighlights) -> list[str]:
    if not said.indicators:
        return []
    return [f"{said.projects}个项目设定了绩效目标，共有绩效指标{said.indicators}个，随预算公开，见“绩效目标表”。"]
