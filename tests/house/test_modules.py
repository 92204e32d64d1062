"""Every module has its place, its name and its mirror test; every room says what it means and what it may import."""

import ast
import re
import sys
import tomllib

import pytest

from tests.house.source import ROOT, PythonFile, files, rooms

# A package of declarations only: one test for all of its modules, which are alike.
DECLARATIONS = {("facts", "records"), ("measures", "catalog"), ("checking", "coach", "checks")}
BANNED_NAMES = re.compile(r"(utils?|misc|helpers?|extras?|stuff|common|.*_(v\d+|old|new|nextgen|final|copy))")


def test_no_name_says_nothing() -> None:
    banned = [file.name for file in files("src") if any(BANNED_NAMES.fullmatch(part) for part in names(file))]
    assert banned == []


def names(file: PythonFile) -> list[str]:
    return [part.removesuffix(".py") for part in file.inside]


def test_every_module_has_its_mirror_test() -> None:
    modules = [
        file
        for file in files("src")
        # Migrations are written by Django and run by every test that has a database.
        if len(file.inside) > 1 and not file.path.stem.startswith("__") and "migrations" not in file.inside
    ]
    missing = [f"{file.name} -> {mirror(file)}" for file in modules if not (ROOT / mirror(file)).exists()]
    assert missing == []


def mirror(file: PythonFile) -> str:
    *folders, module = names(file)
    if tuple(folders) in DECLARATIONS:
        *folders, module = folders
    return "/".join(["tests", *folders, f"test_{module}.py"])


@pytest.mark.parametrize("room", rooms())
def test_a_room_says_what_it_means_and_what_it_may_import(room: str) -> None:
    (file,) = files(f"src/jixiao/{room}/__init__.py")
    assert "import" in file.docstring.casefold()
    assert len(file.docstring.split()) >= 8


def test_a_relative_import_stays_in_its_room() -> None:
    leaving = [
        f"{file.name}:{node.lineno}"
        for file in files("src")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and node.level >= len(file.inside)
    ]
    assert leaving == []


def test_the_kernel_knows_the_standard_library_only() -> None:
    foreign = {name for file in files("src/jixiao/kernel") for name in imported(file)} - set(sys.stdlib_module_names)
    assert foreign <= {"jixiao"}


def test_start_needs_the_standard_library_only() -> None:
    (start,) = files("start.py")
    assert imported(start) <= set(sys.stdlib_module_names)


def test_every_library_used_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # An engine that is optional is declared among the extras, and imported where it is asked for only.
    declared = [
        *project["dependencies"],
        *project["optional-dependencies"]["spark"],
        *project["optional-dependencies"]["postgres"],
    ]
    packages = {re.split(r"[\[<>=~!; ]", line)[0].casefold() for line in declared}
    modules = {MODULE_OF.get(package, package.replace("-", "_")) for package in packages}
    used = {name for file in files("src") for name in imported(file)} - set(sys.stdlib_module_names) - {"jixiao"}
    assert used <= modules


MODULE_OF = {
    "django-allauth": "allauth",
    "django-axes": "axes",
    "django-ninja": "ninja",
    "python-docx": "docx",
    "ruamel.yaml": "ruamel",
    "vl-convert-python": "vl_convert",
}


def imported(file: PythonFile) -> set[str]:
    """Returns the top-level names a file imports absolutely."""
    found: set[str] = set()
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found
