"""Use case: two systems' exports linked, the doubtful pairs handed to people, their decisions read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jixiao.engines.payment_spark import spark_problem, spark_session
from jixiao.facts.platform_cases import Cases, Pair, joined
from jixiao.facts.rows import Row
from jixiao.facts.showing import as_table
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.linkage.candidates import Link, joined_in, links_of, merge_of, pairs_of, write_links
from jixiao.linkage.decisions import Said, check_decisions, read_decisions
from jixiao.linkage.disputes import REPEAT, SAME
from jixiao.linkage.exports import Export
from jixiao.linkage.filling import Filled, fill, write_filled
from jixiao.linkage.linking import AUTOMATIC, REVIEW, Counts, Decided, Linked, counts, link
from jixiao.linkage.model_file import read_model, write_model
from jixiao.linkage.reading_both import read_both
from jixiao.reporting.files import (
    LINKS_ENTRIES,
    LINKS_FILL,
    LINKS_JSON,
    LINKS_MODEL,
    LINKS_PARQUET,
    LINKS_RECORDS,
    LINKS_SHEET,
)
from jixiao.reporting.links_text import links_json, links_lines
from jixiao.reporting.xlsx_links import write_links as write_sheet
from jixiao.standards.library import packs
from jixiao.standards.linkage_rules import KIND, LinkageRules, load_linkage_rules
from jixiao.standards.platform_layouts import PlatformLayout

from .outcome import finding_json
from .platforms import cases_in, columns_told, platform_fitted, platform_of, platforms
from .settings import Settings

NO_LAYOUT = register(
    FindingCode(
        "JX-LNK-015",
        Severity.WARNING,
        "“{file}”不像任何一个平台的导出表，没有写出登记表",
        "请用 --system-a（第一份）、--system-b（第二份）写明是哪个系统（如 {systems}），并核对案号的列认得出来；"
        "新的系统，请在 standards 里写一份版式（kind: platform-layout）。",
        "不知道哪一列是台账的哪个字段，登记进去的就可能是错的。",
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to link with: headings told for each side, decisions in a file or at hand, a model learnt before, other rules, memory.

    `enter` asks for the cases of both systems as one register as well; `system_a` and `system_b` name the systems where the files do
    not. With a `master` of Spark, candidate pairs are found there.
    """

    columns_a: Mapping[str, str] = field(default_factory=dict)
    columns_b: Mapping[str, str] = field(default_factory=dict)
    decisions: Path | None = None
    decided: tuple[Decided, ...] = ()
    model: Path | None = None
    rules: Path | None = None
    memory: str = "1500MB"
    enter: bool = False
    system_a: str = ""
    system_b: str = ""
    master: str = ""


