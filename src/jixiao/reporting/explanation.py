"""A figure explained: the steps back to rule, measure, records and cells, read from the trace an evaluation wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jixiao.kernel.formatting import digits
from jixiao.kernel.points import text_of

from .wording.branches import branch_text, knows
from .wording.rules import INDICATOR_RULES, PRIMITIVE_NAMES, Names, in_words

Json = Mapping[str, Any]
NO_NAMES: Names = MappingProxyType({})

KINDS = {
    "total": "总分",
    "group": "汇总",
    "item": "评分",
    "rule": "赋分规则",
    "measure": "统计口径",
    "formula": "计算",
    "cell": "单元格",
    "answer": "要点",
    "assumption": "假设",
    "compliance": "合规核对",
    "judgement": "逐项核对",
}
DETAILS = {
    "primitive": "计分方法",
    "branch": "适用分支",
    "num": "分子",
    "den": "分母",
    "full": "分值",
    "points": "得分",
    "table": "记录",
    "aggregate": "统计",
    "where": "条件",
    "of": "归类",
    "formula": "算式",
    "standard": "标准",
    "version": "版本",
    "line": "标准文件行号",
    "small_sample": "小样本合并档",
    "small_below": "小样本界限",
    "stage": "评分环节",
    "reason": "评分说明",
    "given_by": "评分人",
    "answer": "是否符合",
    "basis": "依据",
    "rule": "规则",
    "actual": "完成值",
    "target": "指标值",
    "assumed": "假设值",
    "counted": "实际统计值",
    "recorded": "记录的合计",
    "obligation": "义务",
    "judged": "结论",
    "deadline": "截止日",
    "over": "超过截止日（日）",
    "answers_met": "合规",
    "answers_broken": "不合规",
    "answers_open": "无法判定",
    "answers_exempt": "豁免",
    "answers_not_applicable": "不适用",
}
DEPTH = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, the figure's printed value, the integers that went in, the source of the rule, the cells."""

    kind: str
    code: str
    label: str
    value: str
    details: tuple[str, ...]
    citation: str
    evidence: str
    places: tuple[str, ...]
    row_count: int
    is_figure: bool
    children: tuple[Step, ...]

    @property
    def more(self) -> int:
        """How many records are behind it beyond the cells named."""
        return max(self.row_count - len(self.places), 0)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Step]]:
        """The step and all below it, with their depth."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


def steps_of(code: str, *, document: Json, names: Names = NO_NAMES) -> Step | None:
    """The explanation of a figure of a trace document (schema jixiao.trace/1); None when it has no such figure.

    `names` are the labels of record types, fields, codes and measures: without one a name stands as the trace has it.
    """
    figure = document["figures"].get(code)
    if figure is None:
        return None
    return _figure(code, figure, document=document, names=names, depth=0)


def step_lines(step: Step) -> tuple[str, ...]:
    """The explanation as indented lines for a terminal."""
    lines: list[str] = []
    for depth, below in step.walk():
        indent = "  " * depth
        value = f" = {below.value}" if below.value else ""
        lines.append(f"{indent}{below.kind} {below.label}{value}  [{below.code}]")
        lines += [f"{indent}    {text}" for text in below.details]
        if below.citation or below.evidence:
            lines.append(f"{indent}    依据：{below.citation or '未注明'}　证据状态：{below.evidence or '未注明'}")
        lines += [f"{indent}    来自：{place}" for place in below.places[:3]]
        if below.row_count > len(below.places[:3]):
            lines.append(f"{indent}    共 {below.row_count} 条记录")
    return tuple(lines)


def listing(document: Json) -> tuple[str, ...]:
    """Every figure of a trace document on one line: code, label, printed value."""
    return tuple(f"{code}  {figure['label']}  {figure['printed']}" for code, figure in document["figures"].items())


def _figure(code: str, figure: Json, *, document: Json, names: Names, depth: int) -> Step:
    trace = figure.get("trace") or {}
    if "figure" in trace:
        # The way back is written with another figure; it is the same number under its own name.
        return _figure(
            code,
            {**figure, "trace": document["figures"][trace["figure"]].get("trace", {})},
            document=document,
            names=names,
            depth=depth,
        )
    label, printed = figure["label"], figure["printed"]
    return _step(trace, code=code, label=label, value=printed, document=document, names=names, depth=depth)


def _step(trace: Json, *, code: str, label: str, value: str, document: Json, names: Names, depth: int) -> Step:
    children: Sequence[Json] = trace.get("children", ()) if depth < DEPTH else ()
    detail = trace.get("detail", {})
    return Step(
        kind=KINDS.get(trace.get("kind", ""), "数字"),
        code=code,
        label=label,
        value=value,
        details=(*_details(detail, names), *_readings(str(detail.get("readings", "")), document)),
        citation=trace.get("citation", {}).get("text", ""),
        evidence=trace.get("evidence", {}).get("text", ""),
        places=tuple(source["place"] for source in trace.get("sources", ())),
        row_count=trace.get("row_count", 0),
        is_figure=code in document["figures"],
        children=tuple(_child(child, document=document, names=names, depth=depth + 1) for child in children),
    )


def _child(child: Json, *, document: Json, names: Names, depth: int) -> Step:
    if "figure" in child:
        figure = document["figures"][child["figure"]]
        return _figure(child["figure"], figure, document=document, names=names, depth=depth)
    code, label = child["code"], child["label"]
    return _step(child, code=code, label=label, value="", document=document, names=names, depth=depth)


def _details(detail: Json, names: Names) -> Iterator[str]:
    for name, value in detail.items():
        if name in DETAILS and value not in (None, ""):
            yield f"{DETAILS[name]}：{_told(name, value, detail=detail, names=names)}"


def _readings(codes: str, document: Json) -> Iterator[str]:
    """What the number would be under each other reading, as the same evaluation counted it."""
    for code in codes.split():
        figure = document["figures"].get(code)
        if figure is not None:
            yield f"{figure['label']}：{figure['printed']}"


def _told(name: str, value: Any, *, detail: Json, names: Names) -> str:
    """One detail as people read it; codes that have no words here stay as they are."""
    match name:
        case "answer" | "small_sample":
            return {0: "否", 1: "是"}.get(value, str(value))
        case "full" | "points":
            return f"{text_of(value)}分"
        case "actual" | "target" | "recorded":
            return digits(value, 10_000, decimals=4).rstrip("0").rstrip(".")
        case "primitive":
            return PRIMITIVE_NAMES.get(str(value), str(value))
        case "rule":
            return INDICATOR_RULES.get(str(value), str(value))
        case "branch" if knows(value):
            return branch_text(value, primitive=str(detail.get("primitive", "")))
        case "table":
            return names.get(str(value), str(value))
        case "aggregate" | "where" | "formula":
            return in_words(str(value), names=names, table=str(detail.get("table", "")))
    return str(value)
