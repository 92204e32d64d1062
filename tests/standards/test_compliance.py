"""Obligations as data: what is in force for whom, and values by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jixiao.standards.compliance import ComplianceRules, Dated, Parameter, in_force
from tests.measures.compliance.worlds import obligations


def test_a_unit_s_own_pack_replaces_by_code() -> None:
    common = obligations()["PRC-04"]
    own = replace(common, title="本单位另有规定", pack="own")
    shelf = [
        ComplianceRules("own", "本单位", ("1",), 2023, 2023, (own,)),
        ComplianceRules("all", "全国", (), 0, 9999, (obligations()["PUB-01"], common)),
    ]
    assert next(one.title for one in in_force(shelf, units=("1",), fiscal_year=2023)) == "本单位另有规定"
    for units, year in ((("2",), 2023), (("1",), 2024)):
        assert [one.code for one in in_force(shelf, units=units, fiscal_year=year)] == ["PRC-04", "PUB-01"]
        assert in_force(shelf, units=units, fiscal_year=year)[0] is common


def test_a_parameter_has_the_value_of_its_day() -> None:
    share = Parameter(
        "s",
        "比例",
        "%",
        (Dated(30, date(2021, 1, 1), date(2022, 6, 30), None), Dated(40, date(2022, 7, 1), None, None)),
    )
    days = (date(2020, 12, 31), date(2021, 1, 1), date(2022, 6, 30), date(2022, 7, 1), date(2030, 1, 1))
    assert [share.on(day) for day in days] == [None, 30, 30, 40, 40]


def test_what_decides_is_named_in_reading_order() -> None:
    assert obligations()["PRC-04"].asked == ("awarded_on", "signed_on")
    assert obligations()["AST-03"].asked == ("decided_on", "approved_on", "disposed_on", "approval")
    assert obligations()["PRC-01"].tables == {"procurement_contract", "procurement_intention"}
