"""The cases of a platform's export as rows of a register: each with the place it stands at, what cannot be read left out and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jixiao.documents.model import Sheet
from jixiao.expressions.types import Value
from jixiao.kernel.finding import Finding, Severity, has_errors
from jixiao.kernel.numerals import read_number
from jixiao.kernel.period import day_of
from jixiao.kernel.source import Source
from jixiao.standards.platform_layouts import PlatformLayout

from .foreign_cells import day_written, says_nothing
from .gathering import Gathering
from .headings import Heading, base_of, heading_lines, normal
from .mapping import SheetMapping, map_sheet
from .package import FileEntry
from .reading import declare
from .records import BY_NAME
from .rows import Row
from .schema import Field, Kind
from .sheet_reading import SheetRead, sheet_read
from .table_rows import TableRows

SYSTEM, OTHER_NUMBER, JOINED_BY, SAME_AS, PERHAPS = MARKS = (
    "source_system",
    "external_number",
    "joined_by",
    "same_as",
    "perhaps_same_as",
)
"""Fields of a register that say which system a case comes from, and which case of the other system it is."""
AMOUNTS = (Kind.MONEY, Kind.COUNT)
BY_PROGRAM, BY_PEOPLE = "program", "people"
DAY = "day"

NOT_ENTERED = declare(
    "JX-IMP-044",
    "版式“{title}”不能登记到“{register}”：{problem}",
    hint="请改版式（standards 里 kind: platform-layout 的 standard.yaml）：register 写台账的 code，enter 写它的字段名。",
    why="对不上字段，案件就登记不进台账。",
)
LEFT_EMPTY = declare(
    "JX-IMP-045",
    "“{label}”的“{value}”没有登记，这一项先空着，其余照登记",
    hint="{hint} 也可以登记后在台账里补填这一项。",
    why="一项读不出来，不该使整件登记不上；也不能猜一个数填进去。",
    severity=Severity.WARNING,
)
ABOUT = declare(
    "JX-IMP-046",
    "“{label}”写的是约数“{value}”，按 {number} 登记",
    hint="知道准确数的，请在台账里改；不知道的，请在备注里写明是约数。",
    why="台账里只有数字，看不出它原来是约数。",
    severity=Severity.WARNING,
)
FOLDED = declare(
    "JX-IMP-047",
    "“{label}”的“{value}”在台账里没有对应的一类，{count} 行按“{into}”登记",
    hint="应归另一类的，请在台账里改；经常出现的，请在版式里写明归到哪一类。",
    why="不说明就归到“其他”，分类统计会少了该有的数。",
    severity=Severity.WARNING,
)
REST = ("其他", "其它")
"""How registers call what fits no class of theirs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are one dispute by their numbers, and how that is known: `BY_PROGRAM`, `BY_PEOPLE`, or "" for perhaps."""

    number_a: str
    number_b: str
    known_by: str


@dataclass(frozen=True, slots=True)
class Cases:
    """The rows that can be entered; `refused` says of each line that cannot why; `findings` what is to be said of the whole file.

    `read` is how the sheet was read, None when it could not be.
    """

    rows: tuple[Row, ...]
    refused: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    read: SheetRead | None = None

    @property
    def faulty(self) -> tuple[Finding, ...]:
        """What is wrong with lines, those among them that are entered without one of their cells."""
        return (*self.refused, *(finding for finding in self.findings if finding.code == LEFT_EMPTY.code))


def cases_of(
    sheet: Sheet, *, layout: PlatformLayout, told: Mapping[str, str], origin: Source, unit: str, fiscal_year: int
) -> Cases:
    """The cases of an export, each in the year of its day; `told` says of headings which field of a case they are, as people have said.

    `fiscal_year` is that of cases whose day is not known, and chooses the version of the register.
    """
    problem = _problem(layout)
    if problem:
        return Cases(
            (), findings=(NOT_ENTERED.at(origin, title=layout.title, register=layout.register, problem=problem),)
        )
    header = max(
        heading_lines(sheet), key=lambda line: (_known(line.headings.values(), layout, told), -line.row), default=None
    )
    if header is None:
        return Cases(())
    entered = {number: _entered(heading.text, layout, told) for number, heading in header.headings.items()}
    columns = {header.headings[number].text: name for number, name in _first_of_each(entered).items()}
    kinds = {number: BY_NAME[layout.register].field(name).kind for number, name in entered.items() if name}
    entry = FileEntry(file=origin.file, record=layout.register, header=header.row, columns=columns)
    wordings = _wordings(header.headings, layout)
    worded = replace(sheet, values=_worded(sheet.values, header.last_row, entered, wordings, kinds))
    mapping, findings = map_sheet(worded, origin=origin, fiscal_year=fiscal_year, entry=entry)
    if mapping is None:
        return Cases((), findings=findings)
    defaults: dict[str, Value] = dict.fromkeys(mapping.record.columns)
    defaults |= {"unit": unit, "fiscal_year": fiscal_year, SYSTEM: layout.code}
    refusing = _Refusing({column.letter: column.field for column in mapping.columns if not column.field.required})
    below = sheet.values[header.last_row :]
    refusing.extend(_told_otherwise(below, mapping, origin, header.last_row + 1, wordings))
    rows = TableRows(worded, mapping, origin, defaults, refusing).read()
    kept = _kept(rows, refusing, findings, day=layout.entered_as(DAY))
    read = sheet_read(sheet, file=origin.file, entry=entry, mapping=mapping, rows=len(kept.rows))
    return replace(kept, read=read)


def joined(a: Sequence[Row], b: Sequence[Row], pairs: Iterable[Pair]) -> list[Row]:
    """One register of two systems' cases: a case of the second that is one of the first is not entered again, what may be is marked.

    The number of a case stands in the first field of the register's key.
    """
    by_a = {pair.number_a: pair for pair in pairs if pair.known_by}
    gone = {pair.number_b for pair in by_a.values()}
    perhaps = {pair.number_b: pair.number_a for pair in pairs if not pair.known_by}
    union = []
    for row in a:
        pair = by_a.get(number_of(row))
        union.append(marked(row, {OTHER_NUMBER: pair.number_b, JOINED_BY: pair.known_by}) if pair else row)
    for row in b:
        number = number_of(row)
        if number not in gone:
            union.append(marked(row, {PERHAPS: perhaps[number]}) if number in perhaps else row)
    return union


def number_of(row: Row) -> str:
    """The number that a case has in its own system."""
    return str(row.values[row.type.key[0]] or "")


def marked(row: Row, marks: Mapping[str, Value]) -> Row:
    """The row with other values in some fields."""
    return replace(row, values={**row.values, **marks})


@dataclass(slots=True)
class _Refusing(Gathering):
    """A gathering that knows every line with an error, also those it does not list.

    What is wrong in a field that a case may lack does not refuse the case: the field stays `empty`, by row and field, and that is told.
    """

    spare: Mapping[str, Field] = field(default_factory=dict)
    """The fields that a case may lack, by their columns."""
    lines: set[int] = field(default_factory=set)
    empty: dict[int, dict[str, Value]] = field(default_factory=dict)

    def __init__(self, spare: Mapping[str, Field]) -> None:
        Gathering.__init__(self)
        self.spare, self.lines, self.empty = spare, set(), {}

    def add(self, finding: Finding) -> None:
        where = finding.where
        if finding.severity is Severity.ERROR and where:
            lacked = self.spare.get(where.column)
            if lacked is None:
                self.lines.add(where.row)
            else:
                self.empty.setdefault(where.row, {})[lacked.name] = None
                parts = {"label": lacked.label, "value": finding.found, "hint": finding.hint}
                finding = LEFT_EMPTY.at(where, found=finding.found, expected=finding.expected, **parts)
        Gathering.add(self, finding)


def _told_otherwise(
    lines: Sequence[Sequence[object]],
    mapping: SheetMapping,
    origin: Source,
    first: int,
    wordings: Mapping[int, Mapping[str, str]],
) -> Iterator[Finding]:
    """What the register takes in otherwise than it is written: amounts that are about so much, kinds that it does not know."""
    for column in mapping.columns:
        written = [
            (row, line[column.number - 1]) for row, line in enumerate(lines, first) if len(line) >= column.number
        ]
        known = wordings.get(column.number, {})
        folded: dict[str, list[int]] = {}
        for row, cell in written:
            text = cell.strip() if isinstance(cell, str) else ""
            if column.field.kind in AMOUNTS and text and (number := read_number(text)) and number.approximate:
                parts = {"label": column.field.label, "value": text, "number": f"{number.value:f}{number.unit}"}
                yield ABOUT.at(replace(origin, row=row, column=column.letter), found=text, expected="准确的数", **parts)
            elif known.get(text, "").startswith(REST) and not any(rest in text for rest in REST):
                folded.setdefault(text, []).append(row)
        for text, rows in folded.items():
            parts = {"label": column.field.label, "value": text, "into": known[text], "count": str(len(rows))}
            yield FOLDED.at(
                replace(origin, row=rows[0], column=column.letter), found=text, expected="台账里的一类", **parts
            )


def _problem(layout: PlatformLayout) -> str:
    record = BY_NAME.get(layout.register)
    if record is None:
        return f"没有 code 为“{layout.register}”的台账"
    wanted = {column.enter for column in layout.export if column.enter} | set(MARKS)
    missing = sorted(wanted - set(record.columns))
    return f"台账里没有字段{'、'.join(missing)}" if missing else ""


def _entered(heading: str, layout: PlatformLayout, told: Mapping[str, str]) -> str:
    """The field of the register that a column becomes; what people have said goes before the layout."""
    said = {normal(text): link for text, link in told.items()}.get(normal(heading))
    if said is not None:
        return layout.entered_as(said)
    plain = normal(heading)
    exact = next((column for column in layout.export if normal(column.heading) == plain), None)
    # The unit in brackets may be another one than the layout has: it is read from the heading.
    near = next((column for column in layout.export if base_of(normal(column.heading)) == base_of(plain)), None)
    found = exact or near
    return found.enter if found else ""


def _known(headings: Iterable[Heading], layout: PlatformLayout, told: Mapping[str, str]) -> int:
    return sum(bool(_entered(heading.text, layout, told)) for heading in headings)


def _first_of_each(entered: Mapping[int, str]) -> dict[int, str]:
    """Of several columns that become one field, the first carries it."""
    seen: set[str] = set()
    found = {}
    for number, name in entered.items():
        found[number] = "" if name in seen else name
        seen.add(name)
    return found


def _wordings(headings: Mapping[int, Heading], layout: PlatformLayout) -> dict[int, Mapping[str, str]]:
    by_heading = {normal(heading): wordings for heading, wordings in layout.values.items()}
    named = {number: by_heading.get(normal(heading.text)) for number, heading in headings.items()}
    return {number: wordings for number, wordings in named.items() if wordings}


def _worded(
    lines: Sequence[Sequence[object]],
    last_heading: int,
    entered: Mapping[int, str],
    wordings: Mapping[int, Mapping[str, str]],
    kinds: Mapping[int, Kind],
) -> list[Sequence[object]]:
    """The lines in the register's wordings; several columns of one field joined in the first."""
    together = [
        [number for number, other in entered.items() if other == name]
        for name in dict.fromkeys(entered.values())
        if name
    ]
    together = [numbers for numbers in together if len(numbers) > 1]
    told: list[Sequence[object]] = list(lines[:last_heading])
    for line in lines[last_heading:]:
        cells = list(line)
        for number, known in wordings.items():
            if number <= len(cells) and isinstance(cells[number - 1], str):
                cells[number - 1] = known.get(str(cells[number - 1]).strip(), cells[number - 1])
        for number, kind in kinds.items():
            if number <= len(cells):
                cells[number - 1] = _plain(cells[number - 1], kind)
        for numbers in together:
            filled = [str(cells[number - 1]).strip() for number in numbers if number <= len(cells)]
            if numbers[0] <= len(cells):
                cells[numbers[0] - 1] = "、".join(filter(None, filled))
        told.append(cells)
    return told


