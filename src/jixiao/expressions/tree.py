"""From the safe text to the checked, typed tree: SQLGlot parses, and every node it made is on the whitelist or is
refused.

Typing rules: arithmetic on integers (and dates plus or minus days), comparisons between equal types, AND, OR and NOT
on truth values. NULL takes the type its place asks for.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from .errors import ExpressionError, IntegerOverflowError
from .functions import DIVISIONS, FUNCTIONS, PIECES, Function
from .gate import MAX_NESTING, PREFIX, safe_text
from .interpreter import runnable
from .nodes import Node, walk
from .types import CHINESE, INT64_MAX, Type

MAX_DEPTH: Final = 60
"""Height of the tree; a long sum is as high as it has terms, AND and OR are one level however many they join."""

MAX_WEIGHT: Final = 20_000
"""Steps of the SQL translation, counted before it is made: nested divisions repeat their arguments."""

EPOCH: Final = date(1970, 1, 1).toordinal()

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Columns = Mapping[str, Type]


def tree(text: str, *, columns: Columns, expect: Type | None) -> tuple[Node, Type]:
    """The typed tree of `text` and its type; raises ExpressionError for everything the language does not allow.

    `expect` is the type the place asks for; it also gives a bare NULL its type.
    """
    safe = safe_text(text, columns=columns)
    try:
        parsed: exp.Expr = parse_one(safe, into=exp.Condition)
        node = _node(parsed, columns)
    except SqlglotError as error:
        raise ExpressionError(f"表达式不完整或写法有误：{text}", text=text) from error
    except RecursionError as error:  # a sum of a thousand terms, or a caller that has used up the stack
        raise ExpressionError(f"嵌套太深（最多 {MAX_NESTING} 层）；请拆成几条规则", text=text[:40] + "…") from error
    kind = expect or node.type
    if kind is None:
        raise ExpressionError("单独的 NULL 没有类型，不能在这里使用", text=text)
    return _settle(node, kind, parsed), kind


def _node(tree: exp.Expr, columns: Columns) -> Node:
    """Check one SQLGlot node and everything below it."""
    if isinstance(tree, exp.Paren):
        _only(tree, "this")
        return _node(tree.this, columns)
    build = _BUILD.get(type(tree))
    if build is None:
        raise _refusal("不允许的写法", tree)
    return build(tree, columns)


def _only(tree: exp.Expr, *names: str) -> None:
    """Refuse a node that carries any argument beside `names` (a DISTINCT, an operand after CASE, a second table
    …)."""
    for name, value in tree.args.items():
        if name not in names and value:
            raise _refusal("不允许的写法", tree)


def _written(tree: exp.Expr) -> str:
    """The piece as the author wrote it, up to blanks and brackets."""
    return tree.sql().replace('"', "").replace(PREFIX, "")[:80]


def _refusal(reason: str, tree: exp.Expr) -> ExpressionError:
    written = _written(tree)
    return ExpressionError(f"{reason}：{written}", text=written)


def _make(op: str, kind: Type | None, args: tuple[Node, ...], tree: exp.Expr, copies: int = 1) -> Node:
    weight = 1 + copies * sum(arg.weight for arg in args)
    depth = 1 + max((arg.depth for arg in args), default=0)
    if depth > MAX_DEPTH:
        raise _refusal(f"嵌套（或连加、连乘的项数）超过 {MAX_DEPTH} 层，请拆成几条规则", tree)
    if weight > MAX_WEIGHT:
        raise _refusal("表达式展开后过大（除法、least、greatest 套得太多），请拆成几条规则", tree)
    constant = op != "workday" and all(arg.constant for arg in args)
    node = Node(op, kind, args, weight=weight, depth=depth, constant=constant)
    if constant:
        _check_constant(node, tree)
    return node


def _check_constant(node: Node, tree: exp.Expr) -> None:
    """Refuse constants beyond 64 bits; engines compute them beforehand, even where no row would need them."""
    try:
        runnable(node)({}, None)
    except IntegerOverflowError as error:
        raise _refusal("常数的计算结果超出 64 位整数", tree) from error


def _settle(node: Node, kind: Type, tree: exp.Expr) -> Node:
    """`node` if it has the type `kind`; a NULL of that type; otherwise a refusal."""
    if node.type is None:
        return Node("literal", kind)
    if node.type is not kind:
        raise _refusal(f"这里需要{CHINESE[kind]}，给的却是{CHINESE[node.type]}", tree)
    return node


def _together(nodes: list[Node], trees: list[exp.Expr], whole: exp.Expr) -> tuple[Type, list[Node]]:
    """The one type of several values, with each NULL settled to it."""
    kind = next((node.type for node in nodes if node.type is not None), None)
    if kind is None:
        raise ExpressionError(f"不能全部是 NULL：{_written(whole)}", text=_written(whole))
    return kind, [_settle(node, kind, tree) for node, tree in zip(nodes, trees, strict=True)]


# --- one builder for each kind of SQLGlot node on the whitelist
# ---------------------------------------------------------------


def _literal(tree: exp.Expr, columns: Columns) -> Node:
    if tree.args.get("is_string"):
        return Node("literal", Type.TEXT, value=str(tree.this))
    number = int(tree.this)
    if number > INT64_MAX:
        raise ExpressionError(f"整数超出 64 位：{number}", text=str(number))
    return Node("literal", Type.INT, value=number)


def _truth(tree: exp.Expr, columns: Columns) -> Node:
    return Node("literal", Type.BOOL, value=bool(tree.this))


def _null(tree: exp.Expr, columns: Columns) -> Node:
    return Node("literal", None)


def _column(tree: exp.Expr, columns: Columns) -> Node:
    _only(tree, "this")
    identifier = tree.this
    if not isinstance(identifier, exp.Identifier) or not identifier.quoted:  # a keyword SQLGlot takes for a name
        raise _refusal("表达式不完整或写法有误", tree)
    return Node("column", columns[identifier.this], value=identifier.this, constant=False)


def _arithmetic(op: str, tree: exp.Expr, columns: Columns) -> Node:
    left, right = _node(tree.this, columns), _node(tree.expression, columns)
    kinds = (left.type, right.type)
    if Type.DATE in kinds and op != "mul":
        return _with_date(op, tree, left, right)
    args = (_settle(left, Type.INT, tree.this), _settle(right, Type.INT, tree.expression))
    return _make(op, Type.INT, args, tree)


def _with_date(op: str, tree: exp.Expr, left: Node, right: Node) -> Node:
    """A date plus days, days plus a date, a date minus days: DATE; a date minus a date: INT."""
    if op == "sub" and left.type is Type.DATE and right.type is Type.DATE:
        return _make(op, Type.INT, (left, right), tree)
    if left.type is Type.DATE:
        return _make(op, Type.DATE, (left, _settle(right, Type.INT, tree.expression)), tree)
    if op == "add":
        return _make(op, Type.DATE, (_settle(left, Type.INT, tree.this), right), tree)
    raise _refusal("整数不能减日期", tree)


def _negative(tree: exp.Expr, columns: Columns) -> Node:
    return _make("neg", Type.INT, (_settle(_node(tree.this, columns), Type.INT, tree.this),), tree)


def _comparison(op: str, tree: exp.Expr, columns: Columns) -> Node:
    trees = [tree.this, tree.expression]
    nodes = [_node(each, columns) for each in trees]
    _no_null(nodes, tree)
    kind, nodes = _together(nodes, trees, tree)
    if op not in ("eq", "ne"):
        _ordered(kind, tree)
    return _make(op, Type.BOOL, tuple(nodes), tree)


def _no_null(nodes: list[Node], tree: exp.Expr) -> None:
    if any(node.is_null for node in nodes):
        raise _refusal("与 NULL 比较没有结果；请用 IS NULL 或 IS NOT NULL", tree)


def _ordered(kind: Type, tree: exp.Expr) -> None:
    """Texts have no order here: each engine sorts them by another collation."""
    if kind not in (Type.INT, Type.DATE):
        raise _refusal(f"只有整数和日期能比大小，{CHINESE[kind]}只能用 = 和 <>", tree)


def _connected(op: str, tree: exp.Expr, columns: Columns) -> Node:
    """AND or OR of any number of conditions as one node; the left spine is unrolled without recursion."""
    kind, operands, left = type(tree), [], tree
    while type(left) is kind:
        operands.append(left.expression)
        left = left.this
    operands.append(left)
    operands.reverse()
    args = tuple(_settle(_node(each, columns), Type.BOOL, each) for each in operands)
    return _make(op, Type.BOOL, args, tree)


def _not(tree: exp.Expr, columns: Columns) -> Node:
    return _make("not", Type.BOOL, (_settle(_node(tree.this, columns), Type.BOOL, tree.this),), tree)


def _is_null(tree: exp.Expr, columns: Columns) -> Node:
    _only(tree, "this", "expression")
    if not isinstance(tree.expression, exp.Null):
        raise _refusal("IS 后面只能写 NULL 或 NOT NULL", tree)
    node = _node(tree.this, columns)
    if node.type is None:
        raise _refusal("NULL IS NULL 没有意义；IS NULL 前面要有列", tree)
    return _make("is_null", Type.BOOL, (node,), tree)


def _in(tree: exp.Expr, columns: Columns) -> Node:
    _only(tree, "this", "expressions")
    if not tree.expressions:
        raise _refusal("IN 后面要有一组写明的值，如 IN (1, 2)", tree)
    trees = [tree.this, *tree.expressions]
    nodes = [_node(each, columns) for each in trees]
    _no_null(nodes, tree)
    _, nodes = _together(nodes, trees, tree)
    values = tuple(_constant(node, each) for node, each in zip(nodes[1:], tree.expressions, strict=True))
    return _make("in", Type.BOOL, (nodes[0], *values), tree)


def _constant(node: Node, tree: exp.Expr) -> Node:
    """A literal, or the negative of an integer literal as one literal."""
    if node.op == "neg" and node.args[0].op == "literal" and isinstance(node.args[0].value, int):
        return Node("literal", Type.INT, value=-node.args[0].value)
    if node.op != "literal":
        raise _refusal("IN 的括号里只能写明确的值", tree)
    return node


def _between(tree: exp.Expr, columns: Columns) -> Node:
    _only(tree, "this", "low", "high")
    trees = [tree.this, tree.args["low"], tree.args["high"]]
    nodes = [_node(each, columns) for each in trees]
    _no_null(nodes, tree)
    kind, nodes = _together(nodes, trees, tree)
    _ordered(kind, tree)
    return _make("between", Type.BOOL, tuple(nodes), tree)


def _case(tree: exp.Expr, columns: Columns) -> Node:
    if tree.this is not None:
        raise _refusal("只能写 CASE WHEN 条件 THEN 值 … END，CASE 后面不能跟值", tree)
    pairs: list[exp.Expr] = tree.args["ifs"]
    conditions = [_settle(_node(each.this, columns), Type.BOOL, each.this) for each in pairs]
    trees = [each.args["true"] for each in pairs] + [tree.args.get("default") or exp.Null()]
    _, results = _together([_node(each, columns) for each in trees], trees, tree)
    args = [each for pair in zip(conditions, results[:-1], strict=True) for each in pair]
    return _make("case", results[-1].type, (*args, results[-1]), tree)


def _call(tree: exp.Expr, columns: Columns) -> Node:
    name = str(tree.this).removeprefix(PREFIX)
    if name == "date":
        return _date(tree)
    function = FUNCTIONS[name]
    trees: list[exp.Expr] = tree.expressions
    if len(trees) < function.least or (function.most is not None and len(trees) > function.most):
        raise _refusal(f"函数 {name} 的参数个数不对（{len(trees)} 个）", tree)
    nodes = [_node(each, columns) for each in trees]
    if len(function.accepts) == 1:
        nodes = [_settle(node, function.accepts[0], each) for node, each in zip(nodes, trees, strict=True)]
    kind, nodes = _together(nodes, trees, tree)
    if kind not in function.accepts:
        allowed = "或".join(CHINESE[each] for each in function.accepts)
        raise _refusal(f"函数 {name} 的参数须为{allowed}，给的却是{CHINESE[kind]}", tree)
    _check_second(function, nodes, tree)
    return _make(name, function.result or kind, tuple(nodes), tree, function.copies)


def _check_second(function: Function, nodes: list[Node], tree: exp.Expr) -> None:
    """A divisor written out is positive, pieces of text are written out, a workday is not asked of a workday."""
    if function.name in DIVISIONS and nodes[1].constant:
        divisor = runnable(nodes[1])({}, None)
        if divisor is not None and divisor <= 0:
            raise _refusal("除数必须大于 0", tree)
    if function.name in PIECES and not all(node.op == "literal" and node.value for node in nodes[1:]):
        raise _refusal(f"函数 {function.name} 的第二个参数及以后须为写明的非空文本", tree)
    if function.name == "workday" and any(node.op == "workday" for node in walk(nodes[0])):
        raise _refusal("workday 里面不能再用 workday", tree)


def _date(tree: exp.Expr) -> Node:
    written = str(tree.expressions[0].this)
    try:
        day = date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        raise ExpressionError(f"不是有效日期：{written}；请写成 DATE '2023-12-31'", text=f"DATE '{written}'")
    return Node("literal", Type.DATE, value=day.toordinal() - EPOCH)


_BUILD: Final[dict[type[exp.Expr], Callable[[exp.Expr, Columns], Node]]] = {
    exp.Literal: _literal,
    exp.Boolean: _truth,
    exp.Null: _null,
    exp.Column: _column,
    exp.Add: partial(_arithmetic, "add"),
    exp.Sub: partial(_arithmetic, "sub"),
    exp.Mul: partial(_arithmetic, "mul"),
    exp.Neg: _negative,
    exp.EQ: partial(_comparison, "eq"),
    exp.NEQ: partial(_comparison, "ne"),
    exp.LT: partial(_comparison, "lt"),
    exp.LTE: partial(_comparison, "le"),
    exp.GT: partial(_comparison, "gt"),
    exp.GTE: partial(_comparison, "ge"),
    exp.And: partial(_connected, "and"),
    exp.Or: partial(_connected, "or"),
    exp.Not: _not,
    exp.Is: _is_null,
    exp.In: _in,
    exp.Between: _between,
    exp.Case: _case,
    exp.Anonymous: _call,
}
