"""One pass over the payments for several rules: groups of the same keys, or of some of them, are added up together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.standards.payment_rules import PaymentRule

from .payment_sql import Aids, Step, Totals, Written, Year, quoted


def shared_totals(rules: Sequence[PaymentRule], *, year: Year, aids: Aids) -> Mapping[str, Totals]:
    """By the code of each rule that shares: the table of totals that stands for the payments when its groups are looked for.

    A rule joins another whose groups are its own, or divide its own and come of all payments that there are: then the table has no more
    lines than the other rule would have had groups anyhow. A rule with nobody to share with is not named.
    """
    found: list[list[Written]] = []
    for w in sorted((Written(rule, year, aids) for rule in rules), key=lambda w: -len(w.keys)):
        if w.adds() is None:
            continue
        home = next((one for one in found if _divides(one[0], w)), None)
        if home is None:
            found.append([w])
        else:
            home.append(w)
    tables = [(_totals(number, one), one) for number, one in enumerate(found) if len(one) > 1]
    return {w.rule.code: totals for totals, one in tables for w in one}


def _divides(one: Written, other: Written) -> bool:
    every = one.rule.where is None and not one.rule.exempt
    return set(one.keys) == set(other.keys) or (every and set(one.keys) > set(other.keys))


def _totals(number: int, shared: Sequence[Written]) -> Totals:
    first = shared[0]
    names: dict[str, str] = {}
    columns: dict[tuple[str, str], str] = {}
    for w in shared:
        asked = w.asked_of_any()
        numbers = {"": f"COUNT(CASE WHEN {asked} THEN 1 END)"}
        numbers |= {code: f"SUM(CASE WHEN {asked} THEN {added} END)" for code, added in (w.adds() or {}).items()}
        for code, text in numbers.items():
            columns[w.rule.code, code] = names.setdefault(text, f"n{len(names)}")
    keys = ", ".join(f"p.{quoted(name)}" for name in first.keys)
    sums = ", ".join(f"{text} AS {name}" for text, name in names.items())
    either = " OR ".join(dict.fromkeys(f"({w.asked_of_any()})" for w in shared))
    source = f"FROM payment AS p WHERE {first.year.within('p')} AND ({either}) GROUP BY {keys}"
    return Totals(Step(f"jx_totals_{number}", f"{keys}, {sums}", source), columns)
