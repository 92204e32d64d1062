"""Payments of the year so far with the answers of the rules, kept in a file, so that a new day costs what the day and its groups cost.

The file holds the ledger (in the order of units, where every group lies), the tables it is looked up in, the carried numbers of every
rule (`payment_carried`), the payments and groups pointed at, and counts for coverage. An answer is valid for a stamp: text of the rule,
looked-up tables, calendar, and version of the engine; another stamp, and the rule is asked of the whole ledger again. All of a day or
nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.measures.payment_answers import Answer, Coverage, Line, group_columns, payment_columns
from jixiao.standards.payment_rule_settings import RuleSettings, other_scope
from jixiao.standards.payment_rules import TABLE, PaymentRule, Shape

from .payment_book import COLUMNS, Book, counts_of, digest
from .payment_carried import TOUCHED, Carried, carried
from .payment_duckdb import DuckSession
from .payment_input import of_files
from .payment_run import begun, finished
from .payment_source import Source
from .payment_sql import Written, Year, literal, quoted

UNREADABLE = register(
    FindingCode(
        "JX-MON-006",
        Severity.ERROR,
        "监控状态打不开：{found}",
        "确认没有别的程序正在用它；文件损坏时删掉它，用全年数据重新运行 jixiao monitor 数据 --state 文件夹",
        "状态里只有由数据算出来的东西，重建不会丢失什么。",
    )
)
FILE = "payments.duckdb"
LAYOUT = "1"
KEY = ("unit", "fiscal_year", "voucher")
"""What identifies a payment: a later one with the same key takes its place."""
UNSORTED = 4
"""One new payment for so many sorted ones: then the ledger is put in order again."""
LEAST_SORTED = 100_000
NO_COVERAGE = Coverage(0, 0, 0)
LISTED = 20_000
"""Payments pointed at by a rule in a year up to which a change is told one by one."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The answer of a rule for the groups of a year that a batch touched, before and after; None where there are too many to list."""

    rule: PaymentRule
    fiscal_year: int
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a batch was: payments in it, of these new, taking the place of another, and the same as before; what it changed in the answers.

    `again` are the rules that were asked of the whole ledger, because they, their tables or what is covered had changed.
    """

    payments: int
    new: int
    corrected: int
    same: int
    changed: tuple[Changed, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules that hold in one year instead of the common ones, by what the only unit of that year decided."""

    settings: RuleSettings
    rules: Sequence[PaymentRule]


