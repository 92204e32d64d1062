"""Reading a trace back: the figures of an evaluation, whole, from the JSON written by `trace_json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.evaluation.compare import ComparedEvaluation, ComparedItem
from jixiao.kernel.citation import Citation, Confidence, Evidence, EvidenceKind
from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source

from .trace_json import SCHEMA

Json = Mapping[str, Any]
SOURCE_FIELDS = ("file", "sha256", "sheet", "row", "column", "batch", "person", "form")
CITATION_FIELDS = ("title", "number", "article")


BROKEN = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)


class NotATrace(ValueError):
    """The JSON is no trace of a schema this version reads; says which schema it names."""


class DamagedTrace(ValueError):
    """The JSON calls itself a trace, but parts of it are missing or wrong."""


@dataclass(frozen=True, slots=True)
class TraceDocument:
    """A trace read back: the key of its evaluation, its figures by code with their traces, and all the rest as plain values."""

    key: str
    figures: Mapping[str, Figure]
    content: Json


def load_trace(content: object) -> TraceDocument:
    """The document in parsed JSON; NotATrace when it has another schema, DamagedTrace when parts of it are missing or wrong."""
    if not isinstance(content, Mapping) or content.get("schema") != SCHEMA:
        raise NotATrace(str(content.get("schema", "")) if isinstance(content, Mapping) else "")
    traces: dict[str, Trace | None] = {}
    # Somebody else's file: whatever is missing, of another type or refers to itself is the same mistake to its reader.
    try:
        written: Json = content["figures"]
        figures = {code: _figure(code, written=written, traces=traces) for code in written}
        return TraceDocument(key=str(content["key"]), figures=figures, content=content)
    except BROKEN as error:
        raise DamagedTrace(repr(error)) from error


def compared_evaluation(document: TraceDocument) -> ComparedEvaluation:
    """The evaluation behind a trace as one side of a comparison; DamagedTrace when parts of it are missing or wrong."""
    content = document.content
    try:
        standard = content["standard"]
        return ComparedEvaluation(
            unit_name=str(content["unit_name"]),
            fiscal_year=int(content["fiscal_year"]),
            standard=str(standard["id"]),
            title=str(standard["title"]),
            version=str(standard["version"]),
            grade=str(content["grade"]),
            total=document.figures[content["total"]],
            items=tuple(_items(content["items"], figures=document.figures)),
            figures=document.figures,
        )
    except BROKEN as error:
        raise DamagedTrace(repr(error)) from error


def _items(written: Sequence[Json], *, figures: Mapping[str, Figure]) -> Iterator[ComparedItem]:
    """The leaves of the tree of items, in order."""
    for own in written:
        if "items" in own:
            yield from _items(own["items"], figures=figures)
        else:
            inputs = tuple(figures[code] for code in own.get("measures", ()) if code in figures)
            yield ComparedItem(str(own["code"]), str(own["name"]), figures[own["figure"]], inputs)


def _figure(code: str, *, written: Json, traces: dict[str, Trace | None]) -> Figure:
    own: Json = written[code]
    return Figure(
        code=code,
        label=own["label"],
        kind=FigureKind(own["kind"]),
        value=own["value"],
        ratio=Ratio(*own["ratio"]) if "ratio" in own else None,
        text=own.get("text", ""),
        unit=own.get("unit", ""),
        decimals=own.get("decimals", 0),
        approximate=own.get("approximate", ""),
        state=State(own["state"]),
        trace=_trace_of(code, written=written, traces=traces),
    )


def _trace_of(code: str, *, written: Json, traces: dict[str, Trace | None]) -> Trace | None:
    """The trace of a figure, built once and shared by all that refer to it."""
    if code not in traces:
        own = written[code].get("trace")
        traces[code] = _trace(own, written=written, traces=traces) if own else None
    return traces[code]


def _trace(own: Json, *, written: Json, traces: dict[str, Trace | None]) -> Trace | None:
    if "figure" in own:
        return _trace_of(own["figure"], written=written, traces=traces)
    children = (_trace(child, written=written, traces=traces) for child in own.get("children", ()))
    return Trace(
        kind=own["kind"],
        code=own["code"],
        label=own["label"],
        value=own.get("value", ""),
        detail=own.get("detail", {}),
        citation=_citation(own.get("citation")),
        evidence=_evidence(own.get("evidence")),
        sources=tuple(
            Source(**{name: source[name] for name in SOURCE_FIELDS if name in source})
            for source in own.get("sources", ())
        ),
        row_count=own.get("row_count", 0),
        children=tuple(child for child in children if child is not None),
    )


def _citation(own: Json | None) -> Citation | None:
    return Citation(**{name: own.get(name, "") for name in CITATION_FIELDS}) if own else None


def _evidence(own: Json | None) -> Evidence | None:
    if not own:
        return None
    confidence = Confidence(own["confidence"]) if "confidence" in own else None
    return Evidence(EvidenceKind(own["kind"]), confidence, own.get("note", ""))
