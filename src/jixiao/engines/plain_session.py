"""What a session of an engine answers that neither keeps anything beside the tables nor looks for anything beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from .payment_sql import NO_AIDS, Aids, Step, Year


class PlainSession:
    """Every statement stands for itself: it names its year and reads the tables. A part of `payment_run.Session`."""

    def turn_to(self, year: Year) -> None:
        """Every statement names the year."""

    def aids(self, columns: Sequence[str]) -> Aids:
        """None: these engines have no hash of several columns that is wide enough."""
        return NO_AIDS

    def many(self, step: Step) -> bool:
        """Not asked."""
        return False

    @property
    def full(self) -> frozenset[str]:
        """Nothing is known beforehand."""
        return frozenset()

    def seek(self, step: Step) -> None:
        """Nothing is looked for beforehand."""

    def gather(self, columns: Sequence[str], *, where: str) -> None:
        """Nothing either."""
