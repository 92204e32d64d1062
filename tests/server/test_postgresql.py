"""All tests of the server again, on a real PostgreSQL: a cluster of its own, made for this run and thrown away.

Those of the commands stay out: they start processes of their own, which choose their database themselves. So do pages that ask
the database nothing of their own, and what is mostly counted by the engine, or decided, over rows that others read here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.workbench.settings import CHECKOUT
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

HERE = Path(__file__).parent
ASKING = ("home", "imports", "links", "record_lists", "records", "register_figures", "register_limits")
"""Pages whose questions differ by database: lists, searches, counts, sums. What the others ask is held by the tests of actions."""
COUNTED = (
    *("accounts/test_access", "actions/test_background_evaluations", "actions/test_background_links"),
    *("actions/test_case_adjustments", "actions/test_case_evaluations", "actions/test_complying"),
    *("actions/test_pressing", "actions/test_watching", "actions/test_managing", "actions/test_arranging"),
    *("actions/test_delegations", "actions/test_example", "actions/test_case_targets", "results/test_folders"),
    *("actions/test_case_assessment", "actions/test_background_analyses", "actions/test_background_disclosures"),
    *("actions/test_cost_warnings", "actions/test_evaluating", "actions/test_publishing", "api/test_evaluations"),
    *("results/test_staleness", "results/test_workings", "accounts/test_actor", "accounts/test_single_sign_on"),
    *("actions/test_rule_switching", "accounts/test_limits", "files/test_sniff"),
)
"""Long tests whose questions to the database are those of shorter ones."""
MOVES = {"test_restore.py", "test_adopt.py"}


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an empty database."""
    with postgresql() as made:
        yield made


@pytest.mark.slow
@pytest.mark.timeout(860)
@pytest.mark.skipif(BINARIES is None, reason=NO_POSTGRESQL)
def test_the_server_on_postgresql(address: str) -> None:
    # Commands do the same on every database, but for those that move one.
    commands = (HERE / "actions" / "management" / "commands").glob("test_*.py")
    asking = {f"test_{name}.py" for name in ASKING}
    pages = (path for path in (HERE / "pages").glob("test_*.py") if path.name not in asking)
    counted = (HERE / f"{name}.py" for name in COUNTED)
    left_out = [f"--ignore={path}" for path in (__file__, *commands, *pages, *counted) if Path(path).name not in MOVES]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE), *left_out]
    environment = os.environ | {"JIXIAO_DATABASE": address}
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, check=False, capture_output=True, text=True, timeout=800
    )
    assert done.returncode == 0, done.stdout[-6000:]
