"""YAML as a tree in which every value knows its line; what a reader could misunderstand is refused with file and line.

Duplicate keys, anchors, aliases, tags and several documents in one file are findings. Scalars are text, whole numbers, exact decimals
(never float), true/false, dates (2023-03-17) or nothing; quoted scalars are always text. `yes`, `on` or `0101` stay text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml.cyaml import CBaseLoader
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent

from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.source import Source

Scalar = str | int | Decimal | bool | date | None
DEPTH_LIMIT = 40
SIZE_LIMIT = 4_000_000

SYNTAX = register(
    FindingCode(
        code="JX-YML-001",
        severity=Severity.ERROR,
        template="YAML 文件写法有误：{problem}",
        hint="请检查该行及上一行：缩进只用空格，不用制表符；冒号、引号用半角，冒号后面留一个空格。",
        why="写法有误的文件只能猜着读，猜错了就会用错标准或数据。",
    )
)
DUPLICATE_KEY = register(
    FindingCode(
        code="JX-YML-002",
        severity=Severity.ERROR,
        template="键“{key}”重复，第 {first} 行已经写过",
        hint="请删去其中一处；同一层的键只能写一次。",
        why="同一个键写两次，后写的会悄悄盖掉先写的，看文件的人看不出哪一个生效。",
    )
)
NOT_PLAIN = register(
    FindingCode(
        code="JX-YML-003",
        severity=Severity.ERROR,
        template="不支持的 YAML 写法：{what}",
        hint="请把内容直接写出来，不用锚点（&）、引用（*）、标签（!）和合并键（<<）；文字本身以这些符号开头的，加上引号。",
        why="引用和标签使一处改动影响多处，评审人难以核对每一行的来历。",
    )
)
ODD_KEY = register(
    FindingCode(
        code="JX-YML-004",
        severity=Severity.ERROR,
        template="键必须是一个词，不能是列表、映射或空白",
        hint="请写成“键: 值”的形式；以花括号或方括号开头的文字要加引号。",
        why="没有名称的内容无法对应到任何设置。",
    )
)
NOT_ONE_DOCUMENT = register(
    FindingCode(
        code="JX-YML-005",
        severity=Severity.ERROR,
        template="一个文件只能有一份内容，出现了 {count} 份",
        hint="内容为空的请补上；有“---”分隔成几份的，请拆成几个文件。",
        why="空文件和一文多份都说不清哪一份有效。",
    )
)
NO_SUCH_DAY = register(
    FindingCode(
        code="JX-YML-006",
        severity=Severity.ERROR,
        template="日期 {day} 不存在",
        hint="请核对月份和日期；不是日期的文字请加引号。",
        why="施行日期写错会用错标准。",
    )
)
TOO_LARGE = register(
    FindingCode(
        code="JX-YML-007",
        severity=Severity.ERROR,
        template="YAML 文件过大或嵌套过深：{what}",
        hint="请拆分文件；嵌套不超过 40 层，大小不超过 4 MB。",
        why="设置文件是给人看的；异常庞大的文件多半放错了内容。",
    )
)
UNKNOWN_KEY = register(
    FindingCode(
        code="JX-YML-008",
        severity=Severity.ERROR,
        template="不认识的键“{key}”",
        hint="可用的键：{allowed}。请检查拼写，用不到的请删去；花括号里的值如果含有逗号，要加引号。",
        why="拼错的键如果被忽略，写的人会以为设置已经生效。",
    )
)
WRONG_KIND = register(
    FindingCode(
        code="JX-YML-009",
        severity=Severity.ERROR,
        template="“{key}”的值不是{wanted}",
        hint="请改成{wanted}；冒号要用半角并在后面留一个空格。",
        why="值的种类不对，程序无法按原意使用。",
    )
)
MISSING_KEY = register(
    FindingCode(
        code="JX-YML-010",
        severity=Severity.ERROR,
        template="缺少“{key}”",
        hint="请补上一行“{key}: …”。",
        why="这一项没有默认值，缺了就无法继续。",
    )
)

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_PROBLEMS = {
    "mapping values are not allowed": "同一行出现了两个“键: 值”，或者上一行的缩进不对",
    "found a tab character": "缩进用了制表符",
    "cannot start any token": "出现了制表符或不能用在开头的符号（含这些符号的文字要加引号）",
    "did not find expected key": "缩进与同层的其他行不一致",
    "could not find expected ':'": "缺少半角冒号，或者冒号后面没有空格",
    "did not find expected '-'": "列表项的缩进不一致",
    "unexpected end of stream": "引号或括号没有配对",
    "did not find expected ',' or": "括号没有配对，或者括号里缺少半角逗号",
    "control characters": "含有不可见的控制字符",
    "special characters": "含有不可见的控制字符",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One value with its place: a scalar, a tuple of nodes, or a mapping of text to nodes.

    `text` is a scalar exactly as written (so that a code `118001` can be taken as text); `line` is where the value starts, for a value
    of a mapping where its key stands. `origin` names the file and its hash.
    """

    value: Scalar | tuple[Node, ...] | dict[str, Node]
    line: int
    text: str
    origin: Source

    @property
    def source(self) -> Source:
        """The address of this value: file and line (as `row`)."""
        return Source(file=self.origin.file, sha256=self.origin.sha256, row=self.line)

    @property
    def items(self) -> dict[str, Node]:
        """The mapping; empty when this is none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def list(self) -> tuple[Node, ...]:
        """The sequence; empty when this is none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def plain(self) -> Any:
        """The same as ordinary Python values: dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        return [node.plain for node in self.value] if isinstance(self.value, tuple) else self.value

    def at(self, *path: str | int) -> Node | None:
        """The node below, by keys and positions: `at("items", 0, "weight")`; None when there is none."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            node = (
                (node.list[step] if step < len(node.list) else None) if isinstance(step, int) else node.items.get(step)
            )
        return node

    def line_of(self, *path: str | int) -> int:
        """The line of the node below, or of the nearest one above it that exists."""
        for length in range(len(path), 0, -1):
            node = self.at(*path[:length])
            if node is not None:
                return node.line
        return self.line


