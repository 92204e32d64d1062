"""The monthly analysis of spending (执行分析) as a report: sections, sentences, tables and charts over its figures."""

from __future__ import annotations

from jixiao.monitoring.analysis.model import CLASS, DIVISION, ECONOMIC, FUNCTION, ITEM, PROJECT, Analysis
from jixiao.monitoring.analysis.spans import is_month_end

from .analysis_charts import analysis_charts
from .analysis_tables import lines_table, months_table, outliers_table, payees_table
from .content import Block, ChartSlot, Report, Section, Table
from .wording import analysis as words

Sections = tuple[Section, ...]


def analysis_title(analysis: Analysis) -> str:
    """2023年7月预算执行分析, of an unfinished month with its day."""
    day = analysis.as_of
    when = f"{day.year}年{day.month}月" if is_month_end(day) else f"{day.year}年{day.month}月（截至{day.day}日）"
    return f"{when}预算执行分析"


def compose_analysis(analysis: Analysis) -> Report:
    """The whole report; every figure in it is one of the analysis."""
    drawn = {chart.name for chart in analysis_charts(analysis)}
    return Report(
        title=f"{analysis.unit_name}\n{analysis_title(analysis)}",
        unit=analysis.unit_name,
        year=analysis.fiscal_year,
        evaluation_key=analysis.key,
        sections=tuple(_without_absent(section, drawn) for section in analysis_sections(analysis)),
    )


def analysis_sections(analysis: Analysis) -> Sections:
    """What is told, in its order: the whole, the structure, 三公, payees, what asks for attention."""
    last_year = analysis.day_before is not None

    def table(cut: str, head: str) -> tuple[Table, ...]:
        lines = analysis.of(cut)
        return (lines_table(lines, head=head, last_year=last_year),) if lines else ()

    functions = words.functions(analysis, analysis.of(FUNCTION))
    own = analysis.payees
    month = tuple(one for one in analysis.outliers.found if one.in_month)
    return (
        _section(1, "一、", "总体执行情况", *words.overall(analysis), ChartSlot("months"), months_table(analysis)),
        _section(1, "二、", "支出结构"),
        _section(2, "（一）", "按支出性质和资金性质", *words.kinds(analysis)),
        _section(2, "（二）", "按科室", *words.divisions(analysis), *table(DIVISION, "科室"), ChartSlot("divisions")),
        _section(
            2, "（三）", "按项目", *words.projects(analysis), *table(PROJECT, "项目"), ChartSlot("spent_projects")
        ),
        _section(2, "（四）", "按功能分类", *functions, *table(FUNCTION, "功能分类科目")),
        _section(
            2,
            "（五）",
            "按经济分类",
            *words.classes(analysis),
            *table(CLASS, "类"),
            ChartSlot("classes"),
            *table(ECONOMIC, "款"),
        ),
        _section(1, "三、", "“三公”经费及会议费、培训费、差旅费", *words.three_public(analysis), *table(ITEM, "项目")),
        _section(
            1,
            "四、",
            "收款人集中度",
            *words.payees(analysis),
            *((payees_table(own), ChartSlot("payees")) if own.payees else ()),
        ),
        _section(1, "五、", "需要关注的事项"),
        _section(2, "（一）", "进度滞后的项目", *words.slow(analysis)),
        _section(
            2, "（二）", "离群支付", *words.outliers(analysis), *((outliers_table(month),) if month else ())
        ),
        _section(2, "（三）", "年末集中支付", *words.year_end(analysis)),
    )  # fmt: skip


def _section(level: int, number: str, title: str, *blocks: Block) -> Section:
    return Section(level, number, title, blocks)


def _without_absent(section: Section, drawn: set[str]) -> Section:
    """A section without the charts that have nothing to show."""
    kept = tuple(block for block in section.blocks if not isinstance(block, ChartSlot) or block.name in drawn)
    return Section(section.level, section.number, section.title, kept, landscape=section.landscape)
