"""The organisation from a table: units below units, and their divisions; all lines or none. And the three administrators to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.documents.limits import Limits
from jixiao.documents.model import Sheet
from jixiao.documents.reading import read
from jixiao.server.accounts.models import UNIT_KINDS, Division, Unit, User
from jixiao.server.accounts.roles import ADMINISTRATORS, Role
from jixiao.server.audit.trail import Actor

from .people import add_account, add_division, add_unit, grant

COLUMNS = {
    "单位编码": "code",
    "单位名称": "name",
    "类别": "kind",
    "上级单位编码": "parent",
    "科室编码": "division",
    "科室名称": "division_name",
}
NEEDED = ("单位编码", "单位名称", "类别")
FIRST_PEOPLE = (
    ("xitong", Role.SYSTEM_ADMIN),
    ("anquan", Role.SECURITY_ADMIN),
    ("shenji", Role.AUDITOR),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table as it was written; `row` counts from 1. With a division it tells of one of the unit's divisions."""

    row: int
    code: str
    name: str
    kind: str
    parent: str = ""
    division: str = ""
    division_name: str = ""


@dataclass(frozen=True, slots=True)
class FirstAccount:
    """An administrator's account with its initial password, told once."""

    username: str
    role: Role
    password: str


def read_organisation(path: Path) -> tuple[Line, ...]:
    """The lines of a table (xlsx or csv); ValidationError when it cannot be read or lacks a column."""
    document, findings = read(path, name=path.name, limits=Limits())
    if document is None or not document.sheets:
        raise ValidationError([finding.message for finding in findings] or ["文件中没有表格。"])
    sheet = document.sheets[0]
    places = {COLUMNS[cell.text.strip()]: cell.column for cell in sheet.row(1) if cell.text.strip() in COLUMNS}
    missing = [heading for heading in NEEDED if COLUMNS[heading] not in places]
    if missing:
        raise ValidationError(f"第 1 行应是表头，缺少：{'、'.join(missing)}。可用的表头：{'、'.join(COLUMNS)}。")
    return tuple(_line(sheet, row, places) for row in range(2, sheet.height + 1) if sheet.row(row))


@transaction.atomic
def organise(lines: Sequence[Line], *, by: User | None, actor: Actor) -> tuple[int, int]:
    """How many units and divisions are new; what is there already stays. ValidationError with every problem, and then nothing is kept."""
    units, divisions, problems = 0, 0, []
    for line in lines:
        try:
            unit, new = _unit(line, by=by, actor=actor)
            units += new
            divisions += _division(line, unit, by=by, actor=actor)
        except ValidationError as error:
            problems.append(f"第 {line.row} 行：{''.join(error.messages)}")
    if problems:
        raise ValidationError(problems)
    return units, divisions


@transaction.atomic
def first_administrators(*, unit: Unit, actor: Actor) -> tuple[FirstAccount, ...]:
    """The three separated administrators with their initial passwords; none when somebody holds such a role already."""
    if User.objects.filter(memberships__role__in=ADMINISTRATORS).exists():
        return ()
    made = []
    for username, role in FIRST_PEOPLE:
        user, password = add_account(username=username, name=role.label, by=None, actor=actor)
        grant(user=user, unit=unit, role=role, division=None, by=None, actor=actor)
        made.append(FirstAccount(username, role, password))
    return tuple(made)


def _line(sheet: Sheet, row: int, places: dict[str, int]) -> Line:
    cells = {name: sheet.cell(row, place) for name, place in places.items()}
    said = {name: cell.text.strip() if cell else "" for name, cell in cells.items()}
    return Line(row, **{field.name: said.get(field.name, "") for field in fields(Line) if field.name != "row"})


def _unit(line: Line, *, by: User | None, actor: Actor) -> tuple[Unit, bool]:
    """The unit of a line, and whether it is new."""
    known = Unit.objects.filter(code=line.code).select_related("parent").first()
    if known is not None:
        if line.name not in {"", known.name}:
            raise ValidationError(f"单位 {line.code} 已登记为“{known.name}”，这里写的是“{line.name}”。")
        if line.parent not in {"", known.parent.code if known.parent else ""}:
            raise ValidationError(f"单位 {line.code} 已登记在另一个上级单位之下，这里写的是 {line.parent}。")
        return known, False
    kinds = {label: code for code, label in UNIT_KINDS}
    if line.kind not in kinds:
        raise ValidationError(f"类别应为 {'、'.join(kinds)} 之一，现在是“{line.kind}”。")
    parent = Unit.objects.filter(code=line.parent).first() if line.parent else None
    if line.parent and parent is None:
        raise ValidationError(f"上级单位 {line.parent} 还没有登记；上级应写在下级之前。")
    return add_unit(code=line.code, name=line.name, kind=kinds[line.kind], parent=parent, by=by, actor=actor), True


def _division(line: Line, unit: Unit, *, by: User | None, actor: Actor) -> bool:
    """Whether the line told of a division that is new."""
    if not line.division and not line.division_name:
        return False
    known = Division.objects.filter(unit=unit, code=line.division).first()
    if known is not None and known.name != line.division_name:
        raise ValidationError(f"科室 {line.division} 已登记为“{known.name}”，这里写的是“{line.division_name}”。")
    if known is None:
        add_division(unit=unit, code=line.division, name=line.division_name, by=by, actor=actor)
    return known is None
