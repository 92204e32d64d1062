"""Record types and their records: listed, read, entered, corrected and withdrawn, by the same functions as the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from ninja import Field as Described
from ninja import Header, Query, Router, Schema

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import type_in
from jixiao.facts.schema import Kind, Privacy, RecordType
from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.permission import ENTERING
from jixiao.server.actions.records import Change, Conflict, save_records, withdraw_records
from jixiao.server.actions.typed_lines import Wrong, read_lines
from jixiao.server.ledger.listing import CHOICES, RANGES, RecordList
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.registers import hidden_from, may_read, may_write
from jixiao.server.ledger.rows import values_of
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

from .access import Allowed, program_of
from .cursors import MOST, page_of
from .problems import Problem
from .shapes import Gone, RecordPage, RecordTypes, RecordTypeWhole, RecordWhole, Saved
from .values import field_out, schema_of, text_in, text_of, values_out
from .writing import written

router = Router(tags=["记录"])
Key = Annotated[
    str, Header(alias="Idempotency-Key", min_length=8, max_length=100, description="每个新请求一个，重试时不变")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="一页的条数")]
Number = Annotated[int, Described(ge=1, le=2**63 - 1)]
OWN = frozenset({"q", "year", "unit"})


class Given(Schema):
    """One record: new, or with `seen` the correction of the record of that id; fields left out of a correction stay as they are."""

    values: dict[str, Any] = Described(description="字段名到值，见记录类型的 schema")
    seen: Number | None = Described(None, description="要修改的记录的 id；期间被别人改过时整批不保存（409）")


class Delivered(Schema):
    """Records of one unit and year, saved all together or not at all."""

    unit: str = Described(description="预算单位编码")
    fiscal_year: int = Described(ge=1994, le=2100)
    reason: str = Described("", max_length=500, description="变更说明；已关账的年度必填")
    records: list[Given] = Described(min_length=1, max_length=MOST)


class Withdrawn(Schema):
    """Records of one unit and year that no longer count."""

    unit: str
    fiscal_year: int = Described(ge=1994, le=2100)
    reason: str = Described(min_length=1, max_length=500)
    records: list[Number] = Described(min_length=1, max_length=MOST, description="记录的 id")


@router.get("/record-types", auth=Allowed(*WITH_REPORTERS), response=RecordTypes, summary="全部记录类型")
def record_types(request: HttpRequest) -> dict[str, Any]:
    """所有记录类型，含在标准库里声明的台账。"""
    install_registers(from_environment())
    person = person_of(request)
    return {"items": [_type_out(known) for known in BY_NAME.values() if may_read(person, known.name)]}


@router.get(
    "/record-types/{name}",
    auth=Allowed(*WITH_REPORTERS),
    response=RecordTypeWhole,
    summary="一个记录类型的字段和 JSON Schema",
)
def record_type(
    request: HttpRequest,
    name: str,
    year: Annotated[int | None, Query(description="台账按这个年度的版本；不写为历年合并")] = None,
) -> dict[str, Any]:
    """字段、代码、单位、主键，以及校验 values 用的 JSON Schema。"""
    known = _type(request, name) if year is None else _type_in(request, name, year)
    return {**_type_out(known), "fields": [field_out(one) for one in known.fields], "values_schema": schema_of(known)}


@router.get("/records/{name}", auth=Allowed(*WITH_REPORTERS), response=RecordPage, summary="现行记录的列表")
def list_records(
    request: HttpRequest,
    name: str,
    year: Annotated[str, Query(description="预算年度")] = "",
    unit: Annotated[str, Query(description="单位编码，含其下级")] = "",
    q: Annotated[str, Query(description="要包含的词，空格分开")] = "",
    cursor: str = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    """另可按字段筛选：文本和代码用 字段名=值（可用逗号并列几个），金额（元）和日期用 字段名_from、字段名_to。"""
    known = _type(request, name)
    hidden = _hidden(request, known)
    asked = {key: text for key, text in request.GET.dict().items() if key not in ("cursor", "limit")}
    if unheard := sorted(set(asked) - OWN - _filters(known, hidden)):
        raise Problem("malformed", f"不认识的参数：{'、'.join(unheard)}。")
    listed = RecordList(known, scope_of(request.user), asked, hidden=frozenset(hidden))
    query = listed.rows().select_related("source")
    if listed.problems:
        raise Problem("malformed", " ".join(listed.problems))
    rows, following = page_of(query, asked={"name": name, **asked}, cursor=cursor, limit=limit)
    return {"items": [_row_out(known, row, hidden) for row in rows], "next": following}


@router.get(
    "/records/{name}/{int:number}", auth=Allowed(*WITH_REPORTERS), response=RecordWhole, summary="一条记录和它的历史"
)
def read_record(request: HttpRequest, name: str, number: int) -> dict[str, Any]:
    """记录的每个版本都保留；current 说明这一版是否现行。"""
    known = _type(request, name)
    hidden = _hidden(request, known)
    rows = _rows(request, known)
    row = rows.filter(pk=number).first()
    if row is None:
        raise Problem("not-found", f"没有编号为 {number} 的{known.label}。")
    history = rows.filter(record_key=row.record_key).order_by("pk")
    versions = [_version_out(known, one, hidden) for one in history]
    return {**_row_out(known, row, hidden), "history": versions}


@router.post(
    "/records/{name}",
    auth=Allowed(*ENTERING, writes=True),
    response=Saved,
    summary="新增和修改记录（整批成功或整批不变）",
)
def save(
    request: HttpRequest, response: HttpResponse, name: str, delivered: Delivered, idempotency_key: Key
) -> dict[str, Any]:
    """全部无误才保存；有一处不对，整批不保存，并逐条说明（422）。"""
    known = _writable(request, name, delivered.fiscal_year)
    return written(request, response, key=idempotency_key, act=lambda: _saved(request, known, delivered))


@router.post(
    "/records/{name}/withdrawals",
    auth=Allowed(*ENTERING, writes=True),
    response=Gone,
    summary="作废记录（整批成功或整批不变）",
)
def withdraw(
    request: HttpRequest, response: HttpResponse, name: str, withdrawn: Withdrawn, idempotency_key: Key
) -> dict[str, Any]:
    """作废的记录不再计入，历史仍可查。"""
    known = _writable(request, name, withdrawn.fiscal_year)
    return written(request, response, key=idempotency_key, act=lambda: _withdrawn(request, known, withdrawn))


def _saved(request: HttpRequest, known: RecordType, delivered: Delivered) -> dict[str, Any]:
    unit = _unit(request, delivered.unit)
    lines, wrong = _lines(request, known, delivered)
    read = read_lines(known, lines)
    told = {(one.line, one.field) for one in wrong}
    wrong += [one for one in read.wrong if (one.line, one.field) not in told]
    if wrong:
        findings = [{"at": f"/records/{one.line}/values/{one.field}", "message": one.text} for one in wrong]
        raise Problem("invalid", f"有 {len(findings)} 处需要改正，整批没有保存。", {"findings": findings})
    changes = [
        Change(known.name, values | {"unit": unit.code}, given.seen)
        for values, given in zip(read.values, delivered.records, strict=True)
    ]
    person, actor = person_of(request), program_of(request)
    try:
        batch = save_records(
            unit=unit,
            fiscal_year=delivered.fiscal_year,
            changes=changes,
            reason=delivered.reason,
            by=person,
            actor=actor,
        )
    except Conflict as conflict:
        raise _conflict(known, conflict) from None
    return _batch_out(known, batch)


def _lines(request: HttpRequest, known: RecordType, delivered: Delivered) -> tuple[list[dict[str, str]], list[Wrong]]:
    """The records as lines of texts, and what is wrong with names and JSON types."""
    names = {one.name: one for one in known.fields}
    seen = {given.seen for given in delivered.records if given.seen is not None}
    standing = {row.pk: row for row in _rows(request, known).filter(pk__in=seen)}
    lines: list[dict[str, str]] = []
    wrong: list[Wrong] = []
    for number, given in enumerate(delivered.records):
        line = _as_typed(known, standing.get(given.seen)) if given.seen is not None else {}
        for name, value in given.values.items():
            if name not in names:
                wrong.append(Wrong(number, name, f"{known.label}没有字段 {name}。"))
                continue
            line[name], problem = text_in(names[name], value)
            if problem:
                wrong.append(Wrong(number, name, problem))
        lines.append(line)
    return lines, wrong


def _as_typed(known: RecordType, row: Any) -> dict[str, str]:
    if row is None:
        return {}
    columns = {"unit_id": row.unit_id, "fiscal_year": row.fiscal_year}
    values = values_of(known, columns | {one.name: getattr(row, one.name) for one in known.fields})
    return {one.name: text_of(one, values[one.name]) for one in known.fields}


def _withdrawn(request: HttpRequest, known: RecordType, withdrawn: Withdrawn) -> dict[str, Any]:
    unit, year, rows = _unit(request, withdrawn.unit), withdrawn.fiscal_year, sorted(set(withdrawn.records))
    person, actor = person_of(request), program_of(request)
    try:
        batch = withdraw_records(
            unit=unit, fiscal_year=year, name=known.name, rows=rows, reason=withdrawn.reason, by=person, actor=actor
        )
    except Conflict as conflict:
        raise _conflict(known, conflict) from None
    return {"batch": batch.pk, "withdrawn": rows}


def _conflict(known: RecordType, conflict: Conflict) -> Problem:
    pairs = [
        {"seen": change.seen, "theirs": None if theirs is None else _version_out(known, theirs, {})}
        for change, theirs in conflict.pairs
    ]
    return Problem("conflict", "有记录在读取之后已被别人修改或作废，整批没有保存。", {"conflicts": pairs})


def _batch_out(known: RecordType, batch: Batch) -> dict[str, Any]:
    table: Any = TABLES[known.name]
    born = table.objects.filter(born=batch).select_related("source").order_by("pk")
    return {"batch": batch.pk, "records": [_row_out(known, row, {}) for row in born]}


def _type(request: HttpRequest, name: str) -> RecordType:
    if name not in BY_NAME:
        raise Problem("not-found", f"没有名为 {name} 的记录类型，全部类型见 /api/v1/record-types。")
    if not may_read(person_of(request), name):
        raise Problem("forbidden", f"您的角色或科室不能查看{BY_NAME[name].label}。")
    return BY_NAME[name].in_yuan()


def _type_in(request: HttpRequest, name: str, year: int) -> RecordType:
    """The type as it is declared for a year: a register has versions."""
    return type_in(_type(request, name).name, year).in_yuan()


def _writable(request: HttpRequest, name: str, year: int) -> RecordType:
    """The type of the year, for somebody who may enter it and sees all of it: what is masked cannot be sent back."""
    known = _type_in(request, name, year)
    if _hidden(request, known) or not may_write(person_of(request), name):
        raise Problem("forbidden", f"您的角色或科室不能填报{known.label}。")
    return known


def _hidden(request: HttpRequest, known: RecordType) -> Mapping[str, Privacy]:
    return hidden_from(person_of(request), known.name)


def _unit(request: HttpRequest, code: str) -> Unit:
    unit = scope_of(request.user).units().filter(code=code).first()
    if unit is None:
        raise ValidationError(f"没有编码为 {code} 的单位，或不在您的范围内。")
    return unit


def _rows(request: HttpRequest, known: RecordType) -> Any:
    table: Any = TABLES[known.name]
    return scope_of(request.user).rows(table.objects.select_related("source", "born", "ended"))


def _filters(known: RecordType, hidden: Mapping[str, Privacy]) -> frozenset[str]:
    fields = [one for one in known.fields if one.name not in hidden]
    texts = {one.name for one in fields if one.kind in CHOICES or one.kind is Kind.TEXT}
    ends = {f"{one.name}_{end}" for one in fields if one.kind in RANGES for end in ("from", "to")}
    return frozenset(texts | ends)


def _type_out(known: RecordType) -> dict[str, Any]:
    told: Sequence[tuple[str, Any]] = [
        ("name", known.name),
        ("label", known.label),
        ("group", known.group),
        ("key", list(known.key)),
        ("national", known.national),
        ("note", known.note),
    ]
    return dict(told)


def _row_out(known: RecordType, row: Any, hidden: Mapping[str, Privacy]) -> dict[str, Any]:
    source = row.source
    return {
        "id": row.pk,
        "unit": row.unit_id,
        "fiscal_year": row.fiscal_year,
        "current": row.ended_id is None,
        "batch": row.born_id,
        "values": values_out(known, row, hidden),
        "masked": sorted(hidden),
        "source": {
            "file": source.file,
            "sha256": source.sha256,
            "sheet": source.sheet,
            "row": row.source_row if source.file else None,
            "person": source.person,
        },
    }


def _version_out(known: RecordType, row: Any, hidden: Mapping[str, Privacy]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "current": row.ended_id is None,
        "values": values_out(known, row, hidden),
        "by": row.born.person,
        "at": row.born.at.isoformat(),
        "reason": row.born.reason,
        "ended_by": None if row.ended is None else row.ended.person,
        "ended_at": None if row.ended is None else row.ended.at.isoformat(),
    }
