"""The fields of the self-evaluation form read back: what they say, what of it differs from what was seen, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.facts.reading import Remark
from jixiao.facts.records import BY_NAME
from jixiao.facts.records.targets import TIERS
from jixiao.facts.values import reader_of
from jixiao.kernel.formatting import quantity
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit
from jixiao.server.actions.records import Change
from jixiao.server.ledger.models import Record
from jixiao.server.results.workings import Statements, rows_seen
from jixiao.workbench.stating import Said, StatedAnswer, StatedResult

Posted = Mapping[str, str]
FORM = Source(person="填报中", form="部门整体支出绩效自评表")
FIELDS = {"answer": ("answer", "basis"), "result": ("actual", "tier", "share", "reason")}
KEYS = {"answer": ("item", "point"), "result": ("indicator",)}


@dataclass(frozen=True, slots=True)
class Typed:
    """The form read: `said` for computing, `values` by type and place for saving, `problems` in Chinese."""

    said: Said
    values: Mapping[tuple[str, str, str], Mapping[str, Value]]
    problems: tuple[str, ...]


def standing_said(standing: Statements) -> Said:
    """What the ledger says was stated."""
    return Said(
        answers={place: _answer(one.values) for place, one in standing.answers.items()},
        results={code: _result(one.values) for (code, _), one in standing.results.items()},
        source=FORM,
    )


def said_of(posted: Posted, *, standing: Statements) -> Typed:
    """What stands in the fields; fields that are not on the form stay as the ledger has them."""
    problems: list[str] = []
    values: dict[tuple[str, str, str], dict[str, Value]] = {}
    for name, first, second, field, text in _fields(posted):
        value, problem = _read(name, field, text)
        problems += [problem] if problem else []
        values.setdefault((name, first, second), {})[field] = value
    base = standing_said(standing)
    answers, results = dict(base.answers), dict(base.results)
    for (name, first, second), typed in values.items():
        if name == "answer":
            answers[(first, second)] = _answer(typed)
        else:
            before = standing.results.get((first, ""))
            results[first] = _result({**(before.values if before else {}), **typed})
    return Typed(Said(answers, results, FORM), values, tuple(problems))


def typed_changes(posted: Posted, typed: Typed, *, unit: Unit, fiscal_year: int) -> list[Change]:
    """The statements that differ from what the person saw, complete as records; a field that nobody touched changes nothing."""
    known = {
        name: rows_seen(name, _numbers(posted, name), unit=unit, fiscal_year=fiscal_year)
        for name in ("answer", "result")
    }
    changes = []
    for (name, first, second), values in typed.values.items():
        seen = _seen(posted, name, first, second)
        before = known[name].get(seen) if seen is not None else None
        own = before.values if before is not None else {}
        if all(values[field] == own.get(field) for field in values):
            continue
        key = dict(zip(KEYS[name], (first, second), strict=False))
        changes.append(Change(name, {**own, **key, **values}, seen if before is not None else None))
    return changes


def conflicts_of(pairs: Sequence[tuple[Change, Record | None]]) -> list[dict[str, str]]:
    """Both versions of each statement that somebody else changed meanwhile, as texts."""
    return [
        {
            "what": "".join(str(change.values.get(key) or "") for key in KEYS[change.type]),
            "own": _text(change.type, change.values),
            "theirs": _text(change.type, _values(change.type, record)) if record is not None else "已作废",
        }
        for change, record in pairs
    ]


def _fields(posted: Posted) -> Iterator[tuple[str, str, str, str, str]]:
    for key, text in posted.items():
        parts = key.split("|")
        if len(parts) == 4 and parts[0] in FIELDS and parts[3] in FIELDS[parts[0]]:
            yield parts[0], parts[1], parts[2], parts[3], text


def _read(name: str, field: str, text: str) -> tuple[Value, str]:
    if field == "answer":
        return ({"1": 1, "0": 0}.get(text), "")
    if field == "tier":
        return (text if text in dict(TIERS) else None, "")
    read = reader_of(BY_NAME[name].field(field))(text)
    if not isinstance(read, Remark):
        return read, ""
    problem = read.code.template.format(**read.parts) if read.code is not None and read.value is None else ""
    return read.value, problem


def _numbers(posted: Posted, name: str) -> list[int]:
    start = f"seen|{name}|"
    return [int(text) for key, text in posted.items() if key.startswith(start) and text.isdigit()]


def _seen(posted: Posted, name: str, first: str, second: str) -> int | None:
    text = posted.get(f"seen|{name}|{first}|{second}", "")
    return int(text) if text.isdigit() else None


def _answer(values: Mapping[str, Value]) -> StatedAnswer:
    answer = values.get("answer")
    return StatedAnswer(None if answer is None else answer == 1, str(values.get("basis") or ""))


def _result(values: Mapping[str, Value]) -> StatedResult:
    return StatedResult(
        actual=_whole(values.get("actual")),
        tier=str(values["tier"]) if values.get("tier") else None,
        share=_whole(values.get("share")),
        reason=str(values.get("reason") or ""),
        duty=str(values.get("duty") or ""),
    )


def _values(name: str, record: Record) -> dict[str, Value]:
    return {field: getattr(record, field) for field in FIELDS[name]}


def _text(name: str, values: Mapping[str, Value]) -> str:
    told = []
    for field in FIELDS[name]:
        value = values.get(field)
        if value is None or value == "":
            continue
        if field == "answer":
            told.append("是" if value == 1 else "否")
        elif field == "tier":
            told.append(dict(TIERS).get(str(value), str(value)))
        else:
            told.append(quantity(value) if isinstance(value, int) else str(value))
    return "；".join(told) or "空"


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None
