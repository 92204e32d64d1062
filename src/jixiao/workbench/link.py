"""Use case: two systems' exports linked, the doubtful pairs handed to people, their decisions read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiao.kernel.finding import Finding, has_errors
from jixiao.linkage.candidates import Link, links_of, merge_of, write_links
from jixiao.linkage.decisions import Said, check_decisions, read_decisions
from jixiao.linkage.disputes import REPEAT, SAME
from jixiao.linkage.exports import Export, read_both
from jixiao.linkage.filling import fill, write_filled
from jixiao.linkage.linking import AUTOMATIC, REVIEW, Counts, Decided, Linked, counts, link
from jixiao.linkage.model_file import read_model, write_model
from jixiao.reporting.files import LINKS_FILL, LINKS_JSON, LINKS_MODEL, LINKS_PARQUET, LINKS_RECORDS, LINKS_SHEET
from jixiao.reporting.links_text import links_json, links_lines
from jixiao.reporting.xlsx_links import write_links as write_sheet
from jixiao.standards.library import packs
from jixiao.standards.linkage_rules import KIND, LinkageRules, load_linkage_rules

from .outcome import finding_json
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What to link with: headings told for each side, decisions in a file or at hand, a model learnt before, other rules, memory."""

    columns_a: Mapping[str, str] = field(default_factory=dict)
    columns_b: Mapping[str, str] = field(default_factory=dict)
    decisions: Path | None = None
    decided: tuple[Decided, ...] = ()
    model: Path | None = None
    rules: Path | None = None
    memory: str = "1500MB"


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
    (a, b), told = read_both((path_a, path_b), rules=rules, told=(asked.columns_a, asked.columns_b))
    findings += told
    if a is None or b is None:
        return LinkedFiles(findings)
    said: tuple[Said, ...] = ()
    if asked.decisions is not None:
        said, told = read_decisions(asked.decisions, name=asked.decisions.name)
        findings += (*told, *check_decisions(said, a, b, one_to_one=rules.one_to_one))
    trained, told = read_model(asked.model) if asked.model else (None, ())
    findings += told
    if has_errors(findings):
        return LinkedFiles(findings)
    decided = [*asked.decided, *(one.decided for one in said)]
    linked = link(a, b, rules=rules, decided=decided, trained=trained, memory=asked.memory)
    reviewed = tuple(links_of(linked, a, b, state=REVIEW))
    result = LinkedFiles(findings, linked, a, b, counts(linked, a, b), reviewed)
    return _written(result, rules, out) if out else result


def rules_in_force(root: Path, *, path: Path | None = None) -> tuple[LinkageRules | None, tuple[Finding, ...]]:
    """The rules of linkage on the shelf, or those of one file."""
    paths = [path] if path else [pack.path for pack in packs(root) if pack.kind == KIND]
    return load_linkage_rules(paths[-1]) if paths else load_linkage_rules(root / KIND)


def _written(result: LinkedFiles, rules: LinkageRules, out: Path) -> LinkedFiles:
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
    write_filled(fill(linked, source=a, target=b, side="a"), files[6])
    write_filled(fill(linked, source=b, target=a, side="b"), files[7])
    told = result.as_json()
    files[3].write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return LinkedFiles(result.findings, linked, a, b, totals, result.reviewed, files)


def find_link(out: Path, number_a: str) -> dict[str, Any] | None:
    """The pair in which a record of the first system was joined without people, as `pair_values` gives it; None when it was not."""
    found = merge_of(out / LINKS_PARQUET, records=(out / LINKS_RECORDS[0], out / LINKS_RECORDS[1]), number_a=number_a)
    return pair_values(found) if found else None


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
