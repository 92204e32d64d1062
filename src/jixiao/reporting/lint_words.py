"""The words and the order in which the coach's notes are told, whatever they are told in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.checking.coach.coaching import Coached
from jixiao.checking.coach.model import Note, Suggestion
from jixiao.checking.coach.verdict import HeadingVerdict, Verdict
from jixiao.checking.reports.model import Colour
from jixiao.kernel.finding import Severity
from jixiao.kernel.points import Points, text_of

COLOURS: Mapping[Severity, Colour] = {
    Severity.ERROR: Colour.RED,
    Severity.WARNING: Colour.AMBER,
    Severity.INFO: Colour.GREY,
}
LABELS: Mapping[Severity, str] = {Severity.ERROR: "必须改", Severity.WARNING: "建议改", Severity.INFO: "可以更好"}
SIGNS: Mapping[Severity, str] = {Severity.ERROR: "✗", Severity.WARNING: "△", Severity.INFO: "·"}
AUTHOR, INITIALS = "绩效审核", "审"
FILLS: Mapping[str, str] = {"red": "FFD3D3", "amber": "FFEDB8", "grey": "E3E5E8"}
WHOLE = "整个部门"
NOTHING = "没有发现问题。"
REVIEW_TITLE = "审核意见"
HEADINGS_NOTE = (
    "机器只判断看得出的部分，其余由评审人判断；两部分分开列出，不相加成总分。扣分标准是本系统设定，供修改时参考。"
)
REVIEW_HEAD = ("方面", "分值", "机器可判", "机器判得", "留给评审人", "评审人看什么")
NOTE_HEAD = ("编号", "程度", "项目和位置", "问题", "为什么", "可以这样写", "依据")


@dataclass(frozen=True, slots=True)
class Group:
    """The notes of one sheet, or those about the whole department, with their numbers."""

    title: str
    verdict: Verdict
    notes: tuple[tuple[int, Note], ...]


def groups(coached: Coached) -> tuple[Group, ...]:
    """What to tell, sheet by sheet; sheets without a note come too, for their silence is good news."""
    whole = Group(WHOLE, coached.whole, coached.numbered(coached.whole))
    sheets = (Group(title_of(one), one, coached.numbered(one)) for one in coached.sheets)
    return (*((whole,) if whole.notes else ()), *sheets)


def title_of(verdict: Verdict) -> str:
    """The name of what a verdict is about, a project's with its code."""
    sheet = verdict.sheet
    if sheet is None:
        return WHOLE
    return f"{sheet.code} {sheet.name}" if sheet.code and sheet.name else sheet.title


def summary(coached: Coached) -> str:
    """The result in one sentence: how much was read and how many notes of each kind there are."""
    sheets, indicators = len(coached.targets.sheets), sum(len(one.indicators) for one in coached.targets.sheets)
    read = f"读到 {sheets} 份绩效目标、{indicators} 个指标"
    counted = "，".join(f"{label} {number} 处" for label, number in counts(coached).items() if number)
    return f"{read}：{counted}。" if counted else f"{read}，{NOTHING}"


def counts(coached: Coached) -> dict[str, int]:
    """How many notes there are of each kind, by its label."""
    return {label: sum(one.finding.severity is kind for one in coached.notes) for kind, label in LABELS.items()}


def earned(verdict: Verdict | HeadingVerdict) -> str:
    """The two kinds of points beside each other: 机器可判 38.00 分，得 33.50 分；留给评审人 62.00 分."""
    return f"机器可判 {text_of(verdict.machine)} 分，得 {text_of(verdict.earned)} 分；留给评审人 {text_of(verdict.people)} 分"


def review_rows(verdict: Verdict) -> Iterator[tuple[str, str, str, str, str, str]]:
    """The review as rows below REVIEW_HEAD: each heading, below it its aspects."""
    for heading in verdict.headings:
        points = (heading.points, heading.machine, heading.earned, heading.people)
        yield (heading.heading.name, *_points(points), "")
        for one in heading.aspects:
            points = (one.aspect.points, one.machine, one.earned, one.people)
            yield (f"　{one.aspect.name}", *_points(points), one.aspect.people)


def note_parts(note: Note) -> tuple[tuple[str, str], ...]:
    """What a note says below its message, each part with its label; empty parts left out."""
    parts = (
        ("为什么", note.why),
        ("怎么改", note.advice),
        ("可以这样写", note.rewording),
        ("参考指标", suggested(note.suggestions)),
        ("依据", note.finding.citation.text if note.finding.citation else ""),
    )
    return tuple((label, text) for label, text in parts if text)


def comment(number: int, note: Note) -> str:
    """A note as the comment of a cell."""
    kind = LABELS[note.finding.severity]
    told = "\n".join(f"{label}：{text}" for label, text in note_parts(note) if label != "依据")
    return f"{number}.【{kind}】{note.finding.message}\n{told}"


def suggested(suggestions: Sequence[Suggestion]) -> str:
    """Indicators of the library in one line."""
    marks = "、".join(dict.fromkeys(one.evidence for one in suggestions if one.evidence))
    told = "；".join(f"{one.name} {one.target}（{one.measure}；取自{one.data_source}）" for one in suggestions)
    return f"{told}【指标库，{marks}；数值为示例】" if told else ""


def _points(points: tuple[Points, Points, Points, Points]) -> tuple[str, str, str, str]:
    total, machine, got, people = (text_of(one) for one in points)
    return total, machine, got, people
