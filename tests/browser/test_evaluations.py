"""Evaluations in a real Chromium: the list, the sheet of one, and the form whose points follow the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def test_from_the_list_to_a_saved_draft(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    first_sign_in(page, workplace, "handler", tmp_path)
    page.goto(f"{workplace.address}/evaluations/")
    look(page, "evaluations", tmp_path)
    page.click("td a")
    assert "99.97" in page.inner_text("main")
    look(page, "evaluation", tmp_path)
    page.click("text=历次报告与对比")
    look(page, "evaluation-history", tmp_path)
    page.click("text=自评表填报")
    assert page.inner_text("#total") == "99.97"
    look(page, "self-form", tmp_path)
    page.click("summary:has-text('为什么还不能提交')")
    assert page.inner_text("#missing-count") == "缺 2 处"
    assert "没有上传佐证材料" in page.inner_text("#missing-list")
    answer = page.locator("select[data-column=answer]").first
    answer.select_option("")
    expect(page.locator("#total")).not_to_have_text("99.97", timeout=10_000)
    assert "还没有作答" in page.inner_text("#missing-list")
    page.click("#missing-list a")
    assert "#row-" in page.url
    look(page, "self-form-missing", tmp_path)
    answer.select_option("1")
    expect(page.locator("#total")).to_have_text("99.97", timeout=10_000)
    grounds = page.locator("input[data-column=basis]")
    grounds.nth(0).focus()
    page.keyboard.press("Enter")
    assert grounds.nth(1).evaluate("one => one === document.activeElement")
    paste = """text => { const data = new DataTransfer(); data.setData("text/plain", text);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }"""
    page.evaluate(paste, "粘贴甲\n粘贴乙\n")
    assert [grounds.nth(number).input_value() for number in (1, 2)] == ["粘贴甲", "粘贴乙"]
    page.click("button:has-text('保存草稿')")
    assert "已保存草稿：2 处改动" in page.inner_text("main")
    assert "数据已变化" in page.inner_text("main")
    look(page, "self-form-saved", tmp_path)
    assert problems == []
    keep(tmp_path)
