"""The workplace in a real Chromium: first sign-in, the second factor, the administrators' pages; nothing serious for axe-core."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHROMIUM, Workplace

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")
SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
NEW = "Baiyun-2026-new"
LOOKED_AT: set[str] = set()


def look(page: Page, name: str, folder: Path) -> None:
    """Nothing that axe-core calls serious, nothing to scroll sideways on a phone; where JIXIAO_SCREENSHOTS asks for them, pictures.

    A page by a name that was looked at before in this run is left alone.
    """
    if name in LOOKED_AT:
        return
    LOOKED_AT.add(name)
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        if os.environ.get("JIXIAO_SCREENSHOTS"):
            page.screenshot(path=str(folder / f"{name}-{size}.png"), full_page=True)
        # By locator, which waits: a click does not wait for the page it leads to.
        assert page.locator("html").evaluate("html => html.scrollWidth") <= viewport["width"], (name, size)
    grave = [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert grave == [], name
    page.set_viewport_size(SIZES["laptop"])  # type: ignore[arg-type]


def first_sign_in(page: Page, workplace: Workplace, role: str, folder: Path) -> None:
    """Signs in with the initial password and changes it; who has done so already signs in with the new one."""
    username, password = workplace.accounts[role]
    again = username in workplace.changed
    page.goto(f"{workplace.address}/account/login/")
    look(page, "login", folder)
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", NEW if again else password)
    page.click("button:has-text('登录')")
    if again:
        return
    assert "这是初始密码" in page.inner_text("main")
    look(page, "password", folder)
    page.fill("input[name=oldpassword]", password)
    page.fill("input[name=password1]", NEW)
    page.fill("input[name=password2]", NEW)
    page.click("button:has-text('保存新密码')")
    workplace.changed.add(username)


def sign_out(page: Page) -> None:
    """Leaves by the menu of the person."""
    page.click(".person summary")
    page.click("button:has-text('退出')")


def second_factor(page: Page, folder: Path) -> None:
    """Sets up the second factor as somebody with an authenticator would."""
    assert "确认身份" in page.inner_text("h1")
    look(page, "again", folder)
    page.fill("input[name=password]", NEW)
    page.click("button:has-text('确定')")
    assert "启用动态口令" in page.inner_text("h1")
    look(page, "factor", folder)
    secret = page.inner_text("main p code")
    page.fill("input[name=code]", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.click("button:has-text('启用')")
    expect(page.locator("h1")).to_contain_text("恢复码")
    look(page, "codes", folder)
    page.click("a:has-text('开始工作')")


def test_a_clerk_reaches_the_score_sheet(workplace: Workplace, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    first_sign_in(page, workplace, "handler", tmp_path)
    page.goto(workplace.address)
    assert "99.97分" in page.inner_text("main")
    assert "梁经办" in page.inner_text("header")
    look(page, "sheet", tmp_path)
    assert problems == []
    page.goto(f"{workplace.address}/tokens/")
    page.fill("input[name=name]", "财务系统")
    page.click("button:has-text('生成令牌')")
    page.fill("input[name=password]", NEW)
    page.click("button:has-text('确定')")
    expect(page.locator("#secret")).to_contain_text("jx_")
    look(page, "tokens", tmp_path)
    refused = page.goto(f"{workplace.address}/people/")
    assert refused is not None
    assert refused.status == 403
    look(page, "forbidden", tmp_path)
    sign_out(page)
    assert "登录" in page.inner_text("h1")
    keep(tmp_path)


@pytest.mark.parametrize(
    ("role", "heading"), [("system_admin", "账号"), ("security_admin", "角色"), ("auditor", "审计记录")]
)
def test_administrators_reach_their_page(
    role: str, heading: str, workplace: Workplace, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_context(viewport=SIZES["laptop"]).new_page()  # type: ignore[arg-type]
    first_sign_in(page, workplace, role, tmp_path)
    page.goto(f"{workplace.address}/home/")
    second_factor(page, tmp_path)
    page.goto(f"{workplace.address}/home/")
    assert page.inner_text("h1") == heading
    look(page, role, tmp_path)
    if role == "system_admin":
        page.goto(f"{workplace.address}/deliveries/")
        look(page, "deliveries", tmp_path)
    keep(tmp_path)


def keep(folder: Path) -> None:
    """Copies the screenshots where JIXIAO_SCREENSHOTS asks for them, to be looked at."""
    if os.environ.get("JIXIAO_SCREENSHOTS"):
        shutil.copytree(folder, os.environ["JIXIAO_SCREENSHOTS"], dirs_exist_ok=True)
