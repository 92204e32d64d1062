"""A year's self-evaluation in a real Chromium, to its final grade; after all others, since what it hands in is closed to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_cases import signed_in
from tests.browser.test_workplace import keep, look
from tests.server.files.samples import pdf

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def test_a_self_evaluation_to_its_final_grade(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    proof = tmp_path / "制度.pdf"
    proof.write_bytes(pdf())
    handler = signed_in(browser, workplace, "handler", tmp_path)
    handler.goto(f"{workplace.address}/cases/")
    handler.click("td a:has-text('部门整体自评')")
    address = handler.url
    stale = handler.locator("ol.missing a:has-text('请重新评价')")
    if stale.count():  # a round of monitoring before this test has told the ledger its results
        stale.click()
        handler.click("button:has-text('按现在的数据重新评价')")
        handler.wait_for_selector("a:has-text('自评表填报')", timeout=60_000)
        handler.goto(address)
    for place in {link.get_attribute("href") for link in handler.locator("ol.missing a[href*='/evidence/']").all()}:
        handler.goto(f"{workplace.address}{place}")
        handler.set_input_files("input[type=file]", proof)
        handler.click("button:has-text('上传')")
        handler.wait_for_selector("main a:has-text('制度.pdf')")
        look(handler, "evidence-of-item", tmp_path)
    handler.goto(address)
    assert "没有缺项" in handler.inner_text("main")
    handler.click("button:has-text('提交办公室')")
    for role, button in (("office", "同意，报分管领导"), ("leader", "审定，报财政部门")):
        page = signed_in(browser, workplace, role, tmp_path)
        page.goto(address)
        page.click(f"button:has-text('{button}')")
    bureau = signed_in(browser, workplace, "reviewer", tmp_path)
    bureau.goto(address)
    bureau.click("summary:has-text('核减得分')")
    points, reason = bureau.locator("input[data-column=mark]").first, bureau.locator("input[data-column=why]").first
    points.fill("18")
    bureau.click("button:has-text('确认得分和等级')")
    assert "须写明原因" in bureau.inner_text("main")
    look(bureau, "self-evaluation-marks", tmp_path)
    # What was typed is still there; only the reason was missing.
    assert points.input_value() == "18"
    reason.fill("两项产出的佐证没有文号")
    bureau.click("button:has-text('确认得分和等级')")
    assert "97.97" in bureau.inner_text("main")
    look(bureau, "self-evaluation-reviewed", tmp_path)
    bureau.click("a:has-text('由此发起整改')")
    assert "佐证没有文号" in bureau.input_value("[name=problem]")
    keep(tmp_path)
