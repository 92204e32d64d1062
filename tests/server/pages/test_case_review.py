"""The review of targets on the page: one's own sheet, all sheets beside each other, the decision, and the form as a workbook."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao.server.accounts.models import Membership, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.cases import Case, ReviewSheet
from tests.server.pages.test_cases import FULL_POINTS, Clients, begun, do
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


@pytest.fixture
def case(as_role: Clients, people: dict[Role, User], data: Path) -> Case:
    """The targets of the department, waiting for the finance bureau."""
    delivered()
    found = begun(as_role(Role.HANDLER), "target", reference="")
    for role, code in ((Role.HANDLER, "submit"), (Role.DIVISION_HEAD, "agree"), (Role.OFFICE, "agree")):
        do(as_role(role), found, code)
    assert found.step == "finance"
    return found


def test_a_sheet_is_kept_and_says_what_is_missing(as_role: Clients, case: Case) -> None:
    bureau, address = as_role(Role.REVIEWER), f"/cases/{case.pk}/review/"
    assert f'href="{address}"' in bureau.get(f"/cases/{case.pk}/").content.decode()
    empty = bureau.get(address).content.decode()
    assert "规范完整" in empty
    assert "还有" not in empty
    begun_only = bureau.post(address, {"points|norm": "8.5", "points|clarity": "12"}, follow=True).content.decode()
    assert "还有 8 处没有填完" in begun_only
    assert "“规范完整”扣了 1.50 分，请写明扣分原因。" in begun_only
    assert "“明确清晰”的评分“12”须在 0 至 10.00 之间" in begun_only
    assert 'value="8.5"' in begun_only
    assert "（未填完）" in bureau.get(f"/cases/{case.pk}/").content.decode()


def test_several_reviewers_and_the_grade_that_decides(as_role: Clients, case: Case, people: dict[Role, User]) -> None:
    bureau, address = as_role(Role.REVIEWER), f"/cases/{case.pk}/review/"
    strict = FULL_POINTS | {
        "points|reason": "0",
        "reason|reason": "没有同类项目的依据",
        "points|match": "0",
        "reason|match": "测算偏高",
    }
    strict |= {
        "points|norm": "5",
        "reason|norm": "缺附件",
        "points|science": "9.99",
        "reason|science": "指标偏多",
        "opinion": "请补充",
    }
    bureau.post(address, strict)
    text = do(bureau, case, "approve")
    assert (case.step, "等级为“差”：退回重新编报" in text) == ("finance", True)
    colleague = User.objects.create_user(username="second", name="欧审核")
    Membership.objects.create(user=colleague, unit=people[Role.REVIEWER].memberships.get().unit, role=Role.REVIEWER)
    ReviewSheet.objects.create(
        case=case, content=1, step="finance", by=colleague,
        marks={key.removeprefix("points|"): {"points": full, "reason": ""} for key, full in FULL_POINTS.items()},
    )  # fmt: skip
    shown = bureau.get(f"/cases/{case.pk}/").content.decode()
    assert "审核人的总分相差 40.01 分" in shown
    # (59.99 + 100) / 2 = 79.995, half up 80.00: good enough.
    assert "审核得分 <strong>80.00</strong> 分，等级为“良”" in shown
    assert "没有同类项目的依据" in shown
    assert "<strong>审核意见</strong>" in shown
    do(bureau, case, "approve")
    assert case.outcome["review"] == {"total": 8_000, "grade": "良", "sheets": 2}


def test_the_workbook_has_the_form_and_every_sheet(as_role: Clients, case: Case) -> None:
    bureau = as_role(Role.REVIEWER)
    assert bureau.get(f"/cases/{case.pk}/review.xlsx").status_code == 404
    bureau.post(
        f"/cases/{case.pk}/review/", FULL_POINTS | {"points|norm": "9.5", "reason|norm": "=缺附件", "opinion": "可以"}
    )
    answer = as_role(Role.LEADER).get(f"/cases/{case.pk}/review.xlsx")
    page = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active  # type: ignore[attr-defined]
    assert page is not None
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    assert rows[0][0] == "绩效目标审核表（财预〔2015〕88号）"
    assert rows[4][:6] == ["完整性（20.00）", "规范完整", 10, "填报依据和附件是否齐全", 9.5, "=缺附件"]
    assert rows[12][2:6] == [100, "", 99.5, "优"]
    assert "审核结果：99.50 分，优，可以批复。" in [row[0] for row in rows]
    assert page.cell(5, 6).data_type == "s"


def test_only_whose_turn_it_is_and_not_the_writer(as_role: Clients, case: Case, people: dict[Role, User]) -> None:
    address = f"/cases/{case.pk}/review/"
    for role in (Role.HANDLER, Role.OFFICE, Role.LEADER):
        assert as_role(role).get(address).status_code == 404
        refused = as_role(role).post(address, FULL_POINTS)
        assert (refused.status_code, "现在不由您审核" in refused.content.decode()) == (409, True)
    assert not ReviewSheet.objects.exists()
    own = case.contents.get()
    own.by = people[Role.REVIEWER]
    own.save(update_fields=["by"])
    assert as_role(Role.REVIEWER).get(address).status_code == 404


def test_a_new_version_is_reviewed_anew(as_role: Clients, case: Case) -> None:
    bureau = as_role(Role.REVIEWER)
    bureau.post(f"/cases/{case.pk}/review/", FULL_POINTS)
    do(bureau, case, "return", opinion="补充测算依据")
    for role, code in ((Role.HANDLER, "submit"), (Role.DIVISION_HEAD, "agree"), (Role.OFFICE, "agree")):
        do(as_role(role), case, code)
    assert "批复前须有 1 份" in do(bureau, case, "approve")
    assert "100.00" in bureau.get(f"/cases/{case.pk}/versions/1/").content.decode()
