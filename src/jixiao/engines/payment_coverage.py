"""How many payments a rule could be asked of: first which columns hold anything, then only where some values are absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.measures.payment_answers import Coverage
from jixiao.standards.payment_rules import CALENDAR, PaymentRule, Shape, days_of

from .payment_sql import Year, quoted


def needed_columns(rules: Sequence[PaymentRule]) -> tuple[str, ...]:
    """Every column that some rule needs, in each payment or in any, once."""
    return tuple(dict.fromkeys(name for rule in rules for name in (*rule.needed, *rule.present)))


def filled_sql(columns: Sequence[str], *, year: Year) -> str:
    """How many payments there are, and in how many each column is known."""
    counts = "".join(f", COUNT(p.{quoted(name)})" for name in columns)
    return f"SELECT COUNT(*){counts} FROM payment AS p WHERE {year.within('p')}"


def calendar_sql(year: Year) -> str:
    """How many days of the year the calendar does not know."""
    days = days_of(year.fiscal_year)
    return f"SELECT {len(days)} - COUNT(*) FROM calendar AS c WHERE c.day BETWEEN {days[0]} AND {days[-1]}"


def missing(
    rule: PaymentRule, *, filled: Mapping[str, int], tables: Sequence[str], days_unknown: int = 0
) -> tuple[str, ...]:
    """Tables, calendar and columns without which the rule cannot be asked."""
    absent = [table for table in sorted(rule.tables) if table not in tables]
    absent += [CALENDAR] if rule.uses_calendar and days_unknown else []
    return (*absent, *(name for name in (*rule.needed, *rule.present) if not filled[name]))


def detail_sql(rules: Sequence[PaymentRule], *, total: int, filled: Mapping[str, int], year: Year) -> str | None:
    """Two counts for each rule that is not told by `filled` alone, those that can be asked and those exempt; None when all are."""
    counted = _untold(rules, total=total, filled=filled)
    if not counted:
        return None
    counts = ", ".join(f"{applicable_count(rule)}, {_exempt(rule)}" for rule in counted)
    return f"SELECT {counts} FROM payment AS p WHERE {year.within('p')}"


def coverages(
    rules: Sequence[PaymentRule],
    *,
    total: int,
    filled: Mapping[str, int],
    counted: Sequence[int],
    missing_of: Mapping[str, tuple[str, ...]],
) -> dict[str, Coverage]:
    """By rule code; `counted` is the line of `detail_sql` for the rules that nothing is missing for, in order."""
    asked = [rule for rule in rules if not missing_of[rule.code]]
    pairs = zip(counted[::2], counted[1::2], strict=True)
    told = {rule.code: pair for rule, pair in zip(_untold(asked, total=total, filled=filled), pairs, strict=True)}
    found = {}
    for rule in rules:
        if lacking := missing_of[rule.code]:
            found[rule.code] = Coverage(total, 0, 0, lacking)
            continue
        applicable, exempt = told.get(rule.code, (min([total, *(filled[name] for name in rule.needed)]), 0))
        found[rule.code] = Coverage(total, applicable, exempt)
    return found


def _untold(rules: Sequence[PaymentRule], *, total: int, filled: Mapping[str, int]) -> list[PaymentRule]:
    """Rules with gaps in more than one column, or with exemptions that their own plan does not count."""
    return [
        rule
        for rule in rules
        if (rule.exempt and rule.shape is not Shape.ROW) or sum(filled[name] < total for name in rule.needed) > 1
    ]


def _known(rule: PaymentRule) -> str:
    return " AND ".join(f"p.{quoted(name)} IS NOT NULL" for name in rule.needed) or "TRUE"


def _exempt(rule: PaymentRule) -> str:
    # Payment by payment, the plan itself counts them.
    return "0" if not rule.exempt or rule.shape is Shape.ROW else exempt_count(rule)


def applicable_count(rule: PaymentRule) -> str:
    """How many payments `p` the rule can be asked of."""
    return f"COUNT(CASE WHEN {_known(rule)} THEN 1 END)"


def exempt_count(rule: PaymentRule) -> str:
    """How many an exemption takes out, of any shape."""
    if not rule.exempt:
        return "0"

    def own(name: str) -> str:
        return f"p.{quoted(name)}"

    parts = [one.when.sql("duckdb", columns={name: own(name) for name in one.when.columns}) for one in rule.exempt]
    where = rule.where.sql("duckdb", columns={name: own(name) for name in rule.where.columns}) if rule.where else "TRUE"
    either = " OR ".join(f"coalesce({part}, FALSE)" for part in parts)
    return f"COUNT(CASE WHEN {_known(rule)} AND ({where}) AND ({either}) THEN 1 END)"
