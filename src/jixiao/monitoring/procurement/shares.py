"""What was bought from whom: sums by kind and by size of supplier, each with the sums it is a share of (决算公开口径)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .chain import Chain

WHOLE, SME_LABEL, SMALL_LABEL = "采购支出总额", "授予中小企业", "其中小微企业"
KINDS = (("goods", "货物"), ("works", "工程"), ("services", "服务"))
SMALL, SME = ("micro", "small"), ("micro", "small", "medium")


@dataclass(frozen=True, slots=True)
class Share:
    """An amount of contracts in fen, and the amounts it is a share of, by name: small firms have two denominators in use."""

    label: str
    amount: int
    of: tuple[tuple[str, int], ...]


def shares(chains: Sequence[Chain]) -> tuple[Share, ...]:
    """The whole, goods, works, services; small and medium firms of the whole; small and micro firms of both."""
    whole = _total(chains)
    sme, small = _total(chains, "size", SME), _total(chains, "size", SMALL)
    kinds = [Share(label, _total(chains, "kind", (code,)), ((WHOLE, whole),)) for code, label in KINDS]
    return (
        Share(WHOLE, whole, ()),
        *kinds,
        Share(SME_LABEL, sme, ((WHOLE, whole),)),
        Share(SMALL_LABEL, small, ((SME_LABEL, sme), (WHOLE, whole))),
    )


def _total(chains: Sequence[Chain], name: str = "", among: Sequence[str] = ()) -> int:
    return sum(int(one.contract["amount"] or 0) for one in chains if not name or one.contract[name] in among)
