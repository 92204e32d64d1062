"""The shelf of packs: what there is, what is in force on a day, one standard by id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from pathlib import Path

from jixiao.kernel.finding import Finding
from jixiao.kernel.source import Source

from . import faults
from .assessment import KIND as ASSESSMENT
from .assessment import Scheme, load_scheme
from .asset_limits import load_asset_limits
from .calendars import broken_continuations, read_calendar
from .cost_control import load_cost_control
from .deadlines import load_deadlines
from .disclosure_tables import load_disclosure_tables
from .double_monitoring import load_double_monitoring
from .label_formats import load_label_formats
from .linkage_rules import load_linkage_rules
from .loader import load_standard
from .model import Standard
from .phrases import load_phrases
from .platform_layouts import load_platform_layout
from .processes import load_process
from .readers import read_tree
from .result_use import load_result_use
from .spending_analysis import load_spending_analysis
from .spending_progress import load_spending_progress
from .supervision import KIND as SUPERVISION
from .supervision import load_supervision
from .supply_control import load_supply_control
from .taxonomy import load_taxonomy

KINDS = (
    "scoring", "taxonomy", "payment-rules", "progress", "compliance", "register", "assessment", "outline", "calendar",
    "keywords", "codes", "indicator-library", "process", "deadlines", "double-monitoring", "spending-progress",
    "spending-analysis", "label-formats", "target-review", "supervision", "cost-control", "linkage", "phrases", "result-use",
    "disclosure-tables", "asset-limits", "supply-control", "platform-layout",
)  # fmt: skip
LOADERS: Mapping[str, Callable[[Path], tuple[object, tuple[Finding, ...]]]] = {
    "calendar": read_calendar,
    "taxonomy": load_taxonomy,
    "process": load_process,
    "deadlines": load_deadlines,
    "double-monitoring": load_double_monitoring,
    "spending-progress": load_spending_progress,
    "spending-analysis": load_spending_analysis,
    "cost-control": load_cost_control,
    "disclosure-tables": load_disclosure_tables,
    "asset-limits": load_asset_limits,
    "supply-control": load_supply_control,
    "label-formats": load_label_formats,
    "linkage": load_linkage_rules,
    "phrases": load_phrases,
    "platform-layout": load_platform_layout,
    "result-use": load_result_use,
    SUPERVISION: load_supervision,
    ASSESSMENT: load_scheme,
}
"""How packs that are not scored by are read; other rooms read the kinds that are missing here."""
HEAD = 2_000
STANDARD = "standard.yaml"
PLACES = ("*.y*ml", "*/*.y*ml", "*/*/*.y*ml")
BESIDE = frozenset({"cases.yaml"})
"""Files of a pack that are none themselves."""
ShelfState = frozenset[tuple[str, int, int]]
"""Path, time in nanoseconds and size of every file on the shelf."""
_FIELD = re.compile(r"""^\ufeff?(id|kind|title):[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack on the shelf, known by the head of its file; nothing of it has been loaded."""

    id: str
    kind: str
    path: Path
    title: str = ""

    @property
    def cases(self) -> Path:
        """The file of worked examples beside it."""
        return self.path.with_name("cases.yaml")


def packs(root: Path) -> tuple[Pack, ...]:
    """All packs below `root`, by id: issuer/document/standard.yaml, and any other YAML file there that says its id and kind itself."""
    found = []
    for path in chain.from_iterable(root.glob(place) for place in PLACES):
        if path.name in BESIDE:
            continue
        # A file in another encoding is told when it is loaded; its neighbours must stay within reach.
        with path.open(encoding="utf-8", errors="replace") as stream:
            head = dict(_FIELD.findall(stream.read(HEAD)))
        if path.name == STANDARD or {"id", "kind"} <= head.keys():
            found.append(Pack(head.get("id", path.parent.name), head.get("kind", ""), path, head.get("title", "")))
    return tuple(sorted(found, key=lambda pack: (pack.id, pack.path)))


def shelf_state(root: Path) -> ShelfState:
    """Another one as soon as a file below `root` changes: what was computed from the shelf holds as long as this stays the same."""
    files = ((path, path.stat()) for path in root.rglob("*.y*ml"))
    return frozenset((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files)


def find_standard(
    identifier: str, *, root: Path, known: Collection[str]
) -> tuple[Standard | None, tuple[Finding, ...]]:
    """The scoring standard of this id, or None with findings; only its own file is read."""
    listed = [pack for pack in packs(root) if pack.kind == "scoring"]
    chosen = [pack for pack in listed if pack.id == identifier]
    if not chosen:
        ids = "、".join(pack.id for pack in listed) or "（没有任何标准）"
        return None, (faults.UNKNOWN_STANDARD.at(place=str(root), found=identifier, id=identifier, known=ids),)
    if len(chosen) > 1:
        return None, tuple(_duplicates(chosen))
    return load_standard(chosen[0].path, known=known)


def find_scheme(identifier: str, *, root: Path) -> tuple[Scheme | None, tuple[Finding, ...]]:
    """The assessment scheme of this id, or None with findings; only its own file is read."""
    listed = [pack for pack in packs(root) if pack.kind == ASSESSMENT]
    chosen = [pack for pack in listed if pack.id == identifier]
    if not chosen:
        ids = "、".join(pack.id for pack in listed) or "（没有任何考评方案）"
        return None, (faults.UNKNOWN_STANDARD.at(place=str(root), found=identifier, id=identifier, known=ids),)
    if len(chosen) > 1:
        return None, tuple(_duplicates(chosen))
    return load_scheme(chosen[0].path)


def all_standards(root: Path, *, known: Collection[str]) -> tuple[tuple[Standard, ...], tuple[Finding, ...]]:
    """Every scoring standard that loads, and all that is wrong on the shelf: with the other packs too, between packs as well."""
    standards: dict[Path, Standard] = {}
    listed = packs(root)
    findings = [*_unknown_kinds(listed), *_duplicates(listed)]
    for pack in listed:
        if pack.kind == "scoring":
            standard, problems = load_standard(pack.path, known=known)
            findings += problems
            if standard is not None:
                standards[pack.path] = standard
        elif pack.kind in LOADERS:
            findings += LOADERS[pack.kind](pack.path)[1]
    findings += [*_overlaps(standards), *broken_continuations(root)]
    return tuple(standards.values()), tuple(findings)


def in_force(standards: Collection[Standard], *, on: date) -> tuple[Standard, ...]:
    """The standards whose dates contain the day `on`; drafts and frameworks among them, their status says so."""
    return tuple(s for s in standards if s.valid_from <= on and (s.valid_to is None or on <= s.valid_to))


def _unknown_kinds(listed: Collection[Pack]) -> list[Finding]:
    known = "、".join(KINDS)
    wrong = [pack for pack in listed if pack.kind not in KINDS]
    return [faults.PACK_KIND.at(_place(pack.path, "kind"), found=pack.kind, known=known) for pack in wrong]


def _duplicates(listed: Collection[Pack]) -> list[Finding]:
    return [
        faults.DUPLICATE_ID.at(_place(two.path, "id"), found=two.id, other=str(one.path))
        for one, two in combinations(listed, 2)
        if one.id == two.id
    ]


def _overlaps(standards: Mapping[Path, Standard]) -> list[Finding]:
    """Published standards for the same subject and place that are in force on the same day."""
    findings = []
    published = [(path, standard) for path, standard in standards.items() if standard.status == "published"]
    for (_, one), (path, two) in combinations(published, 2):
        same = (one.applies_to, one.jurisdiction) == (two.applies_to, two.jurisdiction)
        start = max(one.valid_from, two.valid_from)
        end = min(one.valid_to or date.max, two.valid_to or date.max)
        if same and start <= end:
            findings.append(faults.OVERLAP.at(_place(path, "valid"), found=f"{start} 至 {end}", other=one.id))
    return findings


def _place(path: Path, key: str) -> Source:
    """Where a key of a pack stands; of a file that cannot be parsed, the file."""
    tree, _ = read_tree(path)
    if tree is not None:
        return Source(file=tree.origin.file, sha256=tree.origin.sha256, row=tree.line_of(key))
    return Source(file="/".join(path.parts[-3:]), sha256=hashlib.sha256(path.read_bytes()).hexdigest())
