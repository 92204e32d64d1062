"""Chance that can be repeated: an order that follows from a seed and from names alone, the same on every machine and in every version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def shuffled(names: Iterable[str], *, seed: int, purpose: str) -> list[str]:
    """The names in an order that nobody can foresee without the seed, whatever order they came in; another `purpose`, another order.

    >>> shuffled("abc", seed=1, purpose="x") == shuffled("cba", seed=1, purpose="x")
    True
    """
    return sorted(names, key=lambda name: (_mark(seed, purpose, name), name))


def _mark(seed: int, purpose: str, name: str) -> bytes:
    return hashlib.blake2b(f"{seed}\n{purpose}\n{name}".encode(), digest_size=16).digest()
