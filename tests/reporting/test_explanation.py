"""Explanations follow references between figures and end."""

from __future__ import annotations

from jixiao.reporting.explanation import listing, step_lines, steps_of

DOCUMENT = {
    "figures": {
        "a": {"label": "得分", "printed": "9.97分", "trace": {
            "kind": "item", "code": "a", "label": "得分", "detail": {"branch": "ratio", "state": "known"},
            "citation": {"text": "《某办法》"},
            "children": [{"figure": "b"}, {"kind": "answer", "code": "x", "label": "要点", "detail": {"answer": 1}}],
        }},
        "b": {"label": "执行数", "printed": "7万元", "trace": {
            "kind": "measure", "code": "b", "label": "执行数", "sources": [{"place": "表.xlsx · A2"}], "row_count": 9,
        }},
        "d": {"label": "纠纷", "printed": "13,357宗", "trace": {
            "kind": "measure", "code": "d", "label": "纠纷", "detail": {"readings": "b nowhere"},
        }},
        "c": {"label": "同一个数", "printed": "9.97分", "trace": {"figure": "a"}},
    }
}  # fmt: skip


def test_steps() -> None:
    step = steps_of("c", document=DOCUMENT)
    assert step is not None
    assert [(depth, below.code, below.is_figure) for depth, below in step.walk()] == [
        (0, "c", True),
        (1, "b", True),
        (1, "x", False),
    ]
    assert step.children[0].more == 8
    text = "\n".join(step_lines(step))
    for expected in (
        "适用分支：未达到满分标准，按比例计分",
        "依据：《某办法》",
        "来自：表.xlsx · A2",
        "共 9 条记录",
        "是否符合：是",
    ):
        assert expected in text
    told = steps_of("d", document=DOCUMENT)
    assert told is not None
    assert told.details == ("执行数：7万元",)
    assert steps_of("nowhere", document=DOCUMENT) is None
    assert listing(DOCUMENT)[1] == "b  执行数  7万元"
