"""`jixiao check`: a hundred texts on one core, and a long PDF, each as a ratio to reading the same files alone, in one run.

Run:  .venv/bin/python benchmarks/check_reports.py [--texts 100] [--limit 10]
The texts are made from one seed: chapters of sums, shares and rates as reports state them, all of them right, so that every
relation is recomputed. The PDF is the same prose over more than sixty pages. Exits 1 when either takes longer than the limit.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pypdfium2
from docx import Document

from jixiao.checking.reports.review import review
from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report

SEED, CHAPTERS, LONG = 20231231, 24, 420
NAMES = ("法律援助", "人民调解", "社区矫正", "普法宣传", "公共法律服务", "行政复议", "执法监督", "队伍建设")


def chapter(dice: random.Random, number: int) -> str:
    """A chapter whose figures agree: a total with its parts, a share, a rate, a change."""
    basic, project = (Decimal(dice.randrange(100_00, 900_000_00)) / 100 for _ in range(2))
    total = basic + project
    budget = total + Decimal(dice.randrange(1_00, 900_00)) / 100
    share, rate = basic / total * 100, total / budget * 100
    name = dice.choice(NAMES)
    return (
        f"（{number}）{name}支出情况\n"
        f"本年{name}支出合计{total:,}万元，其中：基本支出{basic:,}万元，占{share:.2f}%，项目支出{project:,}万元。\n"
        f"全年{name}预算数{budget:,}万元，执行数{total:,}万元，执行率{rate:.2f}%，未执行的部分结转下年使用。\n"
    )


def write_texts(folder: Path, *, count: int) -> list[Path]:
    """So many texts of two dozen chapters."""
    dice = random.Random(SEED)
    paths = []
    for index in range(count):
        path = folder / f"report-{index}.txt"
        path.write_text("\n".join(chapter(dice, number) for number in range(1, CHAPTERS + 1)), encoding="utf-8")
        paths.append(path)
    return paths


def write_pdf(folder: Path) -> Path | None:
    """The same prose as a PDF of at least sixty pages, made by LibreOffice; None where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    dice = random.Random(SEED)
    document = Document()
    for number in range(1, LONG + 1):
        for line in chapter(dice, number).splitlines():
            document.add_paragraph(line)
    source = folder / "long.docx"
    document.save(str(source))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "long.pdf"


def seconds(paths: list[Path], *, reviewed: bool) -> float:
    """The time to read the files, and to review them where asked; processor time of this one process, so one core."""
    began = time.process_time()
    for path in paths:
        document, _ = read_report(path, name=path.name, limits=Limits())
        if reviewed and document is not None:
            review(document)
    return time.process_time() - began


def main() -> int:
    """Prints seconds and ratios; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--limit", type=float, default=10.0)
    options = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf = write_pdf(folder)
        sets = {f"{options.texts} texts": write_texts(folder, count=options.texts)}
        if pdf is not None:
            with pypdfium2.PdfDocument(pdf) as opened:
                sets[f"PDF, {len(opened)} pages"] = [pdf]
        for title, paths in sets.items():
            alone, whole = seconds(paths, reviewed=False), seconds(paths, reviewed=True)
            slow = slow or whole > options.limit
            print(
                f"{title:<18} read {alone:6.2f} s   read and reviewed {whole:6.2f} s   ratio {whole / max(alone, 0.01):5.1f}"
            )
    if pdf is None:
        print("PDF: LibreOffice is not installed, not measured")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
