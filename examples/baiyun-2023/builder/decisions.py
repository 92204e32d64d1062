"""Reviews of legality, normative documents and cases of reconsideration: registers whose time limits are kept, broken and open here.

The report says only that more than 30 matters were looked at early; every row is invented, how many there are as well.
"""

from __future__ import annotations

from datetime import date, timedelta

from .casework import town
from .office import Cell, Sheet
from .workdays import after, workdays

Rows = list[tuple[Cell, ...]]
EARLY, CONTRACTS, DOCUMENTS = 33, 16, 9
RECONSIDERED = 36
_DAYS = [day for month in range(1, 13) for day in workdays(month)]
REVIEW_HEADINGS = (
    "收文编号", "事项名称", "事项类型", "送审单位", "收件日期", "审查结论", "意见条数", "采纳条数", "意见出具日期", "提前介入",
    "公开征求意见开始日期", "公开征求意见结束日期", "因情况紧急缩短征求意见",
)  # fmt: skip
RECONSIDERED_HEADINGS = (
    "案号", "收到申请日期", "补正完成日期", "受理日期", "受理审查结果", "被申请人", "案由", "批准延期", "审理结果", "决定日期",
)  # fmt: skip
_TOO_SHORT, _URGENT, _CUT_SHORT, _CONSULTING = 6, 11, 19, 27
"""Decisions reviewed in too few days; consulted on for less than 30 days with and without urgency; still consulted on."""
_HASTY, _SLOW = 2, 6
"""Normative documents reviewed in fewer than 5 and in more than 15 working days."""
_UNTOLD, _LATE, _EXTENDED, _OVER, _REFUSED, _CORRECTED = 4, 9, 14, 20, 25, 30
"""Cases of reconsideration: admission not written down, admitted late, extended, decided late, refused, corrected before admission."""


def sheets() -> list[Sheet]:
    """合法性审查, 行政规范性文件 and 行政复议案件."""
    return [
        Sheet("合法性审查", REVIEW_HEADINGS, [*_decisions(), *_document_reviews(), *_contracts()]),
        Sheet(
            "行政规范性文件",
            ("文号", "文件名称", "起草单位", "合法性审核日期", "印发日期", "公布日期", "备案日期", "备案审查被纠错"),
            _documents(),
        ),
        Sheet("行政复议案件", RECONSIDERED_HEADINGS, _reconsidered()),
    ]


def _spread(number: int, count: int, most: int) -> date:
    """A working day of the year, `most` working days before its end at the latest."""
    return _DAYS[number * (len(_DAYS) - most) // count]


def _review(code: str, name: str, kind: str, number: int, *days: Cell) -> tuple[Cell, ...]:
    received, issued, early, *consulted = days
    opinions = 1 + number % 5 if issued else None
    conclusion = ("修改后合法", "合法")[number % 3 == 0] if issued else ""
    adopted = opinions - (number % 7 == 0) if opinions else None
    told = (code, name, kind, f"示例部门{number % 25 + 1:02d}", received, conclusion, opinions, adopted, issued, early)
    return (*told, *consulted)


def _decisions() -> Rows:
    rows: Rows = []
    for number in range(EARLY):
        received = _spread(number, EARLY, 20)
        begun = received - timedelta(days=45)
        issued = after(received, 5 if number == _TOO_SHORT else 8 + number % 4)
        days = 20 if number in (_URGENT, _CUT_SHORT) else 31 + number % 3
        ended = None if number == _CONSULTING else begun + timedelta(days=days)
        consulted = (begun, ended, "是" if number == _URGENT else "否")
        if number == _CONSULTING:
            issued = None
        name = f"示例重大决策事项{number + 1:02d}"
        rows.append(_review(f"SC-J{number + 1:02d}", name, "重大行政决策", number, received, issued, "是", *consulted))
    return rows


def _document_reviews() -> Rows:
    rows: Rows = []
    for number in range(DOCUMENTS):
        received = _spread(number, DOCUMENTS, 40)
        issued = after(received, 3 if number == _HASTY else 18 if number == _SLOW else 6 + number % 6)
        name = f"示例管理办法{number + 1}（送审稿）"
        rows.append(
            _review(f"SC-W{number + 1:02d}", name, "规范性文件", number, received, issued, "否", None, None, "")
        )
    return rows


def _contracts() -> Rows:
    return [
        _review(
            f"SC-H{n + 1:02d}",
            f"示例政府合同{n + 1:02d}",
            "政府合同",
            n,
            received,
            after(received, 5),
            "否",
            None,
            None,
            "",
        )
        for n, received in ((n, _spread(n, CONTRACTS, 10)) for n in range(CONTRACTS))
    ]


def _documents() -> Rows:
    rows: Rows = []
    for number in range(DOCUMENTS):
        reviewed = after(_spread(number, DOCUMENTS, 40), 18 if number == _SLOW else 6 + number % 6)
        issued = after(reviewed, 8)
        filed = None if number == DOCUMENTS - 1 else after(issued, 9)
        name = f"示例管理办法{number + 1}"
        days = (reviewed, issued, after(issued, 2), filed, "否")
        rows.append((f"示例府规〔2023〕{number + 1}号", name, f"示例部门{number + 1:02d}", *days))
    return rows


def _reconsidered() -> Rows:
    rows: Rows = []
    causes = ("行政处罚", "政府信息公开", "行政征收", "不履行职责")
    outcomes = ("维持", "驳回", "撤销", "维持", "调解", "撤回", "责令履行")
    for number in range(RECONSIDERED):
        applied = _spread(number, RECONSIDERED, 12)
        corrected = after(applied, 6) if number == _CORRECTED else None
        accepted = after(corrected or applied, 8 if number == _LATE else 3)
        decided = accepted + timedelta(days={_EXTENDED: 80, _OVER: 71}.get(number, 30 + number % 28))
        refused, done = number == _REFUSED, decided <= date(2023, 12, 31)
        rows.append(
            (
                f"2023行复示例{number + 1:02d}号", applied, corrected, None if refused else accepted,
                "不予受理" if refused else "" if number == _UNTOLD else "受理", town(number), causes[number % 4],
                "是" if number == _EXTENDED else "否", outcomes[number % 7] if done and not refused else "",
                decided if done and not refused else None,
            )
        )  # fmt: skip
    return rows
