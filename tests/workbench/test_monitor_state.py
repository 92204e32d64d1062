"""Day by day: what is added, what it changes, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.standards.payment_rule_settings import RuleSetting, RuleSettings, settings_text
from jixiao.workbench.engine_choice import Engine
from jixiao.workbench.monitor_files import Asked, exit_code, monitor
from jixiao.workbench.monitor_state import monitor_by_day
from jixiao.workbench.outcome import Outcome
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT / "examples")


def payments(path: Path, *lines: tuple[str, int, str], year: int = 2023) -> Path:
    """Payments to one payee on one invoice: voucher, amount in fen, purpose."""
    columns = {
        "支付凭证号": [voucher for voucher, _, _ in lines],
        "支付日期": pa.array([date(year, 3, 1)] * len(lines), pa.date32()),
        "支付金额": [amount for _, amount, _ in lines],
        "收款人": ["甲"] * len(lines),
        "发票号": ["7"] * len(lines),
        "用途": [purpose for _, _, purpose in lines],
    }
    pq.write_table(pa.table(columns), path)
    return path


def by_day(
    path: Path, tmp_path: Path, settings: Settings, *, add: bool = True, decided: Path | None = None, **asked: object
) -> Outcome:
    given = Asked(unit="A", settings=decided, **asked)  # type: ignore[arg-type]
    return monitor_by_day(path, state=tmp_path / "state", add=add, asked=given, out=tmp_path / "out", settings=settings)


def test_a_second_payment_makes_the_first_one_doubtful_and_a_correction_ends_it(
    settings: Settings, tmp_path: Path
) -> None:
    first = payments(tmp_path / "year.parquet", ("1", 100, "白酒"), ("2", 300, "办公"))
    began = by_day(first, tmp_path, settings, add=False)
    assert [hit["rule"] for hit in began.facts["hits"]] == ["TM-06"]
    assert "changes" not in began.facts
    second = by_day(payments(tmp_path / "day.parquet", ("3", 100, "办公")), tmp_path, settings)
    assert [(hit["rule"], hit["vouchers"]) for hit in second.facts["changes"]["new"]] == [("TM-15", ["1", "3"])]
    assert exit_code(second) == 1
    assert {"疑点变动.xlsx", "疑点.json"} <= {path.name for path in second.files}
    assert json.loads((tmp_path / "out" / "疑点.json").read_text(encoding="utf-8"))["state"]["payments"] == 3
    third = by_day(payments(tmp_path / "more.parquet", ("1", 100, "办公"), ("3", 500, "办公")), tmp_path, settings)
    assert third.lines[0] == "读入 2 笔：新增 0 笔，更正 2 笔，与原来相同 0 笔；累计 3 笔。"
    assert {hit["rule"] for hit in third.facts["changes"]["ended"]} == {"TM-06", "TM-15"}
    whole = payments(tmp_path / "all.parquet", ("1", 100, "办公"), ("2", 300, "办公"), ("3", 500, "办公"))
    full = monitor(whole, asked=Asked(unit="A"), out=None, settings=settings)
    assert (third.facts["hits"], third.facts["rules"]) == (full.facts["hits"], full.facts["rules"])


def test_settings_hold_for_their_year_and_what_came_while_a_rule_was_off_is_asked_later(
    settings: Settings, tmp_path: Path
) -> None:
    words = RuleSetting("TM-06", True, (("words", "红酒"),), 3)
    decided = tmp_path / "规则设置.yaml"
    decided.write_text(
        settings_text(RuleSettings("A", 2023, (words, RuleSetting("TM-18", False, (), 4)))), encoding="utf-8"
    )
    first = payments(tmp_path / "year.parquet", ("1", 100, "白酒"), ("2", 200, "红酒"), ("3", 300, "其他"))
    last = payments(tmp_path / "last.parquet", ("4", 400, "白酒"), ("5", 500, "其他"), year=2022)

    def hits(outcome: Outcome) -> set[tuple[str, str]]:
        return {(hit["rule"], hit["vouchers"][0]) for hit in outcome.facts["hits"]}

    by_day(first, tmp_path, settings, add=False, decided=decided)
    both = by_day(last, tmp_path, settings, decided=decided)
    assert hits(both) == {("TM-06", "2"), ("TM-06", "4"), ("TM-18", "5")}
    again = by_day(payments(tmp_path / "day.parquet", ("6", 600, "其他")), tmp_path, settings, decided=decided)
    assert hits(again) == hits(both)
    # Without the settings the rules in force hold again, for all that came meanwhile.
    whole = by_day(last, tmp_path, settings)
    assert hits(whole) == hits(both) | {("TM-06", "1"), ("TM-18", "3"), ("TM-18", "6")}
    assert {hit["rule"] for hit in whole.facts["changes"]["new"]} == {"TM-06", "TM-18"}
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"单位编码": ["B"], "凭证号": ["7"], "支付日期": [19_417], "支付金额": [1]}), other)
    refused = by_day(other, tmp_path, settings, decided=decided)
    assert [one.code for one in refused.findings] == ["JX-MON-018"]
    assert by_day(last, tmp_path, settings).facts["state"]["payments"] == 6


def test_what_is_refused(settings: Settings, tmp_path: Path) -> None:
    path = payments(tmp_path / "year.parquet", ("1", 100, "白酒"))
    assert [one.code for one in by_day(path, tmp_path, settings).findings] == ["JX-MON-008"]
    for given in ({"only": frozenset({"TM-06"})}, {"fiscal_year": 2023}, {"engine": Engine("spark")}):
        refused = by_day(path, tmp_path, settings, add=False, **given)
        assert [one.code for one in refused.findings] == ["JX-MON-007"]
        assert exit_code(refused) == 2
    assert not (tmp_path / "state").exists()
    by_day(path, tmp_path, settings, add=False)
    (tmp_path / "state" / "payments.duckdb").write_bytes(b"broken")
    assert [one.code for one in by_day(path, tmp_path, settings).findings] == ["JX-MON-006"]
    assert by_day(path, tmp_path, settings, add=False).facts["hits"]
    assert [one.code for one in by_day(tmp_path / "nowhere.parquet", tmp_path, settings).findings] == ["JX-MON-003"]
