"""Real servers for tests, made for one use and thrown away: PostgreSQL, and Spark with a master and workers on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin"))
BINARIES = next((place for place in PLACES if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)
NO_POSTGRESQL = "PostgreSQL (initdb, pg_ctl) is not installed"
JAVA = shutil.which("java")
SPARK = find_spec("pyspark")
NO_SPARK = "Spark needs Java (java) and pyspark"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_owner(*command: str) -> None:
    """PostgreSQL refuses to run as root: then the unprivileged user that every Debian has runs it."""
    user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", **user)  # type: ignore[call-overload]


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database; the socket's folder is short, since its path may have 107 bytes."""
    assert BINARIES is not None
    folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
    port = free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    cluster = str(folder / "data")
    as_owner(str(BINARIES / "initdb"), "-D", cluster, "-A", "trust", "-U", "jixiao", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        as_owner(str(BINARIES / "pg_ctl"), "-D", cluster, "-w", "-o", options, "-l", str(folder / "log"), "start")
        as_owner(str(BINARIES / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "jixiao", "jixiao")
        yield f"postgresql://jixiao@127.0.0.1:{port}/jixiao"
    finally:
        as_owner(str(BINARIES / "pg_ctl"), "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Spark:
    """A standalone Spark on loopback: its address, and its workers in the order they were started."""

    master: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def kill_worker(self) -> None:
        """Kills the first worker with its executors, as a machine that loses power."""
        os.killpg(self.workers[0].pid, signal.SIGKILL)
        self.workers[0].wait()


@contextmanager
def spark() -> Iterator[Spark]:
    """A master and two workers with one core each."""
    assert SPARK is not None
    assert SPARK.origin is not None
    home = Path(SPARK.origin).parent
    folder = Path(tempfile.mkdtemp(prefix="jixiao-spark-"))
    port = free_port()
    running = Spark(f"spark://127.0.0.1:{port}")
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}

    def started(*arguments: str) -> subprocess.Popen[bytes]:
        log = (folder / f"{len(running.workers)}-{arguments[0].rsplit('.', 1)[-1]}.log").open("wb")
        with log:
            return subprocess.Popen(
                [str(home / "bin" / "spark-class"), *arguments],
                env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    package = "org.apache.spark.deploy"
    web = ("--webui-port", "0")
    master = started(f"{package}.master.Master", "--host", "127.0.0.1", "--port", str(port), *web)
    try:
        _until_open(port)
        for number in range(2):
            own = (
                "--cores",
                "1",
                "--memory",
                "1g",
                "--host",
                "127.0.0.1",
                "--work-dir",
                str(folder / f"work-{number}"),
            )
            running.workers.append(started(f"{package}.worker.Worker", *own, *web, running.master))
        yield running
    finally:
        for process in (*running.workers, master):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _until_open(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on {port}")
