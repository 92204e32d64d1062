"""The files an evaluation leaves, and the words around them."""

from __future__ import annotations

from collections.abc import Sequence

SCORE_SHEET, REPORT, TRACE, FINDINGS = "评分表.xlsx", "自评报告.docx", "trace.json", "findings.json"
REPORT_PDF = "自评报告.pdf"
REVIEW_HTML, REVIEW_WORD, REVIEW_JSON = "核对.html", "核对.docx", "核对.json"
LINT_HTML, LINT_SHEET, LINT_WORD, LINT_JSON = "审核.html", "审核.xlsx", "审核.docx", "审核.json"
MEASURES_JSON = "度量.json"
HITS_SHEET, HITS_JSON, HITS_CHANGED = "疑点.xlsx", "疑点.json", "疑点变动.xlsx"
DUAL_SHEET, DUAL_JSON = "双监控.xlsx", "双监控.json"
PACE_SHEET, PACE_JSON = "支出进度.xlsx", "支出进度.json"
ANALYSIS_SHEET, ANALYSIS_WORD, ANALYSIS_JSON, ANALYSIS_TRACE = (
    "执行分析.xlsx",
    "执行分析.docx",
    "执行分析.json",
    "执行分析追溯.json",
)
ASSESSMENT_SHEET, ASSESSMENT_JSON, FEEDBACK = "考评结果.xlsx", "考评结果.json", "反馈单.docx"
SUPERVISION_SHEET, SUPERVISION_NOTICE, SUPERVISION_JSON = "督办台账.xlsx", "督办通报.docx", "督办.json"
UNITS = "各单位"
NOT_ASSESSED = "资料有错误，没有考评。"
COMPLIANCE_SHEET, COMPLIANCE_JSON = "合规核对.xlsx", "合规核对.json"
LINKS_SHEET, LINKS_PARQUET, LINKS_MODEL, LINKS_JSON = "关联.xlsx", "links.parquet", "model.json", "links.json"
MANAGEMENT_SHEET, MANAGEMENT_JSON = "绩效管理.xlsx", "绩效管理.json"
ASSETS_SHEET, ASSETS_JSON = "资产配置.xlsx", "资产配置.json"
COST_SHEET, COST_WORD, COST_JSON, COST_TRACE = "成本控制.xlsx", "成本控制.docx", "成本控制.json", "成本控制追溯.json"
LINKS_FILL = ("补录到系统二.csv", "补录到系统一.csv")
LINKS_ENTRIES = "登记.csv"
LINKS_RECORDS = ("records-a.parquet", "records-b.parquet")
NOT_EVALUATED = "资料有错误，没有评价。"
NONE = "无"


def record_lines(places: Sequence[tuple[str, str]], *, total: int) -> tuple[str, ...]:
    """The records behind a figure for a terminal: how many there are, then place and content of those at hand."""
    if not places:
        return ()
    heading = f"记录（共 {total} 条，列出 {len(places)} 条）："
    return (heading, *(f"  {place}  {text}" for place, text in places))
