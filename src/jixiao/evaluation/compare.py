"""Two evaluations side by side: which items differ, by how much. Points are compared, never recomputed."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Evaluation


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a comparison; points in hundredths, None where the item does not exist or does not apply."""

    code: str
    name: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """How many hundredths of a point the second has more; None when one side has none."""
        return None if self.before is None or self.after is None else self.after - self.before


def compare(before: Evaluation, after: Evaluation) -> tuple[Difference, ...]:
    """The total first, then every leaf of either standard whose points differ, by item name (codes differ between standards)."""
    one = {leaf.item.name: leaf for leaf in before.leaves()}
    two = {leaf.item.name: leaf for leaf in after.leaves()}
    rows = [Difference("score.total", "总分", before.total.value, after.total.value)]
    for name in dict.fromkeys((*one, *two)):
        left, right = one.get(name), two.get(name)
        points = (left.figure.value if left else None, right.figure.value if right else None)
        if points[0] != points[1]:
            present = left or right
            assert present is not None
            rows.append(Difference(present.item.code, name, *points))
    return tuple(rows)
