"""Error values (#REF!, #DIV/0! …) of a workbook: the reader gives them as blanks, and a blank would pass for “nothing”."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from pathlib import Path

SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
RELATION = re.compile(r"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')
ERROR = re.compile(r'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(.*?)</(?:\w+:)?c>', re.DOTALL)
VALUE = re.compile(r"<(?:\w+:)?v>(.*?)</(?:\w+:)?v>", re.DOTALL)
MARK = b't="e"'


def error_values(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """The error values by sheet name and place (row, column, from 1); sheets without one are left out."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for sheet, part in _parts(archive).items():
            content = archive.read(part) if part in names else b""
            if MARK in content:
                found[sheet] = _errors(content.decode("utf-8", "replace"))
    return found


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for relation in RELATION.findall(relations):
        attributes = dict(ATTRIBUTE.findall(relation))
        targets[attributes.get("Id", "")] = posixpath.normpath(
            posixpath.join("/xl", attributes.get("Target", ""))
        ).lstrip("/")
    return {html.unescape(name): targets.get(identifier, "") for name, identifier in SHEET.findall(book)}


def _errors(text: str) -> dict[tuple[int, int], str]:
    errors = {}
    for letters, row, inner in ERROR.findall(text):
        value = VALUE.search(inner)
        errors[(int(row), _number(letters))] = html.unescape(value.group(1)) if value else "#N/A"
    return errors


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
