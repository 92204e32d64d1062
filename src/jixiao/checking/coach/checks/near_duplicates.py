"""Two indicators that measure the same thing in other words, in one project or in two projects of the department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..columns import tidy
from ..guide import Guide
from ..likeness import Stem, facet, likeness_of, shared, stem
from ..model import Indicator, Note, Targets, TargetSheet
from ..remark import SEED, declare, note

CODE = declare(
    10,
    "指标“{name}”与“{twin}”（{other_sheet}，{other}）相似度 {likeness}%：{why}",
    hint="同一件事只设一个指标，由负责的项目填；不是同一件事的，把对象写进名称，如：",
    why="换个说法重复设置，同一份成绩会在几个项目里各算一次。",
    citation=SEED,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An indicator with its sheet, made ready to be compared with many others."""

    sheet: TargetSheet
    indicator: Indicator
    stem: Stem
    facet: str


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for the later of two indicators that measure the same facet of nearly the same thing from the same source.

    The department's own table repeats those of its projects on purpose and is compared within itself only; satisfaction is asked of
    different people under similar names.
    """
    placed = [
        _Placed(sheet, one, stem(one.name), facet(one.name))
        for sheet in targets.sheets
        for one in sheet.indicators
        if "满意" not in one.name
    ]
    limit = guide.threshold("likeness")
    index: dict[tuple[str, str], list[int]] = {}
    for at, later in enumerate(placed):
        keys = [(later.facet, pair) for pair in later.stem.pairs]
        common = Counter(number for key in keys for number in index.get(key, ()))
        scored = ((likeness_of(placed[n].stem, later.stem, shared=count), -n) for n, count in common.items())
        twins = (one for one in scored if one[0] >= limit and _comparable(placed[-one[1]], later))
        best, number = max(twins, default=(0, 0))
        if best:
            yield _told(later, placed[-number], best)
        for key in keys:
            index.setdefault(key, []).append(at)


def _comparable(one: _Placed, other: _Placed) -> bool:
    first, second = one.indicator, other.indicator
    across = one.sheet is not other.sheet
    if across and not (one.sheet.is_project and other.sheet.is_project):
        return False
    if first.unit and second.unit and first.is_rate != second.is_rate:
        return False
    if first.data_source and second.data_source and first.data_source != second.data_source:
        return False
    # The very same name in one sheet is told by a check of its own.
    return across or tidy(first.name) != tidy(second.name)


def _told(later: _Placed, earlier: _Placed, alike: int) -> Note:
    sheet, indicator, twin = later.sheet, later.indicator, earlier.indicator
    why = f"都写了{shared(indicator.name, twin.name)}"
    if indicator.value is not None and indicator.value == twin.value:
        why += f"，指标值也相同（{indicator.target}）"
    kept = f"保留“{twin.text}”，删去“{indicator.name}”；或者写成“{indicator.name}（仅指{sheet.title}的部分）”"
    told = {
        "name": indicator.name, "twin": twin.name, "other_sheet": earlier.sheet.title, "other": twin.at("name").place,
        "likeness": alike, "why": why,
    }  # fmt: skip
    return note(CODE, sheet, indicator, told=told, rewording=kept)
