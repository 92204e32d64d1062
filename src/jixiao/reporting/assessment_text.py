"""An assessment in words and rows: the ranking, every point under each reading, what disputes make – for terminal, pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jixiao.evaluation.assessment_model import Answer, Assessed, Assessment, Dispute, Mark, Readings
from jixiao.evaluation.model import ItemResult
from jixiao.kernel.formatting import NOT_APPLICABLE, UNKNOWN, figure_text, percent
from jixiao.kernel.points import text_of

from .content import printed
from .wording.calculation import calculation

ANSWERS = {Answer.OPEN: "待答复", Answer.UPHELD: "采纳", Answer.PARTLY: "部分采纳", Answer.REJECTED: "维持"}
RANKING_HEADS = ("名次", "被考评单位", "组别", "考评得分", "等级", "按数据计算", "自评得分", "自评名次", "可能的名次")
DETAIL_HEADS = (
    "指标编码", "指标", "分值", "按数据计算", "自评", "复核", "异议", "最终得分", "计算过程", "评分说明", "佐证材料", "评分人",
)  # fmt: skip
DISPUTE_HEADS = (
    "被考评单位", "指标", "原得分", "主张得分", "异议理由", "答复", "维持时总分", "维持时名次", "采纳时总分", "采纳时名次",
    "名次因此变化的单位",
)  # fmt: skip
SHOWN = 40


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One item of one unit as printed, in the order of DETAIL_HEADS."""

    code: str
    name: str
    full: str
    measured: str
    own: str
    checked: str
    objection: str
    final: str
    calculation: str
    reason: str
    evidence: str
    given_by: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts in the order of the heads."""
        return (
            self.code, self.name, self.full, self.measured, self.own, self.checked, self.objection, self.final, self.calculation,
            self.reason, self.evidence, self.given_by,
        )  # fmt: skip


def ranking_cells(one: Assessed) -> tuple[str, ...]:
    """One unit of the ranking, in the order of RANKING_HEADS."""
    return (
        str(one.standing.rank),
        one.unit.name,
        one.unit.cohort,
        figure_text(one.evaluation.total, with_unit=False),
        one.evaluation.grade,
        text_of(one.measured_total),
        NOT_APPLICABLE if one.own_total is None else text_of(one.own_total),
        NOT_APPLICABLE if one.own_rank is None else str(one.own_rank),
        span_text(one),
    )


def span_text(one: Assessed) -> str:
    """The ranks that open objections leave open: 5, or 3—7."""
    best, worst = one.standing.best, one.standing.worst
    return str(best) if best == worst else f"{best}—{worst}"


def detail_rows(one: Assessed) -> tuple[DetailRow, ...]:
    """Every item of a unit under each reading."""
    return tuple(_detail(leaf, one.readings[leaf.item.code]) for leaf in one.evaluation.leaves())


def dispute_cells(dispute: Dispute, *, names: dict[str, str]) -> tuple[str, ...]:
    """One disputed point, in the order of DISPUTE_HEADS; `names` are the items by code."""
    return (
        dispute.name,
        names[dispute.item],
        text_of(dispute.kept),
        text_of(dispute.upheld),
        dispute.objection.claimed.reason,
        ANSWERS[dispute.objection.answer],
        text_of(dispute.kept_total),
        str(dispute.kept_rank),
        text_of(dispute.upheld_total),
        str(dispute.upheld_rank),
        "；".join(f"{moved.name} {moved.before}→{moved.after}" for moved in dispute.moved) or "无",
    )


def item_names(assessment: Assessment) -> dict[str, str]:
    """The names of all leaves by code."""
    return {leaf.code: leaf.name for leaf in assessment.scheme.standard.leaves()}


def assessment_lines(assessment: Assessment) -> tuple[str, ...]:
    """The ranking, the disputes and the means for a terminal."""
    scheme = assessment.scheme
    lines = [f"{scheme.standard.title}　{assessment.fiscal_year}年　{len(assessment.assessed)} 个单位", ""]
    cohort = ""
    for one in assessment.assessed[:SHOWN]:
        if scheme.ranking.by_group and one.unit.cohort != cohort:
            cohort = one.unit.cohort
            lines.append(f"【{cohort or '未分组'}】")
        span = "" if one.standing.best == one.standing.worst else f"（异议答复后可能为第 {span_text(one)} 名）"
        own = "" if one.own_total is None else f"　自评 {text_of(one.own_total)}"
        lines.append(
            f"  第 {one.standing.rank:>2} 名　{one.unit.name}　{figure_text(one.evaluation.total)}　{one.evaluation.grade}{own}{span}"
        )
    if len(assessment.assessed) > SHOWN:
        lines.append(f"  ……其余 {len(assessment.assessed) - SHOWN} 个单位见考评结果.xlsx")
    names = item_names(assessment)
    if assessment.disputes:
        lines += ["", "有异议的得分："]
        lines += [f"  {dispute_text(dispute, names=names)}" for dispute in assessment.disputes]
    regular = {leaf.code for top in scheme.standard.items if not (top.bonus or top.deduction) for leaf in top.leaves()}
    means = [(code, mean) for code, mean in assessment.means.items() if code in regular]
    low = sorted(means, key=lambda pair: pair[1].scaled(10_000))[:3]
    told = "、".join(f"{names[code]} {percent(mean.num, mean.den, decimals=1)}" for code, mean in low)
    lines += ["", f"全部单位得分率最低的指标：{told}"]
    return tuple(lines)


def dispute_text(dispute: Dispute, *, names: dict[str, str]) -> str:
    """One disputed point in a sentence: both readings, and who else moves."""
    others = [moved for moved in dispute.moved if moved.code != dispute.code]
    moves = "；".join(f"{moved.name}由第 {moved.before} 名变为第 {moved.after} 名" for moved in others)
    state = ANSWERS[dispute.objection.answer]
    kept = f"维持 {text_of(dispute.kept)} 分时总分 {text_of(dispute.kept_total)}、第 {dispute.kept_rank} 名"
    upheld = f"采纳 {text_of(dispute.upheld)} 分时总分 {text_of(dispute.upheld_total)}、第 {dispute.upheld_rank} 名"
    return f"{dispute.name}“{names[dispute.item]}”（{state}）：{kept}；{upheld}{f'，{moves}' if moves else '，其他单位名次不变'}"


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment for other programs; points in hundredths, the printed text is in the workbook."""
    return {
        "schema": "jixiao.assessment/1",
        "key": assessment.key,
        "scheme": assessment.scheme.id,
        "version": assessment.scheme.standard.version,
        "snapshot": assessment.snapshot,
        "fiscal_year": assessment.fiscal_year,
        "units": [_unit_json(one) for one in assessment.assessed],
        "disputes": [_dispute_json(dispute) for dispute in assessment.disputes],
        "means": {code: [mean.num, mean.den] for code, mean in assessment.means.items()},
    }


