"""The gate: what reaches SQLGlot, and what is refused before it."""

import pytest

from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.gate import MAX_CHARACTERS, MAX_NESTING, safe_text

COLUMNS = ("amount", "budget", "purpose", "expenditure.executed", "a.b.c.d", "date", "select_year")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("amount+1", '"amount" + 1'),
        ("expenditure.executed > 0", '"expenditure.executed" > 0'),
        ("a.b.c.d", '"a.b.c.d"'),
        ("HALF_UP(amount, 3)", 'jx_half_up ( "amount" , 3 )'),
        ("date >= date'2023-12-31'", "\"date\" >= jx_date('2023-12-31')"),
        ("case when amount in (1) then true end", 'CASE WHEN "amount" IN ( 1 ) THEN TRUE END'),
        ("purpose = 'select ; -- /*'", "\"purpose\" = 'select ; -- /*'"),
        ("purpose = 'it''s'", "\"purpose\" = 'it''s'"),
        ("a.b.c.d\n -\tamount", '"a.b.c.d" - "amount"'),
    ],
)
def test_columns_are_quoted_and_functions_prefixed(text: str, safe: str) -> None:
    assert safe_text(text, columns=COLUMNS) == safe


@pytest.mark.parametrize(
    ("text", "piece", "reason"),
    [
        ("amount; drop table x", ";", "一个表达式"),
        ("(select 1)", "select", "子查询"),
        ("exists(select 1)", "exists", "子查询"),
        ("amount -- all", "--", "注释"),
        ("amount /* all */", "/*", "注释"),
        ("# amount", "#", "注释"),
        ("amount / budget", "/", "half_up"),
        ("amount // budget", "//", "half_up"),
        ("amount % budget", "%", "floor_div"),
        ("amount::text", "::", "类型"),
        ("cast(amount as text)", "cast", "类型"),
        ("1.5", "1.5", "整数"),
        ("1e5", "1e5", "整数"),
        ("1_000", "1_000", "整数"),
        ("0x1F", "0x1F", "整数"),
        ("12.", "12.", "整数"),
        (".5", ".", "小数"),
        ("read_csv('/etc/passwd')", "read_csv", "不允许的函数"),
        ("pg_sleep(3)", "pg_sleep", "不允许的函数"),
        ("hash(amount)", "hash", "不允许的函数"),
        ("jx_date('2023-12-31')", "jx_date", "不允许的函数"),
        ("pg_catalog.pg_sleep(3)", "pg_catalog.pg_sleep", "不允许的函数"),
        ("half_pu(amount, 2)", "half_pu", "half_up"),
        ("round(amount, 2)", "round", "half_up"),
        ("sum(amount)", "sum", "汇总"),
        ("row_number() over ()", "row_number", "窗口"),
        ("amount over", "over", "窗口"),
        ("amount as x", "as", "别名"),
        ("purpose like 'a%'", "like", "contains"),
        ("amnt > 1", "amnt", "amount"),
        ("expenditure.executd", "expenditure.executd", "expenditure.executed"),
        ("zzz", "zzz", "可用的列"),
        ("jx_day", "jx_day", "jx_"),
        ("Amount", "Amount", "amount"),
        ("amount = ?", "?", "参数"),
        ("amount = $1", "$", "参数"),
        ("amount = :year", ":", "参数"),
        ("amount = @year", "@", "参数"),
        ("x -> amount", "x", "列"),
        ("amount -> 1", "->", "箭头"),
        ("amount[1]", "[", "下标"),
        ("{'a': 1}", "{", "结构"),
        ("purpose || 'x'", "||", "拼接"),
        ("amount && budget", "&&", "AND"),
        ("amount != 1", "!=", "<>"),
        ("amount == 1", "==", "一个"),
        ("amount <=> 1", "<=>", "不能使用"),
        ("amount << 1", "<<", "不能使用"),
        ('"amount"', '"', "单引号"),
        ("`amount`", "`", "单引号"),
        ("purpose = 'a\\b'", "'a\\b'", "反斜杠"),
        ("purpose = 'a\nb'", "'a\nb'", "换行"),
        ("purpose = 'open", "'open", "单引号结束"),
        ("amount > 1，budget", "，", "半角"),
        ("（amount）", "（", "半角"),
        ("amount ≥ 1", "≥", ">="),
        ("purpose = ‘x’", "‘", "英文单引号"),
        ("金额 > 1", "金", "英文字母"),
        ("amount²", "²", "英文字母"),
        ("half_up", "half_up", "括号"),
        ("interval", "interval", "天数"),
        ("abs(, amount)", ",", "逗号"),
        ("abs(amount,)", ",", "逗号"),
        ("amount in (1,,2)", ",", "逗号"),
        ("+ amount", "+", "加号"),
        ("amount NOT NULL", "NOT NULL", "IS NOT NULL"),
        ("amount - +1", "+", "加号"),
        ("date.x('2023-01-01')", "date.x", "不允许的函数"),
    ],
)
def test_what_is_not_in_the_language_is_refused_with_its_piece(text: str, piece: str, reason: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        safe_text(text, columns=COLUMNS)
    assert caught.value.text == piece
    assert reason in caught.value.message


@pytest.mark.parametrize("text", ["", "  \n", "(amount", "amount)", ")(", "CASE WHEN TRUE THEN 1", "1 END"])
def test_empty_and_unbalanced_texts_are_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"空的|不成对"):
        safe_text(text, columns=COLUMNS)


@pytest.mark.parametrize(
    ("before", "after"),
    [("(", ")"), ("abs(", ")"), ("-(", ")"), ("NOT (", ")"), ("- ", ""), ("NOT ", ""), ("CASE WHEN ", " THEN 1 END")],
)
def test_nesting_is_limited(before: str, after: str) -> None:
    for levels in (MAX_NESTING + 1, 61, 150):
        with pytest.raises(ExpressionError, match="嵌套"):
            safe_text(before * levels + "amount" + after * levels, columns=COLUMNS)


def test_length_is_limited() -> None:
    assert safe_text("1" * 10 + " " * (MAX_CHARACTERS - 10), columns=()) == "1" * 10
    with pytest.raises(ExpressionError, match="4000"):
        safe_text("1" + " " * MAX_CHARACTERS, columns=())
