"""Doubtful pairs decided by keys in a real Chromium: one, the next, taken back; a bad line put right on the page of what was received."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def test_keys_decide_pairs_and_a_line_is_put_right(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tests.browser.two_systems"], env=workplace.environment, check=True)
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    first_sign_in(page, workplace, "handler", tmp_path)
    page.goto(f"{workplace.address}/links/")
    look(page, "links", tmp_path)
    page.click("main td a >> nth=0")
    look(page, "link-run", tmp_path)
    page.click("a:has-text('逐对复核')")
    first = page.locator("tbody").first
    expect(first).to_contain_text("A1")
    look(page, "link-desk", tmp_path)
    page.keyboard.press("1")
    expect(first).to_contain_text("A3")
    page.keyboard.press("3")
    expect(page.locator("main")).to_contain_text("都看完了")
    page.click("a:has-text('回到这次关联')")
    page.click("main td a:has-text('A1')")
    expect(page.locator("main .tag")).to_contain_text("同一件")
    page.keyboard.press("u")
    expect(first).to_contain_text("A1")
    assert "认定：" not in page.inner_text("main")
    page.goto(f"{workplace.address}/collect/")
    look(page, "collect", tmp_path)
    page.click("main a:has-text('六月.csv')")
    look(page, "collected", tmp_path)
    page.fill("details[open] input[name=cell-2]", "王五")
    page.click("details[open] button")
    expect(page.locator("main")).to_contain_text("可用 2 条，隔离 0 处")
    page.goto(f"{workplace.address}/arrangements/?unit=118001&year=2023")
    look(page, "arrangements", tmp_path)
    page.click("section:has-text('公益活动编队') button")
    expect(page.locator("main")).to_contain_text("公益活动编队建议")
    look(page, "arrangement", tmp_path)
    keep(tmp_path)