class UnreadableState(Exception):
    """A state that cannot be opened; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text)
        self.finding = finding


class PaymentState:
    """The file of a folder, open for one process; ends with `close`."""

    def __init__(self, folder: Path, *, calendar: Mapping[int, int], memory: str) -> None:
        """Opens or makes it; raises UnreadableState where that is not possible."""
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._session = DuckSession(calendar=calendar, memory=memory, folder=folder / "tmp", database=folder / FILE)
        except duckdb.Error as error:
            found = str(error).splitlines()[0]
            raise UnreadableState(UNREADABLE.at(place=str(folder / FILE), found=found)) from error
        listed = ", ".join(
            f"{quoted(name)} {'VARCHAR' if type_ == 'text' else 'BIGINT'}"
            for name, type_ in BY_NAME[TABLE].columns.items()
        )
        self._session.run(f"CREATE TABLE IF NOT EXISTS ledger ({listed}, _key UBIGINT)")
        self._book = Book(self._session, calendar=calendar)
        for name in (TABLE, *self._book.about):
            if name in BY_NAME:
                self._session.know(name)
        self._same_engine()
        self._there: set[str] | None = None

    @property
    def payments(self) -> int:
        """How many payments there are."""
        return int(self._session.fetch("SELECT COUNT(*) FROM ledger")[0][0] or 0)

    @property
    def ledger(self) -> str:
        """A hash of everything that was handed in, in order."""
        return self._book.about.get("ledger", "")

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years there are payments of."""
        return self._book.years

    def take(
        self, sources: Sequence[Source], rules: Sequence[PaymentRule], *, own: OwnRules | None = None
    ) -> tuple[Taken | None, tuple[Finding, ...]]:
        """Adds files; the same key takes the place of an earlier payment, a looked-up table that of the earlier table.

        `own` rules hold for their year and unit: a finding where the year has payments of another unit.
        """
        in_year = _InYear(rules, own)
        self._session.run("BEGIN")
        try:
            findings = [found for one in sources for found in self._refused(one)]
            taken = None if findings else self._taken(sources, in_year)
            findings += self._of_others(own) if taken and own else ()
        except BaseException:
            self._give_up()
            raise
        if findings:
            self._give_up()
        else:
            self._session.run("COMMIT")
        return (None if findings else taken), tuple(findings)

    def _of_others(self, own: OwnRules) -> tuple[Finding, ...]:
        """That the year has payments of other units than the one whose rules are to hold."""
        year, unit = own.settings.fiscal_year, own.settings.unit
        others = f"fiscal_year = {year} AND unit NOT IN ({literal(unit)}, '')"
        found = self._session.fetch(f"SELECT MIN(unit) FROM ledger WHERE {others}")[0][0]
        place = FILE
        return () if found is None else other_scope(own.settings, unit=str(found), fiscal_year=year, place=place)

    def _give_up(self) -> None:
        self._session.run("ROLLBACK")
        self._book.load()
        self._there = None

    def answer(self, rule: PaymentRule, *, fiscal_year: int) -> Answer:
        """The answer of a rule for a year, as kept."""
        coverage = self._book.coverage(rule, fiscal_year)
        return self._kept(rule, f"fiscal_year = {fiscal_year}", coverage)

    def pointed(self, rule: PaymentRule, *, fiscal_year: int) -> tuple[int, int]:
        """How many payments and groups the answer has."""
        counts = [
            int(self._session.fetch(f"SELECT COUNT(*) FROM {name} WHERE fiscal_year = {fiscal_year}")[0][0] or 0)
            for name in self._tables(rule)
        ]
        return (*counts, 0, 0)[0], (*counts, 0, 0)[1]

    def coverage(self, rule: PaymentRule, *, fiscal_year: int) -> Coverage:
        """What the rule could be asked of in a year."""
        return self._book.coverage(rule, fiscal_year)

    def save(self, rule: PaymentRule, *, fiscal_year: int, folder: Path) -> tuple[Path, ...]:
        """The answer for a year as Parquet: payments, and groups where there are any."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, columns in zip(self._tables(rule), _columns(rule), strict=False):
            paths.append(folder / f"{rule.code}-{fiscal_year}-{name.rsplit('_', 1)[-1]}.parquet")
            chosen = ", ".join(map(quoted, columns))
            self._session.save(f"SELECT {chosen} FROM {name} WHERE fiscal_year = {fiscal_year}", paths[-1])
        return tuple(paths)

    def close(self) -> None:
        """Ends it."""
        self._session.close()

    def _taken(self, sources: Sequence[Source], rules: _InYear) -> Taken:
        batch = [one for one in sources if one.record.name == TABLE]
        for one in batch:
            self._handed_in(one)
        changed: list[Changed] = []
        if not self.payments:
            counted = self._first(batch, rules)
            again = self._refresh(rules, changed)
            return Taken(*counted, tuple(changed), tuple(again))
        counted = self._batch(batch)
        years = self._session.fetch("SELECT DISTINCT fiscal_year FROM jx_changed ORDER BY 1")
        for (fiscal_year,) in years:
            year = Year(int(fiscal_year or 0))
            asked = rules.of(year.fiscal_year)
            self._count(asked, year.fiscal_year)
            # What is kept of a rule that is not asked now does not know of this batch.
            self._book.keep({rule.code for rule in asked}, year.fiscal_year)
            valid = [rule for rule in asked if self._book.valid(rule, year.fiscal_year)]
            for rule in valid:
                if not self._book.missing(rule, year.fiscal_year):
                    changed += self._touched(rule, year)
        again = self._refresh(rules, changed)
        self._sort()
        return Taken(*counted, tuple(changed), tuple(again))

    def _first(self, batch: Sequence[Source], rules: _InYear) -> tuple[int, int, int, int]:
        """The ledger where there was none, in order from the start."""
        self._session.run(f"CREATE OR REPLACE TABLE ledger AS {self._keyed(batch)} ORDER BY fiscal_year, unit")
        self._book.note("sorted", str(self.payments))
        self._show("ledger")
        for (fiscal_year,) in self._session.fetch("SELECT DISTINCT fiscal_year FROM ledger"):
            self._book.add(_every_count(rules.of(int(fiscal_year or 0))), int(fiscal_year or 0), sign=1)
        return self.payments, self.payments, 0, 0

    def _keyed(self, batch: Sequence[Source]) -> str:
        every = (
            " UNION ALL ".join(one.select(of_files(one)) for one in batch)
            or "SELECT * EXCLUDE (_key) FROM ledger LIMIT 0"
        )
        return f"SELECT *, hash({', '.join(KEY)}) AS _key FROM ({every}) AS b"

    def _batch(self, batch: Sequence[Source]) -> tuple[int, int, int, int]:
        """Tables jx_new and jx_gone, payments that came and went, and jx_changed, both; how many came, of which kind."""
        run, names, keys = self._session.run, ", ".join(map(quoted, COLUMNS)), ", ".join(KEY)
        run(f"CREATE OR REPLACE TEMP TABLE jx_batch AS {self._keyed(batch)}")
        same = " AND ".join(f"b.{name} = o.{name}" for name in KEY)
        run(
            "CREATE OR REPLACE TEMP TABLE jx_old AS SELECT o.rowid AS _id, o.* FROM ledger AS o"
            " WHERE o._key IN (SELECT _key FROM jx_batch)"
        )
        run(f"DELETE FROM jx_old AS o WHERE NOT EXISTS (SELECT 1 FROM jx_batch AS b WHERE {same})")
        there = f"SELECT {names} FROM jx_batch AS b SEMI JOIN jx_old AS o USING ({keys})"
        old = f"SELECT {names} FROM jx_old"
        run(
            f"CREATE OR REPLACE TEMP TABLE jx_new AS SELECT {names} FROM jx_batch AS b ANTI JOIN jx_old AS o USING ({keys})"
            f" UNION ALL ({there} EXCEPT ALL {old})"
        )
        run(f"CREATE OR REPLACE TEMP TABLE jx_gone AS {old} EXCEPT ALL ({there})")
        run("CREATE OR REPLACE TEMP TABLE jx_changed AS SELECT * FROM jx_new UNION ALL SELECT * FROM jx_gone")
        run("DELETE FROM ledger WHERE rowid IN (SELECT _id FROM jx_old)")
        run("INSERT INTO ledger SELECT * FROM jx_batch")
        corrected = f"SELECT COUNT(*) FROM jx_new SEMI JOIN (SELECT DISTINCT {keys} FROM jx_old) AS o USING ({keys})"
        counts = f"SELECT (SELECT COUNT(*) FROM jx_batch), (SELECT COUNT(*) FROM jx_new), ({corrected})"
        payments, came, replaced = (int(count or 0) for count in self._session.fetch(counts)[0])
        return payments, came - replaced, replaced, payments - came

    def _touched(self, rule: PaymentRule, year: Year) -> list[Changed]:
        """Asks a rule again of the groups that the batch touched and that can fulfil its condition."""
        made, run = carried(rule, year=year), self._session.run
        self._show("jx_changed")
        run(f"CREATE OR REPLACE TEMP TABLE {TOUCHED} AS {made.touched}")
        self._carry(made)
        same = " AND ".join(f"p.{quoted(name)} = t.{quoted(name)}" for name in made.keys)
        within = f"p.fiscal_year = {year.fiscal_year}"
        source = f"FROM ledger AS p SEMI JOIN ({made.candidates}) AS t ON {same} WHERE {within}"
        if rule.shape is Shape.ROW:  # all payments of a key that changed came with the batch
            source = f"FROM jx_batch AS p SEMI JOIN {TOUCHED} AS t ON {same} WHERE {within}"
        run(
            f"CREATE OR REPLACE TEMP TABLE jx_part AS SELECT {', '.join(f'p.{quoted(name)}' for name in COLUMNS)} {source}"
        )
        keys = ", ".join(map(quoted, made.keys))
        of_touched = f"fiscal_year = {year.fiscal_year} AND ({keys}) IN (SELECT ({keys}) FROM {TOUCHED})"
        before = self._kept(rule, of_touched, NO_COVERAGE)
        if before.payments:
            for name in self._tables(rule):
                run(f"DELETE FROM {name} WHERE {of_touched}")
        if self._session.fetch("SELECT 1 FROM jx_part LIMIT 1"):
            self._show("jx_part")
            self._ask(rule, year)
        after = self._kept(rule, of_touched, NO_COVERAGE)
        return [Changed(rule, year.fiscal_year, before, after)] if _unlike(before, after) else []

    def _carry(self, made: Carried) -> None:
        for relation, sql in (("jx_new", made.numbers), ("jx_gone", made.gone)):
            if sql is not None:
                self._show(relation)
                self._session.run(f"INSERT INTO {made.table} BY NAME {sql}")

    def _refresh(self, rules: _InYear, changed: list[Changed]) -> list[str]:
        """Asks the whole ledger where no valid answer is kept, and forgets answers of rules that cannot be asked any more."""
        again = []
        listed = [(rule, year) for year in self.years for rule in rules.of(year)]
        for rule, year in sorted(listed, key=lambda pair: pair[0].code):
            kept, lacking = self._book.stamps.get(rule.code, {}).get(year), bool(self._book.missing(rule, year))
            stale = kept is not None and kept != self._book.stamp(rule)
            if not stale and (kept is not None) == (not lacking):
                continue
            again.append(rule.code)
            before = Answer(rule, (), (), NO_COVERAGE) if kept is None else self._listed(rule, year)
            if stale and self._misshapen(rule, Year(year)):
                self._forget(rule)
            after = self._anew(rule, Year(year), lacking=lacking)
            if before is None or after is None or _unlike(before, after):
                changed.append(Changed(rule, year, before, after))
        return list(dict.fromkeys(again))

    def _misshapen(self, rule: PaymentRule, year: Year) -> bool:
        """Whether what is kept of a rule, of any year, has not the columns that it now needs."""
        made = carried(rule, year=year)
        self._show("ledger")
        needed = {name: set(columns) for name, columns in zip(self._names(rule), _columns(rule), strict=False)}
        if made.numbers is not None:
            needed[made.table] = {str(name) for name, *_ in self._session.fetch(f"DESCRIBE {made.numbers}")}
        there: dict[str, set[str]] = {}
        for table, column in self._session.fetch("SELECT table_name, column_name FROM duckdb_columns()"):
            there.setdefault(str(table), set()).add(str(column))
        return any(name in there and there[name] != columns for name, columns in needed.items())

    def _listed(self, rule: PaymentRule, fiscal_year: int) -> Answer | None:
        """What is kept of a year; None where that is too much to list."""
        if self.pointed(rule, fiscal_year=fiscal_year)[0] > LISTED:
            return None
        return self._kept(rule, f"fiscal_year = {fiscal_year}", NO_COVERAGE)

    def _anew(self, rule: PaymentRule, year: Year, *, lacking: bool) -> Answer | None:
        """Asks a rule of the whole ledger of a year, or forgets its answer where something is lacking; what is kept then."""
        run, within = self._session.run, f"fiscal_year = {year.fiscal_year}"
        for name in self._tables(rule):
            run(f"DELETE FROM {name} WHERE {within}")
        self._book.revoke(rule, year.fiscal_year)
        if lacking:
            return Answer(rule, (), (), NO_COVERAGE)
        self._show("ledger")
        self._book.add(counts_of(rule), year.fiscal_year, sign=1, anew=True)
        made = carried(rule, year=year)
        if made.numbers is not None:
            run(f"CREATE TABLE IF NOT EXISTS {made.table} AS {made.numbers} LIMIT 0")
            run(f"DELETE FROM {made.table} WHERE {within}")
            run(f"INSERT INTO {made.table} BY NAME {made.numbers}")
        self._ask(rule, year)
        self._book.confirm(rule, year.fiscal_year)
        return self._listed(rule, year.fiscal_year)

    def _ask(self, rule: PaymentRule, year: Year) -> None:
        """Runs the plan of a rule over what `payment` shows and keeps what it points at."""
        made = finished(self._session, begun(self._session, [rule], year=year)[rule.code])
        queries = (made.payments,) if made.groups is None else (made.payments, made.groups)
        for name, sql in zip(self._names(rule), queries, strict=True):
            if name not in self._tables(rule):
                self._session.run(f"CREATE TABLE IF NOT EXISTS {name} AS {sql} LIMIT 0")
                self._there = None
            self._session.run(f"INSERT INTO {name} BY NAME {sql}")
        for step in made.steps:
            self._session.drop(step.name)

    def _show(self, relation: str) -> None:
        self._session.run(f"CREATE OR REPLACE TEMP VIEW {TABLE} AS SELECT * FROM {relation}")

    def _kept(self, rule: PaymentRule, where: str, coverage: Coverage) -> Answer:
        lines: list[list[Line]] = []
        present = set(self._tables(rule))
        columns = _columns(rule)
        for name, listed in zip(self._names(rule), columns, strict=False):
            chosen = ", ".join(map(quoted, listed))
            found = self._session.fetch(f"SELECT {chosen} FROM {name} WHERE {where}") if name in present else []
            lines.append([dict(zip(listed, line, strict=True)) for line in found])
        return Answer(rule, lines[0], lines[1] if len(lines) > 1 else (), coverage)

    def _names(self, rule: PaymentRule) -> tuple[str, ...]:
        return (_payments_of(rule),) if rule.shape is Shape.ROW else (_payments_of(rule), _groups_of(rule))

    def _tables(self, rule: PaymentRule) -> tuple[str, ...]:
        """Those of the rule's tables that there are, with the columns it has now."""
        columns = _columns(rule)
        found = self._session.fetch(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE table_name LIKE 'kept_%'"
        )
        there = {(str(table), str(column)) for table, column in found}
        named = zip(self._names(rule), columns, strict=False)
        return tuple(name for name, listed in named if there >= {(name, column) for column in listed})

    def _forget(self, rule: PaymentRule) -> None:
        for name in (*self._names(rule), f"carried_{_slug(rule)}"):
            self._session.run(f"DROP TABLE IF EXISTS {name}")
        self._there = None
        self._book.revoke(rule)

    def _refused(self, source: Source) -> tuple[Finding, ...]:
        return self._session.wrong(source) if source.record.name == TABLE else self._look_up(source)

    def _look_up(self, source: Source) -> tuple[Finding, ...]:
        self._book.note(source.record.name, _files_digest(source))
        self._handed_in(source)
        return self._session.read_look_up(source)

    def _handed_in(self, source: Source) -> None:
        self._book.note("ledger", digest([self.ledger, source.record.name, _files_digest(source)]))

    def _same_engine(self) -> None:
        """Another version may hash and order otherwise: then only ledger and tables are kept, and everything else is made again."""
        engine = f"{LAYOUT} {duckdb.__version__}"
        if self._book.about.get("engine") != engine:
            self._session.run(f"UPDATE ledger SET _key = hash({', '.join(KEY)})")
            self._book.note("engine", engine)

    def _count(self, rules: Sequence[PaymentRule], fiscal_year: int) -> None:
        """Adds what came to the counts, and takes off what went."""
        for relation, sign in (("jx_new", 1), ("jx_gone", -1)):
            self._show(relation)
            self._book.add(_every_count(rules), fiscal_year, sign=sign)

    def _sort(self) -> None:
        """Puts the ledger in order when much of it is not, and adds up what is carried."""
        run, ordered = self._session.run, int(self._book.about.get("sorted", "0"))
        every = self.payments
        if (every - ordered) * UNSORTED <= max(ordered, LEAST_SORTED):
            return
        run("CREATE TABLE ledger_sorted AS SELECT * FROM ledger ORDER BY fiscal_year, unit")
        run("DROP TABLE ledger")
        run("ALTER TABLE ledger_sorted RENAME TO ledger")
        self._book.note("sorted", str(every))


