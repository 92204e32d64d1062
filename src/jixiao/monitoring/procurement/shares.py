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
    """An amount of contracts in fen, and the amounts it is a share of: small firms have two denominators in use.

    `field` and `among` say which contracts: those with one of these codes there, all without a field.
    """

    label: str
    amount: int
    field: str = ""
    among: tuple[str, ...] = ()
    of: tuple[Share, ...] = ()


def shares(chains: Sequence[Chain]) -> tuple[Share, ...]:
    """The whole, goods, works, services; small and medium firms of the whole; small and micro firms of both."""

    def share(label: str, field: str = "", among: tuple[str, ...] = (), of: tuple[Share, ...] = ()) -> Share:
        own = (one.contract for one in chains if not field or one.contract[field] in among)
        return Share(label, sum(int(one["amount"] or 0) for one in own), field, among, of)

    whole = share(WHOLE)
    sme = share(SME_LABEL, "size", SME, (whole,))
    kinds = [share(label, "kind", (code,), (whole,)) for code, label in KINDS]
    return (whole, *kinds, sme, share(SMALL_LABEL, "size", SMALL, (sme, whole)))
