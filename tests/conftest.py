"""What holds for all tests: the last lines of a run also tell which of the checks before the tests failed."""

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Writes the failed checks of ``python3 start.py test`` just above pytest's own summary line."""
    failed = os.environ.get("JIXIAO_FAILED_CHECKS")
    if failed:
        terminalreporter.section("另有检查未通过", red=True)
        terminalreporter.write_line(f"{failed}（详情见测试之前的输出；因此退出码为 1）")
