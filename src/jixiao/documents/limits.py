"""How large a file may be; beyond that it is refused before it is read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes on disk and unpacked, the ratio between them, parts of an archive, rows and columns of a sheet; pages of a PDF, and how
    many of them are searched for tables; characters of a report, beyond which it is read no further.
    """

    file_bytes: int = 100 * MEGABYTE
    unpacked_bytes: int = 600 * MEGABYTE
    expansion: int = 100
    parts: int = 20_000
    rows: int = 500_000
    columns: int = 512
    pages: int = 2_000
    table_pages: int = 40
    characters: int = 1_000_000


EXPORTS = Limits(file_bytes=2_000 * MEGABYTE, unpacked_bytes=8_000 * MEGABYTE, rows=3_000_000)
"""For what another system exports: a whole year of a city's cases."""
