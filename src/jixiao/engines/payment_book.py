"""What a state of payments knows about itself: where it came from, which answers are valid, and the counts behind coverage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping

from jixiao.facts.records import BY_NAME
from jixiao.measures.payment_answers import Coverage
from jixiao.standards.payment_rules import TABLE, PaymentRule

from .payment_coverage import applicable_count, calendar_sql, exempt_count, missing
from .payment_duckdb import DuckSession
from .payment_sql import Year, literal

COLUMNS = tuple(BY_NAME[TABLE].columns)


class Book:
    """Kept in three tables of the state and, while it is open, in memory; `load` reads it again after a batch was given up."""

    def __init__(self, session: DuckSession, *, calendar: Mapping[int, int]) -> None:
        """Makes the tables where there are none."""
        self._session = session
        self._calendar = digest(sorted(calendar.items()))
        self._unknown_days: dict[int, int] = {}
        session.run("CREATE TABLE IF NOT EXISTS about (name VARCHAR PRIMARY KEY, value VARCHAR)")
        session.run("CREATE TABLE IF NOT EXISTS stamps (rule VARCHAR, fiscal_year BIGINT, stamp VARCHAR)")
        session.run("CREATE TABLE IF NOT EXISTS counts (fiscal_year BIGINT, name VARCHAR, n BIGINT)")
        self.load()

    def load(self) -> None:
        """Reads what is written."""
        fetch = self._session.fetch
        self.about = {str(name): str(value) for name, value in fetch("SELECT name, value FROM about")}
        self.stamps: dict[str, dict[int, str]] = {}
        for rule, year, stamp in fetch("SELECT rule, fiscal_year, stamp FROM stamps"):
            self.stamps.setdefault(str(rule), {})[int(year or 0)] = str(stamp)
        self._counts: dict[int, dict[str, int]] = {}
        for year, name, count in fetch("SELECT fiscal_year, name, CAST(SUM(n) AS BIGINT) FROM counts GROUP BY ALL"):
            self._counts.setdefault(int(year or 0), {})[str(name)] = int(count or 0)

    def note(self, name: str, value: str) -> None:
        """Writes something down."""
        self.about[name] = value
        self._session.run(f"INSERT OR REPLACE INTO about VALUES ({literal(name)}, {literal(value)})")

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years there are payments of."""
        return tuple(sorted(year for year, counts in self._counts.items() if counts.get("", 0) > 0))

    def stamp(self, rule: PaymentRule) -> str:
        """What an answer of the rule is valid for: its text, the tables it looks things up in, the calendar, and the engine."""
        tables = [(name, self.about.get(name, "")) for name in sorted(rule.tables)]
        return digest([rule.source, tables, self._calendar if rule.uses_calendar else "", self.about["engine"]])

    def valid(self, rule: PaymentRule, fiscal_year: int) -> bool:
        """Whether the answer kept for a year is the rule's."""
        return self.stamps.get(rule.code, {}).get(fiscal_year) == self.stamp(rule)

    def confirm(self, rule: PaymentRule, fiscal_year: int) -> None:
        """Says that it is."""
        self.stamps.setdefault(rule.code, {})[fiscal_year] = self.stamp(rule)
        self._session.run(
            f"INSERT INTO stamps VALUES ({literal(rule.code)}, {fiscal_year}, {literal(self.stamp(rule))})"
        )

    def revoke(self, rule: PaymentRule, fiscal_year: int | None = None) -> None:
        """Says that it is not; of any year when none is named."""
        kept = {} if fiscal_year is None else self.stamps.get(rule.code, {})
        self.stamps[rule.code] = {year: stamp for year, stamp in kept.items() if year != fiscal_year}
        within = "" if fiscal_year is None else f" AND fiscal_year = {fiscal_year}"
        self._session.run(f"DELETE FROM stamps WHERE rule = {literal(rule.code)}{within}")

    def keep(self, codes: Collection[str], fiscal_year: int) -> None:
        """Says that what is kept of other rules than these is no answer for the year any more."""
        for code, years in self.stamps.items():
            if code not in codes and years.pop(fiscal_year, None) is not None:
                self._session.run(f"DELETE FROM stamps WHERE rule = {literal(code)} AND fiscal_year = {fiscal_year}")

    def add(self, texts: Mapping[str, str], fiscal_year: int, *, sign: int, anew: bool = False) -> None:
        """Adds counts of what `payment` shows, by name and text of SQL; `anew` in place of the earlier ones."""
        (line,) = self._session.fetch(
            f"SELECT {', '.join(texts.values())} FROM payment AS p WHERE {Year(fiscal_year).within('p')}"
        )
        found = {name: sign * int(count or 0) for name, count in zip(texts, line, strict=True)}
        counts = self._counts.setdefault(fiscal_year, {})
        if anew:
            listed = ", ".join(map(literal, texts))
            self._session.run(f"DELETE FROM counts WHERE fiscal_year = {fiscal_year} AND name IN ({listed})")
        for name, count in found.items():
            counts[name] = count + (0 if anew else counts.get(name, 0))
        values = ", ".join(f"({fiscal_year}, {literal(name)}, {count})" for name, count in found.items())
        self._session.run(f"INSERT INTO counts VALUES {values}")

    def missing(self, rule: PaymentRule, fiscal_year: int) -> tuple[str, ...]:
        """What the rule cannot be asked without."""
        if fiscal_year not in self._unknown_days:
            self._unknown_days[fiscal_year] = int(self._session.fetch(calendar_sql(Year(fiscal_year)))[0][0] or 0)
        filled = dict.fromkeys(COLUMNS, 0) | self._counts.get(fiscal_year, {})
        unknown = self._unknown_days[fiscal_year]
        return missing(rule, filled=filled, tables=self._session.tables, days_unknown=unknown)

    def coverage(self, rule: PaymentRule, fiscal_year: int) -> Coverage:
        """What the rule could be asked of."""
        counts, lacking = self._counts.get(fiscal_year, {}), self.missing(rule, fiscal_year)
        if lacking:
            return Coverage(counts.get("", 0), 0, 0, lacking)
        applicable, exempt = (counts.get(name, 0) for name in counts_of(rule))
        return Coverage(counts[""], applicable, exempt)


def counts_of(rule: PaymentRule) -> dict[str, str]:
    """The counts of a rule: payments it can be asked of, and exempt ones."""
    return {f"applicable {rule.code}": applicable_count(rule), f"exempt {rule.code}": exempt_count(rule)}


def digest(value: object) -> str:
    """A short name for a value."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
