"""Answers in words: every reason has its sentence, lines and JSON name what is not in order."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.reporting.compliance_text import (
    Subject,
    basis_text,
    coming,
    compliance_json,
    compliance_lines,
    counts_text,
    limit_text,
    obligation_lines,
    overdue,
    parameter_texts,
    told,
)
from jixiao.standards.compliance import ComplianceRules
from jixiao.standards.compliance_answers import Judged, Reason
from tests.measures.compliance.worlds import asked, obligations, on, record

SUBJECT = Subject("1", "某局", 2023, date(2023, 4, 1))
ROW = "procurement_contract"


def sentence(*, code: str = "PRC-04", as_of: str = "", **values: object) -> str:
    """What is told of one contract."""
    days = {name: on(str(value)) if str(value)[:2] == "20" else value for name, value in values.items()}
    judged = asked(code, as_of=as_of, procurement_contract=[record(ROW, code="a", **days)])  # type: ignore[arg-type]
    return told(judged.judgements[0], judged.obligation)


SENTENCES = {
    "中标成交通知书日期2023年3月1日，合同签订日期2023年3月31日；30日内的截止日是2023年3月31日，用时30日，在期限内。": {
        "awarded_on": "2023-03-01",
        "signed_on": "2023-03-31",
    },
    "中标成交通知书日期2023年3月1日，合同签订日期2023年4月3日；30日内的截止日是2023年3月31日，用时33日，超过截止日3日。": {
        "awarded_on": "2023-03-01",
        "signed_on": "2023-04-03",
    },
    "中标成交通知书日期2023年3月1日，合同签订日期2023年2月1日；早于起算日，日期不合情理。": {
        "awarded_on": "2023-03-01",
        "signed_on": "2023-02-01",
    },
    "中标成交通知书日期2023年9月1日，合同签订日期2023年10月7日；截止日2023年10月1日是休息日，没有明文规定可以顺延；"
    "顺延到2023年10月7日则在期限内，无法判定。": {"awarded_on": "2023-09-01", "signed_on": "2023-10-07"},
    "没有登记中标成交通知书日期，无法判定。": {"signed_on": "2023-10-07"},
    "没有登记合同签订日期，截止日2023年3月31日已过1日，无法判定。": {"awarded_on": "2023-03-01", "as_of": "2023-04-01"},
    "截止日2023年3月31日，还有1日，还没有登记合同签订日期。": {"awarded_on": "2023-03-01", "as_of": "2023-03-30"},
    "截止日2023年3月31日，就是今天，还没有登记合同签订日期。": {"awarded_on": "2023-03-01", "as_of": "2023-03-31"},
    "登记的中标成交通知书日期在核对日之后，无法判定。": {"awarded_on": "2023-04-02", "as_of": "2023-04-01"},
    "合同签订日期2026年12月28日，合同备案日期2027年1月5日；期限到了还没有公布节假日安排的年份，工作日算不出来，无法判定。": {
        "code": "PRC-05",
        "signed_on": "2026-12-28",
        "filed_on": "2027-01-05",
    },
    "协议供货、定点采购、电子卖场等小额零星采购和批量集中采购，不公开意向。": {"code": "PRC-01", "exemption": "mall"},
    "当时这项规定没有施行，或者已经停止施行。": {"code": "PRC-01", "started_on": "2019-02-01"},
    "没有收取履约保证金。": {"code": "PRC-09", "performance_bond": 0},
    "履约保证金1.00万元，合同金额10.00万元，履约保证金上限10%，履约保证金形式现金，不符合。": {
        "code": "PRC-09",
        "performance_bond": 1_000_000,
        "amount": 10_000_000,
        "bond_form": "cash",
    },
}


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_reason_in_one_sentence(expected: str) -> None:
    assert sentence(**SENTENCES[expected]) == expected  # type: ignore[arg-type]


def test_every_reason_is_told() -> None:
    no_table = asked("PRC-04")
    assert told(no_table.judgements[0], no_table.obligation) == "没有报来“政府采购合同”表，无法判定。"
    assert len(SENTENCES) >= len(Reason) - 2


def judged() -> list[Judged]:
    """A late contract, one that is still to be signed."""
    rows = [
        record(ROW, code="a", awarded_on=on("2023-01-01"), signed_on=on("2023-03-01")),
        record(ROW, code="b", awarded_on=on("2023-03-20")),
    ]
    return [asked("PRC-04", as_of="2023-04-01", procurement_contract=rows)]


def test_lines_name_what_is_not_in_order() -> None:
    lines = compliance_lines(judged(), subject=SUBJECT)
    assert lines[0] == "某局2023年度合规核对（截至 2023-04-01）"
    assert "政府采购：不合规 1 项次，无法判定 1 项次" in lines
    assert any(line.startswith("        不合规 a：") for line in lines)


def test_what_is_still_to_be_done_comes_with_its_day() -> None:
    ((one, each),) = coming(judged())
    assert (one.obligation.code, each.name, each.left) == ("PRC-04", "b", 18)


def test_what_has_run_out_is_overdue() -> None:
    rows = [record(ROW, code=code, awarded_on=on(day)) for code, day in (("c", "2023-02-01"), ("b", "2023-01-01"))]
    late = overdue([asked("PRC-04", as_of="2023-04-01", procurement_contract=rows)])
    assert [(each.name, each.left) for _, each in late] == [("b", -60), ("c", -29)]
    assert overdue(judged()) == ()


def test_json_has_inputs_places_and_days() -> None:
    document = compliance_json(judged(), subject=SUBJECT)
    (one,) = document["obligations"]
    assert (one["answer"], one["counts"]) == ("broken", {"broken": 1, "open": 1})
    late = one["judgements"][0]
    assert (late["deadline"], late["over"], late["taken"]) == ("2023-01-31", 29, 59)
    assert [each["value"] for each in late["inputs"]] == [on("2023-01-01"), on("2023-03-01")]
    assert late["inputs"][0]["place"]


def test_limits_grounds_and_parameters() -> None:
    known = obligations()
    assert [limit_text(known[code]) for code in ("PRC-01", "PRC-04", "PRC-05", "PRC-08")] == [
        "提前30日", "30日内", "7个工作日内", "",
    ]  # fmt: skip
    assert "第四十六条" in basis_text(known["PRC-04"])
    assert "工程预留比例：40%（2022-07-01起）" in parameter_texts(known["SME-02"])
    assert counts_text(judged()[0]) == "不合规 1，无法判定 1"
    lines = obligation_lines(ComplianceRules("x", "甲", (), 0, 9999, (known["PRC-01"],)))
    assert any(line.strip().startswith("豁免：涉密") for line in lines)
