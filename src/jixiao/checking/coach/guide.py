"""What the checks go by: word lists, thresholds and kinds of indicators, all of them data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.indicator_library import IndicatorLibrary, indicator_library
from jixiao.standards.keywords import Keywords, WordList, load_keywords
from jixiao.standards.library import ShelfState, packs, shelf_state
from jixiao.standards.target_review import TargetReview, load_target_review
from jixiao.standards.taxonomy import Taxonomy, load_taxonomy

WORDS, REVIEW, TAXONOMIES = (
    "jixiao-target-words",
    "cn-mof-target-review-2015",
    ("cn-mof-taxonomy-2020", "cn-mof-taxonomy-2021"),
)
NO_PACK = register(
    FindingCode(
        code="JX-LNT-103",
        severity=Severity.ERROR,
        template="标准文件夹里没有“{id}”，无法检查绩效目标",
        hint="把随程序发布的 standards 文件夹放回原处，或者用 JIXIAO_STANDARDS 指明它在哪里",
        why="用语、界限和指标分类都写在标准包里；缺了就不知道按什么检查。",
    )
)
_Pack = TypeVar("_Pack")


@dataclass(frozen=True, slots=True)
class Guide:
    """The packs the checks go by, and the library that suggests."""

    keywords: Keywords
    review: TargetReview
    taxonomies: tuple[Taxonomy, ...]
    library: IndicatorLibrary

    def words(self, code: str) -> WordList:
        """The word list of this code."""
        return self.keywords.lists[code]

    def threshold(self, code: str) -> int:
        """The threshold of this name."""
        return self.review.thresholds[code]


def load_guide(root: Path) -> tuple[Guide | None, tuple[Finding, ...]]:
    """The packs below `root`, or None with what is missing or wrong; a library that is wrong is left out and told.

    Read again when a file there has changed.
    """
    return _read(root, shelf_state(root))


# A page with targets asks for it each time it is shown, and reading the packs takes a seventh of a second.
@lru_cache(maxsize=4)
def _read(root: Path, state: ShelfState) -> tuple[Guide | None, tuple[Finding, ...]]:
    findings: list[Finding] = []
    keywords = _load(WORDS, root=root, loader=load_keywords, findings=findings)
    review = _load(REVIEW, root=root, loader=load_target_review, findings=findings)
    loaded = [_load(one, root=root, loader=load_taxonomy, findings=findings) for one in TAXONOMIES]
    taxonomies = tuple(one for one in loaded if one is not None)
    if keywords is None or review is None or len(taxonomies) < len(TAXONOMIES):
        return None, tuple(findings)
    library, told = indicator_library(root)
    return Guide(keywords, review, taxonomies, library), (*findings, *told)


def _load(
    identifier: str,
    *,
    root: Path,
    loader: Callable[[Path], tuple[_Pack | None, tuple[Finding, ...]]],
    findings: list[Finding],
) -> _Pack | None:
    path = next((pack.path for pack in packs(root) if pack.id == identifier), None)
    if path is None:
        findings.append(NO_PACK.at(place=str(root), id=identifier))
        return None
    pack, found = loader(path)
    findings += found
    return pack
