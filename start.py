#!/usr/bin/env python3
"""一条命令启动绩效（Jixiao）：准备环境、评价自带示例、打开服务。只用标准库。

python3 start.py                  准备环境，评价示例部门，然后在 8000 端口提供服务
python3 start.py --no-serve       评价完即停，不启动服务
python3 start.py --port 9000      换一个端口
python3 start.py test [参数…]     运行全部检查；参数原样交给 pytest
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Written last and removed first: an environment without it was left half-made and is built anew.
STAMP = VENV / "jixiao-environment.json"
RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")

CHECKS = (
    ("代码规范", ("ruff", "check", ".")),
    ("类型检查", ("mypy",)),
    ("模块依赖", ("lint-imports", "--no-logo")),
)


class StartError(Exception):
    """Carries the one Chinese message shown before start.py ends with an error."""


def main() -> int:
    """Returns the exit status: 0 all well, 1 a check or a step failed, 2 misuse."""
    arguments = sys.argv[1:]
    try:
        require_python()
        if arguments[:1] == ["test"]:
            return run_checks(arguments[1:])
        return start(read_options(arguments))
    except StartError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已中断。再次运行 python3 start.py 即可继续。", file=sys.stderr)
        return 130


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Returns ``serve`` (yes or no) and ``port`` as asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 start.py", description="准备环境，评价自带示例部门，然后提供服务。", add_help=False
    )
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="评价完即停，不启动服务")
    parser.add_argument("--port", type=int, default=8000, help="服务端口，默认 8000")
    parser.add_argument("-h", "--help", action="help", help="显示本说明（运行全部检查：python3 start.py test）")
    return parser.parse_args(arguments)


def require_python() -> None:
    """Returns when this Python is new enough; otherwise says which one to use instead."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    newer = next((name for name in NEWER_PYTHONS if shutil.which(name)), None)
    advice = f"本机已有 {newer}，请运行：{newer} start.py" if newer else "请先安装 Python 3.11 或更新的版本。"
    raise StartError(f"需要 Python 3.11 及以上，当前是 {sys.version.split()[0]}。{advice}")


def start(options: argparse.Namespace) -> int:
    """Evaluates the bundled department and then becomes the server; returns only if it does not serve."""
    prepare_environment(with_tests=False)
    # Flushed before anything else writes to the same terminal or file.
    print("评价自带示例部门（examples/baiyun-2023）…", flush=True)
    status = subprocess.run([PYTHON, "-m", "jixiao", "demo", "--if-missing"], cwd=ROOT, check=False).returncode
    if status != 0:
        raise StartError(f"示例评价没有完成（退出码 {status}），原因见上。")
    if options.serve:
        os.chdir(ROOT)
        # The workplace with the example organisation; its pages of results can be read without signing in.
        serve = ["-m", "jixiao", "serve", "--workplace", "--demo", "--port", str(options.port)]
        os.execv(PYTHON, [str(PYTHON), *serve])
    return 0


# --- the environment -----------------------------------------------------------------------------------------------


def prepare_environment(*, with_tests: bool) -> None:
    """Leaves an environment in .venv that agrees with the lock files; does nothing when it already does."""
    wanted = wanted_stamp(with_tests=with_tests)
    present = read_stamp()
    if all(present.get(part) == value for part, value in wanted.items()):
        return
    began = time.monotonic()
    STAMP.unlink(missing_ok=True)
    if present.get("base") != wanted["base"]:
        present = {}
        print("准备运行环境（.venv），首次约需半分钟…", flush=True)
        make_environment()
    if any(present.get(part) != wanted.get(part) for part in ("runtime", "test") if part in wanted):
        install("--require-hashes", "-r", str(TEST_LOCK if with_tests else RUNTIME_LOCK))
    if present.get("project") != wanted["project"]:
        install("--no-build-isolation", "--no-deps", "-e", str(ROOT))
    compile_sources()
    STAMP.write_text(json.dumps({**present, **wanted}, indent=1), encoding="utf-8")
    print(f"运行环境已就绪（{time.monotonic() - began:.1f} 秒）。", flush=True)


