"""Spark with a master and two workers gives exactly what the slow reference gives, even when a worker is killed in the middle."""

from __future__ import annotations

import json
import time
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.cli.main import main
from jixiao.engines.payment_spark import spark_problem
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import ARROW
from jixiao.measures.compiled import compile_measure
from jixiao.measures.figures import code_of
from jixiao.measures.model import Scope
from jixiao.measures.reference import count
from tests.clusters import JAVA, NO_SPARK, SPARK, Spark, spark
from tests.linkage.world import files

from .measure_worlds import CALENDAR as MEASURED_CALENDAR
from .measure_worlds import MEASURES, records
from .payment_worlds import YEAR, world
from .test_payment_run import alike, reference, written

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.driver.memory": "768m",
    "spark.executor.memory": "512m",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    # Two hundred rows: compiling each query would take longer than running it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


MIDDLE = "TM-05"
"""The rule after whose answer a worker dies."""


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(JAVA is None or SPARK is None, reason=NO_SPARK)
@pytest.mark.filterwarnings("ignore")
def test_the_commands_say_what_the_reference_says_though_a_worker_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spark_problem() is None
    defaults = "".join(f"{name} {value}\n" for name, value in SMALL.items())
    (tmp_path / "spark-defaults.conf").write_text(defaults, encoding="utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    given, out = tmp_path / "given", tmp_path / "out"
    given.mkdir()
    made = world(1)
    written(made, given)
    with spark() as cluster:
        chosen = ["--engine", "spark", "--master", cluster.master, "--year", str(YEAR)]
        killed: list[list[str]] = []
        watcher = Thread(target=_kill, args=(cluster, out, killed), daemon=True)
        watcher.start()
        # Some rule of severity error points at something.
        assert main(["monitor", str(given), *chosen, "--unit", "A", "--out", str(out)]) == 1
        watcher.join()
        _measured(tmp_path / "measured", chosen)
        _linked(tmp_path, cluster.master)
    told = json.loads((out / "疑点.json").read_text(encoding="utf-8"))
    (answered,) = killed
    assert 0 < len(answered) < len(told["rules"]) // 2
    own = {name: [line for line in lines if line["unit"] == "A"] for name, lines in made.items()}
    silence = {rule["code"]: rule for rule in told["rules"]}
    for one in reference(own):
        name = f"{one.rule.code}-{YEAR}"
        assert alike(_lines(out / f"{name}-payments.parquet")) == alike(one.payments), one.rule.code
        assert alike(_lines(out / f"{name}-groups.parquet")) == alike(one.groups), one.rule.code
        said, coverage = silence[one.rule.code], one.coverage
        found = (said["payments"], said["applicable"], said["exempt"])
        assert found == (coverage.looked_at, coverage.applicable, coverage.exempt), one.rule.code


def _kill(cluster: Spark, out: Path, killed: list[list[str]]) -> None:
    """Waits for the answer of the rule in the middle, kills a worker, and says which rules had answered by then."""
    while not (out / f"{MIDDLE}-{YEAR}-payments.parquet" / "_SUCCESS").exists():
        time.sleep(0.02)
    cluster.kill_worker()
    killed.append([path.name for path in out.glob("*-payments.parquet")])


def _linked(folder: Path, master: str) -> None:
    """Two exports linked with one model: the same links, and the same bits for every comparison, whichever engine weighs the pairs."""
    a, b, _ = files(200)
    one, other = folder / "linked-here", folder / "linked-there"
    assert main(["link", str(a), str(b), "--out", str(one)]) == 0
    with_model = ["--model", str(one / "model.json"), "--engine", "spark", "--master", master]
    assert main(["link", str(a), str(b), *with_model, "--out", str(other)]) == 0
    here, there = (pq.read_table(path / "links.parquet").to_pylist() for path in (one, other))
    assert len(here) > 100
    assert there == here


def _lines(folder: Path) -> list[dict[str, object]]:
    """A rule's answer; nothing where it was not asked or has no groups."""
    return pq.read_table(folder).to_pylist() if folder.is_dir() else []


def _measured(folder: Path, chosen: list[str]) -> None:
    """Measures of every form, counted by Spark and by the reference, over other records than those of the rules."""
    folder.mkdir()
    tables = records(2)
    for name, lines in tables.items():
        columns = BY_NAME[name].columns
        arrays = {column: pa.array([line[column] for line in lines], ARROW[type_]) for column, type_ in columns.items()}
        pq.write_table(pa.table(arrays), folder / f"{name}.parquet")
    forms = {
        (compile_measure(one).aggregate.kind, bool(one.where), one.joins, one.group, one.table): one for one in MEASURES
    }
    assert len(forms) > 20
    only = ",".join(one.code for one in forms.values())
    assert main(["measure", str(folder), *chosen, "--only", only, "--out", str(folder)]) == 0
    told = json.loads((folder / "度量.json").read_text(encoding="utf-8"))
    scope = Scope(("A", "B", "C"), YEAR)
    expected = {
        code_of(one, group): value
        for one in forms.values()
        for group, value in count(one, tables=tables, scope=scope, calendar=MEASURED_CALENDAR).items()
    }
    assert {one["code"]: one["value"] for one in told["measures"]} == expected
