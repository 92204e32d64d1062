"""Writes the files of the bundled department, the same bytes on every run.

    python examples/baiyun-2023/build.py [FOLDER]

Without FOLDER the files beside this script are written anew. What is published and what is invented: see README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builder import (
    account,
    answers,
    assessment,
    assets,
    budget,
    casework,
    decisions,
    disclosure,
    duties,
    enforcement,
    management,
    monitoring,
    organisation,
    payments,
    procurement,
    targets,
    two_systems,
    work,
)
from builder.office import write_csv, write_document, write_workbook


def build(folder: Path) -> None:
    """Leaves all files of the package in `folder` (but package.yaml, which is written by hand)."""
    folder.mkdir(parents=True, exist_ok=True)
    workbooks = {
        "预算.xlsx": organisation.sheets() + budget.sheets(),
        "决算.xlsx": account.sheets(),
        "绩效目标.xlsx": targets.sheets() + monitoring.sheets(),
        "绩效管理.xlsx": management.sheets(),
        "重点工作.xlsx": work.sheets(),
        "采购.xlsx": procurement.sheets(),
        "公开与三公.xlsx": disclosure.sheets(),
        "资产.xlsx": assets.sheets(),
        "考评.xlsx": assessment.sheets(),
        "评价要点.xlsx": answers.sheets(),
        "台账.xlsx": [*duties.sheets(), *decisions.sheets(), enforcement.force(assessment.numbers_by_town())],
    }
    for name, sheets in workbooks.items():
        write_workbook(folder / name, sheets)
    (folder / "两个系统").mkdir(exist_ok=True)
    for name, (headings, rows) in (casework.tables() | two_systems.tables()).items():
        write_csv(folder / f"{name}.csv", headings, rows)
    cases = enforcement.rows(assessment.numbers_by_town())
    write_csv(folder / "镇街行政处罚案件.csv", enforcement.HEADINGS, cases)
    write_csv(folder / "支付明细.csv", payments.HEADINGS, payments.rows())
    write_document(folder / "文字材料.docx", work.narratives())


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
