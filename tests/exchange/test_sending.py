"""Cases sent to another system stand there once, however often they are sent."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from jixiao.exchange import fetching
from jixiao.exchange.mock_platform import MockPlatform, server_of
from jixiao.exchange.sending import send
from jixiao.exchange.sources import Source


def test_sent_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FIRST_WAIT", 0.001)
    platform = MockPlatform("矛盾纠纷多元化解平台", [], number="事件编号", stumbles=1)
    server = server_of(platform, port=0)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/api/cases"
    path = tmp_path / "补录.csv"
    path.write_text("事件编号,甲方当事人\n,张三\n,李四\n", encoding="utf-8-sig")
    to = Source("district", "区", "rest", address=address, send_address=address)
    assert (send(path, to=to).taken, send(path, to=to).taken) == (2, 2)
    assert [row["甲方当事人"] for row in platform.rows] == ["张三", "李四"]
    assert platform.rows[0]["事件编号"] == "M00000001"
    platform.token = "t"
    refused = send(path, to=to)
    assert (refused.taken, refused.refused[0]) == (0, (2, "对方答复 401（令牌不对或已过期）：令牌不对"))
    # Who is away is asked about one case, not about each.
    platform.stumbles = 4
    away = send(path, to=to)
    assert away.refused == (
        (2, "对方答复 503（对方系统出错或正忙）"),
        (3, "没有送：对方没有答复（对方答复 503（对方系统出错或正忙））"),
    )
    server.shutdown()
    server.server_close()
