"""The pages in a real Chromium: Chinese text, no console errors, from the score by clicks to a cell."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import CHROMIUM
from tests.cli.test_serve import answer
from tests.conftest import Evaluated
from tests.reporting.linted import table

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


@pytest.fixture(scope="module")
def address(evaluated: Evaluated) -> Iterator[str]:
    """A running server that shows the example."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jixiao", "serve", "--port", str(port)]
    environment = os.environ | {"JIXIAO_DATA": str(evaluated.settings.data)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answer(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_from_the_total_to_a_cell(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(address)
    assert "99.97分" in page.inner_text("main")
    page.click("table a:has-text('9.97')")
    assert "部门预算资金支出率" in page.inner_text("h1")
    page.click("a:has-text('全年执行数')")
    assert "支付明细.csv · 支付明细 · H2" in page.inner_text("main")
    assert problems == []
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_over_the_side(address: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in ("/", "/projects/", "/charts/", "/findings/", "/figures/score.total/", "/figures/nowhere/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


def test_a_report_is_checked(address: str, browser: Browser, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为97.9%。", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/check/")
    page.set_input_files("#report", report)
    page.click("button:has-text('核对')")
    assert page.inner_text("a.m.red").startswith("97.9%")
    page.click("a.m.red")
    assert "比率与所写的数不符" in page.inner_text("li:target")
    assert page.eval_on_selector("a.m.red", "one => getComputedStyle(one).backgroundColor") == "rgb(255, 211, 211)"
    assert problems == []
    page.close()


def test_targets_are_coached(address: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/lint/")
    page.set_input_files("#targets", table(tmp_path))
    page.click("button:has-text('检查')")
    assert page.inner_text("a.m.amber").startswith("群众法治意识")
    page.click("a.m.amber")
    assert "群众法治意识随机抽测合格率" in page.inner_text("li:target")
    assert page.eval_on_selector("a.m.amber", "one => getComputedStyle(one).backgroundColor") == "rgb(255, 237, 184)"
    assert "留给评审人" in page.inner_text(".headings")
    with page.expect_download() as download:
        page.click("a:has-text('审核.xlsx')")
    assert download.value.suggested_filename == "目标表.审核.xlsx"
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert problems == []
    page.close()


def test_a_bar_leads_to_its_figure(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/charts/")
    page.wait_for_selector(".drawn svg >> nth=3")
    page.locator(".drawn[data-spec$='points.json'] .mark-rect path").first.click()
    page.wait_for_url("**/figures/item.*/")
    assert "怎么算出来的" in page.inner_text("main")
    assert problems == []
    page.close()


def test_without_script_a_chart_is_a_picture(address: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/charts/")
    assert page.locator(".drawn img").count() == 4
    page.close()
