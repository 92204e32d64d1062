"""Registers (台账) as data: a line of work declared in a pack – fields, time limits, statistics, and who may see and write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jixiao.expressions.types import Type
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.source import Source

KIND = "register"
KINDS: Mapping[str, Type] = {
    "text": Type.TEXT,
    "code": Type.TEXT,
    "money": Type.INT,
    "count": Type.INT,
    "quantity": Type.INT,
    "date": Type.DATE,
    "year": Type.INT,
    "month": Type.INT,
    "answer": Type.INT,
}
"""What a field may hold, and the type in which rules see it."""
PRIVACY = ("public", "internal", "sensitive", "personal")
"""公开, 内部, 敏感, 个人信息: the last two are masked for roles without the right to them."""
COMMON: Mapping[str, Type] = {"unit": Type.TEXT, "fiscal_year": Type.INT}
WRITERS = ("handler", "division_head", "office")
READERS = ("handler", "division_head", "office", "leader", "reviewer")
REPORTERS = ("town", "judicial_office", "mediation", "subunit")
"""镇街, 司法所, 调解组织, 下属单位: the kinds of units below a department that may report in a register."""
MASKED, CLOSED = "masked", "closed"
"""What clerks of other divisions than those named see: the records without what is sensitive or personal; nothing."""


@dataclass(frozen=True, slots=True)
class RegisterField:
    """One field as written in the pack; `codes` and `variants` are pairs of (code, 中文) and (wording, code).

    `refers_to` is the record type whose records it names, by their key or by `type.field`.
    """

    name: str
    label: str
    kind: str
    unit: str = ""
    required: bool = False
    codes: tuple[tuple[str, str], ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    signed: bool = False
    synonyms: tuple[str, ...] = ()
    national: str = ""
    note: str = ""
    example: str = ""
    privacy: str = "internal"
    refers_to: str = ""
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A statutory time limit: from the day in field `start` (not counted) to the day in field `end`.

    `days` are natural days, `working_days` those of the State Council's calendar, `months` calendar months – to the same day, or to the
    day `on_day` (次月 10 日前), where the month is shorter to its end –, `until` is a date field that says the last day itself (整改期限);
    exactly one is given. `at_least` turns the limit round: the end must not come earlier (公示不少于 30 日). `extension` more of the same
    are allowed where `extended` is true. A limit that ends on a day off moves to the next working day when `roll_forward`. It holds for
    records where `where` is true and `exempt` is not, with a start from `first_day` to `last_day` (the law in force).
    """

    code: str
    title: str
    start: str
    end: str
    days: int | None
    working_days: int | None
    months: int | None = None
    on_day: int = 0
    until: str = ""
    until_label: str = ""
    at_least: bool = False
    roll_forward: bool = False
    where: str = ""
    exempt: str = ""
    extended: str = ""
    extension: int = 0
    first_day: date | None = None
    last_day: date | None = None
    citation: Citation | None = None
    evidence: Evidence | None = None
    note: str = ""

    @property
    def length(self) -> str:
        """The limit in words: 7个工作日, 不少于30日."""
        if self.until:
            return f"{'不早于' if self.at_least else ''}“{self.until_label}”所写的日期"
        if self.on_day:
            return f"{MONTHS_ON.get(self.months or 0, f'第{self.months}个月')}{_by_day(self.on_day)}前"
        counted = f"{self.days}日" if self.days is not None else f"{self.working_days}个工作日"
        if self.months is not None:
            counted = f"{self.months}个月"
        return f"{'不少于' if self.at_least else ''}{counted}"


MONTHS_ON = {0: "当月", 1: "次月"}
MONTH_END = 31


