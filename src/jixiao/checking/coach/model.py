"""What the coach works with: sheets of objectives and indicators with the place of each cell, and the notes it makes on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.kernel.finding import Finding
from jixiao.kernel.points import Points
from jixiao.kernel.source import Source

DEPARTMENT, PROJECT = "department", "project"
QUALITATIVE = "qualitative"
SIGNS: Mapping[str, str] = {"ge": "≥", "gt": "＞", "le": "≤", "lt": "＜", "eq": "＝", QUALITATIVE: "定性"}
_STANDS_IN: Mapping[str, str] = {
    "unit": "value",
    "nature": "value",
    "grades": "value",
    "value": "name",
    "weight": "name",
    "data_source": "name",
    "second": "first",
    "first": "name",
}
UPWARD, DOWNWARD = frozenset({"ge", "gt"}), frozenset({"le", "lt"})


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier year of an indicator: what was planned and what was reached, in the unit of the indicator; None where not stated."""

    year: int
    target: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One 三级指标 as written.

    `first` and `second` are codes of the taxonomy, "" where the printed `first_text`, `second_text` name none. `value` is the target in
    `unit`; `value_text` what was printed. `nature` is ge, gt, le, lt, eq or qualitative, "" where nothing says so. `grades` is the standard
    of a qualitative one, `measure` how it is measured. `history` comes with the latest year first. `cells` gives the place of each part.
    """

    name: str
    where: Source
    first: str = ""
    second: str = ""
    first_text: str = ""
    second_text: str = ""
    code: str = ""
    nature: str = ""
    value: Decimal | None = None
    value_text: str = ""
    unit: str = ""
    stated_unit: str = ""
    weight: Points | None = None
    rule: str = ""
    measure: str = ""
    grades: str = ""
    data_source: str = ""
    key_task: str = ""
    history: tuple[Past, ...] = ()
    cells: Mapping[str, Source] = field(default_factory=dict)

    def at(self, part: str) -> Source:
        """The cell of one part; where the table has no column for it, the cell that stands for it (≥95% holds its unit); else the row."""
        while part and part not in self.cells:
            part = _STANDS_IN.get(part, "")
        return self.cells.get(part, self.where)

    @property
    def is_rate(self) -> bool:
        """Whether the value is a share of a whole."""
        return self.unit in ("%", "‰")

    @property
    def target(self) -> str:
        """The target as a clerk would write it: ≥95%, 定性."""
        if self.value is None:
            return self.value_text or SIGNS.get(self.nature, "")
        return f"{SIGNS.get(self.nature, '')}{plain(self.value)}{self.unit}"

    @property
    def text(self) -> str:
        """Name and target: 法律援助案件受理数 ≥2000件."""
        return f"{self.name} {self.target}".strip()


@dataclass(frozen=True, slots=True)
class Objective:
    """One 绩效目标 in words."""

    text: str
    where: Source
    number: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One 重点工作 of the department."""

    number: str
    name: str
    where: Source


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """The targets of one project, or of the department as a whole (`level`).

    `money` is this year's budget in fen and `money_before` that of the year before, None where not stated. `stated_weights` are weights
    printed at kinds (产出指标 50), by code. `columns` are the parts the table has a column for: what has none is not missing.
    """

    name: str
    level: str
    where: Source
    code: str = ""
    unit_name: str = ""
    money: int | None = None
    money_before: int | None = None
    money_where: Source | None = None
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    columns: frozenset[str] = frozenset()
    stated_weights: Mapping[str, Points] = field(default_factory=dict)
    is_new: bool = False

    @property
    def is_project(self) -> bool:
        """Whether this is one project, not the whole department."""
        return self.level == PROJECT

    @property
    def title(self) -> str:
        """Its name as shown: 法律援助工作经费, 部门整体."""
        return self.name or self.code or ("项目（未写名称）" if self.is_project else "部门整体")

    def of(self, *kinds: str) -> tuple[Indicator, ...]:
        """The indicators whose first or second level is one of these codes."""
        return tuple(one for one in self.indicators if one.first in kinds or one.second in kinds)


@dataclass(frozen=True, slots=True)
class Targets:
    """All that was handed in: sheets, key tasks, the unit and its year (0 where nothing says so)."""

    name: str
    unit_name: str
    fiscal_year: int
    sheets: tuple[TargetSheet, ...]
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator of the library put forward: its example target, the work (`area`) it belongs to, how sure we are of it."""

    code: str
    name: str
    target: str
    measure: str
    data_source: str
    area: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Note:
    """One remark: the finding, the sheet it is about (None: the whole department), the indicator, how it could read instead.

    `why` says why it matters, `advice` what to do in general. `wanted` is the kind of indicator to suggest from the library, "" where none
    would help.
    """

    finding: Finding
    sheet: TargetSheet | None
    indicator: Indicator | None
    why: str
    advice: str
    rewording: str
    wanted: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def plain(value: Decimal) -> str:
    """A number without trailing zeros or exponent.

    >>> plain(Decimal("1500.00"))
    '1500'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
