"""Assessment schemes (考评方案) as data: a scoring standard applied to many units, with its inputs, ranking and objections."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.money import FEN_IN

from . import faults
from .loader import FULL, MARK, read_standard
from .model import Standard
from .readers import Reader, read_tree
from .strict_yaml import Node

KIND = "assessment"
PEERS = ("sum", "max", "min")
COUNT, MONEY, QUANTITY = "count", "money", "quantity"
ASSESSED = {
    "town": "镇街",
    "judicial_office": "司法所",
    "mediation": "调解组织",
    "subunit": "下属单位",
    "department": "部门",
    "village": "村（社区）",
    "other": "其他单位",
}
"""The kinds of units that a scheme may assess, as the table of assessed units (被考评单位.类别) writes them."""
SHARED, DENSE = "shared", "dense"
OWN = ("assesses", "inputs", "ranking", "objections", "personal_data", "checked_by")
_CODE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)
_RESERVED = ("peers", MARK, FULL)


@dataclass(frozen=True, slots=True)
class Counted:
    """How a number is counted from a register: an aggregate `of` its rows (`where` they hold), by the field that names the unit."""

    table: str
    of: str
    where: str
    unit_in: str


@dataclass(frozen=True, slots=True)
class Input:
    """One number that a scheme asks of every unit (数据项). `kind` is count, money or quantity, `unit` as written in the tables.

    A count is a whole number, an amount of money is held in fen, a quantity in ten-thousandths. `counted`: where the register is handed
    in, the number is counted from it, and what is typed is only compared.
    """

    code: str
    name: str
    kind: str
    unit: str
    source_of_data: str
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """How totals become ranks. `ties` is shared (1, 2, 2, 4) or dense (1, 2, 2, 3); `break_by` are items that part equal totals,
    the first that differs decides; `by_group` ranks each 组别 by itself; `published` says that units are told their rank."""

    ties: str
    break_by: tuple[str, ...]
    by_group: bool
    published: bool


@dataclass(frozen=True, slots=True)
class Scheme:
    """A loaded scheme. `assesses` is the kind of unit (a code of 被考评单位.类别), `objection_days` and `answer_days` are working days.

    `checked_by` is a word in the name of the division (科室) that checks the self-marks; empty: the office does.
    """

    standard: Standard
    assesses: str
    inputs: tuple[Input, ...]
    ranking: Ranking
    objection_days: int
    answer_days: int
    personal_data: bool
    checked_by: str = ""

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.standard.id


def peer_codes(inputs: Collection[str]) -> tuple[str, ...]:
    """The measures of all units together that rules may read: peers.sum.<input>, peers.max.<input>, peers.min.<input>."""
    return tuple(f"peers.{what}.{code}" for code in inputs for what in PEERS)


def load_scheme(path: Path) -> tuple[Scheme | None, tuple[Finding, ...]]:
    """The scheme in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    inputs = tuple(_input(node, reader=reader) for node in reader.children(tree, "inputs"))
    codes = [one.code for one in inputs]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        reader.findings.append(faults.DUPLICATE_CODE.at((tree.at("inputs") or tree).source, found=code))
    # A scheme without inputs is marked by people throughout; its rules then know no measure at all.
    known = (*codes, *peer_codes(codes)) or (f"{MARK}.none",)
    standard = read_standard(tree, reader=reader, known=known, path=path, kind=KIND, more=OWN)
    objections = tree.at("objections")
    if objections is not None:
        reader.keys(objections, required=("working_days", "answer_working_days"))
    scheme = Scheme(
        standard=standard,
        assesses=reader.choice(tree, "assesses", among=tuple(ASSESSED), default="town"),
        inputs=inputs,
        ranking=_ranking(tree, standard=standard, reader=reader),
        objection_days=(reader.count(objections, "working_days") or 0) if objections else 0,
        answer_days=(reader.count(objections, "answer_working_days") or 0) if objections else 0,
        personal_data=reader.choice(tree, "personal_data", among=("allowed", "refused"), default="allowed")
        == "allowed",
        checked_by=reader.text(tree, "checked_by"),
    )
    return (None if has_errors(reader.findings) else scheme), tuple(reader.findings)


def _input(node: Node, *, reader: Reader) -> Input:
    reader.keys(node, required=("code", "name", "unit"), optional=("kind", "source_of_data", "counted"))
    code, unit = reader.text(node, "code"), reader.text(node, "unit")
    kind = reader.choice(node, "kind", among=(COUNT, MONEY, QUANTITY), default=COUNT)
    if not _CODE.fullmatch(code) or code.split(".")[0] in _RESERVED:
        known = "小写英文加点，如 cases.filed；不以 peers、mark、full 开头"
        reader.findings.append(faults.WRONG_VALUE.at(reader.at(node, "code"), found=code, key="code", known=known))
    if kind == MONEY and unit not in FEN_IN:
        reader.findings.append(
            faults.WRONG_VALUE.at(reader.at(node, "unit"), found=unit, key="unit", known="、".join(FEN_IN))
        )
    counted = _counted(node.at("counted"), reader=reader)
    return Input(code, reader.text(node, "name"), kind, unit, reader.text(node, "source_of_data"), counted)


def _counted(node: Node | None, *, reader: Reader) -> Counted | None:
    if node is None:
        return None
    reader.keys(node, required=("table", "of", "unit_in"), optional=("where",))
    return Counted(*(reader.text(node, key) for key in ("table", "of", "where", "unit_in")))


def _ranking(tree: Node, *, standard: Standard, reader: Reader) -> Ranking:
    node = tree.at("ranking")
    if node is None:
        return Ranking(SHARED, (), by_group=False, published=True)
    reader.keys(node, required=(), optional=("ties", "break_by", "by_group", "published"))
    codes = {leaf.code for leaf in standard.leaves()}
    broken_by = tuple(child.text for child in reader.children(node, "break_by"))
    for code in broken_by:
        if code not in codes:
            reader.findings.append(
                faults.WRONG_VALUE.at(
                    reader.at(node, "break_by"), found=code, key="break_by", known="本方案各指标的编码"
                )
            )
    return Ranking(
        ties=reader.choice(node, "ties", among=(SHARED, DENSE), default=SHARED),
        break_by=broken_by,
        by_group=reader.truth(node, "by_group", default=False),
        published=reader.truth(node, "published", default=True),
    )
