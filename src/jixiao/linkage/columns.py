"""Which column of an export is which: by the names a pack knows, by what a heading says in other words, by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from jixiao.documents.model import Sheet, column_letter
from jixiao.facts.days import read_day
from jixiao.facts.headings import HARMLESS, Heading, HeadingLine, base_of, heading_lines, normal, unit_above
from jixiao.standards.linkage_rules import CaseField

SAMPLE = 200
MOST = 0.6
NAMED, WORDED, SEEN = "named", "worded", "seen"

# People of the office, who are no party.
OFFICE = re.compile(
    r"调解员|经办|承办人|登记人|受理人|录入人|操作|审核|办理人|负责人|记录人|填报|创建人|联系人单位|司法确认"
)
SECOND = re.compile(r"被|义务|乙|二|2|②|对方|相对|另一|b(?![a-z])")
PARTY = re.compile(
    r"申请|甲|乙|当事|反映|投诉|诉求|来访|报案|对方|相对|一方|人员|主体|涉事|被诉|原告|被告|权利人|义务人"
)
# Numbers of places and offices, which are no case's own.
NOT_OWN = r"区划|社区|街道|镇街|机构|组织|部门|单位|类型|类别|网格|证件|人员|邮政|户"
WORDED_AS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id", re.compile(r"身份证|证件|信用代码|证照号")),
    ("phone", re.compile(r"电话|手机|联系方式|联系号码")),
    ("closed", re.compile(r"(?:结案|办结|化解|协议|归档|完成|签订).*(?:日|时间)")),
    ("happened", re.compile(r"(?:发生|事发|案发).*(?:日|时间)")),
    ("day", re.compile(r"(?:受理|登记|立案|申请|收案|来访|上报|录入|创建|调解|调处|报案|建档).*(?:日|时间)")),
    ("type", re.compile(r"(?:类型|类别|种类|案由|分类)$")),
    ("amount", re.compile(r"金额|标的|款额|数额|涉及(?:资金|款项)")),
    ("text", re.compile(r"情况|描述|简介|简述|摘要|事由|内容|详情|经过|概述|概况|简况|案情|事实")),
    ("community", re.compile(r"社区|村居|村\(居\)|居\(村\)|居委|村委")),
    ("street", re.compile(r"镇街|街镇|镇\(街|街\(镇|街道|属地|乡镇|司法所")),
    ("address", re.compile(r"地址|地点|发生地")),
    ("committee", re.compile(r"调委会|调解委员会|调解组织|调解机构")),
    (
        "party",
        re.compile(
            r"姓名|名称|当事人|申请人|申请方|甲方|乙方|(?:投诉|反映|诉求|来访|报案|对方|被诉)人?$|主体[一二甲乙ab12①②]?$|涉事(?:人|方)|[甲乙]$|原告|被告|权利人|义务人"
        ),
    ),
    ("number", re.compile(rf"^(?!.*(?:{NOT_OWN})).*(?:编号|编码|案号|文号|流水|单号|卷号|序列号)")),
)
SIDED = {"id": ("id1", "id2"), "phone": ("phone1", "phone2"), "party": ("party1", "party2")}
LOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id", re.compile(r"(?:[1-9]\d{5}[\d*]{8,11}[\dXx*]|9[0-9A-Z]{17}|\d{4,6}\*{6,}[\dXx*]{2,4})")),
    ("phone", re.compile(r"1[3-9][\d*]{9}")),
    ("street", re.compile(r"(?:.{0,12}区)?.{2,5}(?:街道?|镇|街道办事处|司法所|乡)")),
    ("community", re.compile(r".{2,12}(?:社区|居委会?|村委会?|村)")),
)
NAMELIKE = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]某{1,2}|[\u4e00-\u9fff()（）]{2,}(?:公司|店|厂|中心|部|委员会)"
)
LEAST_NAMES = 10
MOST_ALIKE = 0.5
"""Of names at least half are different; of kinds, states and places, only few are."""


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """One column used: number from 1, heading, field; `how` it was recognised (named, worded, seen); the money unit of its heading."""

    number: int
    heading: str
    field: str
    how: str
    unit: str = ""

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.number)


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """How a sheet of cases is read: the row its data starts in, its columns by field, headings nobody understood."""

    first_row: int
    columns: Mapping[str, CaseColumn]
    unknown: tuple[str, ...] = ()


def map_cases(sheet: Sheet, *, fields: Sequence[CaseField], told: Mapping[str, str]) -> CaseSheet | None:
    """How a sheet is read, None when no line of it looks like the heading of cases. `told` maps headings to field names or labels."""
    index = _index(fields)
    given = {normal(heading): _field_named(name, fields) for heading, name in told.items()}
    lines = heading_lines(sheet)
    if not lines:
        return None
    best, chosen, ignored = max(
        ((line, *_understood(line, index, given)) for line in lines),
        key=lambda found: (len(found[1]), -found[0].height, -found[0].row),
    )
    _look(sheet, best, chosen, ignored)
    if not chosen:
        return None
    above = unit_above(sheet, best.row)
    columns = {
        field: CaseColumn(heading.column, " ".join(heading.text.split()), field, how, _unit(heading, field, above))
        for field, (heading, how) in chosen.items()
    }
    used = {column.number for column in columns.values()} | ignored
    left = (heading.text.strip() for number, heading in best.headings.items() if number not in used)
    unknown = tuple(text for text in left if base_of(normal(text)) not in HARMLESS)
    return CaseSheet(best.last_row + 1, columns, unknown)


Chosen = dict[str, tuple[Heading, str]]


def _index(fields: Sequence[CaseField]) -> dict[str, tuple[str, int]]:
    """Heading → field and rank: a field's own name before its first synonym, that before later ones."""
    index: dict[str, tuple[str, int]] = {}
    for field in fields:
        for rank, name in enumerate((field.label, *field.synonyms), start=1):
            index.setdefault(normal(name), (field.name, rank))
        index[field.name] = (field.name, 0)
    return index


