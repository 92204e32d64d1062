"""Amounts in cells: money becomes fen, quantities ten-thousandths, counts whole numbers – exactly, or a remark says why not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from jixiao.expressions.types import Value
from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.finding import FindingCode, Severity
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.numerals import WrittenNumber, is_blank, read_number

from .reading import Remark, declare, formula_error, shown
from .schema import Field, Kind

# A spreadsheet shows and computes 15 digits; what a formula leaves behind them (7493.670000000001) nobody wrote.
SPREADSHEET_DIGITS = Context(prec=15)
LARGEST = 10**17
MONEY_SCALES = {"万": "万元", "亿": "亿元"}
MONTHS, A_YEAR = "月", 12

NOT_A_NUMBER = declare(
    "JX-IMP-102",
    "“{label}”应填数字，填的是“{value}”",
    hint="请只填一个数字，如 7,493.67；说明文字移到备注，≥、≤ 移到“指标性质”，区间拆成两行。",
    why="不是数字就无法相加，也无法与其他表核对。",
)
NO_UNIT = declare(
    "JX-IMP-103",
    "“{label}”没有写明金额单位",
    hint="请把表头写成“{label}（元）”或“{label}（万元）”，或在表上方写“单位：万元”，或在 package.yaml 中写 unit: 万元。",
    why="元和万元相差一万倍，程序不替您猜。",
)
TOO_FINE = declare(
    "JX-IMP-104",
    "“{label}”的 {value} 细于 1 分钱",
    hint="请先把金额四舍五入到分；如果是公式算出来的，请在公式外套 ROUND。",
    why="账上没有比分更小的钱；尾巴会使合计对不上。",
)
OTHER_UNIT = declare(
    "JX-IMP-105",
    "“{label}”的单位应为{wanted}，写的是“{value}”",
    hint="请核对是不是填错了列，或者改成{wanted}。",
    why="单位不同的数相加没有意义。",
)
UNIT_IN_CELL = declare(
    "JX-IMP-106",
    "“{label}”单元格自带单位“{value}”，与本列的“{unit}”不同，按单元格的单位读取",
    hint="请核对；最好一列只用一种单位。",
    why="同一列里混用单位，看表的人容易读错一万倍。",
    severity=Severity.INFO,
)
APPROXIMATE = declare(
    "JX-IMP-107",
    "“{label}”应填准确数，写的是约数“{value}”",
    hint="请填准确的数字，去掉“{mark}”。",
    why="资金和件数要与账、表一致，约数无法核对。",
)
KEPT_APPROXIMATE = declare(
    "JX-IMP-108",
    "“{label}”写的是约数“{value}”，按 {number} 计",
    hint="有准确数的请改填准确数。",
    why="用约数计分，结果可能与实际有出入。",
    severity=Severity.WARNING,
)
NOT_WHOLE = declare(
    "JX-IMP-109",
    "“{label}”应为整数，填的是 {value}",
    hint="请改成整数；如果是比例或金额，请核对是不是填错了列。",
    why="件数、人数、份数没有小数。",
)
TOO_MANY_PLACES = declare(
    "JX-IMP-110",
    "“{label}”最多四位小数，填的是 {value}",
    hint="请四舍五入到四位小数以内。",
    why="数值按万分之一精确保存，再细就要悄悄舍去。",
)
NOT_WHOLE_YEARS = declare(
    "JX-IMP-130",
    "“{label}”的 {value} 个月不是整年",
    hint="这一列的表头写的是“月”，按 12 个月一年折算；请核对月数，或者改成按年填写。",
    why="年限按整年核对，零头会被悄悄舍去。",
)
NEGATIVE = declare(
    "JX-IMP-111",
    "“{label}”不应为负数，填的是 {value}",
    hint="请核对正负号；调减填在“调整数”，退款填在支付金额。括号和△表示负数，只是编号的请去掉括号。",
    why="预算、数量、分值没有负的；负数会使合计变小而不被察觉。",
)
TOO_LARGE = declare(
    "JX-IMP-112",
    "“{label}”的 {value} 大得不合常理",
    hint="请核对单位和小数点。",
    why="多写几个零会淹没其他所有数。",
)


def amount_reader(field: Field, *, unit: str) -> MoneyReader | NumberReader:
    """The reader of a MONEY, QUANTITY or COUNT column; `unit` is the column's unit (of money, or MONTHS), "" when none is written."""
    return MoneyReader(field, unit) if field.kind is Kind.MONEY else NumberReader(field, unit)