def load(text: str, *, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a YAML text, or None with findings that name file and line.

    >>> load("weight: 9.50", file="a.yaml")[0].at("weight").value
    Decimal('9.50')
    """
    origin = Source(file=file, sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    if len(text) > SIZE_LIMIT:
        return None, (TOO_LARGE.at(origin, what=f"{len(text):,} 个字符"),)
    reading = _Reading(origin, [])
    try:
        documents = list(reading.documents(_events(text)))
    except YAMLError as error:
        return None, (*reading.findings, _syntax(error, origin))
    except UnicodeEncodeError:
        return None, (SYNTAX.at(origin, problem="含有无法识别的字符"),)
    except _TooDeep as deep:
        return None, (*reading.findings, TOO_LARGE.at(_line(origin, deep.line), what="嵌套层数过多"))
    if len(documents) != 1 or (documents[0].value is None and not documents[0].text):
        reading.findings.append(NOT_ONE_DOCUMENT.at(origin, count=len(documents) if len(documents) > 1 else 0))
    if reading.findings:
        return None, tuple(reading.findings)
    return documents[0], ()


def refuse_unknown(node: Node, *, allowed: Collection[str]) -> tuple[Finding, ...]:
    """One finding for each key of the mapping that is not among `allowed`, at its line."""
    keys = "、".join(allowed)
    return tuple(
        UNKNOWN_KEY.at(below.source, found=key, expected=keys, key=key, allowed=keys)
        for key, below in node.items.items()
        if key not in allowed
    )


def missing_keys(node: Node, *, required: Collection[str]) -> tuple[Finding, ...]:
    """One finding for each key the mapping must have and has not (or has without a value), at the line where the mapping starts."""
    gone = [key for key in required if key not in node.items or node.items[key].value is None]
    return tuple(
        MISSING_KEY.at(Source(file=node.origin.file, sha256=node.origin.sha256, row=node.line_of(key)), key=key)
        for key in gone
    )


def wrong_kind(node: Node, *, key: str, wanted: str) -> Finding:
    """The finding that a value is not what was wanted (`wanted` in Chinese, such as 一个整数)."""
    return WRONG_KIND.at(node.source, found=node.text or "列表或映射", expected=wanted, key=key, wanted=wanted)


class _TooDeep(Exception):
    """Nesting beyond the limit; carries the line to the finding."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class _Reading:
    """One pass over the events of the parser; findings gather, so that all of them are told at once."""

    origin: Source
    findings: list[Finding]

    def documents(self, events: Iterator[Any]) -> Iterator[Node]:
        for event in events:
            if isinstance(event, NodeEvent):
                yield self._node(event, events, line=_line_of(event), depth=0)

    def _node(self, event: Any, events: Iterator[Any], *, line: int, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            raise _TooDeep(_line_of(event))
        self._refuse_cleverness(event)
        if isinstance(event, ScalarEvent):
            return Node(self._scalar(event), line, event.value, self.origin)
        if isinstance(event, SequenceStartEvent):
            found = tuple(self._node(e, events, line=_line_of(e), depth=depth + 1) for e in _until_end(events))
            return Node(found, line, "", self.origin)
        if isinstance(event, MappingStartEvent):
            return Node(self._mapping(events, depth=depth), line, "", self.origin)
        return Node(None, line, "", self.origin)

    def _mapping(self, events: Iterator[Any], *, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for event in _until_end(events):
            line = _line_of(event)
            key = self._node(event, events, line=line, depth=depth + 1)
            value = self._node(next(events), events, line=line, depth=depth + 1)
            if not key.text:
                self.findings.append(ODD_KEY.at(key.source))
            elif key.text == "<<":
                self.findings.append(NOT_PLAIN.at(key.source, found="<<", what="合并键 <<"))
            elif key.text in found:
                self.findings.append(
                    DUPLICATE_KEY.at(key.source, found=key.text, key=key.text, first=found[key.text].line)
                )
            else:
                found[key.text] = value
        return found

    def _refuse_cleverness(self, event: Any) -> None:
        where = _line(self.origin, _line_of(event))
        if isinstance(event, AliasEvent):
            self.findings.append(NOT_PLAIN.at(where, found=f"*{event.anchor}", what=f"引用 *{event.anchor}"))
            return
        if event.anchor:
            self.findings.append(NOT_PLAIN.at(where, found=f"&{event.anchor}", what=f"锚点 &{event.anchor}"))
        # The C parser reports "" or None for "no tag"; a lone "!" only forces text, and is refused like the others.
        if event.tag:
            self.findings.append(NOT_PLAIN.at(where, found=str(event.tag), what=f"标签 {event.tag}"))

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        if event.style not in (None, ""):
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _WHOLE.fullmatch(text):
            return int(text) if len(text) <= 20 else text
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if not _DAY.fullmatch(text):
            return text
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.findings.append(NO_SUCH_DAY.at(_line(self.origin, _line_of(event)), found=text, day=text))
            return text


def _events(text: str) -> Iterator[Any]:
    parser = CBaseLoader(text)
    while parser.check_event():
        yield parser.get_event()


def _until_end(events: Iterator[Any]) -> Iterator[Any]:
    for event in events:
        if not isinstance(event, NodeEvent):
            return
        yield event


def _line_of(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _line(origin: Source, line: int) -> Source:
    return Source(file=origin.file, sha256=origin.sha256, row=line)


def _syntax(error: YAMLError, origin: Source) -> Finding:
    told = str(error)
    problem = next(
        (chinese for english, chinese in _PROBLEMS.items() if english in told), "结构不完整，或缩进、符号有误"
    )
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return SYNTAX.at(_line(origin, int(mark.line) + 1) if mark else origin, problem=problem)
