"""From a rule's text to a text that is safe to hand to SQLGlot, or a refusal.

The gate knows every word and sign of the language and lets nothing else through. It quotes each column (so
`expenditure.executed` is one name and no column can be a keyword) and gives each function a private prefix (so
SQLGlot applies no meaning of its own to it). Length and nesting are limited here, before any recursive code runs.
"""

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

from .errors import ExpressionError
from .functions import FUNCTIONS

MAX_CHARACTERS: Final = 4000
MAX_NESTING: Final = 20
"""SQLGlot's parser uses about 25 Python frames for each level; 20 levels leave half of the default limit to the
caller."""

PREFIX: Final = "jx_"
"""Before every function name in the safe text; no column may begin with it."""

KEYWORDS: Final = frozenset(
    ("AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "TRUE", "FALSE")
)

_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | [Dd][Aa][Tt][Ee][ \t\r\n]*(?P<date>'[^']*')
      | (?P<text>'(?:[^'\\\x00-\x1f\x7f-\x9f\ud800-\udfff]|'')*')
      | (?P<number>[0-9]+(?![0-9A-Za-z_.]))
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)(?P<call>(?=[ \t\r\n]*\())?
      | (?P<refused>--|/\*|\*/|//|::|->|=>|!=|==|<=>|\|\||&&|<<|>>)
      | (?P<sign><>|<=|>=|[=<>+\-*(),])""",
    re.VERBOSE,
)

_REFUSED_SIGNS: Final = {
    "--": "注释不能写在表达式里；两个减号之间请加括号，如 a - (-b)",
    "/*": "注释不能写在表达式里",
    "*/": "注释不能写在表达式里",
    "//": "不能直接相除；请用 half_up(n, d)、floor_div(n, d) 或 ceil_div(n, d)",
    "/": "不能直接相除；请用 half_up(n, d)、floor_div(n, d) 或 ceil_div(n, d)",
    "%": "不能取余；可用 n - d * floor_div(n, d)",
    "::": "不能转换类型；各列的类型由事实记录的声明决定",
    ":": "不能使用参数或取下标",
    "->": "不能使用箭头（匿名函数、取 JSON 值）",
    "=>": "不能使用命名参数",
    "!=": "不等于请写 <>",
    "==": "等于请写一个 =",
    "!": "不等于请写 <>，否定请写 NOT",
    "||": "不能拼接文本；或者请写 OR",
    "&&": "并且请写 AND",
    ";": "只能写一个表达式，不能有分号",
    '"': "列名不加引号；文本用英文单引号",
    "`": "列名不加引号；文本用英文单引号",
    "[": "不能使用数组或取下标",
    "]": "不能使用数组或取下标",
    "{": "不能使用结构或模板",
    "}": "不能使用结构或模板",
    "?": "不能使用参数",
    "$": "不能使用参数",
    "@": "不能使用参数或变量",
    "#": "注释不能写在表达式里",
    "\\": "文本里不能有反斜杠，表达式里也不能",
    ".": "点号只能写在列名中间，如 expenditure.executed；数字不能有小数",
}

_FULL_WIDTH: Final = dict(zip("，（）＝＞＜＋－＊≥≤", [*",()=><+-*", ">=", "<="], strict=True))
_FULL_WIDTH_QUOTES: Final = "‘’“”＇＂"

_NO_QUERY: Final = "不能写子查询"
_NO_CAST: Final = "不能转换类型；各列的类型由事实记录的声明决定"
_NO_WINDOW: Final = "不能使用窗口函数"
_NO_TOTAL: Final = "这里不能汇总；汇总只写在指标口径的最外层，如 sum(amount)"
_NO_COMMAND: Final = "只能计算，不能执行命令"
_NO_PATTERN: Final = "不能用模式匹配；请用 starts_with 或 contains"

_REFUSED_WORDS: Final = {
    **dict.fromkeys(("select", "from", "where", "exists", "union", "with", "join", "having", "limit"), _NO_QUERY),
    **dict.fromkeys(("cast", "try_cast", "convert"), _NO_CAST),
    **dict.fromkeys(("over", "partition", "window", "row_number", "rank", "lag", "lead"), _NO_WINDOW),
    **dict.fromkeys(("sum", "count", "min", "max", "avg"), _NO_TOTAL),
    **dict.fromkeys(("insert", "update", "delete", "drop", "create", "alter", "copy", "attach", "pragma"), _NO_COMMAND),
    **dict.fromkeys(("like", "ilike", "similar", "regexp", "rlike"), _NO_PATTERN),
    **dict.fromkeys(("div", "mod"), "不能直接相除或取余；请用 half_up、floor_div 或 ceil_div"),
    "as": "不能起别名",
    "lambda": "不能使用匿名函数",
    "distinct": "DISTINCT 只能写在 count(distinct 列名) 里",
    "interval": "不能使用 INTERVAL；日期加减天数直接写 d + 7",
    "round": "不能用 round；请用 half_up(n, d)",
    "if": "条件请写 CASE WHEN … THEN … ELSE … END",
    "date": "日期请写 DATE '2023-12-31'",
}


def safe_text(text: str, *, columns: Collection[str]) -> str:
    """The same expression with quoted columns and prefixed functions, one space between tokens.

    Raises ExpressionError for anything that is not a word or sign of the language, for unknown columns and functions,
    for more than MAX_CHARACTERS characters and more than MAX_NESTING levels.

    >>> safe_text("half_up(a.b, 3)", columns=["a.b"])
    'jx_half_up ( "a.b" , 3 )'
    """
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(
            f"表达式有 {len(text)} 个字符，最多 {MAX_CHARACTERS} 个；请拆成几条规则", text=text[:40] + "…"
        )
    tokens: list[str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _unknown_sign(text, place)
        token = _token(match, columns)
        if token:
            tokens.append(token)
        place = match.end()
    if not tokens:
        raise ExpressionError("表达式是空的", text=text)
    _check_places(tokens)
    _limit_nesting(tokens, text)
    return " ".join(tokens)


def _token(match: re.Match[str], columns: Collection[str]) -> str:
    kind, piece = match.lastgroup, match.group()
    if kind == "space":
        return ""
    if kind == "date":
        return f"{PREFIX}date({match['date']})"
    if match["name"]:
        return _call(match["name"]) if match["call"] is not None else _word(match["name"], columns)
    if kind == "refused":
        reason = _REFUSED_SIGNS.get(piece, "不能使用这个符号；可用 + - * = <> < <= > >= ( ) ,")
        raise ExpressionError(f"{reason}：{piece}", text=piece)
    return piece


def _word(name: str, columns: Collection[str]) -> str:
    if name.upper() in KEYWORDS:
        return name.upper()
    if name.lower().startswith(PREFIX):
        raise ExpressionError(f"列名不能以 {PREFIX} 开头：{name}", text=name)
    if name in columns:
        return f'"{name}"'
    if name.lower() in _REFUSED_WORDS:
        raise ExpressionError(f"{_REFUSED_WORDS[name.lower()]}：{name}", text=name)
    if name.lower() in FUNCTIONS:
        raise ExpressionError(f"函数 {name} 后面缺少括号和参数", text=name)
    near = get_close_matches(name, list(columns), n=1, cutoff=0.6)
    hint = f"，是否应为 {near[0]}？" if near else f"；可用的列：{_some(columns)}"
    raise ExpressionError(f"没有名为 {name} 的列{hint}", text=name)


def _call(name: str) -> str:
    if name.upper() in KEYWORDS:
        return name.upper()
    lowered = name.lower()
    if lowered in FUNCTIONS:
        return PREFIX + lowered
    if lowered in _REFUSED_WORDS:
        raise ExpressionError(f"{_REFUSED_WORDS[lowered]}：{name}", text=name)
    near = get_close_matches(lowered, list(FUNCTIONS), n=1, cutoff=0.6)
    hint = f"，是否应为 {near[0]}？" if near else ""
    raise ExpressionError(f"不允许的函数 {name}{hint}；可用的函数：{'、'.join(FUNCTIONS)}", text=name)


def _some(columns: Collection[str]) -> str:
    shown = sorted(columns)[:12]
    return ("、".join(shown) or "（无）") + (" 等" if len(columns) > len(shown) else "")


def _unknown_sign(text: str, place: int) -> ExpressionError:
    sign = text[place]
    if sign.isdecimal() and sign.isascii():
        piece = re.match(r"[0-9A-Za-z_.]+", text[place:])
        number = piece.group() if piece else sign
        return ExpressionError(
            f"只能写整数，金额以分、分值以百分之一分为单位，不写小数、指数和下划线：{number}", text=number
        )
    if sign == "'":
        return ExpressionError("文本没有用单引号结束，或含有换行、反斜杠等不允许的字符", text=text[place : place + 20])
    if sign in _FULL_WIDTH:
        return ExpressionError(f"请用半角符号 {_FULL_WIDTH[sign]} 代替 {sign}", text=sign)
    if sign in _FULL_WIDTH_QUOTES:
        return ExpressionError(f"请用英文单引号代替 {sign}", text=sign)
    reason = _REFUSED_SIGNS.get(sign, "不能使用这个字符；列名用英文字母、数字和下划线，文本放在英文单引号里")
    return ExpressionError(f"{reason}：{sign}", text=sign)


def _check_places(tokens: list[str]) -> None:
    """Refuse what SQLGlot would mend in silence: a comma without a value, a plus before one, NOT NULL without IS."""
    for before, token in zip(["(", *tokens], [*tokens, ")"], strict=True):
        if (token == "," and not _ends_term(before)) or (before == "," and token in (",", ")")):
            raise ExpressionError("逗号前后都要有值：,", text=",")
        if token == "+" and not _ends_term(before):
            raise ExpressionError("加号前面要有值：+", text="+")
    for first, second, third in zip(["", *tokens], tokens, tokens[1:], strict=False):
        if (second, third) == ("NOT", "NULL") and first != "IS":
            raise ExpressionError("非空请写 IS NOT NULL：NOT NULL", text="NOT NULL")


def _limit_nesting(tokens: list[str], text: str) -> None:
    """Refuse text that nests too deeply; a bracket, a CASE, a NOT and a sign before a term are one level each."""
    opened: list[int] = []
    depth = run = 0
    before = "("
    for token in tokens:
        if token == "NOT" or (token == "-" and not _ends_term(before)):
            run += 1
        elif token in ("(", "CASE"):
            opened.append(run + 1)
            depth, run = depth + run + 1, 0
        elif not token.startswith(PREFIX):
            run = 0
        if token in (")", "END"):
            if not opened:
                raise _unbalanced(text)
            depth -= opened.pop()
        if depth + run > MAX_NESTING:
            raise ExpressionError(f"嵌套超过 {MAX_NESTING} 层；请拆成几条规则", text=text[:40] + "…")
        before = token
    if opened:
        raise _unbalanced(text)


def _unbalanced(text: str) -> ExpressionError:
    return ExpressionError("括号或 CASE … END 不成对", text=text)


def _ends_term(token: str) -> bool:
    closes = token in (")", "END", "NULL", "TRUE", "FALSE")
    return closes or token[0] in "\"'0123456789" or token.startswith(f"{PREFIX}date(")
