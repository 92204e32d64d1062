"""A report composed: the outline says which sections, the unit's words come first, then what the figures say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jixiao.evaluation.model import Evaluation, ProjectResult
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.outline import Heading, Outline

from .content import Block, ChartSlot, Paragraph, Part, Report, Section, Text
from .material import Material
from .tables import indicator_table, project_figure, project_table, score_table
from .wording.items import discussed
from .wording.passages import KEY_EVALUATION, PASSAGES
from .wording.problems import improvements, problems
from .wording.sentence import PLACEHOLDER, Known, Passage, fill, say

NO_SECTION = register(
    FindingCode(
        code="JX-REP-004",
        severity=Severity.WARNING,
        template="文字材料“{section}”在报告提纲中没有对应的章节，未写入报告",
        hint="把“报告章节”改为提纲中的标题：{known}",
        why="写了却没有进入报告的文字，容易被误以为已经报送。",
    )
)
EMPTY_SECTION = register(
    FindingCode(
        code="JX-REP-006",
        severity=Severity.INFO,
        template="报告“{section}”一节没有内容",
        hint="在“文字材料”表补写这一节",
        why="提纲要求的章节空着，报告就不完整。",
    )
)
KEY_PREFIX, KEY_SUFFIX = "key_evaluation.", ".score"
Told = tuple[tuple[Block, ...], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the blocks of a report are made from."""

    evaluation: Evaluation
    material: Material
    known: Known


def compose(evaluation: Evaluation, *, material: Material, outline: Outline) -> tuple[Report, tuple[Finding, ...]]:
    """The report in the order of the outline; findings name figures that are missing and texts without a section."""
    known = Known(evaluation.figures, _words(evaluation))
    subject = _Subject(evaluation, material, known)
    sections: list[Section] = []
    findings: list[Finding] = []
    for heading in outline.headings:
        blocks, found = _section(heading, subject=subject)
        findings += found
        sections.append(Section(heading.level, heading.number, heading.title, blocks, landscape=heading.landscape))
    titles = {heading.title for heading in outline.headings}
    open_titles = "、".join(heading.title for heading in outline.headings if heading.level)
    findings += [
        NO_SECTION.at(place=f"文字材料 · {section}", section=section, known=open_titles)
        for section in material.narratives
        if section not in titles
    ]
    report = Report(
        title=_title(outline, words=known.words),
        unit=evaluation.unit_name,
        year=evaluation.fiscal_year,
        evaluation_key=evaluation.key,
        sections=tuple(section for section in sections if section.level or section.blocks),
    )
    return report, tuple(findings)


def _words(evaluation: Evaluation) -> Mapping[str, str]:
    title = evaluation.standard.title
    return {
        "year": str(evaluation.fiscal_year),
        "unit": evaluation.unit_name,
        "grade": evaluation.grade,
        "standard": title if title.startswith("《") else f"《{title}》",
    }


def _title(outline: Outline, *, words: Mapping[str, str]) -> str:
    """The title with its words filled, broken after the unit's name: a title's lines end where the sense does (GB/T 9704)."""
    text = PLACEHOLDER.sub(lambda match: words.get(match.group(1), match.group()), outline.report_title)
    head, unit, tail = text.partition(words["unit"])
    return f"{head}{unit}\n{tail}" if tail else text


def _section(heading: Heading, *, subject: _Subject) -> Told:
    """The unit's own paragraphs, then the blocks the outline asks for."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    for text in subject.material.narratives.get(heading.title, ()):
        parts, found = fill(text, known=subject.known, section=heading.title)
        blocks.append(Paragraph(parts))
        findings += found
    for name in heading.blocks:
        told, found = _block(name, heading=heading, subject=subject)
        blocks += told
        findings += found
    if not blocks and heading.expects_text:
        findings.append(EMPTY_SECTION.at(place=f"报告 · {heading.title}", section=heading.title))
    return tuple(blocks), tuple(findings)


def _block(name: str, *, heading: Heading, subject: _Subject) -> Told:
    if name in PASSAGES:
        return _passages(PASSAGES[name], known=subject.known, section=heading.title)
    if name in MAKERS:
        return MAKERS[name](subject, heading.title)
    return (ChartSlot(name.removeprefix("chart.")),), ()


def _passages(passages: tuple[Passage, ...], *, known: Known, section: str) -> Told:
    blocks: list[Block] = []
    findings: list[Finding] = []
    for passage in passages:
        parts: list[Part] = []
        for choice in passage.choices:
            said, found = say(choice, known=known, section=section)
            parts += said
            findings += found
        if parts:
            blocks.append(Paragraph(tuple(parts), note=passage.note))
    return tuple(blocks), tuple(findings)


def _tasks(subject: _Subject, section: str) -> Told:
    """Every key task: its number and name in bold, then what was done."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    for task in subject.material.tasks:
        parts, found = fill(task.summary, known=subject.known, section=f"{section} · {task.number}.{task.name}")
        blocks.append(Paragraph((Text(f"{task.number}.{task.name}。", bold=True), *parts)))
        findings += found
    return tuple(blocks), tuple(findings)


def _objectives(subject: _Subject, section: str) -> Told:
    """The objectives of the department as one paragraph."""
    texts = [text.strip().rstrip("；。") for text in subject.material.objectives]
    if not texts:
        return (), ()
    parts, findings = fill(f"{'；'.join(texts)}。", known=subject.known, section=section)
    return (Paragraph(parts),), findings


def _key_evaluations(subject: _Subject, section: str) -> Told:
    """A paragraph for every project with a figure key_evaluation.<project>.score."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    for project in subject.evaluation.projects:
        score = subject.evaluation.figures.get(f"{KEY_PREFIX}{project.code}{KEY_SUFFIX}")
        if score is not None:
            known = _project_known(project, score=score, known=subject.known)
            told, found = _passages((Passage(KEY_EVALUATION),), known=known, section=section)
            blocks += told
            findings += found
    return tuple(blocks), tuple(findings)


def _project_known(project: ProjectResult, *, score: Figure, known: Known) -> Known:
    figures = {
        "project.budget": project_figure(project, project.budget),
        "project.executed": project_figure(project, project.executed),
        "project.rate": project_figure(project, project.rate),
        "project.score": score,
    }
    return known.also(figures=figures, words={"project": project.name, "project_grade": project.grade})


def _problems(subject: _Subject, section: str) -> Told:
    return problems(subject.evaluation), ()


def _improvements(subject: _Subject, section: str) -> Told:
    return improvements(subject.evaluation), ()


def _items(subject: _Subject, section: str) -> Told:
    return discussed(subject.evaluation, section=section), ()


def _score_table(subject: _Subject, section: str) -> Told:
    return (score_table(subject.evaluation),), ()


def _project_table(subject: _Subject, section: str) -> Told:
    return ((project_table(subject.evaluation),) if subject.evaluation.projects else ()), ()


def _indicator_table(subject: _Subject, section: str) -> Told:
    return ((indicator_table(subject.evaluation),) if subject.evaluation.indicators else ()), ()


MAKERS: Mapping[str, Callable[[_Subject, str], Told]] = {
    "tasks": _tasks,
    "objectives": _objectives,
    "key_evaluations": _key_evaluations,
    "problems": _problems,
    "improvements": _improvements,
    "items": _items,
    "table.scores": _score_table,
    "table.projects": _project_table,
    "table.indicators": _indicator_table,
}
CHARTS = ("chart.progress", "chart.projects", "chart.items", "chart.points", "chart.states")
BLOCKS: frozenset[str] = frozenset({*PASSAGES, *MAKERS, *CHARTS})
"""Every name an outline may use."""
