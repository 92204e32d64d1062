"""Everything that is wrong is told."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from jixiao.server.actions.permission import NotPermitted
from jixiao.server.pages.refusals import refusal_text


def test_every_message() -> None:
    assert refusal_text(ValidationError(["请填写理由。", "请选择处置。"])) == "请填写理由。 请选择处置。"
    assert refusal_text(NotPermitted("这一步须由办公室办理。")) == "这一步须由办公室办理。"
