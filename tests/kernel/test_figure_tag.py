"""A figure's name in a document."""

from __future__ import annotations

from jixiao.kernel.figure_tag import TAG_LIMIT, key_in, tag

KEY = "e-0123456789ab"


def test_a_code_too_long_for_word_is_tagged_by_its_digest() -> None:
    code = "duty." + "长" * 80
    assert len(tag(code, key=KEY)) <= TAG_LIMIT
    assert tag(code, key=KEY).startswith("~")
    assert tag(code, key=KEY) != tag(code + "长", key=KEY)
    assert key_in(tag(code, key=KEY)) == KEY


def test_tags_of_other_programs_are_not_ours() -> None:
    assert [key_in(text) for text in ("", "客户", "客户|编号", "|e-0123456789ab")] == [""] * 4
