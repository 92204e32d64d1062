"""Small standards for tests, written as a clerk would write them."""

from __future__ import annotations

from pathlib import Path

from jixiao.kernel.finding import Finding
from jixiao.standards.loader import load_standard
from jixiao.standards.model import Standard

ROOT = Path(__file__).resolve().parents[2] / "standards"
KNOWN = ("a.num", "a.den", "a.flag")

HEAD = """id: test
kind: scoring
title: 测试标准
issuer: 某财政局
document: {title: 某办法, number: 某财〔2023〕1号}
jurisdiction: 某区
applies_to: department
valid: {from: 2023-01-01, to: 2023-12-31}
status: draft
total: 10
evidence: {kind: design}
grades: [{min: 9, name: 优}, {min: 0, name: 差}]
"""
ITEM = """items:
  - code: A
    name: 甲
    points: 10
    rule: {kind: linear, num: a.num, den: a.den}
"""


def written(folder: Path, text: str) -> Path:
    """The text as a pack's file."""
    path = folder / "issuer" / "document" / "standard.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, text: str) -> tuple[Standard | None, tuple[Finding, ...]]:
    """The text loaded as a standard whose measures are KNOWN."""
    return load_standard(written(folder, text), known=KNOWN)
