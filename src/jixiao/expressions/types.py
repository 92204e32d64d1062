"""The four types of the rule language and the values they take."""

from enum import StrEnum
from typing import Final


class Type(StrEnum):
    """The type of an expression or a column.

    INT is a 64-bit integer (fen, hundredths of a point, counts). DATE is a day number, days since 1970-01-01, in the
    interpreter and in every engine, so that the difference of two dates is an INT of days.
    """

    INT = "int"
    TEXT = "text"
    BOOL = "bool"
    DATE = "date"


Value = int | str | bool | None
"""A value of any type; None is SQL's NULL, "not known"."""

INT64_MIN: Final = -(2**63)
INT64_MAX: Final = 2**63 - 1

CHINESE: Final = {Type.INT: "整数", Type.TEXT: "文本", Type.BOOL: "真假值", Type.DATE: "日期"}
"""How a type is called in front of a user."""

PYTHON: Final[dict[Type, type]] = {Type.INT: int, Type.TEXT: str, Type.BOOL: bool, Type.DATE: int}
"""The exact Python type that carries a value; bool is not accepted where int is meant."""
