"""Which suspicions move when a rule changes or payments come in: new ones, gone ones, and those that now point at other payments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .hits import Hit


@dataclass(frozen=True, slots=True)
class Moved:
    """Suspicions of a rule before and after, by what became of them; `changed` as they are after."""

    new: tuple[Hit, ...]
    gone: tuple[Hit, ...]
    changed: tuple[Hit, ...]
    kept: int

    @property
    def any(self) -> bool:
        """Whether anything moved."""
        return bool(self.new or self.gone or self.changed)


def moved(now: Iterable[Hit], then: Iterable[Hit]) -> Moved:
    """A suspicion is the same as long as rule, unit, year and group are; it has changed when its payments or their sum are others."""
    before = {_place(hit): hit for hit in now}
    after = {_place(hit): hit for hit in then}
    both = [(before[place], hit) for place, hit in after.items() if place in before]
    changed = tuple(hit for old, hit in both if (old.vouchers, old.amount) != (hit.vouchers, hit.amount))
    return Moved(
        new=tuple(hit for place, hit in after.items() if place not in before),
        gone=tuple(hit for place, hit in before.items() if place not in after),
        changed=changed,
        kept=len(both) - len(changed),
    )


def moved_by_rule(now: Iterable[Hit], then: Iterable[Hit]) -> dict[str, Moved]:
    """The same rule by rule, in the order of their codes."""
    old, new = list(now), list(then)
    codes = sorted({hit.rule for hit in (*old, *new)})
    return {
        code: moved([hit for hit in old if hit.rule == code], [hit for hit in new if hit.rule == code])
        for code in codes
    }


def _place(hit: Hit) -> tuple[str, int]:
    return (hit.reference, hit.fiscal_year)
