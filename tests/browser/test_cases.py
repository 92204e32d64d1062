"""Cases in a real Chromium: targets and adjustments begun, handed on, judged; a round of monitoring; every page looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行"),
    pytest.mark.xdist_group("workplace"),
]


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
    office.goto(f"{workplace.address}/delegations/")
    look(office, "delegations", tmp_path)
    office.goto(f"{workplace.address}/cases/new/rectification/")
    look(office, "rectification-new", tmp_path)
    keep(tmp_path)