def _detail(leaf: ItemResult, read: Readings) -> DetailRow:
    mark = read.objection.answered if read.objection and read.objection.answered else read.checked or read.own
    return DetailRow(
        code=leaf.item.code,
        name=leaf.item.name,
        full=text_of(leaf.item.points),
        measured=_points(read.measured),
        own=_mark(read.own),
        checked=_mark(read.checked),
        objection=ANSWERS[read.objection.answer] if read.objection else "",
        final=_points(read.final),
        calculation=printed(calculation(leaf)),
        reason=mark.reason if mark else "",
        evidence=mark.evidence if mark else "",
        given_by=mark.given_by if mark else "",
    )


def _points(value: int | None) -> str:
    return UNKNOWN if value is None else text_of(value)


def _mark(mark: Mark | None) -> str:
    return text_of(mark.points) if mark else ""


def _unit_json(one: Assessed) -> dict[str, Any]:
    return {
        "code": one.unit.code,
        "name": one.unit.name,
        "cohort": one.unit.cohort,
        "rank": one.standing.rank,
        "of": one.standing.of,
        "best": one.standing.best,
        "worst": one.standing.worst,
        "total": one.evaluation.total.value,
        "grade": one.evaluation.grade,
        "own_total": one.own_total,
        "own_rank": one.own_rank,
        "measured_total": one.measured_total,
        "items": {
            code: {
                "measured": read.measured,
                "self": read.own.points if read.own else None,
                "checked": read.checked.points if read.checked else None,
                "final": read.final,
            }
            for code, read in one.readings.items()
        },
    }


def _dispute_json(dispute: Dispute) -> dict[str, Any]:
    return {
        "unit": dispute.code,
        "item": dispute.item,
        "answer": str(dispute.objection.answer) or "open",
        "kept": {"points": dispute.kept, "total": dispute.kept_total, "rank": dispute.kept_rank},
        "upheld": {"points": dispute.upheld, "total": dispute.upheld_total, "rank": dispute.upheld_rank},
        "moved": [{"unit": one.code, "before": one.before, "after": one.after} for one in dispute.moved],
    }
