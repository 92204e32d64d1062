"""Standards as lines for the terminal: list, tree, cases, changes."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.points import text_of
from jixiao.standards.cases import CaseResult
from jixiao.standards.diff import Change
from jixiao.standards.indicator_library import IndicatorLibrary, LibraryIndicator
from jixiao.standards.library import Pack
from jixiao.standards.model import Item, Standard

from .wording.labels import FIRST_LEVEL, SECOND_LEVEL, SIGNS

STATUS = {"draft": "草稿（待核实）", "published": "已发布", "framework": "框架（无分值）"}
KINDS = {
    "taxonomy": "指标分类",
    "calendar": "节假日",
    "outline": "报告提纲",
    "process": "办理流程",
    "phrases": "常用语",
    "deadlines": "年度期限",
    "keywords": "用语表",
    "indicator-library": "指标库",
    "assessment": "考评方案",
    "target-review": "目标审核",
    "supervision": "督办规则",
    "label-formats": "标签纸型",
    "payment-rules": "支付疑点规则",
    "double-monitoring": "双监控规则",
    "spending-progress": "支出进度规则",
    "spending-analysis": "执行分析口径",
    "cost-control": "成本控制预警线",
    "disclosure-tables": "决算公开报表",
    "asset-limits": "资产配置限额",
    "supply-control": "领用异常线",
    "compliance": "合规义务",
    "register": "业务台账",
    "linkage": "系统关联规则",
    "platform-layout": "平台版式",
    "result-use": "结果应用规则",
}
SUBJECT = {"department": "部门整体", "project": "项目", "indicator": "单个指标", "assessed": "被考评单位"}


def listing(standards: Sequence[Standard]) -> tuple[str, ...]:
    """One line a standard: id, subject, dates, status, title."""
    if not standards:
        return ("没有适用的标准。",)
    return tuple(
        f"{s.id:<22} {SUBJECT[s.applies_to]}  {s.valid_from} 至 {s.valid_to or '今'}  {STATUS[s.status]}  {s.title}"
        for s in standards
    )


def others(found: Sequence[Pack]) -> tuple[str, ...]:
    """The packs that score nothing, one a line."""
    if not found:
        return ()
    return ("", "其他标准数据：", *(f"{pack.id:<38} {KINDS.get(pack.kind, pack.kind)}  {pack.title}" for pack in found))


def indicators(library: IndicatorLibrary) -> tuple[str, ...]:
    """The indicators of a library, area by area: name, example, level, how it is measured, from which records, what it rests on."""
    lines = [f"{library.title}（{library.id}），{len(library.indicators)} 个指标；指标值只是示例。"]
    for area in library.areas:
        lines += ["", area]
        lines += [line for one in library.indicators if one.area == area for line in _library_lines(one)]
    return tuple(lines)


def about(pack: Pack) -> tuple[str, ...]:
    """What a pack is and where it comes from, in the words of its source.md."""
    source = pack.path.with_name("source.md")
    told = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
    return (f"{pack.title}（{pack.id}，{KINDS.get(pack.kind, pack.kind)}）", f"文件：{pack.path}", "", *told)


def tree(standard: Standard) -> tuple[str, ...]:
    """The whole standard: head, grades, items with points, criterion, source and evidence."""
    grades = "，".join(f"{text_of(grade.minimum)}分以上{grade.name}" for grade in standard.grades)
    head = [
        f"{standard.title}（{standard.id}，版本 {standard.version}）",
        f"发布：{standard.issuer}　适用：{standard.jurisdiction}　状态：{STATUS[standard.status]}",
        f"有效期：{standard.valid_from} 至 {standard.valid_to or '今'}",
        f"依据：{standard.document.text}　总分：{text_of(standard.total)}　等级：{grades or '无'}",
    ]
    if standard.note:
        head.append(f"说明：{standard.note}")
    head.append(f"文件：{standard.path}")
    weighted = standard.status != "framework" and standard.applies_to != "indicator"
    return (*head, "", *(line for item in standard.items for line in _lines(item, depth=0, weighted=weighted)))


def _library_lines(one: LibraryIndicator) -> list[str]:
    lines = [f"  {one.code} {one.name}  例：{SIGNS[one.nature]}{one.example}{one.unit}", f"      类别：{_levels(one)}"]
    lines.append(f"      取值：{one.measure}")
    if one.grades:
        lines.append(f"      等次：{one.grades}")
    return [*lines, f"      来源：{one.source}　依据：{_basis(one)}"]


def _basis(one: LibraryIndicator) -> str:
    """The law with how sure we are of it and what is ours all the same; without a law, the evidence alone."""
    evidence = one.evidence.text if one.evidence else ""
    if one.citation is None:
        return evidence
    note = f"，{one.evidence.note}" if one.evidence and one.evidence.note else ""
    return f"{one.citation.text}（{evidence}{note}）"


def _levels(one: LibraryIndicator) -> str:
    older = f"（按2020年的分类是{SECOND_LEVEL[one.older]}）" if one.older else ""
    return f"{FIRST_LEVEL[one.first]}·{SECOND_LEVEL[one.second]}{older}"


def _lines(item: Item, *, depth: int, weighted: bool) -> list[str]:
    indent = "  " * depth
    points = f"  {text_of(item.points)}分" if weighted else ""
    lines = [f"{indent}{item.code} {item.name}{points}"]
    if item.criterion:
        lines.append(f"{indent}    评分标准：{item.criterion}")
    if item.rule is not None:
        source = item.citation.text if item.citation else ""
        evidence = item.evidence.text if item.evidence else ""
        note = f"（{item.evidence.note}）" if item.evidence and item.evidence.note else ""
        lines.append(f"{indent}    依据：{source}　证据状态：{evidence}{note}　第 {item.line} 行")
    return lines + [line for child in item.items for line in _lines(child, depth=depth + 1, weighted=weighted)]


def cases(results: Sequence[CaseResult]) -> tuple[str, ...]:
    """One line a case, then how many agree."""
    lines = [f"{'不符' if r.finding else '相符'}  {r.name}：得 {r.got}，应得 {r.expected}" for r in results]
    failed = sum(result.finding is not None for result in results)
    return (*lines, f"算例 {len(results)} 个，不符 {failed} 个。")


def changes(found: Sequence[Change], *, before: Standard, after: Standard) -> tuple[str, ...]:
    """One line a difference."""
    head = f"{before.title} → {after.title}"
    if not found:
        return (head, "没有区别。")
    return (head, *(f"  {c.what}　{c.name}：{c.before or '（无）'} → {c.after or '（无）'}" for c in found))
