"""Use case: one figure walked back to its records – from the trace of its evaluation and the snapshot that evaluation names."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import Kind
from jixiao.facts.showing import record_text
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.figure import FigureKind
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.period import day_of
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.figures import counted_columns
from jixiao.measures.model import Measure
from jixiao.reporting.explanation import Step, listing, step_lines, steps_of
from jixiao.reporting.files import ANALYSIS_TRACE, NONE, TRACE, record_lines
from jixiao.standards.calendars import load_calendar

from .measuring import scope_of
from .outcome import finding_json
from .registers import install_registers
from .settings import Settings

Json = Mapping[str, Any]
NO_RESULTS = register(
    FindingCode(
        code="JX-EVA-040",
        severity=Severity.ERROR,
        template="文件夹“{folder}”里没有评价或执行分析的结果",
        hint="先运行 jixiao demo、jixiao evaluate 或 jixiao analyse，再用 --in 指明输出文件夹",
        why="追溯依据评价时写下的 trace.json；没有评价就没有可以追溯的数字。",
    )
)
NO_FIGURE = register(
    FindingCode(
        code="JX-EVA-041",
        severity=Severity.ERROR,
        template="本次结果没有编号为“{code}”的数字",
        hint="相近的编号：{near}；全部编号见 jixiao explain（不带编号）",
        why="数字以编号追溯，编号写错就找不到来源。",
    )
)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record behind a figure: where it stands, what it says, and the hash of the file it came from ("" for a form).

    `asked` is what finds it in the list of its type, as the query of an address.
    """

    place: str
    text: str
    sha256: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps back from a figure, the records behind it, or the finding that says why there are none; `table` is their type."""

    lines: tuple[str, ...]
    step: Step | None
    records: tuple[RecordLine, ...]
    total: int
    findings: tuple[Finding, ...]
    table: str = ""

    @property
    def exit_code(self) -> int:
        """1 when there is no such figure."""
        return 1 if self.findings else 0

    def as_json(self) -> dict[str, Any]:
        """The explanation for other programs."""
        return {
            "step": asdict(self.step) if self.step else None,
            "records": [asdict(record) for record in self.records],
            "total": self.total,
            "findings": [finding_json(finding) for finding in self.findings],
        }


def explain(code: str, *, folder: Path, rows: int, settings: Settings) -> Explanation:
    """The way back of a figure with up to `rows` records; without a code, all figures of the evaluation and of the analysis beside it."""
    install_registers(settings)
    documents = _documents(folder)
    if not documents:
        return _nothing(NO_RESULTS.at(place=str(folder), folder=folder))
    if not code:
        return Explanation(tuple(line for one in documents for line in listing(one)), None, (), 0, ())
    # A score sheet shows the code of an item without its prefix; people type what they see.
    for document in documents:
        for typed in (code, f"item.{code}"):
            if typed in document["figures"]:
                return explained(typed, document=document, rows=rows, settings=settings)
    return _unknown(code, [known for one in documents for known in one["figures"]])


def explained(code: str, *, document: Json, rows: int, settings: Settings) -> Explanation:
    """The way back of a figure of a trace document."""
    step = steps_of(code, document=document, names=_names())
    if step is None:
        return _unknown(code, list(document["figures"]))
    records, total = _records(code, document=document, rows=rows, settings=settings)
    shown = record_lines([(record.place, record.text) for record in records], total=total)
    table = str(document["figures"][code].get("trace", {}).get("detail", {}).get("table", ""))
    return Explanation((*step_lines(step), *shown), step, records, total, (), table)


def _names() -> dict[str, str]:
    """The labels of all measures, record types, their fields and codes, as `reporting.wording.rules.Names` has them."""
    names = {code: measure.label for code, measure in BY_CODE.items()}
    for record in BY_NAME.values():
        names[record.name] = record.label
        for field in record.all_fields:
            names[f"{record.name}.{field.name}"] = field.label
            names |= {f"{record.name}.{field.name}={code}": label for code, label in field.codes}
    return names


def _documents(folder: Path) -> list[Json]:
    """The trace documents in a folder: that of an evaluation, that of an analysis of spending."""
    paths = (folder / TRACE, folder / ANALYSIS_TRACE)
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.is_file()]


def _nothing(finding: Finding) -> Explanation:
    return Explanation((), None, (), 0, (finding,))


def _unknown(code: str, known: Sequence[str]) -> Explanation:
    near = "、".join(difflib.get_close_matches(code, known, n=5)) or NONE
    return _nothing(NO_FIGURE.at(found=code, code=code, near=near))


def _records(code: str, *, document: Json, rows: int, settings: Settings) -> tuple[tuple[RecordLine, ...], int]:
    detail = document["figures"][code].get("trace", {}).get("detail", {})
    measure, group = _measure(str(detail.get("measure", code)))
    if measure is None and "table" in detail:
        measure, group = _told(code, detail)
    folder = settings.snapshots / detail.get("snapshot", document["snapshot"])
    if measure is None or not folder.is_dir():
        return (), 0
    opened = open_snapshot(folder)
    with DuckEngine(opened, calendar=load_calendar(settings.standards)) as engine:
        behind = engine.rows(measure, scope=scope_of(opened), group=group, limit=rows).get(group)
    if behind is None:
        return (), 0
    return tuple(_line(record, measure=measure, snapshot=opened) for record in behind.records), behind.total


def _told(code: str, detail: Json) -> tuple[Measure, str]:
    """A measure that stands in no catalogue, as its trace tells what was asked."""
    made = Measure(
        code,
        "",
        FigureKind.COUNT,
        str(detail["table"]),
        str(detail["aggregate"]),
        str(detail.get("where", "")),
        group=str(detail.get("group", "")),
    )
    return made, str(detail.get("of", ""))


def _line(record: dict[str, Any], *, measure: Measure, snapshot: Snapshot) -> RecordLine:
    column = next(iter(counted_columns(measure)), "")
    source = snapshot.source(record, field=column)
    return RecordLine(source.place, record_text(measure.table, record), source.sha256, _asked(measure.table, record))


def _asked(table: str, record: Mapping[str, Any]) -> str:
    """The year and the key of a record, as lists are asked for them; a text with a comma would ask for several."""
    asked = {"year": str(record["fiscal_year"])}
    for name in BY_NAME[table].key:
        value, kind = record[name], BY_NAME[table].field(name).kind
        text = day_of(value).isoformat() if kind is Kind.DATE and value is not None else str(value)
        if value is None or "," in text:
            return ""
        asked |= {name: text} if kind in (Kind.TEXT, Kind.CODE) else {f"{name}_from": text, f"{name}_to": text}
    return urlencode(asked)


def _measure(code: str) -> tuple[Measure | None, str]:
    found = BY_CODE.get(code)
    if isinstance(found, Measure):
        return found, ""
    for measure in BY_CODE.values():
        if isinstance(measure, Measure) and measure.group and code.startswith(f"{measure.code}."):
            return measure, code.removeprefix(f"{measure.code}.")
    return None, ""
