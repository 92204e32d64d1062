"""The tree: types that fit, types that do not, and writings SQLGlot would let through."""

import pytest

from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.tree import MAX_DEPTH, tree
from jixiao.expressions.types import Type

COLUMNS = {
    "a": Type.INT,
    "b": Type.INT,
    "d": Type.DATE,
    "e": Type.DATE,
    "t": Type.TEXT,
    "f": Type.BOOL,
    "workday": Type.INT,
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a + 1", Type.INT),
        ("-a * -3", Type.INT),
        ("d - e", Type.INT),
        ("d + 1", Type.DATE),
        ("1 + d", Type.DATE),
        ("d - a", Type.DATE),
        ("d - DATE '2023-01-01' + 1", Type.INT),
        ("a + NULL", Type.INT),
        ("d >= DATE '2024-02-29'", Type.BOOL),
        ("a = b AND f OR NOT f", Type.BOOL),
        ("f = TRUE", Type.BOOL),
        ("f AND NULL", Type.BOOL),
        ("a IS NULL", Type.BOOL),
        ("f IS NOT NULL", Type.BOOL),
        ("t IN ('x', 'y')", Type.BOOL),
        ("a NOT IN (-1, 2)", Type.BOOL),
        ("d IN (DATE '2023-01-01')", Type.BOOL),
        ("a NOT BETWEEN 1 AND b", Type.BOOL),
        ("CASE WHEN f THEN a END", Type.INT),
        ("CASE WHEN f THEN NULL ELSE t END", Type.TEXT),
        ("coalesce(NULL, d, e)", Type.DATE),
        ("coalesce(f = TRUE, f)", Type.BOOL),
        ("least(d, e)", Type.DATE),
        ("greatest(a, 1, NULL)", Type.INT),
        ("half_up(a * 1000, NULL)", Type.INT),
        ("starts_with(t, 'x')", Type.BOOL),
        ("year_of(d) * 100 + month_of(d)", Type.INT),
        ("workday(d) - workday(e)", Type.INT),
        ("workday(d + workday)", Type.INT),
        ("'x'", Type.TEXT),
        ("9223372036854775807", Type.INT),
    ],
)
def test_types(text: str, kind: Type) -> None:
    node, found = tree(text, columns=COLUMNS, expect=None)
    assert found is node.type is kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("f + 1", "需要整数"),
        ("t + 1", "需要整数"),
        ("-f", "需要整数"),
        ("-d", "需要整数"),
        ("1 - d", "不能减日期"),
        ("d + e", "需要整数"),
        ("d * 2", "需要整数"),
        ("d + f", "需要整数"),
        ("a AND f", "需要真假值"),
        ("NOT a", "需要真假值"),
        ("a = t", "需要整数"),
        ("d = 19722", "需要日期"),
        ("f = 1", "需要真假值"),
        ("a < b < 3", "需要真假值"),
        ("t < 'x'", "比大小"),
        ("f >= f", "比大小"),
        ("t BETWEEN 'a' AND 'b'", "比大小"),
        ("a = NULL", "IS NULL"),
        ("a IN (1, NULL)", "IS NULL"),
        ("a BETWEEN NULL AND 1", "IS NULL"),
        ("NULL IS NULL", "没有意义"),
        ("a IS 1", "IS 后面"),
        ("a IS TRUE", "IS 后面"),
        ("a IN (b)", "明确的值"),
        ("a IN (1, 'x')", "需要整数"),
        ("a IN ()", "一组写明的值"),
        ("a IN b", "不允许的写法"),
        ("CASE a WHEN 1 THEN 2 END", "不能跟值"),
        ("CASE WHEN a THEN 2 END", "需要真假值"),
        ("CASE WHEN f THEN 1 ELSE 'x' END", "需要整数"),
        ("CASE WHEN f THEN NULL END", "全部是 NULL"),
        ("NULL", "单独的 NULL"),
        ("coalesce(a)", "个数"),
        ("coalesce(NULL, NULL)", "全部是 NULL"),
        ("coalesce(a, t)", "需要整数"),
        ("abs(a, b)", "个数"),
        ("abs()", "个数"),
        ("abs(*)", "不允许的写法"),
        ("least(t, t)", "整数或日期"),
        ("year_of(a)", "需要日期"),
        ("half_up(a, 0)", "大于 0"),
        ("half_up(a, -5)", "大于 0"),
        ("floor_div(a, CASE WHEN TRUE THEN 0 END)", "大于 0"),
        ("half_up(a, f)", "需要整数"),
        ("starts_with(t, t)", "写明的非空文本"),
        ("contains(t, '')", "写明的非空文本"),
        ("workday(d + workday(d))", "不能再用"),
        ("DATE '2023-02-30'", "有效日期"),
        ("DATE '2023-1-1'", "有效日期"),
        ("DATE '2023-W01-1'", "有效日期"),
        ("DATE ''", "有效日期"),
        ("9223372036854775808", "64 位"),
        ("9223372036854775807 + 1", "常数"),
        ("CASE WHEN f THEN a ELSE -9223372036854775807 - 2 END", "常数"),
        ("half_up(1, 9223372036854775807)", "常数"),
        ("a b", "不完整"),
        ("a 'b'", "不完整"),
        ("t = 'x' 'y'", "不允许的写法"),
        ("(a, b)", "不允许的写法"),
        ("()", "不允许的写法"),
        ("*", "不允许的写法"),
        ("a +", "不完整"),
        ("NOT", "不完整"),
        ("a NOT", "不完整"),
        ("CASE END", "不完整"),
        ("CASE WHEN f THEN END", "不完整"),
        ("CASE ELSE 1 END", "不完整"),
        ("a BETWEEN 1", "不完整"),
        ("f AND", "不完整"),
        ("IS NULL", "不完整"),
        ("a = IN", "不完整"),
        ("IS", "不完整"),
    ],
)
def test_what_does_not_fit_is_refused_in_chinese(text: str, reason: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        tree(text, columns=COLUMNS, expect=None)
    assert reason in caught.value.message
    assert caught.value.text


def test_the_expected_type_is_asked_for_and_settles_null() -> None:
    node, kind = tree("NULL", columns=COLUMNS, expect=Type.DATE)
    assert (node.type, kind, node.is_null) == (Type.DATE, Type.DATE, True)
    with pytest.raises(ExpressionError, match="需要真假值"):
        tree("a", columns=COLUMNS, expect=Type.BOOL)


def test_and_joins_any_number_of_conditions_on_one_level() -> None:
    text = " OR ".join(f"contains(t, '{number}')" for number in range(150))
    node, _ = tree(text, columns=COLUMNS, expect=None)
    assert (len(node.args), node.depth) == (150, 3)


@pytest.mark.parametrize("terms", [MAX_DEPTH + 1, 500, 2000])
def test_a_sum_has_as_many_levels_as_terms(terms: int) -> None:
    with pytest.raises(ExpressionError, match="嵌套"):
        tree("+".join(["a"] * terms), columns=COLUMNS, expect=None)


def test_a_long_comparison_chain_is_refused_without_a_stack_overflow() -> None:
    with pytest.raises(ExpressionError):
        tree("=".join(["f"] * 1900), columns=COLUMNS, expect=None)


def test_a_translation_that_would_explode_is_refused() -> None:
    text = "a"
    for _ in range(12):
        text = f"half_up({text}, b)"
    with pytest.raises(ExpressionError, match="展开后过大"):
        tree(text, columns=COLUMNS, expect=None)


def test_a_caller_deep_in_the_stack_gets_a_refusal_too() -> None:
    def descend(levels: int) -> None:
        if levels:
            descend(levels - 1)
        else:
            tree("((((((((((((((((((1))))))))))))))))))", columns=COLUMNS, expect=None)

    with pytest.raises(ExpressionError, match="嵌套"):
        descend(700)
