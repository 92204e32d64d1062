"""What operations answer, as shapes of the description. Values are exact: money and amounts are decimal strings."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema


class Token(Schema):
    """The token that asked."""

    name: str
    writes: bool = Field(description="可写；否则只读")
    expires: str


class Me(Schema):
    """Whose token it is."""

    username: str
    name: str
    roles: list[str]
    token: Token


class UnitOut(Schema):
    """A unit in scope."""

    code: str
    name: str
    kind: str = Field(description="finance 财政部门、department 预算部门、subunit 下属单位")
    parent: str | None


class Units(Schema):
    """All units in scope."""

    items: list[UnitOut]


class ProblemKind(Schema):
    """What a kind of problem means."""

    kind: str
    status: int
    title: str
    advice: str


class RecordTypeOut(Schema):
    """A record type."""

    name: str
    label: str
    group: str
    key: list[str] = Field(description="在一个单位和年度内标识一条记录的字段")
    national: str = Field(description="预算管理一体化的逻辑表")
    note: str


class RecordTypes(Schema):
    """All record types."""

    items: list[RecordTypeOut]


class Code(Schema):
    """One value of a field with a code list."""

    code: str
    label: str


class FieldOut(Schema):
    """A field of a record type."""

    name: str
    label: str
    kind: str
    unit: str
    required: bool
    codes: list[Code]
    national: str
    privacy: str = Field(description="public 公开、internal 内部、sensitive 敏感、personal 个人信息")
    note: str
    example: str


class RecordTypeWhole(RecordTypeOut):
    """A record type with its fields and the JSON Schema of its values."""

    fields: list[FieldOut]
    values_schema: dict[str, Any] = Field(description="values 的 JSON Schema（2020-12）")


class SourceOut(Schema):
    """Where a record came from: a cell's row, or a person."""

    file: str
    sha256: str
    sheet: str
    row: int | None
    person: str


class RecordOut(Schema):
    """A record. Its id names this version: a correction gets another one."""

    id: int
    unit: str
    fiscal_year: int
    current: bool
    batch: int
    values: dict[str, Any]
    masked: list[str] = Field(description="持有人无权看全、已隐去的字段")
    source: SourceOut


class RecordPage(Schema):
    """A page of records."""

    items: list[RecordOut]
    next: str | None = Field(description="下一页的 cursor；没有下一页时为 null")


class Version(Schema):
    """One version of a record: who brought it, who ended it."""

    id: int
    current: bool
    values: dict[str, Any]
    by: str
    at: str
    reason: str
    ended_by: str | None
    ended_at: str | None


class RecordWhole(RecordOut):
    """A record with all its versions."""

    history: list[Version]


class Saved(Schema):
    """What was saved; a record that was there already with the same content is not among the new ones."""

    batch: int
    records: list[RecordOut]


class Gone(Schema):
    """What was withdrawn."""

    batch: int
    withdrawn: list[int]


class EvaluationOut(Schema):
    """An evaluation in the list."""

    id: int
    unit: str
    unit_name: str
    fiscal_year: int
    state: str
    points: str | None
    key: str
    snapshot: str
    standard: str
    standard_version: str
    at: str
    done_at: str | None


class EvaluationWhole(EvaluationOut):
    """An evaluation with what became of it."""

    stale: bool | None = Field(description="评价之后数据是否已变化；没有完成的为 null")
    error: str


class EvaluationPage(Schema):
    """A page of evaluations."""

    items: list[EvaluationOut]
    next: str | None


class ScoreSheet(Schema):
    """The score sheet; `figure` of a row is the code to trace it by."""

    key: str
    snapshot: str
    standard: dict[str, Any]
    total: str
    grade: str
    rows: list[dict[str, Any]]


class Findings(Schema):
    """Findings of an evaluation."""

    items: list[dict[str, Any]]


class FigureOut(Schema):
    """A figure in the list."""

    code: str
    label: str
    printed: str


class Figures(Schema):
    """Figures of an evaluation."""

    items: list[FigureOut]


class RecordBehind(Schema):
    """A record behind a figure."""

    place: str = Field(description="文件 · 工作表 · 单元格")
    text: str
    sha256: str


class TraceOut(Schema):
    """A figure with the way back to its cells."""

    code: str
    value: int | None = Field(description="精确整数：金额以分计，得分以百分之一分计")
    step: dict[str, Any] | None
    records: list[RecordBehind]
    total: int


class MeasureOut(Schema):
    """A measure of a snapshot."""

    code: str
    label: str
    kind: str
    value: int | None
    ratio: list[int] | None = Field(description="比率的分子和分母")
    unit: str
    printed: str
    rows: int = Field(description="它由多少条记录得来")


class Measures(Schema):
    """All measures of a snapshot."""

    snapshot: str
    items: list[MeasureOut]


class CaseOut(Schema):
    """A case in the list."""

    id: int
    subject: str
    title: str
    unit: str
    division: str | None
    fiscal_year: int
    step: str
    stands: str = Field(description="现在到哪一步")
    state: str
    due: str | None
    overdue: bool
    by: str
    moved_at: str


class CasePage(Schema):
    """A page of cases."""

    items: list[CaseOut]
    next: str | None


class MoveOut(Schema):
    """One move of a case."""

    title: str
    to: str
    by: str
    for_whom: str | None = Field(description="受谁委托")
    opinion: str
    version: int
    at: str


class ContentOut(Schema):
    """What a case says in its newest version."""

    version: int
    sealed: bool
    body: dict[str, Any]


class CaseWhole(CaseOut):
    """A case with what it says and how it moved."""

    content: ContentOut | None
    outcome: dict[str, Any]
    moves: list[MoveOut]
