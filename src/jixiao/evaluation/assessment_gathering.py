"""Units of an assessment from records: numbers as figures, marks and objections, each checked against the scheme and with its cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind, State, Trace
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.money import to_fen
from jixiao.kernel.points import HUNDREDTHS, text_of
from jixiao.kernel.source import Source
from jixiao.standards.assessment import ASSESSED, COUNT, MONEY, Input, Scheme
from jixiao.standards.model import Item

from .assessment_counting import OTHER_COUNT, counted_values
from .assessment_model import Answer, Mark, Objection, Stage, Unit

Record = Mapping[str, Any]
MARK_STEP = QUANTITY_SCALE // HUNDREDTHS
PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")
KINDS = {COUNT: FigureKind.COUNT, MONEY: FigureKind.MONEY}


def _fault(number: int, template: str, hint: str, why: str, severity: Severity = Severity.ERROR) -> FindingCode:
    return register(FindingCode(f"JX-EVA-{number}", severity, template, hint, why))


NO_UNITS = _fault(
    100, "没有类别为“{kind}”的被考评单位", "在“被考评单位”表中列出全部单位，并填好类别",
    "没有被考评单位就没有可以考评的对象。",
)  # fmt: skip
UNKNOWN_ITEM = _fault(
    101, "方案“{scheme}”没有考评指标“{name}”", "写方案里的编码或名称：{known}", "对不上的指标，评分落不到任何一项上。"
)
UNKNOWN_INPUT = _fault(
    102, "方案“{scheme}”没有考评数据项“{name}”", "写方案里的编码或名称：{known}", "对不上的数据项不会参加计分。"
)
BAD_VALUE = _fault(
    103, "{unit}的“{input}”填了 {value}，应为{wanted}", "核对这一格；件数、人数填整数，金额按方案写明的单位填",
    "数据项的种类写在方案里，填错会使比率算错。",
)  # fmt: skip
BAD_MARK = _fault(
    104, "{unit}的“{item}”得分 {value}，应在 {low} 至 {high} 之间，最多两位小数", "核对得分；扣分项填负数",
    "超出分值的得分会使总分和名次失真。",
)  # fmt: skip
NO_REASON = _fault(
    105, "{unit}的“{item}”复核得分 {value}，没有写明评分说明", "补写扣分依据；加分项写明加分依据",
    "没有理由的扣分经不起异议，被考评单位也不知道怎样改进。",
)  # fmt: skip
OTHER_FULL = _fault(
    106, "{unit}的“{item}”考评分值填了 {value}，方案是 {full}", "核对所用的方案；或者把这一格留空",
    "分值对不上，多半是用了另一年的方案。",
)  # fmt: skip
NO_ANSWER_MARK = _fault(
    107, "{unit}对“{item}”的异议已答复，没有填答复后得分", "补上答复后得分；维持原分的，填原来的得分",
    "答复没有落到得分上，名次无法确定。",
)  # fmt: skip
SAME_PERSON = _fault(
    108, "{unit}对“{item}”的异议由原评分人“{person}”答复", "请由评分人以外的人答复",
    "自己评分、自己答复，异议程序就失去意义。",
)  # fmt: skip
ANSWER_APART = _fault(
    109, "{unit}对“{item}”的异议，答复“{answer}”与得分不一致：原 {kept}，主张 {claimed}，答复后 {value}",
    "维持的填原得分，采纳的填主张的得分，部分采纳的在两者之间", "答复和得分不一致，公布后会再起争议。",
)  # fmt: skip
NO_MATERIAL = _fault(
    110, "{unit}一项数据、一个评分都没有", "补上该单位的考评数据；不参加本次考评的，从“被考评单位”表中移出",
    "空白单位会以零分排在末位。", Severity.WARNING,
)  # fmt: skip
PERSONAL_DATA = _fault(
    111, "{unit}的“{item}”的文字里有像身份证号或手机号的数字", "删去个人信息，只写汇总数和事由",
    "本方案只收汇总数，不存任何个人敏感信息。",
)  # fmt: skip
NOT_THEIRS = _fault(
    112, "{unit}填报的“{record}”不是它自己的自评、数据或异议，没有采用", "复核得分和异议答复由主管单位填报；各单位只填自己的",
    "被考评单位不能给自己复核，也不能替别人填报。", Severity.WARNING,
)  # fmt: skip
ANSWERED_BY_OTHERS = ("answer", "answered_score", "answer_reason", "answered_by")


@dataclass(slots=True)
class _Gathering:
    """One reading of the records of a snapshot; findings gather so that all of them are told at once."""

    snapshot: Snapshot
    scheme: Scheme
    findings: list[Finding] = field(default_factory=list)

    def units(self) -> tuple[Unit, ...]:
        """The units that the scheme assesses, in the order of their codes."""
        listed = [
            row for row in self.snapshot.records("assessed_unit") if (row["kind"] or "town") == self.scheme.assesses
        ]
        if not listed:
            self.findings.append(NO_UNITS.at(kind=ASSESSED[self.scheme.assesses]))
        names = {row["code"]: row["name"] for row in listed}
        values = self._values(names)
        counted = self._counted(names, values)
        own, checked = self._marks(names)
        objections = self._objections(names, checked=checked)
        units = tuple(
            Unit(
                code=str(row["code"]),
                name=str(row["name"]),
                cohort=str(row["cohort"] or ""),
                figures={
                    one.code: counted.get((row["code"], one.code))
                    or self._figure(one, values[row["code"]].get(one.code))
                    for one in self.scheme.inputs
                },
                own=own[row["code"]],
                checked=checked[row["code"]],
                objections=objections[row["code"]],
            )
            for row in listed
        )
        for unit in units:
            if not values[unit.code] and not unit.own and not unit.checked:
                self.findings.append(NO_MATERIAL.at(unit=unit.name))
        return units

    def _rows(self, record: str, names: Mapping[Any, Any]) -> Iterable[Record]:
        title = self.scheme.standard.title
        for row in self.snapshot.records(record):
            if row["scheme"] not in (self.scheme.id, title) or row["assessed"] not in names:
                continue
            if _meddles(row, names):
                where, label = self.snapshot.source(row, field="assessed"), BY_NAME[record].label
                self.findings.append(NOT_THEIRS.at(where, unit=names[row["unit"]], record=label))
                continue
            yield row

    def _values(self, names: Mapping[Any, Any]) -> dict[Any, dict[str, tuple[int, Source]]]:
        known = {key: one for one in self.scheme.inputs for key in (one.code, one.name)}
        found: dict[Any, dict[str, tuple[int, Source]]] = defaultdict(dict)
        for row in self._rows("assessment_value", names):
            one = known.get(str(row["input"]))
            if one is None:
                self._unknown(UNKNOWN_INPUT, row, "input", known=[other.code for other in self.scheme.inputs])
                continue
            value = _stored(int(row["value"]), one)
            source = self.snapshot.source(row, field="value")
            if value is None or value < 0:
                written = _plain(int(row["value"]))
                wanted = "不小于 0 的整数" if one.kind == COUNT else f"不小于 0 的数（{one.unit}）"
                told = {"unit": names[row["assessed"]], "input": one.name, "value": written, "wanted": wanted}
                self.findings.append(BAD_VALUE.at(source, found=written, expected=wanted, **told))
                continue
            self._check_text(row, names, item=one.name, columns=("origin",))
            found[row["assessed"]][one.code] = (value, source)
        return found

    def _counted(
        self, names: Mapping[Any, Any], values: Mapping[Any, Mapping[str, tuple[int, Source]]]
    ) -> dict[tuple[Any, str], Figure]:
        """The numbers that registers tell, by unit and input; a typed number that differs is told."""
        found: dict[tuple[Any, str], Figure] = {}
        for one in self.scheme.inputs:
            numbers, wrong = counted_values(one, snapshot=self.snapshot, names=[str(name) for name in names.values()])
            self.findings += wrong
            for code, name in names.items():
                if (number := numbers.get(str(name))) is None or one.counted is None:
                    continue
                table = one.counted.table
                found[code, one.code] = _shown(one, number.value, table=table, sources=number.sources, rows=number.rows)
                typed = values[code].get(one.code) if code in values else None
                if typed is not None and typed[0] != number.value:
                    told = {"unit": name, "input": one.name, "table": BY_NAME[table].label}
                    shown = {
                        "typed": figure_text(self._figure(one, typed)),
                        "counted": figure_text(found[code, one.code]),
                    }
                    self.findings.append(OTHER_COUNT.at(typed[1], **told, **shown))
        return found

    def _figure(self, one: Input, value: tuple[int, Source] | None) -> Figure:
        number, sources = (value[0], (value[1],)) if value else (None, ())
        return _shown(one, number, table="assessment_value", sources=sources, rows=len(sources))

    def _marks(self, names: Mapping[Any, Any]) -> tuple[dict[Any, dict[str, Mark]], dict[Any, dict[str, Mark]]]:
        own: dict[Any, dict[str, Mark]] = defaultdict(dict)
        checked: dict[Any, dict[str, Mark]] = defaultdict(dict)
        for row in self._rows("assessment_score", names):
            item = self._item(row)
            if item is None:
                continue
            stage = Stage(str(row["stage"]))
            mark = self._mark(row, item, names, stage=stage, number="score", texts=("basis", "evidence"), by="given")
            if mark is None:
                continue
            full = row["full"]
            if full is not None and int(full) != int(item.points) * MARK_STEP:
                source = self.snapshot.source(row, field="full")
                shown, wanted = _plain(int(full)), text_of(item.points)
                told = {"unit": names[row["assessed"]], "item": item.name, "value": shown, "full": wanted}
                self.findings.append(OTHER_FULL.at(source, found=shown, expected=wanted, **told))
            unearned = mark.points > 0 if item.bonus else mark.points < (0 if item.deduction else int(item.points))
            if stage is Stage.CHECKED and unearned and not mark.reason:
                self.findings.append(
                    NO_REASON.at(mark.source, unit=names[row["assessed"]], item=item.name, value=text_of(mark.points))
                )
            (own if stage is Stage.SELF else checked)[row["assessed"]][item.code] = mark
        return own, checked

    def _objections(
        self, names: Mapping[Any, Any], *, checked: Mapping[Any, Mapping[str, Mark]]
    ) -> dict[Any, dict[str, Objection]]:
        found: dict[Any, dict[str, Objection]] = defaultdict(dict)
        for row in self._rows("assessment_objection", names):
            item = self._item(row)
            if item is None:
                continue
            claimed = self._mark(row, item, names, stage=Stage.SELF, number="claimed", texts=("ground", ""), by="")
            if claimed is None:
                continue
            answer = Answer(str(row["answer"] or ""))
            answered = None
            if answer is not Answer.OPEN:
                kept = checked.get(row["assessed"], {}).get(item.code)
                answered = self._answered(row, item, names, answer=answer, claimed=claimed, kept=kept)
                if answered is None:
                    continue
            found[row["assessed"]][item.code] = Objection(
                item=item.code,
                claimed=claimed,
                answer=answer,
                answered=answered,
                raised_on=row["raised_on"],
                answered_on=row["answered_on"],
            )
        return found

    def _answered(
        self, row: Record, item: Item, names: Mapping[Any, Any], *, answer: Answer, claimed: Mark, kept: Mark | None
    ) -> Mark | None:
        unit = names[row["assessed"]]
        if row["answered_score"] is None:
            if answer is Answer.UPHELD:
                return _moved(claimed, by=str(row["answered_by"] or ""), reason=str(row["answer_reason"] or ""))
            if answer is Answer.REJECTED and kept is not None:
                return _moved(kept, by=str(row["answered_by"] or ""), reason=str(row["answer_reason"] or ""))
            self.findings.append(
                NO_ANSWER_MARK.at(self.snapshot.source(row, field="answer"), unit=unit, item=item.name)
            )
            return None
        mark = self._mark(
            row, item, names, stage=Stage.ANSWERED, number="answered_score", texts=("answer_reason", ""), by="answered"
        )
        if mark is None:
            return None
        if kept is not None and mark.given_by and mark.given_by == kept.given_by:
            self.findings.append(
                SAME_PERSON.at(
                    self.snapshot.source(row, field="answered_by"), found=mark.given_by, unit=unit, item=item.name, person=mark.given_by
                )
            )  # fmt: skip
        if kept is not None and not _agrees(answer, value=mark.points, kept=kept.points, claimed=claimed.points):
            told = {"kept": kept.points, "claimed": claimed.points, "value": mark.points}
            shown = {name: text_of(points) for name, points in told.items()}
            label = {"upheld": "采纳", "partly": "部分采纳", "rejected": "维持"}[answer]
            self.findings.append(
                ANSWER_APART.at(mark.source, found=shown["value"], unit=unit, item=item.name, answer=label, **shown)
            )
        return mark

    def _item(self, row: Record) -> Item | None:
        written = str(row["indicator"])
        leaves = self.scheme.standard.leaves()
        fitting = [leaf for leaf in leaves if written in (leaf.code, leaf.name)]
        if len(fitting) == 1:
            return fitting[0]
        self._unknown(UNKNOWN_ITEM, row, "indicator", known=[f"{leaf.code} {leaf.name}" for leaf in leaves])
        return None

    def _mark(
        self,
        row: Record,
        item: Item,
        names: Mapping[Any, Any],
        *,
        stage: Stage,
        number: str,
        texts: tuple[str, str],
        by: str,
    ) -> Mark | None:
        source = self.snapshot.source(row, field=number)
        stored = int(row[number])
        low, high = (-int(item.points), 0) if item.deduction else (0, int(item.points))
        points, rest = divmod(stored, MARK_STEP)
        if rest or not low <= points <= high:
            wanted = f"{text_of(low)} 至 {text_of(high)}"
            self.findings.append(
                BAD_MARK.at(source, found=_plain(stored), expected=wanted, unit=names[row["assessed"]], item=item.name,
                            value=_plain(stored), low=text_of(low), high=text_of(high))
            )  # fmt: skip
            return None
        self._check_text(row, names, item=item.name, columns=[text for text in texts if text])
        reason, evidence = (str(row[text] or "") if text else "" for text in texts)
        person, day = (row[f"{by}_by"], row[f"{by}_on"]) if by else (None, None)
        return Mark(points, stage, reason, evidence, str(person or ""), day, source)

    def _check_text(self, row: Record, names: Mapping[Any, Any], *, item: str, columns: Iterable[str]) -> None:
        if self.scheme.personal_data:
            return
        for column in columns:
            if PERSONAL.search(str(row[column] or "")):
                where = self.snapshot.source(row, field=column)
                self.findings.append(PERSONAL_DATA.at(where, unit=names[row["assessed"]], item=item))

    def _unknown(self, code: FindingCode, row: Record, column: str, *, known: list[str]) -> None:
        written = str(row[column])
        where = self.snapshot.source(row, field=column)
        self.findings.append(
            code.at(where, found=written, scheme=self.scheme.standard.title, name=written, known="、".join(known))
        )


def _shown(one: Input, number: int | None, *, table: str, sources: tuple[Source, ...], rows: int) -> Figure:
    """A number of a unit as a figure, with the cells behind it."""
    detail: dict[str, int | str | None] = {"value": number, "table": table}
    return Figure(
        code=one.code,
        label=one.name,
        kind=KINDS.get(one.kind, FigureKind.QUANTITY),
        value=number,
        unit=one.unit,
        decimals=2 if one.kind == MONEY else 0,
        state=State.UNDETERMINED if number is None else State.KNOWN,
        trace=Trace("measure", one.code, one.name, detail=detail, sources=sources, row_count=rows),
    )


def units_of(snapshot: Snapshot, *, scheme: Scheme) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The units that a scheme assesses with all that the snapshot says about them, and what is wrong with it."""
    gathering = _Gathering(snapshot, scheme)
    units = gathering.units()
    return units, tuple(gathering.findings)


