"""Two indicators that measure the same thing in other words, in one project or in two projects of the department."""

from __future__ import annotations

from collections.abc import Iterator

from ..columns import tidy
from ..guide import Guide
from ..likeness import facet, likeness, pairs, shared
from ..model import Indicator, Note, Targets, TargetSheet
from ..remark import SEED, declare, note

CODE = declare(
    10,
    "指标“{name}”与“{twin}”（{other_sheet}，{other}）相似度 {likeness}%：{why}",
    hint="同一件事只设一个指标，由负责的项目填；不是同一件事的，把对象写进名称，如：",
    why="换个说法重复设置，同一份成绩会在几个项目里各算一次。",
    citation=SEED,
)
_Placed = tuple[int, TargetSheet, Indicator]


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for the later of two indicators that measure the same facet of nearly the same thing from the same source.

    The department's own table repeats those of its projects on purpose and is compared within itself only; satisfaction is asked of
    different people under similar names.
    """
    placed = [
        (n, sheet, one) for n, sheet in enumerate(targets.sheets) for one in sheet.indicators if "满意" not in one.name
    ]
    index: dict[str, list[int]] = {}
    for at, later in enumerate(placed):
        keys = pairs(later[2].name)
        near = {number for key in keys for number in index.get(key, ())}
        earlier = (placed[number] for number in sorted(near))
        twin = max(
            ((_alike(one, later), -number, one) for number, one in zip(sorted(near), earlier, strict=True)),
            default=None,
        )
        if twin is not None and twin[0] >= guide.threshold("likeness"):
            yield _told(later, twin[2], twin[0])
        for key in keys:
            index.setdefault(key, []).append(at)


def _alike(one: _Placed, other: _Placed) -> int:
    (_, first_sheet, first), (_, second_sheet, second) = one, other
    across = first_sheet is not second_sheet
    if across and not (first_sheet.is_project and second_sheet.is_project):
        return 0
    if facet(first.name) != facet(second.name) or (first.unit and second.unit and first.is_rate != second.is_rate):
        return 0
    if tidy(first.name) == tidy(second.name) and not across:
        return 0
    if first.data_source and second.data_source and first.data_source != second.data_source:
        return 0
    return likeness(first.name, second.name)


def _told(later: _Placed, earlier: _Placed, alike: int) -> Note:
    (_, sheet, indicator), (_, other_sheet, twin) = later, earlier
    why = f"都写了{shared(indicator.name, twin.name)}"
    if indicator.value is not None and indicator.value == twin.value:
        why += f"，指标值也相同（{indicator.target}）"
    kept = f"保留“{twin.text}”，删去“{indicator.name}”；或者写成“{indicator.name}（仅指{sheet.title}的部分）”"
    told = {
        "name": indicator.name, "twin": twin.name, "other_sheet": other_sheet.title, "other": twin.at("name").place,
        "likeness": alike, "why": why,
    }  # fmt: skip
    return note(CODE, sheet, indicator, told=told, rewording=kept)