def _understood(
    line: HeadingLine, index: Mapping[str, tuple[str, int]], given: Mapping[str, str]
) -> tuple[Chosen, set[int]]:
    """What a line says as a heading, and its columns that people want left out."""
    chosen = _named(line, index, given)
    ignored = {number for number, heading in line.headings.items() if _told(heading, given) == ""}
    _word(line, chosen, ignored)
    return chosen, ignored


def _field_named(name: str, fields: Sequence[CaseField]) -> str:
    return next((field.name for field in fields if name in (field.name, field.label)), "")


def _named(line: HeadingLine, index: Mapping[str, tuple[str, int]], given: Mapping[str, str]) -> Chosen:
    ranked: dict[str, tuple[int, Heading]] = {}
    for heading in line.headings.values():
        told = _told(heading, given)
        found = (told, -1) if told else next((index[n] for n in _wordings(heading) if n in index), None)
        if told == "" or found is None:
            continue
        field, rank = found
        if field not in ranked or rank < ranked[field][0]:
            ranked[field] = (rank, heading)
    return {field: (heading, NAMED) for field, (_, heading) in ranked.items()}


def _told(heading: Heading, given: Mapping[str, str]) -> str | None:
    """The field that people have said a heading is, "" for one to be left out, None where nobody has said anything."""
    return next((given[name] for name in (normal(heading.text), *heading.alternatives) if name in given), None)


def _wordings(heading: Heading) -> list[str]:
    return [name for text in heading.alternatives for name in (text, base_of(text))]


def _word(line: HeadingLine, chosen: Chosen, ignored: Set[int]) -> None:
    """Headings in other words: 甲方（申请人）姓名, 纠纷当事人乙证件."""
    used = {heading.column for heading, _ in chosen.values()} | ignored
    for heading in line.headings.values():
        text = normal(heading.text)
        if heading.column in used or OFFICE.search(text):
            continue
        kind = next((kind for kind, pattern in WORDED_AS if pattern.search(text)), "")
        if kind in SIDED:
            if kind == "party" and not PARTY.search(text):
                continue
            kind = SIDED[kind][bool(SECOND.search(text))]
        if kind and kind not in chosen and not (kind == "party1" and "parties" in chosen):
            chosen[kind] = (heading, WORDED)


def _look(sheet: Sheet, line: HeadingLine, chosen: Chosen, ignored: Set[int]) -> None:
    """Columns known by what stands in them, for headings that say nothing."""
    used = {heading.column for heading, _ in chosen.values()} | ignored
    below = sheet.values[line.last_row : line.last_row + SAMPLE]
    names = []
    for heading in line.headings.values():
        if heading.column in used or OFFICE.search(normal(heading.text)):
            continue
        values = [row[heading.column - 1] for row in below if len(row) >= heading.column]
        filled = [value for value in values if value not in ("", None)]
        field = _seen(filled, chosen) if len(filled) >= 3 else ""
        if field:
            chosen[field] = (heading, SEEN)
        elif _are_names(filled):
            names.append(heading)
    for heading, field in zip(names, _parties_missing(chosen), strict=False):
        chosen[field] = (heading, SEEN)


def _parties_missing(chosen: Chosen) -> list[str]:
    return [] if "parties" in chosen else [field for field in SIDED["party"] if field not in chosen]


def _are_names(values: Sequence[object]) -> bool:
    texts = [str(value).strip() for value in values]
    if len(texts) < LEAST_NAMES or len(set(texts)) < MOST_ALIKE * len(texts):
        return False
    return sum(bool(NAMELIKE.fullmatch(text)) for text in texts) > MOST * len(texts)


def _seen(values: Sequence[object], chosen: Chosen) -> str:
    texts = [str(value).strip() for value in values]
    for kind, pattern in LOOKS:
        if sum(bool(pattern.fullmatch(text)) for text in texts) > MOST * len(texts):
            return next((name for name in SIDED.get(kind, (kind,)) if name not in chosen), "")
    days = sum(type(read_day(value)) is int for value in values if not isinstance(value, (int, float)))
    return "day" if days > MOST * len(texts) and "day" not in chosen else ""


def _unit(heading: Heading, field: str, above: str) -> str:
    return (heading.unit or above) if field == "amount" else ""
