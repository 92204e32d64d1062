"""The workbook of suspicions as people fill it in: its headings, and the answers read back, so that a later run knows what was judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jixiao.documents.limits import Limits
from jixiao.documents.model import Sheet
from jixiao.documents.reading import read
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.money import to_fen
from jixiao.kernel.source import Source

from .answers import JUDGED, Answered

HITS_SHEET_NAME = "疑点"
EXPLANATION, JUDGEMENT, MENDED, REFERENCE, PAYMENTS, SUM = (
    "单位说明",
    "认定（正常/违规）",
    "整改",
    "疑点编号",
    "笔数",
    "金额（元）",
)
"""Headings of the columns that are read back."""

NO_FORM = register(
    FindingCode(
        code="JX-MON-020",
        severity=Severity.ERROR,
        template="“{file}”不是填好的疑点清单：没有“{sheet}”表，或者表中没有“{heading}”一列",
        hint="用 jixiao monitor --out 写出的疑点.xlsx 填写后再交回，不要删去“{heading}”一列",
        why="答复靠疑点编号找到它所说的疑点。",
    )
)
NOT_JUDGED = register(
    FindingCode(
        code="JX-MON-021",
        severity=Severity.ERROR,
        template="“{heading}”只能填“正常”或“违规”，不能填“{found}”",
        hint="还没有认定的留空",
        why="认定决定下次是否还算作疑点，写法不明确就不能采用。",
    )
)
TWO_ANSWERS = register(
    FindingCode(
        code="JX-MON-022",
        severity=Severity.ERROR,
        template="疑点“{found}”有两个不同的认定",
        hint="同一个疑点只留一行，或者两行填得一致",
        why="两个不同的认定不知道以哪个为准。",
    )
)
WORDS = {"": ""} | {word: code for code, told in JUDGED.items() for word in (told, f"认定{told}")}
HEAD_ROWS = 5


def read_answers(path: Path) -> tuple[dict[str, Answered], tuple[Finding, ...]]:
    """Answers by reference from a filled-in workbook; with an error among the findings none of them should be used."""
    document, findings = read(path, name=path.name, limits=Limits())
    if document is None:
        return {}, findings
    sheet = next((one for one in document.sheets if one.name == HITS_SHEET_NAME), None)
    head = _head(sheet) if sheet is not None else None
    if sheet is None or head is None:
        told = NO_FORM.at(place=path.name, file=path.name, sheet=HITS_SHEET_NAME, heading=REFERENCE)
        return {}, (told,)
    at, columns = head
    answers: dict[str, Answered] = {}
    wrong: list[Finding] = []
    for number, row in enumerate(sheet.values[at:], start=at + 1):
        answer, word = _answer(row, columns)
        source = Source(file=path.name, sha256=document.sha256, sheet=sheet.name, row=number)
        if word not in WORDS:
            wrong.append(NOT_JUDGED.at(source, found=word, heading=JUDGEMENT))
        elif answer is not None:
            before = answers.get(answer.reference)
            if before is not None and before.judged != answer.judged:
                wrong.append(TWO_ANSWERS.at(source, found=answer.reference))
            answers[answer.reference] = answer
    return answers, tuple(wrong)


def _head(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """How many rows there are up to the headings, these included, and the columns by heading."""
    for number, row in enumerate(sheet.values[:HEAD_ROWS], start=1):
        texts = [str(value).strip() for value in row]
        if REFERENCE in texts:
            return number, {text: column for column, text in enumerate(texts) if text}
    return None


def _answer(row: Sequence[object], columns: Mapping[str, int]) -> tuple[Answered | None, str]:
    """The answer of a row (None for one without reference) and its judgement as written."""

    def text(heading: str) -> str:
        column = columns.get(heading)
        return str(row[column]).strip() if column is not None and column < len(row) else ""

    word = text(JUDGEMENT)
    if not text(REFERENCE):
        return None, ""
    return (
        Answered(
            text(REFERENCE),
            explanation=text(EXPLANATION),
            judged=WORDS.get(word, ""),
            mended=text(MENDED),
            payments=_whole(text(PAYMENTS)),
            amount=_fen(text(SUM)),
        ),
        word,
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None


def _whole(text: str) -> int | None:
    number = _number(text)
    return int(number) if number is not None else None


def _fen(text: str) -> int | None:
    """Fen of an amount in 元; a spreadsheet's number may come with a tail that no fen has."""
    number = _number(text)
    return to_fen(number.quantize(Decimal("0.01")), "元") if number is not None else None
