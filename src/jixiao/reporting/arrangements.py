"""Arrangements of lines of work told: on the terminal, and as a workbook in which a person decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jixiao.checking.duties.course_matching import Matched
from jixiao.checking.duties.file_draw import Draw
from jixiao.checking.duties.hearing_reminders import Reminder
from jixiao.checking.duties.service_teams import Team

from .xlsx_list import ListColumn, write_list

DECIDE = "以下是建议，由负责人决定"


def draw_lines(draw: Draw) -> tuple[str, ...]:
    """How many files of each office are checked by which."""
    pairs = Counter((one.office, one.checker) for one in draw.drawn)
    told = [f"  {office} ← {checker}　{count} 本" for (office, checker), count in sorted(pairs.items())]
    head = f"第{draw.quarter}季度交叉检查：抽取 {len(draw.drawn)} 本，{len({one.office for one in draw.drawn})} 个司法所，种子 {draw.seed}"
    return (
        head,
        *told,
        f"同一名册、同一种子、同一季度再抽一次，结果相同；没有一个所检查自己（自查 {_own(draw)} 本）。",
    )


def write_draw(target: Path, draw: Draw) -> None:
    """The sheet of the register 档案交叉检查, to be filled in by the checkers and imported as it is."""
    columns = [ListColumn("季度", "number"), *(ListColumn(name) for name in ("被查司法所", "检查司法所", "档案编号"))]
    columns += [ListColumn("检查日期", "date"), *(ListColumn(name) for name in CHECKS), ListColumn("问题数", "number")]
    blank: tuple[None, ...] = (None,) * (len(CHECKS) + 2)
    rows = [(draw.quarter, one.office, one.checker, one.file, *blank) for one in draw.drawn]
    notes = [f"种子 {draw.seed}", f"共 {len(rows)} 本", "填好后可以直接导入“档案交叉检查”"]
    write_list(target, title="档案交叉检查", notes=notes, columns=columns, rows=rows)


CHECKS = ("法律文书齐全", "矫正方案及时更新", "考核奖惩到位", "记录前后一致")


def team_lines(teams: Sequence[Team]) -> tuple[str, ...]:
    """The proposed teams with the rules they keep and those they do not."""
    lines = [f"公益活动编队建议：{sum(len(team.members) for team in teams)} 人，{len(teams)} 支。{DECIDE}。"]
    for team in teams:
        lines.append(f"{team.name}（{len(team.members)} 人）：{'、'.join(one.number for one in team.members)}")
        lines += [f"    {'✓' if rule.kept else '✗'} {rule.name}：{rule.told}" for rule in team.rules]
    return tuple(lines)


def write_teams(target: Path, teams: Sequence[Team]) -> None:
    """A row for each person, with the proposed team, the rules that are not kept, and a column for the decision."""
    names = ("脱敏编号", "区域", "罪名类别", "兴趣特长", "建议团队", "未满足的条件", "决定编入的团队")
    rows = [
        (
            one.number,
            one.street,
            one.offence,
            one.interest,
            team.name,
            "；".join(f"{rule.name}（{rule.told}）" for rule in team.rules if not rule.kept),
            None,
        )
        for team in teams
        for one in team.members
    ]
    write_list(
        target, title="公益活动编队建议", notes=[DECIDE], columns=[ListColumn(name) for name in names], rows=rows
    )


def match_lines(matches: Sequence[Matched]) -> tuple[str, ...]:
    """Each need with the proposed product and why."""
    lines = [f"律法兴企匹配建议：{len(matches)} 条需求。{DECIDE}。"]
    for one in matches:
        need = one.need
        if one.proposed is None:
            lines.append(f"{need.number} {need.enterprise}：{one.why_not}（{'、'.join(sorted(need.topics))}）")
            continue
        product = one.proposed.product
        lawyer = f"，{product.lawyer}" if product.lawyer else ""
        lines.append(
            f"{need.number} {need.enterprise} → {product.code} {product.name}{lawyer}：{'；'.join(one.proposed.reasons)}"
        )
    return tuple(lines)


def write_matches(target: Path, matches: Sequence[Matched]) -> None:
    """A row for each need: what is proposed, what else would suit, and a column for the decision."""
    names = ("征集编号", "企业名称", "需求主题", "建议产品", "主讲律师", "理由", "其他合适的产品", "匹配的产品编号")
    rows = [
        (
            one.need.number,
            one.need.enterprise,
            "、".join(sorted(one.need.topics)),
            f"{one.proposed.product.code} {one.proposed.product.name}" if one.proposed else None,
            one.proposed.product.lawyer if one.proposed else None,
            "；".join(one.proposed.reasons) if one.proposed else one.why_not,
            "、".join(fit.product.code for fit in one.fits if fit is not one.proposed),
            None,
        )
        for one in matches
    ]
    write_list(
        target, title="律法兴企匹配建议", notes=[DECIDE], columns=[ListColumn(name) for name in names], rows=rows
    )


def reminder_lines(found: Sequence[Reminder], *, today: str, days: int) -> tuple[str, ...]:
    """The hearings that are coming, and who has not been reminded yet."""
    lines = [f"开庭双提醒：{today} 起 {days} 日内开庭的，以及开庭前没有双提醒的，共 {len(found)} 件"]
    for one in found:
        hearing = one.hearing
        when = f"（{'、'.join(f'{day:%m-%d}' for day in one.days)}）" if one.days else ""
        waiting = f"，还要提醒：{'、'.join(one.waiting)}{when}" if one.waiting else ""
        lines.append(
            f"  {hearing.held_on} {hearing.case} {hearing.defendant}（{hearing.street or '镇街未填'}）：{one.standing.label}{waiting}"
        )
    return tuple(lines)


def write_reminders(target: Path, found: Sequence[Reminder]) -> None:
    """A row for each hearing, with who still has to be reminded."""
    names = ("案号", "被诉机关", "镇街", "状态", "还要提醒")
    columns = [*(ListColumn(name) for name in names), ListColumn("开庭日期", "date")]
    columns += [ListColumn("应提醒日期"), ListColumn("提醒镇街日期", "date"), ListColumn("提醒司法所日期", "date")]
    rows = [
        (
            one.hearing.case,
            one.hearing.defendant,
            one.hearing.street,
            one.standing.label,
            "、".join(one.waiting),
            one.hearing.held_on,
            "、".join(day.isoformat() for day in one.days),
            one.hearing.street_on,
            one.hearing.office_on,
        )
        for one in found
    ]
    write_list(
        target, title="开庭双提醒", notes=["镇街和司法所都在开庭前被提醒，才算双提醒"], columns=columns, rows=rows
    )


def _own(draw: Draw) -> int:
    return sum(1 for one in draw.drawn if one.office == one.checker)
