"""Records that stand already are found under either number; what the worker does with a file: `test_entering`."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_entering import deliver, standing_rows
from tests.facts.test_entering import pair
from tests.facts.test_platform_cases import cases, line


def test_records_of_all_years_under_either_number(people: dict[Role, User]) -> None:
    unit, by = Unit.objects.get(code="118001"), people[Role.OFFICE]
    late = cases(line("T3", 登记时间="2023-05-06")).rows
    batches = deliver([*pair(), *late], unit=unit, title="试", by=by)
    assert [batch.fiscal_year for batch in batches] == [2022, 2023]
    found = standing_rows("mediation_case", unit, {"T1", "T3", "无"})
    assert sorted(str(row.values["case_number"]) for row in found) == ["T1", "T3"]
