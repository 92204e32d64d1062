"""First levels that share out the 90 points in none of the ways the taxonomy knows."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity
from jixiao.kernel.points import Points, text_of
from jixiao.standards.taxonomy import EXECUTION, WeightSplit

from ..guide import Guide
from ..model import Note, Targets, TargetSheet
from ..remark import MOF_101, declare, note

CODE = declare(
    17,
    "“{sheet}”的一级指标分值是 {found}，与规定的分法不同",
    hint="本地另有规定的从其规定；没有特殊理由的，按规定的分法调整：",
    why="一级权重是统一的：设成本指标的 20/40/20/10，未设的 50/30/10，另 10 分为预算执行率。分法不同，项目之间不能比较。",
    citation=MOF_101,
    severity=Severity.INFO,
)
_WITHOUT_EXECUTION = 90_00
_NAMES = {"cost": "成本", "output": "产出", "benefit": "效益", "satisfaction": "满意度"}


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project of 90 points whose first levels have other points than each known split.

    A project without outputs or effects, or whose printed weights do not add up, is told so elsewhere.
    """
    splits = [split for taxonomy in guide.taxonomies for split in taxonomy.weights]
    for sheet in targets.sheets:
        sums = _sums(sheet)
        if (
            not sheet.is_project
            or sum(sums.values()) != _WITHOUT_EXECUTION
            or any(_points(split) == sums for split in splits)
            or not {"output", "benefit"} <= sums.keys()
            or any(sums.get(kind, points) != points for kind, points in sheet.stated_weights.items())
        ):
            continue
        fitting = next((split for split in reversed(splits) if _points(split).keys() == sums.keys()), splits[-1])
        rewording = f"{_told(_points(fitting))}（{fitting.when}）"
        where, found = sheet.indicators[0].at("weight"), _told(sums)
        yield note(
            CODE,
            sheet,
            told={"sheet": sheet.title},
            rewording=rewording,
            where=where,
            found=found,
            expected=_told(_points(fitting)),
        )


def _sums(sheet: TargetSheet) -> dict[str, int]:
    sums: dict[str, int] = {}
    for indicator in sheet.indicators:
        if indicator.weight is None or not indicator.first:
            return {}
        sums[indicator.first] = sums.get(indicator.first, 0) + indicator.weight
    return sums


def _points(split: WeightSplit) -> dict[str, int]:
    return {code: points for code, points in split.points.items() if code != EXECUTION}


def _told(points: dict[str, int]) -> str:
    return "、".join(f"{name} {text_of(Points(points[code]))}" for code, name in _NAMES.items() if code in points)
