"""Suspicions for a terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from jixiao.kernel.formatting import money, percent
from jixiao.monitoring.rules.answers import (
    STANDING_LABELS,
    UNFOLLOWED,
    Followed,
    Standing,
    Track,
    gone,
    standing,
    tracks,
)
from jixiao.monitoring.rules.hits import Hit
from jixiao.monitoring.rules.silence import Covered
from jixiao.standards.payment_rules import CERTAINTY_LABELS, LEVEL_LABELS, Retire

from .payment_rules_text import basis_text, parameter_text

SCHEMA = "jixiao.hits/1"
SHOWN = 5
"""Suspicions of one rule that a terminal shows; the workbook has all."""


def hits_lines(hits: Sequence[Hit], covered: Sequence[Covered], *, followed: Followed = UNFOLLOWED) -> tuple[str, ...]:
    """Rule by rule: how many suspicions, the largest of them, and what silence means; what moved, and what earlier answers say."""
    lines: list[str] = []
    for one in covered:
        rule = one.rule
        lines.append(f"{rule.code} {rule.title}：{one.sentence}")
        own = [hit for hit in hits if hit.rule == rule.code]
        lines += [f"    {_marked(hit, followed)}{hit.sentence}" for hit in own[:SHOWN]]
        if len(own) > SHOWN:
            lines.append(f"    …… 还有 {len(own) - SHOWN:,} 个")
    total = sum(one.hits for one in covered)
    silent = sum(not one.asked for one in covered)
    lines += ["", f"疑点 {total:,} 个；{len(covered)} 条规则中 {silent} 条因缺少数据没有查。"]
    return (*lines, *_answer_lines(hits, followed), *_moved_lines(followed))


def _marked(hit: Hit, followed: Followed) -> str:
    """Where a suspicion stands, in front of its sentence; nothing when no answers were handed in."""
    return f"[{standing_text(hit, followed)}] " if followed.answers else ""


def standing_text(hit: Hit, followed: Followed) -> str:
    """Where a suspicion stands by earlier answers."""
    return STANDING_LABELS[standing(hit, followed.answers.get(hit.reference))]


def _answer_lines(hits: Sequence[Hit], followed: Followed) -> list[str]:
    if not followed.answers:
        return []
    held = Counter(standing(hit, followed.answers.get(hit.reference)) for hit in hits)
    told = "，".join(f"{STANDING_LABELS[one]} {held[one]:,} 个" for one in Standing if held[one])
    lines = [
        f"对照以前的认定：{told or '没有疑点'}；以前答复过、现在不再是疑点的 {len(gone(hits, followed.answers)):,} 个。"
    ]
    for code, track in tracks(hits, followed.answers).items():
        if track.judged:
            lines.append(
                f"  {code} 认定 {track.judged} 个：正常 {track.normal}，违规 {track.violation}，{track_text(track, followed.retire)}"
            )
    return lines


def track_text(track: Track, retire: Retire | None) -> str:
    """The precision of a rule as judged, and whether it is proposed to go."""
    if track.precision is None:
        return "还没有认定"
    told = f"准确率 {percent(track.precision.num, track.precision.den, decimals=0)}"
    return f"{told}，建议修改或停用" if track.to_retire(retire) else told


def _moved_lines(followed: Followed) -> list[str]:
    if not followed.moved:
        return []
    lines = ["", "与正在执行的规则相比："]
    for code, one in followed.moved.items():
        lines.append(
            f"  {code} 新增 {len(one.new):,} 个，减少 {len(one.gone):,} 个，支付有变化 {len(one.changed):,} 个，不变 {one.kept:,} 个"
        )
        for word, moved in (("新增", one.new), ("减少", one.gone), ("变化", one.changed)):
            lines += [f"    {word}：{hit.sentence}" for hit in moved[:SHOWN]]
            lines += [f"    …… {word}还有 {len(moved) - SHOWN:,} 个"] if len(moved) > SHOWN else []
    return lines


def hits_title(name: str, fiscal_year: int | None) -> str:
    """The title of a list of suspicions; of many units and years when none is named."""
    return f"{name}{fiscal_year}年度支付疑点" if fiscal_year else "支付疑点"


def unlisted_line(code: str, fiscal_year: int) -> str:
    """That a rule has more suspicions than a list can hold."""
    return f"{code} 在 {fiscal_year} 年的疑点太多，没有逐个列出，见 Parquet 文件。"


def not_compared_line(code: str) -> str:
    """That a rule has too many suspicions to say one by one which of them moved."""
    return f"{code} 的疑点太多，没有逐个与现行规则比较；两份规则各查一次，比较各自的 Parquet 文件。"


def hits_json(
    hits: Sequence[Hit], covered: Sequence[Covered], *, version: str, followed: Followed = UNFOLLOWED
) -> dict[str, Any]:
    """For other programs; money in fen, dates as days since 1970-01-01. `standing` is there when earlier answers were handed in."""
    known = tracks(hits, followed.answers)
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "version": version,
        "rules": [_rule(one, track=known.get(one.rule.code), followed=followed) for one in covered],
        "hits": [hit_json(hit) | _held(hit, followed) for hit in hits],
    }
    if followed.moved:
        told["moved"] = {
            code: {
                "new": [hit_json(hit) for hit in one.new],
                "gone": [hit_json(hit) for hit in one.gone],
                "changed": [hit_json(hit) for hit in one.changed],
                "kept": one.kept,
            }
            for code, one in followed.moved.items()
        }
    return told


def hit_json(hit: Hit) -> dict[str, Any]:
    """One suspicion for other programs."""
    return {
        "rule": hit.rule,
        "reference": hit.reference,
        "key": hit.key,
        "unit": hit.unit,
        "fiscal_year": hit.fiscal_year,
        "amount_fen": hit.amount,
        "vouchers": list(hit.vouchers),
        "values": dict(hit.values),
        "sentence": hit.sentence,
    }


def _held(hit: Hit, followed: Followed) -> dict[str, Any]:
    if not followed.answers:
        return {}
    answer = followed.answers.get(hit.reference)
    told: dict[str, Any] = {"standing": str(standing(hit, answer))}
    if answer is not None:
        told["answer"] = {"explanation": answer.explanation, "judged": answer.judged, "mended": answer.mended}
    return told


def hit_cells(hit: Hit, covered: Covered) -> tuple[str, ...]:
    """A suspicion as a line of a table, from the rule it comes from to the questions it raises."""
    rule = covered.rule
    return (
        f"{rule.code} {rule.title}",
        LEVEL_LABELS[rule.severity],
        CERTAINTY_LABELS[rule.certainty],
        hit.unit,
        str(hit.fiscal_year),
        str(len(hit.vouchers)),
        money(hit.amount, unit="元"),
        hit.sentence,
        "、".join(hit.vouchers),
        basis_text(rule),
        "".join(rule.asks),
    )


def _rule(one: Covered, *, track: Track | None, followed: Followed) -> dict[str, Any]:
    rule = one.rule
    told: dict[str, Any] = {
        "code": rule.code,
        "title": rule.title,
        "severity": str(rule.severity),
        "certainty": rule.certainty,
        "basis": basis_text(rule),
        "parameters": [parameter_text(parameter) for parameter in rule.parameters],
        "payments": one.looked_at,
        "applicable": one.applicable,
        "exempt": one.exempt,
        "hits": one.hits,
        "missing": list(one.missing),
    }
    if followed.answers and track is not None:
        told["judged"] = {
            "normal": track.normal,
            "violation": track.violation,
            "open": track.open,
            "retire": track.to_retire(followed.retire),
        }
    return told