@dataclass(frozen=True, slots=True)
class _InYear:
    """The rules of each year."""

    common: Sequence[PaymentRule]
    own: OwnRules | None

    def of(self, fiscal_year: int) -> Sequence[PaymentRule]:
        """Those of one year."""
        own = self.own is not None and self.own.settings.fiscal_year == fiscal_year
        return self.own.rules if own and self.own is not None else self.common


def _columns(rule: PaymentRule) -> tuple[Sequence[str], Sequence[str]]:
    return payment_columns(rule), group_columns(rule)


def _every_count(rules: Sequence[PaymentRule]) -> dict[str, str]:
    texts = {"": "COUNT(*)"} | {name: f"COUNT(p.{quoted(name)})" for name in COLUMNS}
    for rule in rules:
        texts |= counts_of(rule)
    return texts


def _payments_of(rule: PaymentRule) -> str:
    return f"kept_{_slug(rule)}_payments"


def _groups_of(rule: PaymentRule) -> str:
    return f"kept_{_slug(rule)}_groups"


def _slug(rule: PaymentRule) -> str:
    return Written(rule, Year(0)).slug


def _unlike(one: Answer, other: Answer) -> bool:
    return any(
        sorted(repr(sorted(line.items())) for line in mine) != sorted(repr(sorted(line.items())) for line in others)
        for mine, others in ((one.payments, other.payments), (one.groups, other.groups))
    )


def _files_digest(source: Source) -> str:
    digests = []
    for path in source.files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return digest([digests, dict(source.columns)])
