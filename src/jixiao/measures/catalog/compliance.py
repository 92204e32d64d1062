"""Measures of what was done in time: answers to obligations of the packs of kind `compliance`, where the time limits stand."""

from __future__ import annotations

from jixiao.standards.compliance import AREAS
from jixiao.standards.compliance_answers import Answer

from ..model import AnyMeasure, Takes, Tally

MET, BROKEN, OPEN = (Answer.MET,), (Answer.BROKEN,), (Answer.OPEN,)


def _contracts(
    obligation: str, *, due: tuple[str, str], kept: tuple[str, str], unclear: tuple[str, str]
) -> list[Tally]:
    """How many contracts there were, in how many it was done in time, of how many nobody can tell."""
    return [
        Tally(f"procurement.{due[0]}", due[1], obligation, unit="份"),
        Tally(f"procurement.{kept[0]}", kept[1], obligation, counts=MET, unit="份"),
        Tally(f"procurement.{unclear[0]}", unclear[1], obligation, counts=OPEN, unit="份"),
    ]


def _published(item: str, label: str) -> list[Tally]:
    name = f"disclosure.{item}"
    return [
        Tally(f"{name}.in_time", f"{label}按期公开", "PUB-01", takes=Takes.ANSWER, only=item),
        Tally(f"{name}.deadline", f"{label}公开期限", "PUB-01", takes=Takes.DEADLINE, only=item),
        Tally(f"{name}.over", f"{label}公开超期日数", "PUB-01", takes=Takes.OVER, only=item, unit="日"),
    ]


def _area(area: str, label: str) -> list[Tally]:
    name = f"compliance.{area}"
    return [
        Tally(f"{name}.asked", f"{label}应核对项次", area=area, unit="项次"),
        Tally(f"{name}.met", f"{label}合规项次", area=area, counts=MET, unit="项次"),
        Tally(f"{name}.broken", f"{label}不合规项次", area=area, counts=BROKEN, unit="项次"),
        Tally(f"{name}.open", f"{label}无法判定项次", area=area, counts=OPEN, unit="项次"),
    ]


RECORDS: tuple[AnyMeasure, ...] = (
    *_contracts(
        "PRC-01",
        due=("intention_due", "应公开采购意向的合同数"),
        kept=("intention_in_time", "按期公开采购意向的合同数"),
        unclear=("intention_open", "采购意向公开无法判定的合同数"),
    ),
    *_contracts(
        "PRC-04",
        due=("signable", "应签订的合同数"),
        kept=("signed_in_time", "按期签订的合同数"),
        unclear=("signed_open", "签订时间无法判定的合同数"),
    ),
    *_contracts(
        "PRC-05",
        due=("filing_due", "应备案的合同数"),
        kept=("filed_in_time", "按期备案的合同数"),
        unclear=("filed_open", "备案时间无法判定的合同数"),
    ),
    *_contracts(
        "PRC-06",
        due=("announcing_due", "应公告的合同数"),
        kept=("announced_in_time", "按期公告的合同数"),
        unclear=("announced_open", "公告时间无法判定的合同数"),
    ),
    Tally("procurement.supplements_over", "补充合同超过10%的合同数", "PRC-08", counts=BROKEN, unit="份"),
    *_published("budget", "部门预算"),
    *_published("final", "部门决算"),
    Tally("disclosure.targets.in_time", "绩效目标随预算公开", "PUB-09-1", takes=Takes.ANSWER, only="targets"),
    Tally(
        "disclosure.self_evaluation.in_time",
        "自评结果随决算公开",
        "PUB-09-2",
        takes=Takes.ANSWER,
        only="self_evaluation",
    ),
    *(tally for area, label in AREAS.items() for tally in _area(area, label)),
)
