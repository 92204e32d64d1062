"""Errors: a refusal carries its Chinese message and the piece; an overflow is an OverflowError."""

from jixiao.expressions.errors import ExpressionError, IntegerOverflowError


def test_a_refusal_carries_message_and_piece() -> None:
    error = ExpressionError("不能起别名：as", text="as")
    assert (error.message, error.text, str(error)) == ("不能起别名：as", "as", "不能起别名：as")
    assert isinstance(error, ValueError)


def test_an_overflow_is_a_bug_not_a_refusal() -> None:
    assert issubclass(IntegerOverflowError, OverflowError)
    assert not issubclass(IntegerOverflowError, ExpressionError)
