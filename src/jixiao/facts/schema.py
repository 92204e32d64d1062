"""Record types (记录类型): one declaration from which template, mapping, messages, stored table and form are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from jixiao.expressions.types import Type


class Kind(StrEnum):
    """What a field holds. In storage all but TEXT and CODE are whole numbers (see `STORED`)."""

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    ANSWER = "answer"


class Privacy(StrEnum):
    """Who may read a field: 公开, 内部, 敏感, 个人信息. The last two are masked for roles without the right to them."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SENSITIVE = "sensitive"
    PERSONAL = "personal"


STORED: dict[Kind, Type] = {
    Kind.TEXT: Type.TEXT,
    Kind.CODE: Type.TEXT,
    Kind.MONEY: Type.INT,
    Kind.COUNT: Type.INT,
    Kind.QUANTITY: Type.INT,
    Kind.DATE: Type.DATE,
    Kind.YEAR: Type.INT,
    Kind.MONTH: Type.INT,
    Kind.ANSWER: Type.INT,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` in code, `label` in Chinese, `kind`, and for amounts the `unit` a template column uses.

    `codes` are the allowed values of a CODE field, as (stored code, 中文). `synonyms` are other headings people use; `national` is the
    column name of the ministry's budget-management tables (预算管理一体化), so that their exports map themselves. `variants` are other
    wordings of a code, as (wording, stored code); `signed` says that a negative number makes sense (a refund, an adjustment).
    `longest` limits the signs of a text (0: no limit); `coded` says that a text is a code of digits, which people write with
    its name behind it (30213 维修费). `refers_to` is the record type that a register's field names records of.
    MONEY is fen, QUANTITY ten-thousandths, DATE days since 1970, ANSWER 1 是 / 0 否 (absent: 无法判定).
    """

    name: str
    label: str
    kind: Kind
    unit: str = ""
    required: bool = False
    codes: tuple[tuple[str, str], ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    signed: bool = False
    synonyms: tuple[str, ...] = ()
    national: str = ""
    note: str = ""
    example: str = ""
    privacy: Privacy = Privacy.INTERNAL
    longest: int = 0
    refers_to: str = ""
    coded: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: `name` (also the table name), `label` (also the sheet name of its template) and its fields.

    `key` names the fields that identify a record within a unit and fiscal year. `national` is the 一体化 logical table.
    """

    name: str
    label: str
    group: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    national: str = ""
    note: str = ""
    synonyms: tuple[str, ...] = ()
    core: tuple[str, ...] = ()

    @property
    def essential(self) -> tuple[str, ...]:
        """The fields without which a record says nothing: its key, and `core` beside it."""
        return self.key + self.core

    @property
    def bare(self) -> RecordType:
        """The same, with nothing required but what is essential."""
        return replace(self, fields=tuple(replace(one, required=one.name in self.essential) for one in self.fields))

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The common fields (预算单位编码, 预算年度) and its own; what a stored table has."""
        return COMMON + self.fields

    def field(self, name: str) -> Field:
        """The field of this name; KeyError if there is none."""
        for field in self.all_fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    def in_yuan(self) -> RecordType:
        """The same type with all its money in 元, which is what programs speak; people see each field in its own unit."""
        own = (replace(field, unit="元") if field.kind is Kind.MONEY else field for field in self.fields)
        return replace(self, fields=tuple(own))

    @property
    def columns(self) -> dict[str, Type]:
        """Column names and types as rules and measures see them."""
        return {field.name: STORED[field.kind] for field in self.all_fields}


COMMON: tuple[Field, ...] = (
    Field(
        "unit",
        "预算单位编码",
        Kind.TEXT,
        synonyms=("单位编码", "单位代码", "预算单位代码"),
        national="AGENCY_CODE",
        note="可不填，默认取 package.yaml 中的单位编码",
    ),
    Field(
        "fiscal_year",
        "预算年度",
        Kind.YEAR,
        synonyms=("年度", "会计年度"),
        national="FISCAL_YEAR",
        note="可不填，默认取 package.yaml 中的年度",
    ),
)