@dataclass(frozen=True, slots=True)
class LinkedFiles:
    """Two exports linked, or the findings that say why they could not be."""

    findings: tuple[Finding, ...]
    linked: Linked | None = None
    a: Export | None = None
    b: Export | None = None
    counts: Counts | None = None
    reviewed: tuple[Link, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when they were linked, 1 when something must be mended first, 2 when nothing could be read."""
        if self.linked is None:
            return 2
        return int(has_errors(self.findings))

    @property
    def lines(self) -> tuple[str, ...]:
        """The totals for a terminal."""
        if self.counts is None or self.a is None or self.b is None:
            return ()
        return links_lines(self.counts, self.a, self.b, self.reviewed)

    def as_json(self) -> dict[str, Any]:
        """Totals and the pairs to look at, for other programs; all links are in the file."""
        told: dict[str, Any] = {}
        if self.linked and self.a and self.b and self.counts:
            told = links_json(self.linked, self.counts, self.a, self.b, self.reviewed)
        findings = [finding_json(finding) for finding in self.findings]
        return told | {"files": [str(path) for path in self.files], "findings": findings}


def link_files(path_a: Path, path_b: Path, *, asked: Asked, out: Path | None, settings: Settings) -> LinkedFiles:
    """The links between two exports; with `out`, the workbook, all links, the model and the totals are written there."""
    rules, findings = rules_in_force(settings.standards, path=asked.rules)
    if rules is None:
        return LinkedFiles(findings)
    sides = [
        _Side(path, told, system, platform_of(path, settings=settings))
        for path, told, system in (
            (path_a, asked.columns_a, asked.system_a),
            (path_b, asked.columns_b, asked.system_b),
        )
    ]
    columns = [columns_told(side.layout, side.told) for side in sides]
    (a, b), told = read_both((path_a, path_b), rules=rules, told=(columns[0], columns[1]))
    findings += told
    if a is None or b is None:
        return LinkedFiles(findings)
    said: tuple[Said, ...] = ()
    if asked.decisions is not None:
        said, told = read_decisions(asked.decisions, name=asked.decisions.name)
        findings += (*told, *check_decisions(said, a, b, one_to_one=rules.one_to_one))
    trained, told = read_model(asked.model) if asked.model else (None, ())
    findings += told
    problem = spark_problem() if asked.master else None
    findings += (problem,) if problem else ()
    if has_errors(findings):
        return LinkedFiles(findings)
    decided = [*asked.decided, *(one.decided for one in said)]
    with _spark(asked.master) as spark:
        linked = link(a, b, rules=rules, decided=decided, trained=trained, memory=asked.memory, spark=spark)
    reviewed = tuple(links_of(linked, a, b, state=REVIEW))
    result = LinkedFiles(findings, linked, a, b, counts(linked, a, b), reviewed)
    if out is None:
        return result
    rows, told = _entered(sides, pairs_of(linked, a, b), settings=settings) if asked.enter else ([], ())
    return _written(replace(result, findings=(*findings, *told)), rules, out, sides=sides, rows=rows)


@contextmanager
def _spark(master: str) -> Iterator[Any]:
    """A session of Spark, None where none is asked for."""
    session = spark_session(master) if master else None
    try:
        yield session
    finally:
        if session is not None:
            session.stop()


def rules_in_force(root: Path, *, path: Path | None = None) -> tuple[LinkageRules | None, tuple[Finding, ...]]:
    """The rules of linkage on the shelf, or those of one file."""
    paths = [path] if path else [pack.path for pack in packs(root) if pack.kind == KIND]
    return load_linkage_rules(paths[-1]) if paths else load_linkage_rules(root / KIND)


@dataclass(frozen=True, slots=True)
class _Side:
    """A file to be linked, what people have said of its columns and of the system it comes from, and the layout it has."""

    path: Path
    told: Mapping[str, str]
    system: str
    layout: PlatformLayout | None


def _entered(
    sides: Sequence[_Side], pairs: Sequence[Pair], *, settings: Settings
) -> tuple[list[Row], tuple[Finding, ...]]:
    """The cases of both systems as one register: what is the same stands once. Findings for a file whose platform is not known."""
    cases: list[Cases] = []
    for side in sides:
        name = side.path.name
        layout = platform_fitted(side.path, settings=settings, system=side.system, said=side.told)
        if layout is None:
            systems = "、".join(one.name for one in platforms(settings))
            return [], (NO_LAYOUT.at(place=name, file=name, systems=systems),)
        told: dict[str, Any] = {"name": name, "layout": layout, "said": side.told, "settings": settings}
        cases.append(cases_in(side.path, unit="", fiscal_year=0, **told))
    findings = tuple(finding for one in cases for finding in (*one.findings, *one.refused))
    return joined(cases[0].rows, cases[1].rows, pairs), findings


def _written(
    result: LinkedFiles, rules: LinkageRules, out: Path, *, sides: Sequence[_Side], rows: Sequence[Row]
) -> LinkedFiles:
    linked, a, b, totals = result.linked, result.a, result.b, result.counts
    if linked is None or a is None or b is None or totals is None:
        return result
    out.mkdir(parents=True, exist_ok=True)
    files = tuple(
        out / name for name in (LINKS_SHEET, LINKS_PARQUET, LINKS_MODEL, LINKS_JSON, *LINKS_RECORDS, *LINKS_FILL)
    )
    write_sheet(
        files[0],
        counts=totals,
        a=a,
        b=b,
        labels={one.name: one.label for one in rules.fields},
        reviewed=result.reviewed,
        same=(one for one in links_of(linked, a, b, relation=SAME) if one.state != REVIEW),
        repeats=links_of(linked, a, b, state=AUTOMATIC, relation=REPEAT),
    )
    write_links(linked, a, b, files[1], records=(files[4], files[5]))
    write_model(linked.trained, files[2])
    write_filled(fill(linked, source=a, target=b, side="a", layout=sides[1].layout), files[6])
    write_filled(fill(linked, source=b, target=a, side="b", layout=sides[0].layout), files[7])
    if rows:
        write_filled(Filled(*as_table(rows)), out / LINKS_ENTRIES)
        files = (*files, out / LINKS_ENTRIES)
    told = result.as_json()
    files[3].write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return replace(result, files=files)


def find_link(out: Path, number_a: str) -> dict[str, Any] | None:
    """The pair in which a record of the first system was joined without people, as `pair_values` gives it; None when it was not."""
    found = merge_of(out / LINKS_PARQUET, records=(out / LINKS_RECORDS[0], out / LINKS_RECORDS[1]), number_a=number_a)
    return pair_values(found) if found else None


def joined_numbers(out: Path) -> list[tuple[str, str]]:
    """The numbers of the records that a run joined without people, from its files; none where it left none."""
    return joined_in(out / LINKS_PARQUET)


def pair_values(found: Link) -> dict[str, Any]:
    """A link as plain values for the review desk: numbers, probabilities, both records as written, evidence."""
    return {
        "number_a": found.ours.get("number") or "",
        "number_b": found.theirs.get("number") or "",
        "counted": found.counted,
        "same": found.same,
        "repeat": found.repeat,
        "days": found.days,
        "ours": dict(found.ours),
        "theirs": dict(found.theirs),
        "evidence": [list(one) for one in found.evidence],
    }


def field_labels(settings: Settings) -> dict[str, str]:
    """The fields a case may have, by name, in Chinese."""
    rules, _ = rules_in_force(settings.standards)
    return {one.name: one.label for one in rules.fields} if rules else {}