def _plain(cell: object, kind: Kind) -> object:
    """A cell as the register takes it in: a day in any way of writing it, money without a word of doubt, nothing where it says so."""
    if cell is None or isinstance(cell, date) or kind not in (Kind.DATE, Kind.MONEY, Kind.COUNT):
        return cell
    text = str(cell).strip()
    if says_nothing(text):
        return ""
    if kind is Kind.DATE:
        day = day_written(text)
        return cell if day is None else day_of(day).isoformat()
    number = read_number(text) if isinstance(cell, str) else None
    # 约3万元 is what the other system holds; the register takes the number, and it is told.
    return f"{number.value:f}{number.unit}" if number and number.approximate else cell


def _kept(rows: Sequence[Row], refusing: _Refusing, findings: tuple[Finding, ...], *, day: str) -> Cases:
    kept: dict[str, Row] = {}
    for row in rows:
        if row.source.row not in refusing.lines:
            held = row.values.get(day)
            year: dict[str, Value] = {"fiscal_year": day_of(held).year} if isinstance(held, int) else {}
            # A number that comes twice in an export is one case: the first stands, linking tells of the second.
            kept.setdefault(number_of(row), marked(row, year | refusing.empty.get(row.source.row, {})))
    refused = tuple(finding for finding in refusing.all if finding.severity is Severity.ERROR)
    remarks = tuple(finding for finding in refusing.all if finding.severity is not Severity.ERROR)
    told = findings if has_errors(findings) else ()
    return Cases(tuple(kept.values()), refused, (*told, *remarks))