def wanted_stamp(*, with_tests: bool) -> dict[str, str]:
    """Returns what each part of the environment was made from, as hashes; the test part only when asked for."""
    base = f"{sys.version}\n{ROOT}".encode()  # an environment can be neither moved nor given another Python
    parts = {"base": base, "runtime": RUNTIME_LOCK.read_bytes(), "project": (ROOT / "pyproject.toml").read_bytes()}
    if with_tests:
        parts["test"] = TEST_LOCK.read_bytes()
    return {part: hashlib.sha256(content).hexdigest() for part, content in parts.items()}


def read_stamp() -> dict[str, str]:
    """Returns what the present environment was made from; empty when there is none or it was left half-made."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def make_environment() -> None:
    """Leaves an empty environment in .venv: by uv, else by venv, else by venv without its own pip."""
    if VENV.is_symlink() or VENV.is_file():
        raise StartError(f"{VENV} 不是文件夹，请先移走它再试。")
    ways = [[sys.executable, "-m", "venv", str(VENV)], [sys.executable, "-m", "venv", "--without-pip", str(VENV)]]
    uv = shutil.which("uv")
    if uv:
        ways.insert(0, [uv, "venv", "-q", "--python", sys.executable, str(VENV)])
    for way in ways:
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run(way, cwd=ROOT, check=False, capture_output=True, text=True)
        if made.returncode == 0:
            return
    raise StartError(f"无法建立运行环境 {VENV}：\n{made.stderr.strip()}\n请检查目录是否可写、磁盘是否已满。")


def install(*what: str) -> None:
    """Leaves the named packages installed in .venv, or stops with advice."""
    uv = shutil.which("uv")
    if uv:
        installer = [uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode"]  # pip does so unasked
    elif (VENV / "bin" / "pip").exists():
        installer = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    else:  # Debian without python3-venv: this Python's own pip installs into the environment
        installer = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--disable-pip-version-check"]
    if subprocess.run([*installer, "-q", *what], cwd=ROOT, check=False).returncode != 0:
        raise StartError(
            "安装依赖没有成功，详细原因见上。常见情形与办法：\n"
            "  · 网络不通：接通网络后再次运行 python3 start.py，未完成的环境会自动重建；\n"
            "  · 内网镜像：先设置 PIP_INDEX_URL（使用 uv 时设置 UV_INDEX_URL）再运行；\n"
            "  · 缺少 pip：在 Debian / Ubuntu 上安装 python3-venv。"
        )


def compile_sources() -> None:
    """Leaves our own modules compiled, so that not even the first command compiles them (1.5 s with all libraries)."""
    subprocess.run([PYTHON, "-m", "compileall", "-q", str(ROOT / "src")], cwd=ROOT, check=False)


# --- the checks ----------------------------------------------------------------------------------------------------


def run_checks(pytest_arguments: list[str]) -> int:
    """Returns 0 when style, types, arrows and tests all pass. Every check runs, whatever the one before it said.

    pytest comes last and names each skipped test with its reason, so that the output ends in pytest's own summary.
    """
    prepare_environment(with_tests=True)
    results = [(name, *timed(command)) for name, command in CHECKS]
    failed = [name for name, status, _ in results if status != 0]
    print("\n检查小结：", flush=True)
    for name, status, seconds in results:
        print(f"  {'通过' if status == 0 else '未通过'}  {name}（{seconds:.1f} 秒）")
    print("  接着运行  测试", flush=True)
    os.environ["JIXIAO_FAILED_CHECKS"] = "、".join(failed)  # tests/conftest.py repeats it just above pytest's last line
    # One process more than processors: a test that waits for a browser or a server leaves its processor to another.
    processes = min((os.cpu_count() or 1) + 1, 4)
    tests, _ = timed(
        # In the order of tests/conftest.py, which begins with the longest; else groups of many tests come first.
        ("pytest", "-rs", f"-n{processes}", "--dist=loadgroup", "--no-loadscope-reorder", *pytest_arguments)
    )
    return 1 if failed or tests != 0 else 0


def timed(command: tuple[str, ...]) -> tuple[int, float]:
    """Returns the exit status of a command of the environment, and the seconds it took."""
    began = time.monotonic()
    print(f"\n▶ {' '.join(command)}", flush=True)
    status = subprocess.run([VENV / "bin" / command[0], *command[1:]], cwd=ROOT, check=False).returncode
    return status, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
