"""A finance bureau with 100 departments, each with 30 projects and 2,000 payments: made up, the same on every run.

The first department has all that the bundled example has as well (every record type, accounts for every role, cases, an evaluation), so
that every page has something to show. Used by pages_at_scale.py and users_at_once.py.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.management import call_command
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.background_evaluations import evaluate_unit
from jixiao.server.actions.demonstration import BUREAU
from jixiao.server.actions.rounds import start_round
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.results.models import Evaluation
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE

DEPARTMENTS, PROJECTS, PAYMENTS, CONTRACTS, YEAR = 100, 30, 2_000, 10, 2023
CLERK, REVIEWER = "jingban", "caizheng"
"""Who asks: somebody of the first department, and somebody of the bureau."""
ONE_SHEET: dict[str, str] = {}
"""Where the columns stand: the rows of a sheet share it, and with it their origin in the ledger."""
PURPOSES = ("法律援助补贴", "普法宣传", "办公用品", "公证服务", "社区矫正", "调解案件补贴", "差旅费", "会议费")
RARE, RARE_UNIT = "无人机航拍", "D042"
FIRST_DAY = day_number(date(YEAR, 1, 1))
INDICATORS = (("output", "quantity"), ("output", "timeliness"), ("benefit", "social"), ("satisfaction", "satisfaction"))


def filled() -> None:
    """Units, people, records, evaluations and cases, made once."""
    call_command("prepare", demo=True, verbosity=0)
    if Evaluation.objects.filter(unit__code=RARE_UNIT).exists():
        return
    User.objects.update(must_change_password=False)
    first = Unit.objects.exclude(code=BUREAU[0]).get(kind="department")
    others = [Unit.objects.create(code=f"D{n:03}", name=f"第{n}局", kind="department") for n in range(1, DEPARTMENTS)]
    for number, unit in enumerate((first, *others)):
        began = time.perf_counter()
        _deliver(unit, list(department(unit.code, random.Random(number))))
        if number % 25 == 0:
            print(f"  {unit}: {time.perf_counter() - began:.2f} s", flush=True)
    _cases((first, *others))
    # So many evaluations of earlier years stand in the list; what one of them says is not looked at.
    Evaluation.objects.bulk_create(_empty(unit, year) for unit in others for year in (YEAR - 2, YEAR - 1, YEAR))
    evaluate_unit.call(_asked(first, YEAR).pk)


def department(unit: str, chance: random.Random) -> Iterator[Row]:
    """The projects of a department with their budgets, plans, indicators and results, its contracts and payments."""
    for number in range(PROJECTS):
        yield from project(unit, f"B{number:02}", f"{PURPOSES[number % 8]}项目{number}", chance)
    for number in range(CONTRACTS):
        yield from contract(unit, number, chance)
    for number in range(PAYMENTS):
        yield payment(unit, number, chance)


def project(unit: str, code: str, name: str, chance: random.Random) -> Iterator[Row]:
    """A project: one budget line, a plan for every month, four indicators with what was reached by July and in the end."""
    budget = chance.randint(300, 900) * 10_000_000
    yield row("project", unit, code=code, name=name, monitored=1, self_evaluated=1)
    yield row(
        "budget_line", unit, code=f"ZB{code}", project=code, kind="project", fund_type="general",
        initial=budget, adjustment=0, policy_adjustment=0, adjusted=budget, carried_over=0,
    )  # fmt: skip
    for month in range(1, 13):
        yield row("spending_plan", unit, project=code, month=month, amount=budget // 12)
    for number, (first, second) in enumerate(INDICATORS):
        indicator, actual = f"JX{code}{number}", chance.randint(80, 130) * 10_000
        yield row(
            "indicator", unit, code=indicator, level="project", project=code, first=first, second=second,
            name=f"{name}指标{number}", nature="ge", target=100 * 10_000, unit_name="件", weight=(30, 20, 30, 10)[number] * 10_000,
        )  # fmt: skip
        yield row("result", unit, indicator=indicator, actual=actual)
        yield row(
            "monitor_result", unit, project=code, indicator=indicator, cut_off=FIRST_DAY + 211, actual=actual // 2,
            progress=actual // 200 * 100, forecast=actual, likelihood="sure", needs_correction=0,
        )  # fmt: skip


def contract(unit: str, number: int, chance: random.Random) -> Iterator[Row]:
    """A contract with its tender."""
    amount, day = chance.randint(10, 90) * 10_000_000, FIRST_DAY + chance.randint(20, 200)
    name = f"{PURPOSES[number % 8]}采购{number}"
    yield row(
        "procurement_tender", unit, code=f"CG{number:03}", name=name, project=f"B{number:02}", kind="services",
        method="consultation", budget=amount, announced_on=day, result_on=day + 20, awarded_on=day + 20,
    )  # fmt: skip
    yield row(
        "procurement_contract", unit, code=f"HT{number:03}", name=name, project=f"B{number:02}", kind="services",
        supplier=f"收款人{chance.randint(1, 3000)}", size="small", amount=amount, started_on=day, awarded_on=day + 20,
        signed_on=day + 30, announced_on=day + 31, filed_on=day + 35, tender=f"CG{number:03}",
    )  # fmt: skip


def payment(unit: str, number: int, chance: random.Random) -> Row:
    """A payment, three of four for a project, some for a contract."""
    own = chance.randrange(4) > 0
    where = chance.randrange(PROJECTS)
    rare = number == 7 and unit == RARE_UNIT
    return row(
        "payment", unit, voucher=f"{unit}-{number:05}", amount=chance.randint(100, 10**8),
        paid_on=FIRST_DAY + chance.randint(0, 364), kind="project" if own else "basic", fund_type="general",
        project=f"B{where:02}" if own else None, economic=chance.choice(("30201", "30211", "30226", "30227")),
        payee=f"收款人{chance.randint(1, 3000)}", purpose=RARE if rare else f"{chance.choice(PURPOSES)}{number}",
        contract=f"HT{where:03}" if own and where < CONTRACTS and number % 5 == 0 else None,
    )  # fmt: skip


def row(table: str, unit: str, **values: object) -> Row:
    """A row of a type."""
    record = BY_NAME[table]
    source = Source(file="台账.xlsx", sha256="a" * 64, sheet=record.label, row=2, batch=f"b-{unit}")
    filled = dict.fromkeys(record.columns) | {"unit": unit, "fiscal_year": YEAR} | values
    assert len(filled) == len(record.columns), (table, set(filled) - set(record.columns))
    return Row(record, filled, source, ONE_SHEET)  # type: ignore[arg-type]


def _deliver(unit: Unit, listed: list[Row]) -> None:
    present = sorted({one.type.name for one in listed})
    accept(
        Delivery(
            unit=unit, fiscal_year=YEAR, kind="import", title="台账", rows=listed, present=present, by=None, person="测"
        )
    )


def _cases(units: tuple[Unit, ...]) -> None:
    """Two rounds of monitoring that every department has to answer."""
    asking, today = User.objects.get(username=REVIEWER), timezone.localdate()
    for month in (7, 9):
        start_round(
            fiscal_year=YEAR, title=f"1–{month} 月绩效运行监控", cut_off=date(YEAR, month, 30),
            due=today + timedelta(days=10), units=units, by=asking, actor=Actor(name="测"),
        )  # fmt: skip


def _empty(unit: Unit, year: int) -> Evaluation:
    return Evaluation(
        unit=unit, fiscal_year=year, standard=STANDARD, project_standard=PROJECT_STANDARD, outline=OUTLINE,
        state="failed", done_at=timezone.now(),
    )  # fmt: skip


def _asked(unit: Unit, year: int) -> Evaluation:
    return Evaluation.objects.create(
        unit=unit, fiscal_year=year, standard=STANDARD, project_standard=PROJECT_STANDARD, outline=OUTLINE
    )
