"""What holds for all tests: how a run ends."""

import atexit
import os
from dataclasses import dataclass, replace
from pathlib import Path

import django
import hypothesis
import pytest

# Before pytest-django looks for it, and before anything reads the settings.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
os.environ.setdefault("JIXIAO_SECRET_KEY", "only-for-tests-" + "0123456789" * 5)
# A browser that was driven in this process may leave its event loop marked as running, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()
# How long one example takes says more about the machine than about the code; `benchmarks/` measures.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

from jixiao.workbench.demo import evaluate_example
from jixiao.workbench.outcome import Outcome
from jixiao.workbench.settings import Settings, from_environment
from tests.prepared import Prepared, made_once

IN_BROWSER = Path(__file__).parent / "browser"


@dataclass(frozen=True)
class Evaluated:
    """The evaluation of the bundled department: where its data and its results lie, and what the use case returned."""

    settings: Settings
    folder: Path
    outcome: Outcome


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the longest test, so that the other processors do all others meanwhile.

    Tests that share what stands in the ledger for their module stay together, or each processor would make it; those in
    the browser too, or each would serve a workplace of its own.
    """
    items.sort(key=lambda item: ("test_postgresql" not in item.nodeid, item.path.parent != IN_BROWSER))
    for item in items:
        if item.path.parent == IN_BROWSER:
            item.add_marker(pytest.mark.xdist_group(IN_BROWSER.name))
        elif isinstance(item, pytest.Function) and "standing" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Writes the failed checks of ``python3 start.py test`` just above pytest's own summary line."""
    failed = os.environ.get("JIXIAO_FAILED_CHECKS")
    if failed:
        terminalreporter.section("另有检查未通过", red=True)
        terminalreporter.write_line(f"{failed}（详情见测试之前的输出；因此退出码为 1）")


@atexit.register
def end_with_the_summary() -> None:
    """Lets nothing follow pytest's summary line.

    DuckDB's binding lists types that are still alive when the interpreter ends; Hypothesis keeps the tests it ran, and
    with them their modules, so the list would come after every run although nothing leaks while the tests run.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    """The bundled department evaluated once for all tests, with data of its own."""
    data = tmp_path_factory.mktemp("data")
    settings = replace(from_environment(), data=data)
    outcome = evaluate_example(settings=settings, only_if_missing=False)
    return Evaluated(settings, settings.demo, outcome)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The one installation of the run, whichever process of it made it."""
    own = tmp_path_factory.getbasetemp()
    return made_once(own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own)
