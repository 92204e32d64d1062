"""A scope without units would count everybody's records: it cannot be made."""

from __future__ import annotations

import pytest

from jixiao.measures.model import Scope


def test_scope_needs_units() -> None:
    assert Scope(units=("1",), fiscal_year=2023).units == ("1",)
    with pytest.raises(ValueError, match="at least one unit"):
        Scope(units=(), fiscal_year=2023)
