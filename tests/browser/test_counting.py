"""A stocktake of 5,000 assets on a phone in a real Chromium: a label seen by the camera, no network for a while, two people, one result."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from jixiao.reporting.barcodes import code128_modules, code128_widths
from tests.browser.conftest import ARGUMENTS, CHROMIUM, Workplace
from tests.browser.test_workplace import first_sign_in, keep, look

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，浏览器测试未运行")
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SEEN = "ZC24000007"
QUICK = 2.0
"""Seconds that a look, a search or a page without network may take with 5,000 cards; measured: 0.1 to 0.5."""


def film(path: Path, code: str) -> None:
    """A video in which a camera sees the bars of a code on a grey wall."""
    wide, (across, down) = 2 * code128_modules(code), (640, 480)
    label = Image.new("L", (wide, 150), 255)
    x = 20
    for number, width in enumerate(code128_widths(code)):
        label.paste(255 * (number % 2), (x, 20, x + 2 * width, 130))
        x += 2 * width
    frame = Image.new("L", (across, down), 150)
    frame.paste(label, ((across - wide) // 2, 160))
    grey = bytes([128]) * (across * down // 2)
    path.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + 2 * (b"FRAME\n" + frame.tobytes() + grey))


def counts(page: Page, code: str, **told: str) -> None:
    """Finds a card by its number, says what differs, keeps it."""
    page.fill("#code", code)
    page.click("#typed button")
    for field, text in told.items():
        page.fill(f"#card-{field}", text)
    page.click("#save")
    expect(page.locator("#told")).to_contain_text(f"已记下 {code.upper()}")


def test_five_thousand_assets_and_no_network_for_a_while(
    workplace: Workplace, browser: Browser, tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-m", "tests.browser.many_assets"], env=workplace.environment, check=True)
    film(tmp_path / "label.y4m", SEEN)
    camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={tmp_path / 'label.y4m'}",
    ]
    phones = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *camera])
    try:
        office = browser.new_context().new_page()
        first_sign_in(office, workplace, "office", tmp_path)
        office.goto(f"{workplace.address}/assets/rounds/")
        office.fill("#id_fiscal_year", "2024")
        office.fill("#id_title", "年终盘点")
        office.click("button:has-text('发起')")
        expect(office.locator("h1")).to_contain_text("年终盘点")
        address = office.url
        handler, head = phones.new_context(**PHONE), phones.new_context(**PHONE)
        handler.grant_permissions(["camera"], origin=workplace.address)
        page = handler.new_page()
        refused: list[str] = []
        page.on("console", lambda told: refused.append(told.text) if "Content Security" in told.text else None)
        first_sign_in(page, workplace, "handler", tmp_path)
        page.goto(f"{address}phone/")
        expect(page.locator("#progress")).to_contain_text("已盘 0 / 5000")
        expect(page.locator("body")).to_have_attribute("data-ready", "1")
        look(page, "count-phone", tmp_path)
        page.set_viewport_size(PHONE["viewport"])
        page.click("#by-place summary")
        expect(page.locator("#place-list button")).to_have_count(72)
        page.click("#place-list button:has-text('4号楼1008')")
        expect(page.locator("#here-told")).to_contain_text("这里账上 70 件，未盘 70 件")
        expect(page.locator("#shown")).to_contain_text("70 件")
        page.click("#leave")
        page.click("#scan")
        expect(page.locator("#card-name")).to_contain_text(SEEN)
        expect(page.locator("#card-result")).to_contain_text("与账上相符")
        look(page, "count-card", tmp_path)
        page.set_viewport_size(PHONE["viewport"])
        page.click("#save")
        expect(page.locator("#told")).to_contain_text(f"已记下 {SEEN}")
        expect(page.locator("#network")).to_contain_text("已全部同步")
        _without_network(page, tmp_path)
        other = head.new_page()
        first_sign_in(other, workplace, "division_head", tmp_path)
        other.goto(f"{address}phone/")
        expect(other.locator("#progress")).to_contain_text("/ 5000")
        counts(other, "ZC24000011", place="1号楼仓库")
        expect(other.locator("#network")).to_contain_text("已全部同步")
        handler.set_offline(False)
        page.click("#sync")
        expect(page.locator("#network")).to_contain_text("已全部同步")
        page.click("[data-tab=differs]")
        expect(page.locator("#shown")).to_contain_text("3 件")
        assert refused == []
        office.reload()
        expect(office.locator("main")).to_contain_text("已盘 4 件 ÷ 应盘 5000 件")
        expect(office.locator(".compare")).to_contain_text("1号楼仓库")
        look(office, "count-round", tmp_path)
        office.goto(f"{address}?show=surplus")
        expect(office.locator("main")).to_contain_text("饮水机")
        expect(office.locator("main")).to_contain_text("照片 1 张")
        _signed_for(page, other, office, f"{workplace.address}/assets/supplies/", tmp_path)
        keep(tmp_path)
    finally:
        phones.close()


def _signed_for(asking: Page, deciding: Page, handing: Page, address: str, folder: Path) -> None:
    """Two supplies asked for on a phone, approved by somebody else, handed out at once against a signature drawn and sent."""
    asking.goto(address)
    for place, number in enumerate(("1", "2")):
        asking.locator("input[name^='quantity|']").nth(place).fill(number)
    asking.click("button:has-text('提交申请')")
    expect(asking.locator("h1")).to_contain_text("待批准")
    deciding.goto(asking.url)
    deciding.click("button[value=approve]")
    expect(deciding.locator("h1")).to_contain_text("待领取")
    handing.goto(asking.url)
    handing.click("button:has-text('签收并发放')")
    expect(handing.locator("main div[role=alert]")).to_contain_text("请在签字框里签名")
    handing.locator("#pad").scroll_into_view_if_needed()
    box = handing.locator("#pad").bounding_box()
    assert box is not None
    handing.mouse.move(box["x"] + 30, box["y"] + 40)
    handing.mouse.down()
    for step in range(1, 9):
        handing.mouse.move(box["x"] + 30 + 15 * step, box["y"] + (90 if step % 2 else 40))
    handing.mouse.up()
    handing.click("button:has-text('签收并发放')")
    expect(handing.locator("h1")).to_contain_text("已领取")
    assert handing.locator("img.signed").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 800
    look(handing, "supply-signed", folder)


def _without_network(page: Page, folder: Path) -> None:
    """The page is opened anew, three cards are counted and a thing without a label, with a photo; all of it is still quick."""
    page.context.set_offline(True)
    began = time.monotonic()
    page.reload()
    expect(page.locator("#progress")).to_contain_text("已盘 1 / 5000")
    assert time.monotonic() - began < QUICK
    began = time.monotonic()
    counts(page, "zc24000011")
    assert time.monotonic() - began < QUICK
    counts(page, "ZC24000012", place="9号楼999")
    page.fill("#code", "ZC24000013")
    page.click("#typed button")
    page.click("#gone")
    page.click("#surplus")
    page.fill("#card-title", "饮水机")
    Image.new("RGB", (3000, 200), "teal").save(folder / "photo.png")
    page.set_input_files("#card-photo", folder / "photo.png")
    page.click("#save")
    expect(page.locator("#told")).to_contain_text("盘盈")
    page.reload()
    expect(page.locator("#network")).to_contain_text("没有网络 · 4 条待同步")
    began = time.monotonic()
    page.fill("#filter", "使用人33")
    expect(page.locator("#shown")).to_contain_text("56 件")
    assert time.monotonic() - began < QUICK
    page.fill("#filter", "")
