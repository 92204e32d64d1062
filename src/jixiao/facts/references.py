"""What one record says about another must exist: a payment's project, a result's indicator, a stocktake's asset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.kernel.finding import Severity

from .gathering import Gathering
from .reading import declare
from .records import BY_NAME
from .registers import REGISTERS, target_of
from .rows import Row

UNKNOWN_REFERENCE = declare(
    "JX-FAC-001",
    "{record}的{label}“{value}”在“{target}”中不存在",
    hint="请核对编码是否写错（多余的空格、字母 O 与数字 0）；确有此项的，请在“{target}”中补上。",
    why="对不上的编码使这一行归不到任何项目或指标，汇总会少算。",
)
TABLE_MISSING = declare(
    "JX-FAC-002",
    "{record}填了{label}（如“{value}”），数据包里却没有“{target}”表",
    hint="请补上“{target}”表，可以用模板填写。",
    why="没有这张表，就不知道这些编码指的是什么。",
)
PERHAPS_UNKNOWN = declare(
    "JX-FAC-003",
    "{record}的{label}“{value}”没有在“{target}”中列出",
    hint="应当列出的请补上；确实不属于“{target}”的可以不管。",
    why="没有列出的，查不到它的日期和金额，相关评分按“无法判定”处理。",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of one record type that names a field of another; `strict` says that it must exist there.

    Records whose field `unless[0]` holds `unless[1]` need not lead anywhere (what was found without a card has none).
    """

    record: str
    field: str
    target: str
    target_field: str = "code"
    strict: bool = True
    unless: tuple[str, str] = ("", "")


REFERENCES = (
    Reference("project", "programme", "programme"),
    Reference("person", "division", "division", strict=False),
    Reference("budget_line", "project", "project"),
    Reference("spending_plan", "project", "project"),
    Reference("payment", "project", "project"),
    # A payment may belong to a contract outside government procurement, which nobody has to list.
    Reference("payment", "contract", "procurement_contract", strict=False),
    Reference("rectification", "project", "project"),
    Reference("result_use", "project", "project"),
    Reference("objective", "project", "project"),
    Reference("indicator", "project", "project"),
    Reference("indicator", "key_task", "key_task", target_field="number", strict=False),
    Reference("result", "indicator", "indicator"),
    Reference("result", "duty", "duty_result"),
    Reference("duty_result", "key_task", "key_task", target_field="number", strict=False),
    Reference("task_report", "task", "key_task", target_field="number"),
    Reference("supervised_task", "key_task", "key_task", target_field="number", strict=False),
    Reference("task_milestone", "task", "supervised_task", target_field="number"),
    Reference("supervision_report", "task", "supervised_task", target_field="number"),
    Reference("procurement_contract", "project", "project"),
    Reference("procurement_contract", "intention", "procurement_intention", strict=False),
    Reference("procurement_contract", "tender", "procurement_tender", strict=False),
    Reference("procurement_tender", "project", "project"),
    Reference("procurement_supplement", "contract", "procurement_contract", strict=False),
    Reference("procurement_challenge", "tender", "procurement_tender", strict=False),
    Reference("carry_over", "project", "project", strict=False),
    Reference("budget_transfer", "project", "project", strict=False),
    Reference("asset_book", "asset", "asset", strict=False),
    Reference("stocktake_line", "asset", "asset", unless=("result", "surplus")),
    Reference("asset_handover", "asset", "asset", strict=False),
    Reference("disposal", "asset", "asset", strict=False),
    Reference("supply_issue", "supply", "supply"),
    Reference("supply_limit", "supply", "supply"),
    Reference("assessment_value", "assessed", "assessed_unit"),
    Reference("assessment_score", "assessed", "assessed_unit"),
    Reference("assessment_objection", "assessed", "assessed_unit"),
)


def _excepted(reference: Reference, row: Row) -> bool:
    field, value = reference.unless
    return bool(field) and row.values.get(field) == value


def check_references(rows: Mapping[str, Sequence[Row]], gathering: Gathering) -> None:
    """One finding for each reference that leads nowhere; one for all of a record type when the whole table is missing."""
    for reference in (*REFERENCES, *_declared()):
        known = {row.values[reference.target_field] for row in rows.get(reference.target, ())}
        for row in rows.get(reference.record, ()):
            value = row.values[reference.field]
            if value is None or value in known or _excepted(reference, row):
                continue
            _tell(reference, row, value, gathering, known=bool(known))
            if not known:
                break


def _declared() -> list[Reference]:
    """Those that registers declare (refers_to). A record may be older than what it names, so that these only warn."""
    return [
        Reference(name, field.name, *target, strict=False)
        for name, installed in REGISTERS.items()
        for field in installed.record.fields
        if (target := target_of(field)) is not None
    ]


def _tell(reference: Reference, row: Row, value: Value, gathering: Gathering, *, known: bool) -> None:
    target = BY_NAME[reference.target].label
    code = (UNKNOWN_REFERENCE if known else TABLE_MISSING) if reference.strict else PERHAPS_UNKNOWN
    label = row.type.field(reference.field).label
    where = row.cell(reference.field)
    gathering.add(
        code.at(
            where,
            found=str(value),
            expected=f"“{target}”中已有的{BY_NAME[reference.target].field(reference.target_field).label}",
            record=row.type.label,
            label=label,
            value=value,
            target=target,
        )
    )
