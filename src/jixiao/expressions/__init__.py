"""The one rule language: what a rule may say, what it means (a plain interpreter) and how it reads in each SQL
dialect.

Scoring branches, payment rules, measures and formulas are all written in it. The room may import `kernel` and
SQLGlot, nothing else; it never touches an engine. The reference for authors and auditors is `docs/rules/language.md`.
"""

from .aggregates import Aggregate, parse_aggregate
from .branches import Branch, Branches, branches
from .errors import ExpressionError, IntegerOverflowError
from .expression import Expression, parse
from .types import Type, Value

__all__ = [
    "Aggregate",
    "Branch",
    "Branches",
    "Expression",
    "ExpressionError",
    "IntegerOverflowError",
    "Type",
    "Value",
    "branches",
    "parse",
    "parse_aggregate",
]