@dataclass(frozen=True, slots=True)
class MoneyReader:
    """Cells of a money column → fen."""

    field: Field
    unit: str

    def __call__(self, raw: object) -> Value | Remark:
        """The amount in fen; None for a blank; a remark where something is to be said."""
        if type(raw) is str:
            return self._written(raw)
        number = cell_number(raw)
        if number is None:
            return _remark(self.field, NOT_A_NUMBER, raw)
        return self._in(number, self.unit, raw)

    def _written(self, raw: str) -> Value | Remark:
        if is_blank(raw):
            return None
        written = read_number(raw)
        if written is None:
            return formula_error(raw, label=self.field.label) or _remark(self.field, NOT_A_NUMBER, raw)
        if written.approximate:
            return _remark(self.field, APPROXIMATE, raw, mark=written.approximate)
        unit = MONEY_SCALES.get(written.unit, written.unit)
        if unit and unit not in FEN_IN:
            return _remark(self.field, OTHER_UNIT, raw, expected="元、万元等金额单位")
        fen = self._in(written.value, unit or self.unit, raw)
        if unit and self.unit and unit != self.unit and not isinstance(fen, Remark):
            parts = {"label": self.field.label, "value": unit, "unit": self.unit}
            return Remark(value=fen, code=UNIT_IN_CELL, found=shown(raw), expected=self.unit, parts=parts)
        return fen

    def _in(self, number: int | Decimal, unit: str, raw: object) -> Value | Remark:
        size = FEN_IN.get(unit)
        if size is None:
            return _remark(self.field, NO_UNIT, raw, expected="元、万元等金额单位")
        exact = number * size
        fen = int(exact)
        if fen != exact:
            return _remark(self.field, TOO_FINE, raw, expected="最多到分")
        return _checked(self.field, fen, raw)


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Cells of a quantity column → ten-thousandths; of a count column → whole numbers, of years also where `unit` is MONTHS."""

    field: Field
    unit: str = ""

    def __call__(self, raw: object) -> Value | Remark:
        """The number in storage shape; None for a blank; a remark where something is to be said."""
        if type(raw) is not str:
            number = cell_number(raw)
            return _remark(self.field, NOT_A_NUMBER, raw) if number is None else self._stored(number, raw)
        if is_blank(raw):
            return None
        written = read_number(raw)
        if written is None:
            return formula_error(raw, label=self.field.label) or _remark(self.field, NOT_A_NUMBER, raw)
        return self._written(written, raw)

    def _written(self, written: WrittenNumber, raw: str) -> Value | Remark:
        unit = "" if written.unit in MONEY_SCALES else written.unit
        if self.field.unit and unit not in ("", self.unit or self.field.unit):
            return _remark(self.field, OTHER_UNIT, raw, expected=self.field.unit)
        if written.approximate and self.field.kind is Kind.COUNT:
            return _remark(self.field, APPROXIMATE, raw, mark=written.approximate)
        stored = self._stored(written.plain, raw)
        if isinstance(stored, Remark) or not (unit or written.approximate):
            return stored
        if not written.approximate:
            return Remark(value=stored, unit=unit)
        parts = {"label": self.field.label, "value": shown(raw), "number": f"{written.plain:f}"}
        return Remark(
            value=stored, code=KEPT_APPROXIMATE, found=shown(raw), parts=parts, mark=written.approximate, unit=unit
        )

    def _stored(self, number: int | Decimal, raw: object) -> Value | Remark:
        counting = self.field.kind is Kind.COUNT
        exact = number if counting else number * QUANTITY_SCALE
        whole = int(exact)
        if whole != exact:
            return _remark(self.field, NOT_WHOLE if counting else TOO_MANY_PLACES, raw)
        if self.unit == MONTHS:
            whole, rest = divmod(whole, A_YEAR)
            if rest:
                return _remark(self.field, NOT_WHOLE_YEARS, raw)
        return _checked(self.field, whole, raw)


def cell_number(raw: object) -> int | Decimal | None:
    """A spreadsheet's number, exactly as typed; None when the cell holds a date, a truth value or nothing numeric.

    >>> cell_number(7493.670000000001)
    Decimal('7493.67')
    """
    if type(raw) is int:
        return raw
    if type(raw) is float:
        if raw.is_integer():
            return int(raw)
        number = Decimal(repr(raw))
        return SPREADSHEET_DIGITS.plus(number).normalize() if number.is_finite() else None
    return raw if type(raw) is Decimal else None


def _checked(field: Field, stored: int, raw: object) -> Value | Remark:
    if stored < 0 and not field.signed:
        return _remark(field, NEGATIVE, raw)
    if abs(stored) > LARGEST:
        return _remark(field, TOO_LARGE, raw)
    return stored


def _remark(field: Field, code: FindingCode, raw: object, *, expected: str = "", **parts: str) -> Remark:
    told = {"label": field.label, "value": shown(raw), "wanted": expected, **parts}
    return Remark(code=code, found=shown(raw), expected=expected, parts=told)
