"""Cases in a real Chromium: targets and adjustments begun, handed on, judged; a round of monitoring; every page looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def signed_in(browser: Browser, workplace: Workplace, role: str, folder: Path) -> Page:
    """A page of somebody with this role."""
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    first_sign_in(page, workplace, role, folder)
    return page


def begin(page: Page, workplace: Workplace, name: str) -> None:
    page.goto(f"{workplace.address}/cases/new/{name}/")
    page.fill("input[name=fiscal_year]", "2023")
    page.click("button:has-text('发起')")


def test_an_adjustment_from_the_division_to_the_bureau(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    handler = signed_in(browser, workplace, "handler", tmp_path)
    handler.goto(f"{workplace.address}/cases/")
    look(handler, "cases-handler", tmp_path)
    begin(handler, workplace, "adjustment")
    look(handler, "adjustment-new", tmp_path)
    target = handler.locator("input[data-column=target]").first
    target.fill("1")
    handler.click("button:has-text('报局办公室')")
    assert "缺 2 处" in handler.inner_text("main")
    handler.fill("#id-grounds", "区委临时交办专项任务，年中工作内容变更（区府办会议纪要〔2023〕18号）")
    handler.locator("input[data-column=reason]").first.fill("任务减少")
    handler.click("button:has-text('保存草稿')")
    assert "没有缺项" in handler.inner_text("main")
    look(handler, "adjustment-draft", tmp_path)
    handler.click("button:has-text('报局办公室')")
    address = handler.url
    office = signed_in(browser, workplace, "office", tmp_path)
    office.goto(f"{workplace.address}/cases/")
    look(office, "cases-mine", tmp_path)
    office.click("td a:has-text('目标和指标调整')")
    assert office.url == address
    look(office, "adjustment-office", tmp_path)
    office.fill("#opinion", "情况属实，同意上报。")
    office.click("button:has-text('同意，报财政部门')")
    look(office, "adjustment-handed-on", tmp_path)
    handler.goto(f"{workplace.address}/cases/?shelf=all")
    look(handler, "cases-all", tmp_path)
    keep(tmp_path)


def test_targets_self_evaluation_and_a_round(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    handler = signed_in(browser, workplace, "handler", tmp_path)
    begin(handler, workplace, "target")
    handler.locator("table.indicator input[data-column=indicator-weight]").first.fill("很重")
    handler.click("button:has-text('保存草稿')")
    assert "缺 1 处" in handler.inner_text("main")
    look(handler, "target", tmp_path)
    handler.goto(f"{workplace.address}/cases/")
    handler.click("td a:has-text('部门整体自评')")
    look(handler, "self-evaluation", tmp_path)
    office = signed_in(browser, workplace, "office", tmp_path)
    office.goto(f"{workplace.address}/rounds/")
    look(office, "rounds", tmp_path)
    office.fill("input[name=fiscal_year]", "2023")
    office.fill("input[name=title]", "1–7 月绩效运行监控")
    office.fill("input[name=cut_off]", "2023-07-31")
    office.fill("input[name=due]", "2023-08-15")
    office.check("input[name=units]")
    office.click("button:has-text('发起')")
    look(office, "round", tmp_path)
    office.click("td a")
    look(office, "monitoring", tmp_path)
    for name, address in (
        ("pace", "pace/?as_of=2023-08-15"), ("dual", "dual/"), ("payment-rules", "rules/"), ("payment-rule", "rules/TM-08/"),
        ("dual-wrong", "dual/?as_of=7"),
    ):  # fmt: skip
        office.goto(f"{workplace.address}/watch/{address}")
        if name == "dual":
            office.click("summary:has-text('记录处置')")
            office.fill("#ground", "政策变化，年内无法完成，按程序调减预算并同步调整绩效目标")
            office.click("button:has-text('记录处置')")
            assert "已记录" in office.inner_text("main")
            office.click("summary:has-text('记录处置')")
        look(office, name, tmp_path)
    office.goto(f"{workplace.address}/delegations/")
    look(office, "delegations", tmp_path)
    office.goto(f"{workplace.address}/cases/new/rectification/")
    look(office, "rectification-new", tmp_path)
    keep(tmp_path)


def test_targets_reviewed_by_people(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    handler = signed_in(browser, workplace, "handler", tmp_path)
    handler.goto(f"{workplace.address}/cases/new/target/")
    handler.fill("input[name=fiscal_year]", "2023")
    handler.select_option("select[name=reference]", "A0401")
    handler.click("button:has-text('发起')")
    address = handler.url
    handler.click("button:has-text('提交科室负责人')")
    for role, button in (("division_head", "同意，报办公室"), ("office", "同意，报财政部门")):
        page = signed_in(browser, workplace, role, tmp_path)
        page.goto(address)
        page.click(f"button:has-text('{button}')")
    bureau = signed_in(browser, workplace, "reviewer", tmp_path)
    bureau.goto(address)
    look(bureau, "target-to-review", tmp_path)
    bureau.click("a:has-text('填写审核表')")
    look(bureau, "review-empty", tmp_path)
    for field in bureau.locator("input[data-column=points]").all():
        field.fill("10")
    bureau.click("button:has-text('保存审核表')")
    assert "还有 4 处没有填完" in bureau.inner_text("main")
    look(bureau, "review-missing", tmp_path)
    for reason in bureau.locator("input[data-column=reason]").all():
        reason.fill("预期绩效与同类项目相比缺少依据，测算标准没有附文件，请补充近三年案件数量和补贴标准")
    bureau.fill("#opinion", "目标总体清楚。请补充测算依据后再报。")
    bureau.click("button:has-text('保存审核表')")
    assert "审核得分 80.00 分，等级为“良”" in bureau.inner_text("main")
    look(bureau, "target-reviewed", tmp_path)
    bureau.click("button:has-text('批复')")
    assert "已批复" in bureau.inner_text("main")
    keep(tmp_path)
