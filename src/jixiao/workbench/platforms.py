"""Use case: other systems' platforms as their layouts describe them – which file is whose, and its cases as rows of a register."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from jixiao.documents.limits import EXPORTS
from jixiao.documents.model import Document
from jixiao.documents.reading import read
from jixiao.facts.platform_cases import Cases, cases_of
from jixiao.facts.platform_files import (
    WrittenCase,
    has_headings,
    layout_of,
    only,
    sheet_of,
    sheets_left,
    written_in,
)
from jixiao.kernel.source import Source
from jixiao.linkage.exports import IGNORED
from jixiao.linkage.fitting import fitted, platform_told
from jixiao.standards.library import packs
from jixiao.standards.linkage_rules import KIND as LINKAGE
from jixiao.standards.linkage_rules import load_linkage_rules
from jixiao.standards.platform_layouts import KIND, PlatformLayout, load_platform_layout

from .registers import install_registers
from .settings import Settings


def platforms(settings: Settings) -> tuple[PlatformLayout, ...]:
    """The layouts on the shelf; one with a mistake is left out (`jixiao standards list` tells which)."""
    read_all = (load_platform_layout(pack.path)[0] for pack in packs(settings.standards) if pack.kind == KIND)
    return tuple(layout for layout in read_all if layout is not None)


def platform_named(name: str, *, settings: Settings) -> PlatformLayout | None:
    """The layout of the system that people call by this name."""
    return next((layout for layout in platforms(settings) if name in layout.names), None)


def platform_of(path: Path, *, settings: Settings) -> PlatformLayout | None:
    """The layout that a file has, known by its headings."""
    return layout_of(path, platforms(settings))


def platform_fitted(
    path: Path, *, settings: Settings, system: str = "", said: Mapping[str, str] | None = None
) -> PlatformLayout | None:
    """The layout that a file has; for one laid out otherwise, its platform's layout fitted to it. None where nothing tells the platform.

    The platform is `system`, or the one that the file names in its name or over its heading.
    """
    exact = platform_of(path, settings=settings)
    if exact is not None and system in ("", *exact.names):
        return exact
    document, _ = read(path, name=path.name, limits=EXPORTS)
    shelf = platforms(settings)
    layout = (
        platform_named(system, settings=settings) if system else platform_told(document, name=path.name, layouts=shelf)
    )
    return _fitted(layout, document, said=said or {}, settings=settings) if layout and document else None


def columns_told(layout: PlatformLayout | None, said: Mapping[str, str]) -> dict[str, str]:
    """What the columns of a file are when cases are linked: as people have said, else as the layout says."""
    if layout is None:
        return dict(said)
    return {column.heading: column.link or IGNORED for column in layout.export} | dict(said)


def cases_in(
    path: Path,
    *,
    name: str,
    layout: PlatformLayout,
    said: Mapping[str, str],
    unit: str,
    fiscal_year: int,
    settings: Settings,
    numbers: Collection[str] = (),
) -> Cases:
    """The cases of a file, shown as `name`, as rows of the register that the layout names; with `numbers`, those of them."""
    install_registers(settings)
    document, findings = read(path, name=name, limits=EXPORTS)
    if document is not None and not has_headings(document, layout):
        layout = _fitted(layout, document, said=said, settings=settings) or layout
    sheet = sheet_of(document, layout=layout, said=said) if document else None
    if document is None or sheet is None:
        return Cases((), findings=findings)
    asked = only(sheet, layout=layout, numbers=numbers) if numbers else sheet
    origin = Source(file=name, sha256=document.sha256, sheet=sheet.name)
    cases = cases_of(asked, layout=layout, told=said, origin=origin, unit=unit, fiscal_year=fiscal_year)
    left = sheets_left(document, layout=layout, taken=sheet)
    return replace(cases, findings=(*left, *cases.findings))


def written_cases(path: Path, *, name: str, numbers: Collection[str], settings: Settings) -> tuple[WrittenCase, ...]:
    """The lines of a file, shown as `name`, that hold the cases with these numbers; none of a file that has no layout."""
    layout = platform_fitted(path, settings=settings)
    document, _ = read(path, name=name, limits=EXPORTS)
    return written_in(document, layout=layout, numbers=numbers) if layout and document else ()


def _fitted(
    layout: PlatformLayout, document: Document, *, said: Mapping[str, str], settings: Settings
) -> PlatformLayout | None:
    install_registers(settings)
    path = next((pack.path for pack in packs(settings.standards) if pack.kind == LINKAGE), None)
    rules = load_linkage_rules(path)[0] if path else None
    return fitted(layout, document, said=said, rules=rules) if rules else None
