"""考评 as a case of one assessed unit: self-marks with evidence, checked marks, objections within their days, answers by somebody else.

What each side has handed on stands in the department's ledger, where the assessment counts it; nobody types what is not theirs to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.evaluation.assessment_model import Assessed as Result
from jixiao.expressions.types import Value
from jixiao.facts.records.assessment import ASSESSMENT_OBJECTION, ASSESSMENT_SCORE, ASSESSMENT_VALUE
from jixiao.facts.schema import RecordType
from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.points import HUNDREDTHS, text_of
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import current
from jixiao.server.process import flow
from jixiao.server.process.cases import Case, Move
from jixiao.standards.assessment import Scheme
from jixiao.standards.library import find_scheme
from jixiao.standards.model import Item
from jixiao.workbench.settings import from_environment

from .case_records import day_at, follow, last_move
from .case_rules import Problem, Rules
from .typed_lines import read_text, typed
from .watching import assessed_now

Body = Mapping[str, Any]
Line = Mapping[str, str]
STEP = QUANTITY_SCALE // HUNDREDTHS
TYPED: Mapping[str, tuple[str, ...]] = {
    "self": ("own", "basis", "evidence"),
    "check": ("checked", "reason"),
    "notice": ("claimed", "ground"),
    "answer": ("answer", "answered", "answer_reason"),
}
"""What may be typed at each step, by item; at `self` the numbers of the unit as well."""
MARKS = ("own", "checked", "claimed", "answered")
BY_THE_UNIT = frozenset({"accept", "object"})


class Assessed(Rules):
    """What has to stand there before each side hands on, and what the ledger holds after it."""

    bare = frozenset({"accept", "lapse"})

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """Marks outside their limits, and what is missing at the step the case stands at."""
        scheme = scheme_of(case)
        if scheme is None:
            return [Problem("标准库中已没有这个考评方案，请联系系统管理员。")]
        told = _wrong_values(scheme, body) if case.step == "self" else []
        result = result_now(case) if case.step in ("notice", "answer") else None
        for item in scheme.standard.leaves():
            line = line_of(body, item.code)
            wrong = _wrong(item, line, case.step)
            if line.get("claimed") and not wrong:
                wrong += _wrong_dispute(line, step=case.step, kept=_kept(item, line, result))
            told += [Problem(f"“{item.name}”：{text}", f"#item-{item.code}") for text in wrong]
        return told

    def offers(self, case: Case, code: str, role: Role) -> bool:
        """In the objection period each side its own moves, and those of the day: an objection in time, a lapse after it."""
        if case.step != "notice":
            return True
        late = case.due is not None and timezone.localdate() > case.due
        if code in BY_THE_UNIT:
            return role != Role.OFFICE and not (late and code == "object")
        return role == Role.OFFICE and late

    def judged(self, case: Case, code: str, detail: Mapping[str, Any]) -> dict[str, Any]:
        """ValidationError for an objection after its days, or without one, and for a lapse before they have passed."""
        body, today = case.contents.order_by("-number")[0].body, timezone.localdate()
        late = case.due is not None and today > case.due
        if code == "object" and late:
            raise ValidationError(f"异议期已于 {case.due} 届满，不能再提出异议。")
        if code == "object" and not any(line.get("claimed") for line in body.get("lines", {}).values()):
            raise ValidationError("提出异议须写明指标、主张得分和理由。")
        if code == "lapse" and not late:
            raise ValidationError(f"异议期到 {case.due} 届满，期满以前由被考评单位办理。")
        return {}

    def keep(self, case: Case, body: Body, by: User) -> None:
        """Numbers, marks and objections as far as they were handed on; ValidationError for who acts in another's place."""
        scheme, moves = scheme_of(case), list(case.moves.select_related("by").order_by("pk"))
        if scheme is None or (department := department_of(case)) is None:
            raise ValidationError("考评方案或被考评单位的上级单位已不在，不能办理。")
        _demand_side(moves, by)
        made = {code: last_move(moves, code) for code in ("submit", "confirm", "object", "answer")}
        records: dict[str, list[dict[str, Value]]] = {
            one.name: [] for one in (ASSESSMENT_VALUE, ASSESSMENT_SCORE, ASSESSMENT_OBJECTION)
        }
        if made["submit"] is not None and case.step != "self":
            records[ASSESSMENT_VALUE.name] = _values(case, scheme, body)
            records[ASSESSMENT_SCORE.name] += _scores(case, scheme, body, "self", made["submit"])
        if made["confirm"] is not None and case.step not in ("self", "check"):
            records[ASSESSMENT_SCORE.name] += _scores(case, scheme, body, "checked", made["confirm"])
        if made["object"] is not None and case.step in ("answer", "settled"):
            answered = made["answer"] if case.step == "settled" else None
            records[ASSESSMENT_OBJECTION.name] = _objections(case, scheme, body, made["object"], answered)
        follow(case, records, by=by, unit=department, withdrawn=_taken_back(case, moves))
        _set_due(case, scheme)


