"""A department whose targets leave out social, economic or lasting effects, or satisfaction."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Note, Targets
from ..remark import SEED, declare, note

CODE = declare(
    35,
    "全部 {count} 个指标中没有{kind}",
    hint="选一个最能体现它的项目补上，如：",
    why="指标要覆盖社会效益、经济效益、可持续发展效益和群众满意度，完整反映项目的效益。",
    citation=SEED,
    severity=Severity.INFO,
)
_WANTED = (
    ("social", "社会效益指标", "服务对象问题按期解决率 ≥95%"),
    ("economic", "经济效益指标", "为群众或企业挽回、节约的金额 ≥（上年实际）万元"),
    ("sustainable", "可持续影响指标", "建成的制度、设施次年继续使用率 ≥95%"),
    ("satisfaction", "满意度指标", "服务对象满意度 ≥90%（问卷调查）"),
)
_FEW, _MANY = 10, 5


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each kind of effect that no indicator of a whole department has; a single project need not have them all.

    可持续影响 is asked for only where the tables use the kinds of 2020, which have it.
    """
    indicators = [one for sheet in targets.sheets for one in sheet.indicators]
    whole = any(not sheet.is_project for sheet in targets.sheets) or len(targets.sheets) >= _MANY
    if not whole or len(indicators) < _FEW:
        return
    kinds = {one.second for one in indicators} | {one.first for one in indicators}
    largest = max(targets.sheets, key=lambda sheet: sheet.money or 0)
    for code, kind, example in _WANTED:
        if code not in kinds and not (code == "sustainable" and "cost" in kinds):
            rewording = f"在“{largest.title}”增设“{example}”"
            told = {"count": len(indicators), "kind": kind}
            yield note(
                CODE, None, told=told, rewording=rewording, where=largest.where, found=f"{kind} 0 个", wanted=code
            )
