"""资产处置 as a case: applied for with its grounds, decided, approved by number, carried out, paid over, written off – in this order.

Nothing is written off without the number of an approval (国务院令第738号 第十九条、第三十五条).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.records.assets import GROUNDS, METHODS
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.monitoring.assets.cards import WRITTEN_OFF
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.ledger.rows import values_of
from jixiao.server.process.cases import Case

from .case_records import day_at
from .case_rules import Problem, Rules
from .typed_lines import read_text

Body = Mapping[str, Any]
DISPOSAL = BY_NAME["disposal"]
NEEDS_GROUND = frozenset({"scrap", "loss"})
"""Ways of disposal for which one of the four cases of 第二十一条 is named."""
ASKED: dict[str, tuple[str, ...]] = {
    "draft": ("method", "ground", "reason", "appraised"),
    "approval": ("decided_on", "approval", "approved_on"),
    "execute": ("disposed_on", "remitted_on"),
    "write_off": ("written_off_on",),
}
"""What is typed at each step; income and what was paid over are typed for each asset at `execute`."""
NEEDED = frozenset({"method", "reason", "decided_on", "approval", "approved_on", "disposed_on", "written_off_on"})
_EARLIER = {"approved_on": "decided_on", "disposed_on": "approved_on", "written_off_on": "disposed_on"}


class Disposal(Rules):
    """What has to stand there before each step is left, and what the write-off leaves in the ledger."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """What is missing at the step the case stands at."""
        told = []
        if case.step == "draft":
            told += [Problem(text, "#id-codes") for text in wrong_codes(case.unit, case.fiscal_year, codes_of(body))]
            if body.get("method") in NEEDS_GROUND and not body.get("ground"):
                told.append(Problem("报废、损失核销须写明属于条例第二十一条的哪一种情形。", "#id-ground"))
        told += [problem for name in ASKED.get(case.step, ()) for problem in _typed(body, name)]
        if case.step == "execute":
            told += [problem for code in codes_of(body) for problem in _amounts(body, code)]
        if case.step == "write_off":
            told += _before_write_off(body)
        return told

    def effect(self, case: Case, body: Body, by: User) -> dict[str, Any]:
        """The disposal of every asset, and its card written off; ValidationError without the number of the approval."""
        if not str(body.get("approval") or "").strip():
            raise ValidationError("没有批复文号，不得核销。")
        cards = cards_of(case.unit, case.fiscal_year)
        codes = codes_of(body)
        disposals = [_disposal(case, body, code) for code in codes]
        written_off = [{**cards[code], "status": WRITTEN_OFF} for code in codes if code in cards]
        batch = accept(
            Delivery(
                unit=case.unit, fiscal_year=case.fiscal_year, kind="case", title=case.title,
                rows=[*_rows("disposal", disposals, case), *_rows("asset", written_off, case)],
                present=("asset", "disposal"), by=by, person=str(by), reason=f"批复 {body['approval']}",
            )
        )  # fmt: skip
        return {"batch": batch.pk, "assets": len(codes)}


def codes_of(body: Body) -> list[str]:
    """The numbers of the assets, each once, in their order."""
    return list(dict.fromkeys(part for part in re.split(r"[\s,，、;；]+", str(body.get("codes") or "")) if part))


def cards_of(unit: Unit, fiscal_year: int) -> dict[str, dict[str, Value]]:
    """The cards of a unit's year by number."""
    rows: Any = current("asset", unit=unit, fiscal_year=fiscal_year).filter(unit=unit)
    return {str(one["code"]): values_of(BY_NAME["asset"], one) for one in rows.values()}


def wrong_codes(unit: Unit, fiscal_year: int, codes: Sequence[str]) -> list[str]:
    """What is wrong with the numbers given, in Chinese."""
    if not codes:
        return ["请写明要处置的资产编号。"]
    cards = cards_of(unit, fiscal_year)
    unknown = [code for code in codes if code not in cards]
    gone = [code for code in codes if code in cards and cards[code]["status"] == WRITTEN_OFF]
    told = [f"{fiscal_year} 年的固定资产中没有：{'、'.join(unknown[:10])}。"] if unknown else []
    return [*told, f"已经核销过：{'、'.join(gone[:10])}。"] if gone else told


def _typed(body: Body, name: str) -> list[Problem]:
    text = str(body.get(name) or "").strip()
    field = DISPOSAL.field(name)
    if not text:
        return [Problem(f"请填写“{field.label}”。", f"#id-{name}")] if name in NEEDED else []
    value, wrong = _read(name, text)
    if wrong:
        return [Problem(wrong, f"#id-{name}")]
    earlier = _EARLIER.get(name, "")
    before = _read(earlier, str(body.get(earlier) or ""))[0] if earlier else None
    if isinstance(before, int) and isinstance(value, int) and value < before:
        return [Problem(f"“{field.label}”不能早于“{DISPOSAL.field(earlier).label}”。", f"#id-{name}")]
    if name == "written_off_on" and isinstance(value, int) and value > day_number(timezone.localdate()):
        return [Problem("核销日期不能在今天之后。", "#id-written_off_on")]
    return []


def _read(name: str, text: str) -> tuple[Value, str]:
    if name in ("method", "ground"):
        known = dict(METHODS if name == "method" else GROUNDS)
        return (text, "") if text in known else (None, f"请选择“{DISPOSAL.field(name).label}”。")
    return read_text(DISPOSAL.field(name), text)


def _amounts(body: Body, code: str) -> list[Problem]:
    told = []
    for name in ("income", "remitted"):
        _, wrong = read_text(DISPOSAL.field(name), _amount_text(body, name, code))
        told += [Problem(f"{code}：{wrong}", f"#id-{name}-{code}")] if wrong else []
    return told


def _amount_text(body: Body, name: str, code: str) -> str:
    return str((body.get(name) or {}).get(code) or "0").strip()


def _before_write_off(body: Body) -> list[Problem]:
    told = []
    if not str(body.get("approval") or "").strip():
        told.append(Problem("没有批复文号，不得核销。", "#id-approval"))
    for code in codes_of(body):
        income, remitted = (
            read_text(DISPOSAL.field(name), _amount_text(body, name, code))[0] or 0 for name in ("income", "remitted")
        )
        if isinstance(income, int) and isinstance(remitted, int) and remitted < income:
            told.append(Problem(f"{code} 的处置收入还没有足额上缴，请补缴后再核销。", ""))
    return told


def _disposal(case: Case, body: Body, code: str) -> dict[str, Value]:
    values: dict[str, Value] = {"asset": code, "applied_on": day_at(case.at)}
    for name in (name for names in ASKED.values() for name in names):
        values[name] = _read(name, str(body.get(name) or "").strip())[0] if body.get(name) else None
    for name in ("income", "remitted"):
        values[name] = read_text(DISPOSAL.field(name), _amount_text(body, name, code))[0]
    return values


def _rows(name: str, values: Sequence[Mapping[str, Value]], case: Case) -> list[Row]:
    known = BY_NAME[name]
    source = Source(person=str(case.by), form="资产处置")
    place: dict[str, Value] = {"unit": case.unit.code, "fiscal_year": case.fiscal_year}
    return [Row(known, {**place, **{one.name: line.get(one.name) for one in known.fields}}, source) for line in values]
