"""The workbench of a handler and of a reviewer in a real Chromium at both sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_workplace import SIZES, first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


@pytest.mark.parametrize(("role", "told"), [("handler", "7,493.67万元"), ("reviewer", "各单位最近的评价")])
def test_the_workbench(role: str, told: str, workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    first_sign_in(page, workplace, role, tmp_path)
    page.goto(f"{workplace.address}/home/")
    assert page.inner_text("h1") == "工作台"
    assert told in page.inner_text("main")
    look(page, f"home-{role}", tmp_path)
    assert problems == []
    keep(tmp_path)