def scheme_of(case: Case) -> Scheme | None:
    """The scheme that the case names; None when the shelf has it no longer."""
    return find_scheme(case.reference, root=from_environment().standards)[0]


def department_of(case: Case) -> Unit | None:
    """Who assesses the unit of a case: the nearest above it with a ledger; None for what has nobody above."""
    return case.unit.parent.keeper if case.unit.parent else None


def result_now(case: Case) -> Result | None:
    """What the unit's numbers and marks come to as the department's ledger has them; None without data."""
    department = department_of(case)
    found = assessed_now(department, case.fiscal_year, case.reference)[0] if department else None
    return next((one for one in found.assessed if one.unit.code == case.unit.code), None) if found else None


def line_of(body: Body, item: str) -> Line:
    """What stands there about an item."""
    found: Line = body.get("lines", {}).get(item, {})
    return found


def begun(unit: Unit, fiscal_year: int, scheme: Scheme, code: str) -> dict[str, Any]:
    """What a case of the assessed unit `code` begins with: the numbers and self-marks that the department's ledger has already."""
    values: Any = current(ASSESSMENT_VALUE.name, unit=unit, fiscal_year=fiscal_year)
    scores: Any = current(ASSESSMENT_SCORE.name, unit=unit, fiscal_year=fiscal_year)
    asked = {"scheme": scheme.id, "assessed": code}
    known = {row["input"]: row["value"] for row in values.filter(**asked).values("input", "value")}
    own = {row["indicator"]: row for row in scores.filter(**asked, stage="self").values()}
    texts = {"own": "score", "basis": "basis", "evidence": "evidence"}
    lines = {
        item.code: {
            name: typed(ASSESSMENT_SCORE.field(field), (own.get(item.name) or own.get(item.code) or {}).get(field))
            for name, field in texts.items()
        }
        for item in scheme.standard.leaves()
    }
    numbers = {
        one.code: typed(ASSESSMENT_VALUE.field("value"), known.get(one.code, known.get(one.name)))
        for one in scheme.inputs
    }
    return {"values": numbers, "lines": lines}


def limits_of(item: Item) -> tuple[int, int]:
    """The lowest and the highest mark of an item in ten-thousandths of a point."""
    full = int(item.points) * STEP
    return (-full, 0) if item.deduction else (0, full)


def _read(record: RecordType, field: str, text: object) -> tuple[Value, str]:
    return read_text(record.field(field), str(text or "").strip())


def _wrong_values(scheme: Scheme, body: Body) -> list[Problem]:
    told = []
    for one in scheme.inputs:
        text = str(body.get("values", {}).get(one.code) or "").strip()
        value, wrong = _read(ASSESSMENT_VALUE, "value", text) if text else (None, "")
        if wrong or (isinstance(value, int) and value < 0):
            told.append(Problem(f"“{one.name}”：{wrong or '不能小于 0'}", f"#value-{one.code}"))
    return told


def _wrong(item: Item, line: Line, step: str) -> list[str]:
    """What is wrong with an item at a step, in Chinese."""
    told = [text for name in MARKS if name in TYPED.get(step, ()) and (text := _wrong_mark(item, line.get(name, "")))]
    plain = not (item.bonus or item.deduction)
    if step == "self" and plain and not line.get("own"):
        told.append("请填写自评得分。")
    if step == "check" and not told:
        checked = _mark(line.get("checked", ""))
        unearned = checked is not None and (checked > 0 if item.bonus else checked < limits_of(item)[1])
        apart = checked is not None and bool(line.get("own")) and checked != _mark(line["own"])
        if (unearned or apart) and not line.get("reason", "").strip():
            told.append("复核得分与自评不同，或者扣分、加分的，须写明评分说明。")
    if step == "notice" and bool(line.get("claimed")) != bool(line.get("ground", "").strip()):
        told.append("异议须同时写明主张得分和理由。")
    return told


def _wrong_mark(item: Item, text: str) -> str:
    if not text.strip():
        return ""
    value, wrong = _read(ASSESSMENT_SCORE, "score", text)
    low, high = limits_of(item)
    if wrong or not isinstance(value, int):
        return wrong or "不是分数。"
    if not low <= value <= high or value % STEP:
        return f"得分须在 {text_of(low // STEP)} 至 {text_of(high // STEP)} 之间，最多两位小数。"
    return ""


def _kept(item: Item, line: Line, result: Result | None) -> int:
    """The mark that an objection is about: the checker's, else what the rule gives from the data."""
    checked = _mark(line.get("checked", ""))
    if checked is not None or result is None:
        return checked or 0
    known = result.readings[item.code]
    return STEP * (known.checked.points if known.checked else known.measured or 0)


def _wrong_dispute(line: Line, *, step: str, kept: int) -> list[str]:
    """A claim to no more than the mark that stands, or an answer that does not hold."""
    if step == "answer":
        return _wrong_answer(line, kept=kept)
    if step == "notice" and (_mark(line["claimed"]) or 0) <= kept:
        return [f"主张得分应当高于现在的得分 {text_of(kept // STEP)}。"]
    return []


