"""Where Jixiao keeps its data and finds its standards; read once from the environment, handed on as values."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds snapshots and results (JIXIAO_DATA), `standards` the packs (JIXIAO_STANDARDS), `examples` the bundled packages."""

    data: Path
    standards: Path
    examples: Path

    @property
    def snapshots(self) -> Path:
        """The folder of frozen snapshots, named by their content."""
        return self.data / "snapshots"

    @property
    def demo(self) -> Path:
        """Where the results of the bundled example go."""
        return self.data / "demo"


def from_environment() -> Settings:
    """The settings in force: the environment's, else folders beside start.py."""
    return Settings(
        data=Path(os.environ.get("JIXIAO_DATA", CHECKOUT / "data")),
        standards=Path(os.environ.get("JIXIAO_STANDARDS", CHECKOUT / "standards")),
        examples=CHECKOUT / "examples",
    )
