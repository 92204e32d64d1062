"""Writes the pages of docs/ that are read off the code: one page for each finding code, and the tables of the glossary.

``python docs/generate.py`` writes them; ``python docs/generate.py --check`` only says which are stale (exit status 1).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import jixiao
from jixiao.facts.records import ALL as RECORDS
from jixiao.facts.schema import RecordType
from jixiao.kernel.finding import SEVERITY_LABELS, FindingCode, registered
from jixiao.measures.catalog import ALL as MEASURES

DOCS = Path(__file__).resolve().parent
FINDINGS = DOCS / "findings"
EXAMPLES = DOCS.parent / "tests" / "files" / "targets"
GLOSSARY = DOCS / "glossary.md"
# What stands above this line of the glossary is written by hand, what follows is generated.
MARK = "<!-- 以下由 docs/generate.py 生成，请勿手改 -->"


def main(arguments: list[str]) -> int:
    """Returns 0, or 1 when asked to check and a page is stale."""
    pages = generated_pages()
    stale = stale_pages(pages)
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(DOCS.parent)}")
        return 1 if stale else 0
    FINDINGS.mkdir(exist_ok=True)
    for path in stale:
        if path in pages:
            path.write_text(pages[path], encoding="utf-8")
        else:
            path.unlink()
        print(f"written: {path.relative_to(DOCS.parent)}" if path in pages else f"removed: {path.name}")
    return 0


def stale_pages(pages: Mapping[Path, str]) -> list[Path]:
    """Returns the paths that differ from the given pages, are missing, or stand in docs/findings and are asked for no more."""
    differing = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return sorted([*differing, *(set(FINDINGS.glob("*.md")) - set(pages))])


def generated_pages() -> Mapping[Path, str]:
    """Returns every generated page: its path and its whole text."""
    codes = finding_codes()
    pages = {FINDINGS / f"{code.code}.md": finding_page(code) for code in codes}
    pages[FINDINGS / "README.md"] = findings_index(codes)
    pages[GLOSSARY] = f"{handwritten_glossary()}{MARK}\n\n{glossary_tables()}"
    return pages


# --- findings ------------------------------------------------------------------------------------------------------


def finding_codes() -> tuple[FindingCode, ...]:
    """Returns every finding code of the project; a code is registered by the module beside whose check it stands."""
    for module in pkgutil.walk_packages(jixiao.__path__, "jixiao."):
        if not module.name.endswith(".__main__") and not module.name.startswith("jixiao.server."):
            importlib.import_module(module.name)
    return registered()


def finding_page(code: FindingCode) -> str:
    """Returns the page of one code: what it says, why it matters, what to do, what it rests on."""
    parts = [
        f"# {code.code}",
        f"**{SEVERITY_LABELS[code.severity]}** · {code.template}",
        f"## 为什么要紧\n\n{code.why}",
        f"## 怎么办\n\n{code.hint}",
    ]
    if code.citation is not None:
        parts.append(f"## 依据\n\n{code.citation.text}")
    parts += example_of(code)
    parts.append("花括号中的部分由程序填入实际内容。[全部问题代码](README.md)")
    return "\n\n".join(parts) + "\n"


def example_of(code: FindingCode) -> list[str]:
    """Returns the pair of example files of a check of the coach, told by their first lines; nothing for other codes."""
    bad, good = (EXAMPLES / code.code / f"should_{kind}.yaml" for kind in ("fail", "pass"))
    if not bad.exists():
        return []
    lines = bad.read_text(encoding="utf-8").splitlines()
    rewording = next(line.removeprefix("rewording: ") for line in lines if line.startswith("rewording: "))
    title = good.read_text(encoding="utf-8").splitlines()[0]
    shown = (
        f"- 不好：{lines[0].lstrip('# ')}（[should_fail.yaml](../../tests/files/targets/{code.code}/should_fail.yaml)）",
        f"- 可以这样写：{rewording}",
        f"- 好：{title.lstrip('# ')}（[should_pass.yaml](../../tests/files/targets/{code.code}/should_pass.yaml)）",
    )
    return ["## 例子\n\n" + "\n".join(shown)]


def findings_index(codes: Iterable[FindingCode]) -> str:
    """Returns the list of all codes, room by room."""
    parts = ["# 问题代码", "每个代码说明一类问题；代码一经使用，不再改作他用。"]
    for room, members in groupby(codes, key=lambda code: code.code.split("-")[1]):
        rows = [(f"[{code.code}]({code.code}.md)", SEVERITY_LABELS[code.severity], code.template) for code in members]
        parts.append(f"## {room}\n\n{table(('代码', '程度', '内容'), rows)}")
    return "\n\n".join(parts) + "\n"


# --- glossary ------------------------------------------------------------------------------------------------------


def handwritten_glossary() -> str:
    """Returns the part of the glossary that people write, up to the mark."""
    text = GLOSSARY.read_text(encoding="utf-8") if GLOSSARY.exists() else "# 名词表\n\n"
    return text.split(MARK)[0]


def glossary_tables() -> str:
    """Returns the tables of record types, their fields and the measures."""
    parts = ["## 记录类型与字段"]
    parts += [record_table(record) for record in RECORDS]
    rows = [(f"`{measure.code}`", measure.label) for measure in MEASURES]
    parts.append(f"## 指标数（measures）\n\n{table(('代码', '名称'), rows)}")
    return "\n\n".join(parts) + "\n"


def record_table(record: RecordType) -> str:
    """Returns the table of one record type."""
    rows = [(f"`{field.name}`", field.label, field.kind.value, field.unit) for field in record.fields]
    return f"### {record.label} `{record.name}`\n\n{table(('字段', '名称', '种类', '单位'), rows)}"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Returns a Markdown table; a bar inside a cell is escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