def _wrong_answer(line: Line, *, kept: int) -> list[str]:
    """An answer that is missing, without a ground, or at odds with the mark it leaves."""
    answered, claimed = (_mark(line.get(name, "")) for name in ("answered", "claimed"))
    if not line.get("answer") or answered is None:
        return ["请选择答复并填写答复后得分。"]
    if not line.get("answer_reason", "").strip():
        return ["请写明答复意见。"]
    claimed = claimed or 0
    fits = {
        "rejected": answered == kept,
        "upheld": answered == claimed,
        "partly": min(kept, claimed) < answered < max(kept, claimed),
    }
    told = f"答复与得分不一致：维持填原得分 {text_of(kept // STEP)}，采纳填主张得分，部分采纳在两者之间。"
    return [] if fits.get(line["answer"]) else [told]


def _mark(text: str) -> int | None:
    value, _ = _read(ASSESSMENT_SCORE, "score", text) if text.strip() else (None, "")
    return value if isinstance(value, int) else None


def _demand_side(moves: list[Move], by: User) -> None:
    """The unit accepts and objects, the department lets lapse, and whoever checked the marks does not answer."""
    last, checked = moves[-1], last_move(moves, "confirm")
    if last.code in BY_THE_UNIT and last.role == Role.OFFICE:
        raise ValidationError("这一步须由被考评单位办理。")
    if last.code == "lapse" and last.role != Role.OFFICE:
        raise ValidationError("期满定分由办公室办理。")
    if last.code == "answer" and checked is not None and checked.by_id == by.pk:
        raise ValidationError("复核评分的人不能答复异议，请由另一位同事办理。")


def _values(case: Case, scheme: Scheme, body: Body) -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    for one in scheme.inputs:
        value, _ = _read(ASSESSMENT_VALUE, "value", body.get("values", {}).get(one.code))
        if isinstance(value, int):
            found.append({**_place(case), "input": one.code, "value": value, "origin": "被考评单位填报"})
    return found


def _scores(case: Case, scheme: Scheme, body: Body, stage: str, made: Move) -> list[dict[str, Value]]:
    mark, reason = ("own", "basis") if stage == "self" else ("checked", "reason")
    found: list[dict[str, Value]] = []
    for item in scheme.standard.leaves():
        line = line_of(body, item.code)
        score = _mark(line.get(mark, ""))
        if score is not None:
            evidence = (line.get("evidence") or None) if stage == "self" else None
            told = {"basis": line.get(reason) or None, "evidence": evidence, **_given(made, "given")}
            found.append(
                {**_place(case), **_item(item), "stage": stage, "full": int(item.points) * STEP, "score": score, **told}
            )
    return found


def _objections(case: Case, scheme: Scheme, body: Body, made: Move, answered: Move | None) -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    for item in scheme.standard.leaves():
        line = line_of(body, item.code)
        claimed = _mark(line.get("claimed", ""))
        if claimed is None:
            continue
        told: dict[str, Value] = {"claimed": claimed, "ground": line.get("ground"), "raised_on": day_at(made.at)}
        if answered is not None:
            told |= {"answer": line.get("answer"), "answered_score": _mark(line.get("answered", ""))}
            told |= {"answer_reason": line.get("answer_reason"), **_given(answered, "answered")}
        found.append({**_place(case), **_item(item), **told})
    return found


def _place(case: Case) -> dict[str, Value]:
    return {"scheme": case.reference, "assessed": case.unit.code}


def _item(item: Item) -> dict[str, Value]:
    return {"indicator": item.name}


def _given(made: Move, name: str) -> dict[str, Value]:
    return {f"{name}_by": str(made.by), f"{name}_on": day_at(made.at)}


def _taken_back(case: Case, moves: list[Move]) -> dict[str, list[int]]:
    """The rows of what was handed on and has just been withdrawn."""
    stages: dict[str, tuple[RecordType, dict[str, str]]] = {
        "self": (ASSESSMENT_SCORE, {"stage": "self"}),
        "check": (ASSESSMENT_SCORE, {"stage": "checked"}),
        "notice": (ASSESSMENT_OBJECTION, {}),
    }
    department = department_of(case)
    if moves[-1].code != "withdraw" or case.step not in stages or department is None:
        return {}
    record, narrowed = stages[case.step]
    rows: Any = current(record.name, unit=department, fiscal_year=case.fiscal_year)
    return {record.name: list(rows.filter(**_place(case), **narrowed).values_list("pk", flat=True))}


def _set_due(case: Case, scheme: Scheme) -> None:
    """The days of objection and answer are those of the scheme."""
    days = {"notice": scheme.objection_days, "answer": scheme.answer_days}.get(case.step)
    if case.state == "open" and days:
        begins = timezone.localtime(case.moved_at).date()
        case.due = flow.due_day(begins, days, settings=from_environment())
        Case.objects.filter(pk=case.pk).update(due=case.due)
