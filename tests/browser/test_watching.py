"""Money watched in a real Chromium: a rule tried with another threshold, a suspicion opened to its payment, the analysis to its rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM, Workplace
from tests.browser.test_cases import signed_in
from tests.browser.test_workplace import keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")


def test_another_threshold_moves_suspicions_and_every_figure_opens(
    workplace: Workplace, browser: Browser, tmp_path: Path
) -> None:
    page = signed_in(browser, workplace, "office", tmp_path)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    rule = f"{workplace.address}/watch/rules/TM-08/?unit=118001&year=2023"
    page.goto(rule)
    found = page.locator("section:has(> h2) > form table, .split > section > .scroll table").locator("tbody tr").count()
    assert found == 11
    for limit, moved in (("18000", "新增"), ("23000", "减少")):
        page.goto(rule)
        page.fill("#try_limit", limit)
        page.click("button:has-text('试算')")
        told = page.locator("h2:has-text('试用结果') + p").inner_text()
        now, then, new, gone = (int(number) for number in re.findall(r"(\d+) 个", told)[:4])
        assert now == found
        assert then == now + new - gone
        assert (new > 0, gone > 0) == (moved == "新增", moved == "减少")
        listed = page.locator(f"h3:has-text('{moved}') + .scroll tbody tr")
        assert listed.count() == max(new, gone)
        for amount in listed.locator("td:nth-child(3)").all_inner_texts():
            assert 18_000 <= float(amount.replace(",", "")) < 23_000
        look(page, f"payment-rule-{limit}", tmp_path)
    voucher = listed.first.locator("a").first
    number = voucher.inner_text()
    voucher.click()
    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(1)
    assert number in rows.inner_text()
    page.goto(f"{workplace.address}/watch/analysis/?unit=118001&year=2023&as_of=2023-07-31")
    look(page, "analysis", tmp_path)
    figure = page.locator("main p a").first
    printed = figure.inner_text()
    figure.click()
    assert printed in page.inner_text("main")
    look(page, "analysis-figure", tmp_path)
    assert problems == []
    keep(tmp_path)
