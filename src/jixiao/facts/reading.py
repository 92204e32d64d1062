"""What one cell was read as: a stored value, or a remark – the value if there is one, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jixiao.expressions.types import Value
from jixiao.kernel.finding import FindingCode, Severity, register

FORMULA_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")


@dataclass(frozen=True, slots=True)
class Remark:
    """A reading that is not simply a value.

    `code` says what is wrong or doubtful (None: nothing is, the cell only carried more than a number); `value` is what is kept. `mark` is
    an approximation (近, 余 …) and `unit` a counting unit that stood in the cell.
    """

    value: Value = None
    code: FindingCode | None = None
    found: str = ""
    expected: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    unit: str = ""


Reader = Callable[[object], Value | Remark]


def declare(code: str, template: str, *, hint: str, why: str, severity: Severity = Severity.ERROR) -> FindingCode:
    """A finding code of this room, registered."""
    return register(FindingCode(code=code, severity=severity, template=template, hint=hint, why=why))


FORMULA_ERROR = declare(
    "JX-IMP-101",
    "“{label}”是公式错误值 {value}",
    hint="请在表格软件中修好公式，或者把结果粘贴为数值，再保存导入。",
    why="公式引用的单元格已经不在了，这里没有可用的数。",
)


def formula_error(text: str, *, label: str) -> Remark | None:
    """The remark for a spreadsheet's error value, None when the text is none."""
    plain = text.strip().upper()
    return (
        Remark(code=FORMULA_ERROR, found=plain, parts={"label": label, "value": plain})
        if plain in FORMULA_ERRORS
        else None
    )


def shown(raw: object) -> str:
    """A raw value as it is quoted in a message, at most 40 characters; a whole double without its point."""
    text = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
