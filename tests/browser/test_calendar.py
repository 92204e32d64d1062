"""The calendar, the person's settings and what left the house, in a real Chromium at both sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def test_a_year_a_month_a_day(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    first_sign_in(page, workplace, "office", tmp_path)
    page.goto(f"{workplace.address}/calendar/?year=2026")
    look(page, "calendar-year", tmp_path)
    page.click("a:text-is('财政部门批复本部门预算')")
    look(page, "calendar-milestone", tmp_path)
    page.fill("input[name=day]", "2026-02-06")
    page.click("button:has-text('保存')")
    page.click("a:has-text('公开 2026 年部门预算')")
    assert "2026-02-26" in page.inner_text("main")
    look(page, "calendar-deadline", tmp_path)
    page.goto(f"{workplace.address}/calendar/?year=2026&month=2")
    look(page, "calendar-month", tmp_path)
    page.click(".person summary")
    page.click("a:has-text('通知设置')")
    page.fill("input[type=email]", "chen@example.gov.cn")
    look(page, "preferences", tmp_path)
    page.click("button:has-text('保存')")
    assert "通知设置已保存" in page.inner_text("main")
    keep(tmp_path)
