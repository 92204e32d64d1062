"""A contract from its intention to its last payment, put together from the records that name each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value

Record = Mapping[str, Value]
CONTRACT, INTENTION, TENDER = "procurement_contract", "procurement_intention", "procurement_tender"
SUPPLEMENT, CHALLENGE, PAYMENT = "procurement_supplement", "procurement_challenge", "payment"
TABLES = (CONTRACT, INTENTION, TENDER, SUPPLEMENT, CHALLENGE, PAYMENT)

REVIEWED = (("reviewed", "评审结束"), ("report", "送达评审报告"), ("decided", "确定供应商"), ("result", "公告结果"))
INTENDED = (("published", "公开采购意向"),)
TENDERED = (
    ("plan_filed", "采购实施计划备案"),
    ("announced", "采购公告"),
    *REVIEWED,
    ("awarded", "发出中标成交通知书"),
)
"""The steps of a tender in their order: the name of its day without `_on`, and what happens on it."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened or is still to happen to a contract; `day` None: not on record. `table` and `key` name its record.

    A payment has its `amount` and what was paid `so_far` with it, in fen.
    """

    code: str
    label: str
    day: int | None
    table: str
    key: str
    amount: int | None = None
    so_far: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A contract; its intention and tender where they are on record; supplements, challenges and payments in the order of their days."""

    contract: Record
    intention: Record | None
    tender: Record | None
    supplements: tuple[Record, ...]
    challenges: tuple[Record, ...]
    payments: tuple[Record, ...]

    @property
    def code(self) -> str:
        """The contract's number."""
        return str(self.contract["code"])

    @property
    def amount(self) -> int:
        """What was agreed, supplements included, in fen."""
        return _fen(self.contract, "amount") + sum(_fen(one, "amount") for one in self.supplements)

    @property
    def paid(self) -> int:
        """What has been paid under it, refunds taken off, in fen."""
        return sum(_fen(one, "amount") for one in self.payments)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order in which they should happen, those that are not on record too."""
        found = [*_before(self), *_signed(self)]
        found += [
            Step("supplement", f"补充合同 {one['code']}", _day(one, "signed_on"), SUPPLEMENT, str(one["code"]))
            for one in self.supplements
        ]
        so_far = 0
        for one in self.payments:
            so_far += _fen(one, "amount")
            day, voucher = _day(one, "paid_on"), str(one["voucher"])
            found.append(Step("payment", "支付", day, PAYMENT, voucher, _fen(one, "amount"), so_far))
        return (*found, Step("accepted", "履约验收", _day(self.contract, "accepted_on"), CONTRACT, self.code))


def chains(tables: Mapping[str, Sequence[Record]]) -> tuple[Chain, ...]:
    """Every contract of these records with what belongs to it, by its number; records of other units never mix."""
    intentions, tenders = _by(tables, INTENTION, "code"), _by(tables, TENDER, "code")
    supplements, payments = _by(tables, SUPPLEMENT, "contract"), _by(tables, PAYMENT, "contract")
    challenges = _by(tables, CHALLENGE, "tender")
    made = []
    for contract in tables.get(CONTRACT, ()):
        unit = contract["unit"]
        own, tender = (unit, contract["code"]), (unit, contract["tender"])
        made.append(
            Chain(
                contract=contract,
                intention=next(iter(intentions[unit, contract["intention"]]), None),
                tender=next(iter(tenders[tender]), None),
                supplements=_ordered(supplements[own], "signed_on"),
                challenges=_ordered(challenges[tender], "raised_on"),
                payments=_ordered(payments[own], "paid_on"),
            )
        )
    return tuple(sorted(made, key=lambda one: (str(one.contract["unit"]), one.code)))


@dataclass(frozen=True, slots=True)
class Underway:
    """An intention or a tender that no contract names yet: `step` is the last of its steps that is on record, None: none is."""

    table: str
    record: Record
    step: Step | None

    @property
    def code(self) -> str:
        """The number of the record."""
        return str(self.record["code"])

    @property
    def budget(self) -> int | None:
        """What is set aside for it, in fen; None: not on record."""
        return _number(self.record, "amount" if self.table == INTENTION else "budget")


def underway(tables: Mapping[str, Sequence[Record]]) -> tuple[Underway, ...]:
    """What has begun and has no contract yet, intentions first, by number."""
    contracts = tables.get(CONTRACT, ())
    found = []
    for table, named in ((INTENTION, "intention"), (TENDER, "tender")):
        signed = {(one["unit"], one[named]) for one in contracts}
        waiting = [one for one in tables.get(table, ()) if (one["unit"], one["code"]) not in signed]
        for record in sorted(waiting, key=lambda one: (str(one["unit"]), str(one["code"]))):
            code, steps = str(record["code"]), INTENDED if table == INTENTION else TENDERED
            made = [Step(step, label, _day(record, f"{step}_on"), table, code) for step, label in steps]
            found.append(Underway(table, record, next((one for one in reversed(made) if one.day is not None), None)))
    return tuple(found)


def _before(chain: Chain) -> list[Step]:
    contract, tender, intention = chain.contract, chain.tender, chain.intention
    found = []
    if contract["exemption"] is None:
        key = str(contract["intention"] or "")
        found.append(Step("intention", "公开采购意向", _day(intention, "published_on"), INTENTION, key))
    key = str(contract["tender"] or "")
    found.append(Step("plan", "采购实施计划备案", _day(tender, "plan_filed_on"), TENDER, key))
    found.append(Step("started", "采购活动开始", _day(contract, "started_on"), CONTRACT, chain.code))
    if contract["exemption"] is None:
        for code, label in REVIEWED:
            found.append(Step(code, label, _day(tender, f"{code}_on"), TENDER, key))
    found.append(Step("awarded", "发出中标成交通知书", _day(contract, "awarded_on"), CONTRACT, chain.code))
    for one in chain.challenges:
        found.append(
            Step("challenge", f"收到质疑 {one['number']}", _day(one, "raised_on"), CHALLENGE, str(one["number"]))
        )
        found.append(
            Step("answered", f"答复质疑 {one['number']}", _day(one, "answered_on"), CHALLENGE, str(one["number"]))
        )
    return found


def _signed(chain: Chain) -> list[Step]:
    days = [("signed", "签订合同"), ("announced", "公告合同"), ("filed", "合同备案")]
    if chain.contract.get("registered_on") is not None:
        # Only some provinces ask for it.
        days.append(("registered", "省采购网备案公开"))
    return [Step(code, label, _day(chain.contract, f"{code}_on"), CONTRACT, chain.code) for code, label in days]


def _by(
    tables: Mapping[str, Sequence[Record]], table: str, name: str
) -> defaultdict[tuple[Value, Value], list[Record]]:
    found: defaultdict[tuple[Value, Value], list[Record]] = defaultdict(list)
    for record in tables.get(table, ()):
        if record[name] is not None:
            found[record["unit"], record[name]].append(record)
    return found


def _ordered(records: Sequence[Record], name: str) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda one: (one[name] is None, int(one[name] or 0))))


def _day(record: Record | None, name: str) -> int | None:
    return _number(record, name) if record is not None else None


def _number(record: Record, name: str) -> int | None:
    value = record[name]
    return value if isinstance(value, int) else None


def _fen(record: Record, name: str) -> int:
    return int(record[name] or 0)