def _meddles(row: Record, names: Mapping[Any, Any]) -> bool:
    """Whether an assessed unit itself has entered what is not its to say: of another unit, a checked mark, an answer."""
    if row["unit"] not in names:
        return False
    judging = row.get("stage") == Stage.CHECKED or any(row.get(name) is not None for name in ANSWERED_BY_OTHERS)
    return bool(row["unit"] != row["assessed"] or judging)


def _moved(mark: Mark, *, by: str, reason: str) -> Mark:
    return Mark(mark.points, Stage.ANSWERED, reason or mark.reason, mark.evidence, by, None, mark.source)


def _agrees(answer: Answer, *, value: int, kept: int, claimed: int) -> bool:
    """Whether a mark says what the answer says: the old one, the claimed one, or between the two."""
    if answer is Answer.REJECTED:
        return value == kept
    if answer is Answer.UPHELD:
        return value == claimed
    return min(kept, claimed) < value < max(kept, claimed)


def _stored(quantity: int, one: Input) -> int | None:
    """A number as written (ten-thousandths) in the form its input holds; None when it is too fine for it."""
    if one.kind == MONEY:
        return to_fen(Decimal(quantity) / QUANTITY_SCALE, one.unit)
    if one.kind == COUNT:
        return quantity // QUANTITY_SCALE if quantity % QUANTITY_SCALE == 0 else None
    return quantity


def _plain(quantity: int) -> str:
    return f"{Decimal(quantity) / QUANTITY_SCALE:f}"
