"""Tests that share something dear run in one process, or every process of a run makes it for itself."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("kept")
def test_groups_are_kept_together(request: pytest.FixtureRequest) -> None:
    """A pytest that xdist does not know yet drops its groups without a word: `xdist_group` reaches the scheduler by the name."""
    if not request.config.getoption("loadgroup", default=False):
        pytest.skip("only `python3 start.py test` spreads tests by their groups")
    assert request.node.nodeid.endswith("@kept")
