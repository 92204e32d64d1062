"""A value as a person may read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from jixiao.facts.schema import Field, Kind, Privacy
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.files.models import Attachment
from jixiao.server.ledger.tables import TABLES
from jixiao.server.pages.privacy import open_evidence, shown_cell
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from tests.registers import DRONES, drones, pack
from tests.server.actions.test_evidence import attached, data
from tests.server.ledger.test_registers import delivered_flights, flight

__all__ = ["data", "drones"]


def test_masked_only_where_hidden() -> None:
    pilot = Field("pilot", "飞手", Kind.TEXT, privacy=Privacy.PERSONAL)
    assert shown_cell(pilot, "示例甲", {}) == "示例甲"
    assert shown_cell(pilot, "示例甲", {"pilot": Privacy.PERSONAL}) == "示**"
    assert shown_cell(pilot, None, {"pilot": Privacy.PERSONAL}) == ""


@pytest.mark.usefixtures("drones", "data")
def test_proof_of_masked_records_is_for_those_who_see_them(people: dict[Role, User]) -> None:
    for subject in ("record:drone_patrol:k1", "record:payment:k2"):
        attached(people[Role.HANDLER], subject=subject)
    seen = {}
    for role in (Role.HANDLER, Role.LEADER):
        request = RequestFactory().get("/")
        request.user = people[role]
        seen[role] = open_evidence(request, Attachment.objects.all()).count()
    assert seen == {Role.HANDLER: 2, Role.LEADER: 1}


@pytest.mark.parametrize(("others", "listed", "shown"), [("masked", 200, "示**"), ("closed", 403, "没有权限")])
def test_a_clerk_of_another_division(
    others: str, listed: int, shown: str, as_role: Callable[[Role], Client], drones: Path
) -> None:
    delivered_flights(flight(1, pilot="示例甲"))
    handler = as_role(Role.HANDLER)
    assert "示例甲" in handler.get("/records/drone_patrol/").content.decode()
    kept = DRONES.replace("access:\n", f"access:\n  divisions: [巡查]\n  others: {others}\n")
    pack(drones / "test" / "register-0", kept)
    assert install_registers(from_environment()) == ()
    answer = handler.get("/records/drone_patrol/")
    text = answer.content.decode()
    assert (answer.status_code, shown in text, "示例甲" in text) == (listed, True, False)
    assert handler.get("/records/drone_patrol/new/").status_code == 403
    assert handler.get("/records/drone_patrol/table/").status_code == 403
    assert ("无人机巡查" in handler.get("/records/").content.decode()) == (others == "masked")


def test_who_sees_it_masked_corrects_the_rest(as_role: Callable[[Role], Client], drones: Path) -> None:
    pack(drones / "test" / "register-0", DRONES.replace("personal: [handler]", "personal: [leader]"))
    assert install_registers(from_environment()) == ()
    handler = as_role(Role.HANDLER)
    new = {"unit": "118001", "fiscal_year": "2023", "flight": "F1", "flown_on": "2023-09-28", "pilot": "示例甲"}
    assert handler.post("/records/drone_patrol/new/", new).status_code == 302
    row = TABLES["drone_patrol"].objects.get()  # type: ignore[attr-defined]
    edit = f"/records/drone_patrol/{row.pk}/edit/"
    asked = handler.get(edit).content.decode()
    assert ("示例甲" in asked, "隐去的不能修改，保存后不变：飞手" in asked) == (False, True)
    changed = new | {"pilot": "别人", "order": "7", "seen": str(row.pk)}
    assert handler.post(edit, changed).status_code == 302
    after = TABLES["drone_patrol"].objects.get(ended__isnull=True)  # type: ignore[attr-defined]
    assert (after.order, after.pilot) == (7, "示例甲")
