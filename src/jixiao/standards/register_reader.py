"""Packs of registers from YAML: every field, time limit and statistic checked, what is wrong told with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jixiao.expressions.aggregates import parse_aggregate
from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type
from jixiao.kernel.citation import EvidenceKind
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .registers import (
    CLOSED,
    COMMON,
    KIND,
    KINDS,
    MASKED,
    MONTH_END,
    PRIVACY,
    READERS,
    REPORTERS,
    WRITERS,
    Register,
    RegisterField,
    ReminderRule,
    Statistic,
    TimeLimit,
    condition_of,
    kept_of,
)
from .strict_yaml import Node

FIELD_KEYS = (
    "unit", "required", "codes", "variants", "signed", "synonyms", "national", "note", "example", "privacy", "refers_to",
)  # fmt: skip
LIMIT_KEYS = (
    "days", "working_days", "months", "on_day", "until",
    "at_least", "roll_forward", "where", "exempt", "extended", "valid", "citation", "note",
)  # fmt: skip
REMINDER_KEYS = ("told", "where", "roles", "unit_in", "shows", "note")
ACCESS_KEYS = ("read", "write", "personal", "divisions", "others", "reporters")
STATISTIC_KEYS = ("aggregate", "where", "unit", "decimals", "by", "num", "den", "formula", "readings", "note")
FROM_OUTSIDE = (EvidenceKind.SEEN, EvidenceKind.SECONDHAND, EvidenceKind.RECALLED)
"""Who says that a limit stands in a document names it."""
MONEY_UNITS = ("元", "万元", "亿元")
MOST_FIELDS = 60
MOST_OF = {"text": 35, "code": 25, "date": 20}
"""Fields of one kind; of numbers of all kinds together there may be 35."""
MOST_NUMBERS = 35
NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LONGEST_NAME = 40
RESERVED = frozenset(
    (
        "pk", "id", "objects", "save", "delete", "clean", "full_clean", "check", "row_id", "born", "ended", "source", "source_row",
        "record_key", "digest", "search", "register_code", "pack", "q", "year", "sort", "page", "columns", *COMMON,
    )
)  # fmt: skip
"""Names that a stored row, or the address of a list, has of its own."""


def _fault(number: int, template: str, hint: str, why: str) -> FindingCode:
    return register(
        FindingCode(code=f"JX-REG-{number:03d}", severity=Severity.ERROR, template=template, hint=hint, why=why)
    )


FIELD = _fault(
    1,
    "台账的字段“{name}”写得不对：{problem}",
    "name 用小写英文字母、数字和下划线，label 写中文名称，kind 是 text、code、money、count、quantity、date、year、month、answer 之一",
    "字段写错，模板、表单和导入都会跟着错。",
)
LIMIT = _fault(
    2,
    "台账的时限“{name}”写得不对：{problem}",
    "from、to 各写一个日期字段，days、working_days、months、until 写其中一个，并写明 evidence",
    "时限写错，会把超期的当成按期，或者冤枉按期的。",
)
STATISTIC = _fault(
    3,
    "台账的统计“{name}”写得不对：{problem}",
    '写 aggregate（如 "count(*)"、"sum(amount)"），或者 num 和 den（分子、分母，各是一个统计的 code），或者 formula（统计的 code 相加减）',
    "统计写错，指标和报告里的数就是错的。",
)
REMINDER = _fault(
    6,
    "台账的提醒“{name}”写得不对：{problem}",
    "before 写一个日期字段或 deadlines 里的 code，working_days 写提前的工作日数，并写明 evidence",
    "提醒写错，该到的人收不到，或者收到不该收的。",
)
REGISTER = _fault(
    4,
    "台账“{name}”写得不对：{problem}",
    "register 下写 code、label、key；code 不能与内置的记录类型相同，key 只写 fields 里有的字段",
    "一本台账要能和别的分得开，每条记录要能认得出来。",
)
VERSIONS = _fault(
    5,
    "台账“{name}”的几个版本合不到一起：{problem}",
    "用 applies 的 first_year、last_year 把各版本的年度分开；同名字段的种类不能变，变了请换一个字段名",
    "同一年有两个版本，或者同一列前后含义不同，历年的数就比不了。",
)


def load_register(path: Path, *, taken: Collection[str] = ()) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register declared in `path`, or None with all that is wrong with it; `taken` are the names of built-in record types."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reading = _Reading(Reader(), tree, taken)
    found = reading.register()
    return (None if has_errors(reading.reader.findings) else found), tuple(reading.reader.findings)


@dataclass(slots=True)
class _Reading:
    """One pack being read."""

    reader: Reader
    tree: Node
    taken: Collection[str]
    columns: dict[str, Type] = field(default_factory=dict)

    def register(self) -> Register:
        reader, tree = self.reader, self.tree
        reader.keys(
            tree,
            required=(*HEAD, "register", "fields"),
            optional=("note", "applies", "access", "deadlines", "reminders", "statistics"),
        )
        reader.choice(tree, "kind", among=(KIND,), default=KIND)
        head = tree.at("register") or tree
        if head is not tree:
            reader.keys(head, required=("code", "label", "key"), optional=("group", "synonyms", "note", "counted"))
        code = reader.text(head, "code")
        units, first_year, last_year = reader.applies(tree.at("applies"))
        fields = tuple(self._field(node) for node in reader.children(tree, "fields"))
        self._check_fields(fields)
        self.columns = {**COMMON, **{one.name: KINDS[one.kind] for one in fields}}
        access = tree.at("access") or tree
        if access is not tree:
            reader.keys(access, required=(), optional=ACCESS_KEYS)
        found = Register(
            id=reader.text(tree, "id"),
            title=reader.text(tree, "title"),
            code=code,
            label=reader.text(head, "label"),
            group=reader.text(head, "group"),
            note=reader.text(head, "note"),
            synonyms=self._texts(head, "synonyms"),
            key=self._texts(head, "key"),
            fields=fields,
            limits=tuple(self._limit(node, fields) for node in reader.children(tree, "deadlines")),
            reminders=tuple(self._reminder(node, fields) for node in reader.children(tree, "reminders")),
            statistics=tuple(self._statistic(node, fields) for node in reader.children(tree, "statistics")),
            readers=self._known(access, "read", among=READERS, default=READERS),
            writers=self._known(access, "write", among=READERS, default=WRITERS),
            confidants=self._known(access, "personal", among=READERS, default=WRITERS),
            divisions=() if access is tree else self._texts(access, "divisions"),
            others=MASKED
            if access is tree
            else reader.choice(access, "others", among=(MASKED, CLOSED), default=MASKED),
            reporters=self._known(access, "reporters", among=REPORTERS, default=()),
            units=units,
            first_year=first_year,
            last_year=last_year,
            document=reader.citation(tree.at("document")),
            evidence=reader.evidence(tree.at("evidence")),
            source=tree.source,
            counted=reader.text(head, "counted"),
        )
        self._check_head(head, found)
        self._check_statistics(found)
        return found

    def _texts(self, node: Node, key: str) -> tuple[str, ...]:
        return tuple(child.text for child in self.reader.children(node, key))

    def _known(self, node: Node, key: str, *, among: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
        if node is self.tree or node.at(key) is None:
            return default
        for child in self.reader.children(node, key):
            if child.text not in among:
                known = "、".join(among)
                self.reader.findings.append(faults.WRONG_VALUE.at(child.source, found=child.text, key=key, known=known))
        return self._texts(node, key)

    def _field(self, node: Node) -> RegisterField:
        reader = self.reader
        reader.keys(node, required=("name", "label", "kind"), optional=FIELD_KEYS)
        found = RegisterField(
            name=reader.text(node, "name"),
            label=reader.text(node, "label"),
            kind=reader.choice(node, "kind", among=tuple(KINDS), default="text"),
            unit=reader.text(node, "unit"),
            required=reader.truth(node, "required", default=False),
            codes=self._pairs(node, "codes"),
            variants=self._pairs(node, "variants"),
            signed=reader.truth(node, "signed", default=False),
            synonyms=self._texts(node, "synonyms"),
            national=reader.text(node, "national"),
            note=reader.text(node, "note"),
            example=reader.text(node, "example"),
            privacy=reader.choice(node, "privacy", among=PRIVACY, default="internal"),
            refers_to=reader.text(node, "refers_to"),
            source=node.source,
        )
        for problem in _field_problems(found):
            reader.findings.append(FIELD.at(node.source, found=found.name, name=found.name, problem=problem))
        if found.kind == "money" and not found.unit:
            return replace(found, unit="元")
        return found

    def _pairs(self, node: Node, key: str) -> tuple[tuple[str, str], ...]:
        below = node.at(key)
        if below is None:
            return ()
        if not isinstance(below.value, dict):
            name, problem = self.reader.text(node, "name"), f"{key} 要写成“编码: 中文”的若干行"
            self.reader.findings.append(FIELD.at(below.source, name=name, problem=problem))
            return ()
        return tuple((code, self.reader.text(below, code)) for code in below.items)

    def _check_fields(self, fields: tuple[RegisterField, ...]) -> None:
        for told in ("name", "label"):
            first: dict[str, RegisterField] = {}
            for one in fields:
                value = getattr(one, told)
                known = first.setdefault(value, one)
                if known is not one and one.source and known.source:
                    problem = f"它的 {told} 第 {known.source.row} 行已经用过"
                    self.reader.findings.append(FIELD.at(one.source, found=value, name=value, problem=problem))
        if not 0 < len(fields) <= MOST_FIELDS:
            self._too_many(f"有 {len(fields)} 个字段，应为 1 至 {MOST_FIELDS} 个")
        kinds = [one.kind for one in fields]
        for kind, most in MOST_OF.items():
            if kinds.count(kind) > most:
                self._too_many(f"kind 为 {kind} 的字段有 {kinds.count(kind)} 个，最多 {most} 个")
        if (numbers := sum(1 for kind in kinds if kind not in MOST_OF)) > MOST_NUMBERS:
            self._too_many(f"数字类字段有 {numbers} 个，最多 {MOST_NUMBERS} 个")

    def _too_many(self, problem: str) -> None:
        where = self.tree.at("fields") or self.tree
        self.reader.findings.append(
            REGISTER.at(where.source, name=self.reader.text(self.tree, "title"), problem=problem)
        )

    def _limit(self, node: Node, fields: tuple[RegisterField, ...]) -> TimeLimit:
        reader = self.reader
        reader.keys(node, required=("code", "title", "from", "to", "evidence"), optional=LIMIT_KEYS)
        valid, extended = node.at("valid"), node.at("extended")
        if valid is not None:
            reader.keys(valid, required=(), optional=("from", "to"))
        if extended is not None:
            reader.keys(extended, required=("when", "days" if node.at("months") is None else "months"))
        found = TimeLimit(
            code=reader.text(node, "code"),
            title=reader.text(node, "title"),
            start=reader.text(node, "from"),
            end=reader.text(node, "to"),
            days=reader.count(node, "days"),
            working_days=reader.count(node, "working_days"),
            months=reader.count(node, "months"),
            on_day=reader.count(node, "on_day") or 0,
            until=reader.text(node, "until"),
            until_label=next((one.label for one in fields if one.name == reader.text(node, "until")), ""),
            at_least=reader.truth(node, "at_least", default=False),
            roll_forward=reader.truth(node, "roll_forward", default=False),
            where=reader.text(node, "where"),
            exempt=reader.text(node, "exempt"),
            extended=reader.text(extended, "when") if extended else "",
            extension=(reader.count(extended, "days") or reader.count(extended, "months") or 0) if extended else 0,
            first_day=reader.day(valid, "from") if valid else None,
            last_day=reader.day(valid, "to") if valid else None,
            citation=reader.citation(node.at("citation")),
            evidence=reader.evidence(node.at("evidence")),
            note=reader.text(node, "note"),
        )
        if found.citation is None and found.evidence and found.evidence.kind in FROM_OUTSIDE:
            reader.findings.append(faults.NO_CITATION.at(node.source, found=found.code, name=found.title))
        for problem in self._limit_problems(found, {one.name: one.kind for one in fields}):
            reader.findings.append(LIMIT.at(node.source, found=found.code, name=found.title, problem=problem))
        return found

    def _limit_problems(self, limit: TimeLimit, kinds: Mapping[str, str]) -> list[str]:
        problems = []
        if not NAME.fullmatch(limit.code):
            problems.append("code 用小写英文字母、数字和下划线")
        for name in (limit.start, limit.end, limit.until):
            if name and kinds.get(name) != "date":
                problems.append(f"“{name}”不是日期字段")
        counted = (limit.days, limit.working_days, limit.months, limit.until or None)
        if sum(one is not None for one in counted) != 1:
            problems.append("days、working_days、months、until 要写其中一个")
        if limit.roll_forward and (limit.at_least or limit.working_days is not None):
            problems.append("roll_forward 只用于最长时限，按工作日计算的不必写")
        if limit.on_day and (limit.months is None or limit.at_least or limit.on_day > MONTH_END):
            problems.append(
                "on_day 写 1 至 31，与 months 一起用（months: 1, on_day: 10 是次月 10 日前），不用于最短时限"
            )
        if limit.until and limit.extended:
            problems.append("写了 until 的不用 extended：延期的，改记录里的那个日期")
        if not problems:
            problems += self._expression_problems(condition_of(limit))
            problems += self._expression_problems(kept_of(limit))
        return problems

    def _reminder(self, node: Node, fields: tuple[RegisterField, ...]) -> ReminderRule:
        reader = self.reader
        reader.keys(node, required=("code", "title", "before", "working_days", "evidence"), optional=REMINDER_KEYS)
        counts = self._texts(node, "working_days")
        found = ReminderRule(
            code=reader.text(node, "code"),
            title=reader.text(node, "title"),
            before=reader.text(node, "before"),
            working_days=tuple(sorted((int(one) for one in counts if one.isascii() and one.isdigit()), reverse=True)),
            told=tuple((label, field) for field, label in self._pairs(node, "told")),
            evidence=reader.evidence(node.at("evidence")),
            where=reader.text(node, "where"),
            roles=self._known(node, "roles", among=READERS, default=("office",)),
            unit_in=reader.text(node, "unit_in"),
            shows=self._texts(node, "shows"),
            note=reader.text(node, "note"),
        )
        problems = self._reminder_problems(found, fields)
        if not counts or len(found.working_days) != len(counts):
            problems.append("working_days 写提前的工作日数，如 [5, 3, 1]")
        for problem in problems:
            reader.findings.append(REMINDER.at(node.source, found=found.code, name=found.title, problem=problem))
        return found

    def _reminder_problems(self, found: ReminderRule, fields: tuple[RegisterField, ...]) -> list[str]:
        kinds = {one.name: one.kind for one in fields}
        limits = {self.reader.text(node, "code"): node for node in self.reader.children(self.tree, "deadlines")}
        problems = [
            f"told 里的“{name}”不是日期字段（写成“日期字段: 提醒了谁”）"
            for _, name in found.told
            if kinds.get(name) != "date"
        ]
        if kinds.get(found.before) != "date" and found.before not in limits:
            problems.append(f"before 的“{found.before}”不是日期字段，也不是 deadlines 里的 code")
        elif found.before in limits and self.reader.truth(limits[found.before], "at_least", default=False):
            problems.append(f"before 的“{found.before}”是最短时限，到期前没有可以提醒的事")
        problems += [f"“{name}”不在 fields 中" for name in (found.unit_in, *found.shows) if name and name not in kinds]
        return problems + (self._expression_problems(found.where) if found.where else [])

    def _statistic(self, node: Node, fields: tuple[RegisterField, ...]) -> Statistic:
        reader = self.reader
        reader.keys(node, required=("code", "label"), optional=STATISTIC_KEYS)
        found = Statistic(
            code=reader.text(node, "code"),
            label=reader.text(node, "label"),
            aggregate=reader.text(node, "aggregate"),
            where=reader.text(node, "where"),
            unit=reader.text(node, "unit"),
            decimals=reader.count(node, "decimals") or 0,
            by=self._texts(node, "by"),
            num=reader.text(node, "num"),
            den=reader.text(node, "den"),
            formula=reader.text(node, "formula"),
            readings=self._texts(node, "readings"),
            note=reader.text(node, "note"),
        )
        found, problems = self._settled(found, {one.name: one for one in fields})
        for problem in problems:
            reader.findings.append(STATISTIC.at(node.source, found=found.code, name=found.label, problem=problem))
        return found

    def _settled(self, found: Statistic, fields: Mapping[str, RegisterField]) -> tuple[Statistic, list[str]]:
        """The statistic with its kind, unit and decimals, and what is wrong with it."""
        problems = [] if NAME.fullmatch(found.code) else ["code 用小写英文字母、数字和下划线"]
        ways = [bool(found.aggregate), bool(found.num or found.den), bool(found.formula)]
        if sum(ways) != 1 or bool(found.num) != bool(found.den):
            return found, [*problems, "aggregate，num 和 den，formula，写其中一种"]
        if not found.aggregate:
            problems += ["比率和算式不写 where、by，写在它们所用的统计里"] if found.where or found.by else []
            return (replace(found, kind="rate", decimals=found.decimals or 1) if found.num else found), problems
        for name in found.by:
            if name not in fields or fields[name].kind not in ("code", "text"):
                problems.append(f"by 的“{name}”不是文字或代码字段")
            elif fields[name].privacy in ("sensitive", "personal"):
                problems.append(f"by 的“{name}”是敏感或个人信息，不能按它拆分")
        if found.where:
            problems += self._expression_problems(found.where)
        try:
            aggregate = parse_aggregate(found.aggregate, columns=self.columns)
        except ExpressionError as error:
            return found, [*problems, error.message]
        if aggregate.kind in ("count", "count_distinct"):
            return found, problems
        if aggregate.type is Type.DATE:
            return replace(found, kind="day"), problems
        kinds = {fields[name].kind for name in aggregate.columns if name in fields} & {"money", "quantity"}
        if len(kinds) > 1:
            problems.append("金额和数值不能相加")
        if kinds == {"money"}:
            if found.unit and found.unit not in MONEY_UNITS:
                problems.append(f"金额的单位写{'、'.join(MONEY_UNITS)}之一")
            return replace(found, kind="money", unit=found.unit or "元", decimals=found.decimals or 2), problems
        return replace(found, kind="quantity" if kinds else "count"), problems

    def _expression_problems(self, text: str) -> list[str]:
        try:
            parse(text, columns=self.columns, expect=Type.BOOL)
        except ExpressionError as error:
            return [error.message]
        return []

    def _check_head(self, head: Node, found: Register) -> None:
        problems = []
        if found.units:
            problems.append("applies 只写年度：一个年度里各单位用同一个版本")
        if not NAME.fullmatch(found.code) or len(found.code) > LONGEST_NAME:
            problems.append(f"code “{found.code}”不能用，写成小写英文字母、数字和下划线")
        problems += [f"“{name}”与内置的记录类型相同" for name in (found.code, found.label) if name in self.taken]
        if not found.key:
            problems.append("key 至少写一个字段")
        problems += [f"key 里的“{name}”不在 fields 中" for name in found.key if found.field(name) is None]
        problems += self._expression_problems(found.counted) if found.counted else []
        where = head.at("key") or head
        self.reader.findings += [REGISTER.at(where.source, name=found.label, problem=problem) for problem in problems]

    def _check_statistics(self, found: Register) -> None:
        codes = [one.code for one in found.statistics]
        limits = [one.code for one in found.limits]
        for code in sorted({code for code in (*codes, *limits) if [*codes, *limits].count(code) > 1}):
            where = self.tree.at("statistics") or self.tree.at("deadlines") or self.tree
            self.reader.findings.append(faults.DUPLICATE_CODE.at(where.source, found=code))
        counted = {one.code for one in found.statistics if one.aggregate} | {"count"}
        nodes = self.reader.children(self.tree, "statistics")
        for node, one in zip(nodes, found.statistics, strict=True):
            unknown = [name for name in (one.num, one.den) if name and name not in counted]
            unknown += [name for name in one.readings if name not in codes]
            problems = [f"没有 code 为“{name}”的统计（count 表示全部记录）" for name in unknown]
            if one.formula:
                problems += self._formula_problems(one.formula, counted)
            self.reader.findings += [
                STATISTIC.at(node.source, found=one.code, name=one.label, problem=problem) for problem in problems
            ]

    def _formula_problems(self, text: str, codes: Collection[str]) -> list[str]:
        try:
            parse(text, columns=dict.fromkeys(codes, Type.INT), expect=Type.INT)
        except ExpressionError as error:
            return [error.message]
        return []


def _field_problems(found: RegisterField) -> list[str]:
    problems = []
    if not NAME.fullmatch(found.name) or len(found.name) > LONGEST_NAME:
        problems.append(f"name “{found.name}”要用小写英文字母、数字和单个下划线，最多 {LONGEST_NAME} 个字")
    elif found.name in RESERVED or not _speakable(found):
        problems.append(f"name “{found.name}”是保留字，请换一个，如 {found.name}_no")
    if (found.kind == "code") != bool(found.codes):
        problems.append("kind 为 code 的字段要写 codes，别的字段不写")
    if found.kind == "money" and found.unit and found.unit not in MONEY_UNITS:
        problems.append(f"金额的单位“{found.unit}”不是{'、'.join(MONEY_UNITS)}之一")
    codes = {code for code, _ in found.codes}
    problems += [
        f"variants 的“{wording}”指向没有的编码“{code}”" for wording, code in found.variants if code not in codes
    ]
    labels = [label for _, label in found.codes]
    problems += [f"codes 里的“{label}”重复" for label in sorted({one for one in labels if labels.count(one) > 1})]
    if any(len(code) > LONGEST_NAME for code in codes):
        problems.append(f"编码最多 {LONGEST_NAME} 个字")
    return problems


def _speakable(found: RegisterField) -> bool:
    """Whether rules can name the field: `case` and `date` mean something else in them."""
    try:
        parse(f"{found.name} is not null", columns={found.name: KINDS[found.kind]}, expect=Type.BOOL)
    except ExpressionError:
        return False
    return True
