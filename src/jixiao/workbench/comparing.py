"""Use case: what another standard, another assumption, another year or unit changes – the evaluation beside another one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.evaluation.compare import ComparedEvaluation, Comparison, compare, side_of
from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.reporting.comparison import item_rows, measure_rows, side_names
from jixiao.reporting.files import NONE, TRACE
from jixiao.reporting.trace_read import DamagedTrace, NotATrace, compared_evaluation, load_trace

from .scoring import evaluate_snapshot, load_standards
from .settings import Settings

NO_TRACE = register(
    FindingCode(
        code="JX-EVA-050",
        severity=Severity.ERROR,
        template="“{path}”里没有可以对比的评价结果",
        hint="--against 后面写另一次评价的输出文件夹（里面有 trace.json），或直接写那个 trace.json 文件",
        why="对比要读另一次评价写下的 trace.json；没有它，就没有可比的得分和数据。",
    )
)
FOREIGN_TRACE = register(
    FindingCode(
        code="JX-EVA-051",
        severity=Severity.ERROR,
        template="“{path}”不是本版程序能读的评价结果（格式标识：{found}）",
        hint="请改用 jixiao evaluate 写出的 trace.json；由别的版本写出的，请用本版程序重新评价那一年度的资料",
        why="格式不同，同名的数字可能不是一回事，不能拿来比较。",
    )
)
DAMAGED_TRACE = register(
    FindingCode(
        code="JX-EVA-052",
        severity=Severity.ERROR,
        template="“{path}”不完整或被改动过，读不出来",
        hint="请重新评价那一年度（或那个单位）的资料，再做对比；trace.json 不要手工修改",
        why="缺了一部分的结果，比出来的差异不可信。",
    )
)
OTHER_STANDARD = register(
    FindingCode(
        code="JX-EVA-053",
        severity=Severity.WARNING,
        template="对比的两次评价用的不是同一个标准：{before}；{after}",
        hint="要看工作本身的变化，请用同一标准、同一版本把两边各评价一次；编号不同的标准，指标按名称对应",
        why="标准不同，得分的差异有一部分来自标准，不来自工作。",
    )
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What an evaluation is compared with: another standard by id, what was assumed, another evaluation read from its trace."""

    standard: str | None
    assumed: dict[str, int]
    against: ComparedEvaluation | None


def read_against(path: Path | None) -> tuple[ComparedEvaluation | None, tuple[Finding, ...]]:
    """Another evaluation from its output folder or its trace.json; None with a finding when there is none to read."""
    if path is None:
        return None, ()
    file = path / TRACE if path.is_dir() else path
    if not file.is_file():
        return None, (NO_TRACE.at(place="--against", found=str(path), path=path),)
    try:
        return compared_evaluation(load_trace(json.loads(file.read_text(encoding="utf-8")))), ()
    except NotATrace as error:
        return None, (FOREIGN_TRACE.at(place="--against", found=str(error) or NONE, path=file),)
    except (DamagedTrace, ValueError, RecursionError, OSError):
        return None, (DAMAGED_TRACE.at(place="--against", found=str(file), path=file),)


def compared_results(before: Path, after: Path) -> dict[str, Any]:
    """Two evaluations by their output folders, side by side as rows; with a finding where they cannot or should not be compared."""
    one, findings = read_against(before)
    two, problems = read_against(after)
    findings += problems
    if one is None or two is None:
        return {"compared": None, "remarks": findings}
    comparison = compare(one, two)
    names = side_names(comparison)
    rows = {"measures": measure_rows(comparison), "items": item_rows(comparison)}
    return {"compared": rows | {"names": names}, "remarks": findings + _standards_told(one, two)}


def comparisons_of(
    evaluation: Evaluation, *, beside: Beside, snapshot: Snapshot, project_standard: str, settings: Settings
) -> tuple[tuple[Comparison, ...], tuple[Finding, ...]]:
    """The comparisons asked for: with another evaluation, under another standard, with what was counted before assuming."""
    found: list[Comparison] = []
    findings: tuple[Finding, ...] = ()
    own = side_of(evaluation)
    if beside.against is not None:
        found.append(compare(beside.against, own))
        findings += _standards_told(beside.against, own)
    if beside.standard is not None or beside.assumed:
        standards, problems = load_standards(
            beside.standard or evaluation.standard.id, project_standard, settings=settings
        )
        findings += problems
        if standards is not None:
            assumed = beside.assumed if beside.standard else {}
            other = side_of(evaluate_snapshot(snapshot, standards=standards, assumed=assumed, settings=settings))
            found.append(compare(own, other) if beside.standard else compare(other, own))
    return tuple(found), findings


def _standards_told(before: ComparedEvaluation, after: ComparedEvaluation) -> tuple[Finding, ...]:
    if (before.standard, before.version) == (after.standard, after.version):
        return ()
    one, two = (f"{side.standard} {side.version}" for side in (before, after))
    return (OTHER_STANDARD.at(place="--against", found=one, expected=two, before=one, after=two),)
