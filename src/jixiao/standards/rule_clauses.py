"""What payment rules and obligations say alike: what they look up elsewhere and whom they leave alone; read with every mistake told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.finding import FindingCode

from .readers import Reader
from .strict_yaml import Node

Tables = Mapping[str, Mapping[str, Type]]
"""Record types and their columns."""
L = TypeVar("L")
"""A number over records, as the kind of rule writes it."""
R = TypeVar("R", bound=Mapping[str, Value])


@dataclass(frozen=True, slots=True)
class LookUp(Generic[L]):
    """What another table knows, read as `alias.name`: one record by its key, or numbers (`let`) over the records with the same `on`.

    `on` are pairs (column there, column here); unit and fiscal year are always the same. No record there: its columns are NULL, and an
    obligation counts no records as zero. A table that was never handed in: everything is NULL. `latest` is a column of days: of the records
    with the same `on` that `where` holds for only those of the last day count ("": all).
    """

    alias: str
    table: str
    on: tuple[tuple[str, str], ...]
    where: Expression | None
    let: Mapping[str, L]
    latest: str = ""

    def counted(self, records: list[R]) -> list[R]:
        """Of the records with the same `on`, those that count."""
        if not self.latest:
            return records
        last = max((day for one in records if isinstance(day := one[self.latest], int)), default=None)
        return [one for one in records if last is not None and one[self.latest] == last]


@dataclass(frozen=True, slots=True)
class Exemption:
    """Records that the rule leaves alone (豁免), and on what ground."""

    when: Expression
    ground: str


class ClauseReader(ABC, Generic[L]):
    """Reads the clauses of one rule; mistakes become `fault` of the rule called `name`, at their line."""

    def __init__(
        self, node: Node, reader: Reader, tables: Tables, *, fault: FindingCode, name: str, own: Mapping[str, Type]
    ) -> None:
        """`own` are the columns of the records that the rule is about."""
        self._node, self._reader, self._tables, self._fault, self._name = node, reader, tables, fault, name
        self._own = dict(own)

    @abstractmethod
    def _number(self, node: Node, columns: Mapping[str, Type]) -> L:
        """A number over records with these columns; an `ExpressionError` when it cannot be read."""

    def _written_out(self, node: Node) -> str:
        """The text of an expression, with what the rule puts into it."""
        return node.text

    def _wrong(self, problem: str, node: Node | None = None) -> None:
        where = (node or self._node).source
        self._reader.findings.append(self._fault.at(where, name=self._name, problem=problem))

    def _items(self, node: Node, key: str) -> Iterable[tuple[str, Node]]:
        below = node.at(key)
        if below is None:
            return ()
        if not isinstance(below.value, dict):
            self._wrong(f"{key} 要写成若干行“名称: 内容”", below)
            return ()
        return below.items.items()

    def _condition(self, node: Node, key: str, columns: Mapping[str, Type]) -> Expression | None:
        below = node.at(key)
        if below is None:
            return None
        try:
            return parse(self._written_out(below), columns=columns, expect=Type.BOOL)
        except ExpressionError as error:
            self._wrong(f"{key} 不能使用：{error}", below)
            return None

    def _numbers(self, node: Node, columns: Mapping[str, Type]) -> dict[str, L]:
        found = {}
        for code, below in self._items(node, "let"):
            try:
                found[code] = self._number(below, columns)
            except ExpressionError as error:
                self._wrong(f"let 里的 {code} 不能使用：{error}", below)
        return found

    def _exemption(self, node: Node, columns: Mapping[str, Type]) -> Exemption:
        self._reader.keys(node, required=("when", "ground"))
        when = self._condition(node, "when", columns)
        return Exemption(when or parse("FALSE", columns={}), self._reader.text(node, "ground"))

    def _look_up(self, node: Node) -> LookUp[L]:
        reader = self._reader
        reader.keys(node, required=("as", "table"), optional=("on", "where", "let", "latest"))
        table = reader.text(node, "table")
        there = self._tables.get(table, {})
        if not there:
            self._wrong(f"没有名为 {table} 的记录", node)
        on = tuple((other, below.text) for other, below in self._items(node, "on"))
        for other, own in on:
            if there and (other not in there or own not in self._own or there[other] is not self._own[own]):
                self._wrong(f"look_up 的 on 不能用 {other} 对 {own}", node)
        where = self._condition(node, "where", there)
        latest = reader.text(node, "latest") if "latest" in node.items else ""
        if latest and there and (there.get(latest) is not Type.DATE or "let" not in node.items):
            self._wrong(f"look_up 的 latest 要写 {table} 的一个日期，并且有 let；不能是 {latest}", node)
        return LookUp(reader.text(node, "as"), table, on, where, self._numbers(node, there), latest)
