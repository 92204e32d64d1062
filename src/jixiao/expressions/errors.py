"""The two ways an expression fails: the text is refused, or a number leaves 64 bits."""


class ExpressionError(ValueError):
    """A text that is not an expression of the rule language.

    `message` is a Chinese sentence that says what is refused and what is allowed; `text` is the offending piece, so
    that a loader can put both into a finding with file and line.
    """

    def __init__(self, message: str, *, text: str) -> None:
        super().__init__(message)
        self.message = message
        self.text = text


class IntegerOverflowError(OverflowError):
    """An intermediate number left the 64-bit range.

    It is not a finding but a bug of ours: bounds are to be checked where figures come in. The interpreter raises it
    where an engine raises its own error, so that no engine can answer with a wrapped number.
    """
