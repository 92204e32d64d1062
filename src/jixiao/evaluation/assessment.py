"""Assessment (考评): one scheme applied to many units with the engine of the self-evaluation, then ranks and what disputes make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.kernel.figure import State
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.points import text_of
from jixiao.kernel.ratio import Ratio
from jixiao.standards.assessment import Scheme

from .assessed_unit import Request, Scored, by_hand, key_of, peer_figures
from .assessment_model import Answer, Assessed, Assessment, Dispute, Mark, Moved, Standing, Unit
from .ranking import Entrant, Place, cohorts, rank_among, ranks

UNMARKED = register(
    FindingCode(
        code="JX-EVA-120",
        severity=Severity.WARNING,
        template="{unit}的“{item}”由评分人评分，还没有复核得分，暂不计分",
        hint="在“考评评分”表补上环节为“复核”的一行；不适用的，由评分人写明理由并给分",
        why="没有评分既不是满分也不是零分，名次只反映已有的评分。",
    )
)
NO_NUMBERS = register(
    FindingCode(
        code="JX-EVA-121",
        severity=Severity.WARNING,
        template="{unit}的“{item}”缺少数据，无法判定，暂不计分：{missing}",
        hint="在“考评数据”表补上所缺的数；确实为零的要填 0",
        why="缺数据时不能当零分，也不能当满分。",
    )
)
SELF_ABOVE = register(
    FindingCode(
        code="JX-EVA-122",
        severity=Severity.INFO,
        template="{unit}的“{item}”自评 {own} 分，按数据计算为 {measured} 分",
        hint="复核时看自评所附的材料；确有依据的由复核人改分并写明理由",
        why="自评高于数据，多半是口径不同或材料没有入账。",
    )
)


def assess(request: Request) -> Assessment:
    """Every unit scored, ranked and traced; units in the order of their ranks, equals in the order of their codes."""
    scheme = request.scheme
    peers = peer_figures(request.units, scheme=scheme)
    scored = [Scored.of(unit, peers=peers, request=request) for unit in request.units]
    entrants = [one.entrant() for one in scored]
    final = ranks(entrants, ranking=scheme.ranking)
    own = _own_ranks(scored, scheme=scheme)
    sizes = {
        entrant.code: len(group) for group in cohorts(entrants, ranking=scheme.ranking).values() for entrant in group
    }
    bounds = _bounds(scored, scheme=scheme)
    assessed = [
        Assessed(
            unit=one.unit,
            evaluation=one.evaluation,
            standing=Standing(final[one.unit.code], sizes[one.unit.code], *bounds[one.unit.code]),
            own_rank=own.get(one.unit.code),
            own_total=one.own_total,
            measured_total=one.total_if({}, marked=False),
            readings=one.readings(),
        )
        for one in scored
    ]
    return Assessment(
        key=key_of(request),
        scheme=scheme,
        unit=request.unit,
        unit_name=request.unit_name,
        fiscal_year=request.fiscal_year,
        snapshot=request.snapshot,
        assessed=tuple(sorted(assessed, key=lambda one: _order(one, scheme=scheme))),
        means=_means(assessed, scheme=scheme),
        disputes=_disputes(scored, scheme=scheme),
        findings=tuple(finding for one in assessed for finding in _told(one)),
    )


def _means(assessed: Sequence[Assessed], *, scheme: Scheme) -> Mapping[str, Ratio]:
    found = {}
    for leaf in scheme.standard.leaves():
        rates = [rate for one in assessed if (rate := one.rate(leaf.code)) is not None]
        if rates:
            found[leaf.code] = Ratio(sum(rate.num for rate in rates), sum(rate.den for rate in rates))
    return found


def _order(one: Assessed, *, scheme: Scheme) -> tuple[str, int, str]:
    return (one.unit.cohort if scheme.ranking.by_group else "", one.standing.rank, one.unit.code)


def _own_ranks(scored: Sequence[Scored], *, scheme: Scheme) -> Mapping[str, int]:
    """The ranks if every self-mark were believed; only when every unit has given some, else they would say nothing."""
    if any(one.own_total is None for one in scored):
        return {}
    entrants = [Entrant(one.unit.code, one.unit.cohort, (one.own_total or 0,)) for one in scored]
    return ranks(entrants, ranking=replace(scheme.ranking, break_by=()))


def _open(unit: Unit) -> dict[str, Mark]:
    return {code: one.claimed for code, one in unit.objections.items() if one.answer is Answer.OPEN}


def _bounds(scored: Sequence[Scored], *, scheme: Scheme) -> Mapping[str, tuple[int, int]]:
    """The best and the worst rank of every unit over all answers that open objections could get.

    An answer moves one unit's total only, and totals rise with marks: so the best is reached with the unit at its highest and all others
    at their lowest, whatever the number of objections.
    """
    span: dict[str, tuple[Place, Place]] = {}
    for one in scored:
        now, claimed = one.entrant().place, _open(one.unit)
        raising = {code: mark for code, mark in claimed.items() if one.place_if({code: mark}) > now}
        lowering = {code: mark for code, mark in claimed.items() if code not in raising}
        span[one.unit.code] = (one.place_if(lowering), one.place_if(raising)) if claimed else (now, now)
    found: dict[str, tuple[int, int]] = {}
    entrants = [one.entrant() for one in scored]
    for group in cohorts(entrants, ranking=scheme.ranking).values():
        for entrant in group:
            low, high = span[entrant.code]
            others = [span[other.code] for other in group if other.code != entrant.code]
            best = rank_among([below for below, _ in others], high, ranking=scheme.ranking)
            worst = rank_among([above for _, above in others], low, ranking=scheme.ranking)
            found[entrant.code] = (best, worst)
    return found


def _disputes(scored: Sequence[Scored], *, scheme: Scheme) -> tuple[Dispute, ...]:
    entrants = {one.unit.code: one.entrant() for one in scored}
    return tuple(
        _dispute(one, code, entrants=entrants, scheme=scheme) for one in scored for code in sorted(one.unit.objections)
    )


def _dispute(one: Scored, code: str, *, entrants: Mapping[str, Entrant], scheme: Scheme) -> Dispute:
    objection = one.unit.objections[code]
    kept_place = one.place_without(code)
    upheld_place = one.place_if({code: objection.claimed})
    under = []
    for place in (kept_place, upheld_place):
        changed = [
            replace(entrant, place=place) if entrant.code == one.unit.code else entrant for entrant in entrants.values()
        ]
        under.append(ranks(changed, ranking=scheme.ranking))
    kept, upheld = under
    names = {other.code: other.name for other in one.request.units}
    return Dispute(
        code=one.unit.code,
        name=one.unit.name,
        item=code,
        objection=objection,
        kept=_kept(one, code),
        upheld=objection.claimed.points,
        kept_total=kept_place[0],
        upheld_total=upheld_place[0],
        kept_rank=kept[one.unit.code],
        upheld_rank=upheld[one.unit.code],
        moved=tuple(
            Moved(other, names[other], kept[other], upheld[other])
            for other in sorted(kept, key=lambda other: kept[other])
            if kept[other] != upheld[other]
        ),
    )


def _kept(one: Scored, code: str) -> int:
    checked = one.unit.checked.get(code)
    return checked.points if checked else (one.measured[code].figure.value or 0)


def _told(one: Assessed) -> list[Finding]:
    """What is missing or doubtful about one unit."""
    findings: list[Finding] = []
    for leaf in (leaf for item in one.evaluation.items for leaf in item.leaves()):
        item, read = leaf.item, one.readings[leaf.item.code]
        if leaf.earned is not None and leaf.earned.state is State.UNDETERMINED:
            if by_hand(item):
                # Nobody is asked to give points above or below the total where there is nothing to give them for.
                if not (item.bonus or item.deduction):
                    findings.append(UNMARKED.at(unit=one.unit.name, item=item.name))
            else:
                missing = "、".join(figure.label for figure in leaf.inputs if figure.value is None)
                findings.append(
                    NO_NUMBERS.at(unit=one.unit.name, item=item.name, missing=missing or item.source_of_data)
                )
        if read.own is not None and read.measured is not None and not by_hand(item) and read.own.points > read.measured:
            findings.append(
                SELF_ABOVE.at(
                    read.own.source,
                    found=text_of(read.own.points),
                    expected=text_of(read.measured),
                    unit=one.unit.name,
                    item=item.name,
                    own=text_of(read.own.points),
                    measured=text_of(read.measured),
                )
            )
    return findings
