"""What is not documented fails: finding codes, record types, fields and measures; generated pages are up to date."""

import re
import runpy
from string import Formatter
from typing import Any

import pytest

from jixiao.facts.records import ALL as RECORDS
from jixiao.kernel.finding import Finding, FindingCode, Severity
from jixiao.measures.catalog import ALL as MEASURES
from tests.house.source import ROOT

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def generate() -> dict[str, Any]:
    """The names of docs/generate.py, which stands outside the package."""
    return runpy.run_path(str(ROOT / "docs" / "generate.py"))


@pytest.fixture(scope="module")
def codes(generate: dict[str, Any]) -> tuple[FindingCode, ...]:
    return generate["finding_codes"]()


def test_no_generated_page_is_stale(generate: dict[str, Any]) -> None:
    """Mend with: python docs/generate.py."""
    stale = generate["stale_pages"](generate["generated_pages"]())
    assert [path.relative_to(ROOT).as_posix() for path in stale] == []


def test_a_finding_code_has_the_form_everybody_expects(codes: tuple[FindingCode, ...]) -> None:
    assert [code.code for code in codes if not re.fullmatch(r"JX-[A-Z]{2,4}-\d{3}", code.code)] == []


def test_every_finding_says_in_chinese_what_is_wrong_why_it_matters_and_what_to_do(
    codes: tuple[FindingCode, ...],
) -> None:
    silent = []
    for code in codes:
        finding = example(code)
        # What agrees asks nobody to do anything.
        asked = (
            (finding.message, code.why)
            if code.severity is Severity.AGREES
            else (finding.message, finding.hint, code.why)
        )
        if not all(CHINESE.search(part) for part in asked) or "{" in finding.text:
            silent.append(code.code)
    assert silent == []


def example(code: FindingCode) -> Finding:
    """Returns a finding of this kind, built as a check would, with every part of its template filled."""
    parts = {name: "甲" for text in (code.template, code.hint) for _, name, _, _ in Formatter().parse(text) if name}
    parts = {name: value for name, value in parts.items() if name not in ("found", "expected")}
    return code.at(place="甲.xlsx 表1 B2", found="乙", expected="丙", **parts)


def test_every_finding_code_has_its_page(codes: tuple[FindingCode, ...]) -> None:
    assert [code.code for code in codes if not (ROOT / "docs" / "findings" / f"{code.code}.md").exists()] == []


def test_the_glossary_names_every_record_type_field_and_measure() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    terms = [(thing.name, thing.label) for record in RECORDS for thing in (record, *record.fields)]
    terms += [(measure.code, measure.label) for measure in MEASURES]
    assert [term for term in terms if f"`{term[0]}`" not in glossary or term[1] not in glossary] == []


def test_one_term_one_measure() -> None:
    labels = [measure.label for measure in MEASURES]
    assert sorted(label for label in set(labels) if labels.count(label) > 1) == []