def _by_day(day: int) -> str:
    return "月底" if day == MONTH_END else f"{day}日"


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """Who is reminded before a day, so many working days ahead, the earliest first.

    The day is that in the date field `before`, or the last one of the time limit of that code, as long as it is open. `told` are pairs of
    who (中文) and the date field that says when they were; `where` says which records ask for it. `roles` are told, and the street or
    judicial office that the field `unit_in` names; `shows` are fields that the notice names beside the key.
    """

    code: str
    title: str
    before: str
    working_days: tuple[int, ...]
    told: tuple[tuple[str, str], ...]
    evidence: Evidence | None
    where: str = ""
    roles: tuple[str, ...] = ("office",)
    unit_in: str = ""
    shows: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number over the records: an aggregate of the rule language, or (with `num` and `den`) a share whose denominator is stated.

    With `formula` it is reckoned from other statistics of the register, named by their codes. `by` names fields by which it is split
    as well, `readings` statistics that say what the number would be if something undecided were otherwise.
    """

    code: str
    label: str
    aggregate: str = ""
    where: str = ""
    unit: str = ""
    decimals: int = 0
    by: tuple[str, ...] = ()
    num: str = ""
    den: str = ""
    formula: str = ""
    readings: tuple[str, ...] = ()
    note: str = ""
    kind: str = "count"


@dataclass(frozen=True)
class Register:
    """A loaded pack. `units` and the years say for whom and when it holds; `source` is where it is written.

    `counted` is the condition under which a record counts ("" where all do); every statistic holds it.
    `divisions` are words in the names of the divisions (科室) that keep it, none: all do; to clerks of others it is `others`, MASKED or
    CLOSED. `reporters` are the kinds of units below the department that report in it, each for itself.
    """

    id: str
    title: str
    code: str
    label: str
    group: str
    note: str
    synonyms: tuple[str, ...]
    key: tuple[str, ...]
    fields: tuple[RegisterField, ...]
    limits: tuple[TimeLimit, ...]
    reminders: tuple[ReminderRule, ...]
    statistics: tuple[Statistic, ...]
    readers: tuple[str, ...]
    writers: tuple[str, ...]
    confidants: tuple[str, ...]
    divisions: tuple[str, ...]
    others: str
    reporters: tuple[str, ...]
    units: tuple[str, ...]
    first_year: int
    last_year: int
    document: Citation | None
    evidence: Evidence | None
    source: Source
    counted: str = ""

    @cached_property
    def columns(self) -> dict[str, Type]:
        """The names that the pack's rules may use, with their types."""
        return {**COMMON, **{field.name: KINDS[field.kind] for field in self.fields}}

    def field(self, name: str) -> RegisterField | None:
        """The field of this name."""
        return next((field for field in self.fields if field.name == name), None)

    def kept_by(self, division: str) -> bool:
        """Whether a division of this name keeps the register."""
        return not self.divisions or any(word in division for word in self.divisions)

    def holds(self, fiscal_year: int) -> bool:
        """Whether this version is the one for a year."""
        return self.first_year <= fiscal_year <= self.last_year


def condition_of(limit: TimeLimit) -> str:
    """The records a limit speaks of, as a condition of the rule language: started, within the law's dates, not exempt.

    What `where` and `exempt` cannot tell counts as "no"; such records are 无法判定, see `time_limits.judge`.
    """
    parts = [f"{limit.start} is not null"]
    if limit.where:
        parts.append(f"({limit.where})")
    if limit.exempt:
        parts.append(f"case when {limit.exempt} then 1 else 0 end = 0")
    if limit.first_day:
        parts.append(f"{limit.start} >= date '{limit.first_day}'")
    if limit.last_day:
        parts.append(f"{limit.start} <= date '{limit.last_day}'")
    return " and ".join(parts)


def kept_of(limit: TimeLimit) -> str:
    """The records of `condition_of` that kept the limit; a missing end, or one before the start, keeps none."""
    begun = f"{limit.end} is not null and {limit.end} >= {limit.start}"
    return f"{begun} and ({_within(limit)})"


def _within(limit: TimeLimit) -> str:
    if limit.months is not None:
        return _within_months(limit)
    last = limit.until
    if limit.working_days is not None:
        # Fewer than n working days have passed before the end itself: the end is the n-th or earlier, also where it is a day off.
        allowed = _allowed(limit, limit.working_days)
        if limit.at_least:
            return f"workday({limit.end}) - workday({limit.start}) >= {allowed}"
        return f"workday({limit.end} - 1) - workday({limit.start}) < {allowed}"
    if limit.days is not None:
        last = f"({limit.start} + {_allowed(limit, limit.days)})"
    if limit.at_least:
        return f"{limit.end} >= {last}"
    plain = f"{limit.end} <= {last}"
    return f"{plain} or ({_rolled(limit.end, last)})" if limit.roll_forward else plain


def _allowed(limit: TimeLimit, counted: int) -> str:
    if not limit.extended:
        return str(counted)
    return f"(case when {limit.extended} then {counted + limit.extension} else {counted} end)"


def _rolled(end: str, last: str) -> str:
    """No working day has passed from the last day on until the end itself."""
    return f"{end} > {last} and workday({end} - 1) = workday({last} - 1)"


def _within_months(limit: TimeLimit) -> str:
    """Months as the calendar has them, in whole numbers: by how many months the end lies behind the last one, then the day in it.

    A day that the month does not have needs no thought as long as the end must not be later; the month's last day is `day_of(d + 1) = 1`.
    """
    end = limit.end
    behind = f"{_month_count(end)} - {_month_count(limit.start)} - {_allowed(limit, limit.months or 0)}"
    day = str(limit.on_day) if limit.on_day else f"day_of({limit.start})"
    if limit.at_least:
        return f"{behind} > 0 or ({behind} = 0 and (day_of({end}) >= {day} or day_of({end} + 1) = 1))"
    plain = f"{behind} < 0 or ({behind} = 0 and day_of({end}) <= {day})"
    if not limit.roll_forward:
        return plain
    before = f"({end} - day_of({end}))"
    over = f"day_of({end}) + greatest(day_of({before}) - {day}, 0)"
    last = f"({end} - case when {behind} = 0 then day_of({end}) - {day} else {over} end)"
    return f"{plain} or ({behind} between 0 and 1 and {_rolled(end, last)})"


def _month_count(day: str) -> str:
    return f"(year_of({day}) * 12 + month_of({day}))"
