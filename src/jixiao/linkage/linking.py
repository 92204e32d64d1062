"""Two exports → links: rows that say which record of one system is which of the other, how sure that is, and on what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from jixiao.standards.linkage_rules import LinkageRules

from .assigning import assign
from .disputes import LOOKS, MOST_BITS, REPEAT, SAME, UNKNOWN, DisputeModel, compare, estimate
from .exports import Export
from .splink_model import PARTIES, Trained, predict, train
from .splink_on_spark import predict_on_spark

SEED = 20230101
COMMON = 100
"""A name, number or phone that more records of one system share finds no candidates by itself: 500 workers against one company."""
COMMON_PHONE, RECORDS_A_PHONE = 5, 5_000
"""A phone that more records share is a company's or an office's: it says nothing that the name does not. What stars leave is shared by
chance as well, the more so the more records there are."""
REFERRED_BITS = 40.0
AUTOMATIC, REVIEW, DECIDED = "automatic", "review", "decided"
DIFFERENT = "different"
RELATIONS = (SAME, REPEAT, DIFFERENT)
LEAST_LISTED = 0.02


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have said about two records: their numbers, and same, repeat or different."""

    number_a: str
    number_b: str
    relation: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The links as a table, and the model they come from.

    Columns: line_a, line_b, relation (same, repeat), state (automatic, review, decided), counted (whether it joins two records into one
    case when it is the same), same and repeat (probabilities), days between the dates, and for each comparison its level and its bits.
    `accept` and `reject` are the probabilities from which costs say: merge, leave apart.
    """

    links: pa.Table
    model: DisputeModel
    trained: Trained
    accept: float
    reject: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many disputes there are: records of both systems, links, and the total under each reading of what is uncertain.

    `fewest` counts every uncertain pair as one dispute, `most` counts none of them; `candidates` are the pairs between the two.
    """

    records_a: int
    records_b: int
    joined: int
    candidates: int
    repeats: int

    @property
    def most(self) -> int:
        """Disputes when no uncertain pair is the same."""
        return self.records_a + self.records_b - self.joined

    @property
    def fewest(self) -> int:
        """Disputes when every uncertain pair that can be is the same."""
        return self.most - self.candidates


def link(
    a: Export,
    b: Export,
    *,
    rules: LinkageRules,
    decided: Sequence[Decided] = (),
    trained: Trained | None = None,
    memory: str = "1500MB",
    spark: Any = None,
) -> Linked:
    """The links between two exports. With `trained`, that model is used and nothing is learnt about parties and places.

    With a session of `spark`, candidate pairs are found and weighed there; the links are the same.
    What people have decided stands, and the estimate of what a repeat looks like learns from it.
    """
    connection = duckdb.connect(config={"memory_limit": memory, "preserve_insertion_order": "false"})
    try:
        for table, export in (("a", a), ("b", b)):
            _load(connection, table, export.prepared)
        _load_decided(connection, decided)
        trained = trained or train(connection, priors=rules.priors, seed=SEED)
        pairs = predict(connection, trained) if spark is None else predict_on_spark(connection, trained, session=spark)
        compare(connection, pairs=pairs, priors=rules.priors)
        cases = (a.counted, b.counted)
        model = estimate(connection, chance=trained.chance, priors=rules.priors, cases=cases)
        accept, reject = (ratio.num / ratio.den for ratio in (rules.costs.accept, rules.costs.reject))
        _score(connection, model, one_to_one=rules.one_to_one)
        _choose(connection, reject=reject, one_to_one=rules.one_to_one)
        links = connection.sql(_links_sql(connection, accept, reject)).to_arrow_table()
    finally:
        connection.close()
    return Linked(links, model, trained, accept, reject)


def counts(linked: Linked, a: Export, b: Export) -> Counts:
    """The totals under each reading."""
    columns = ("relation", "state", "counted")
    rows = zip(*(linked.links.column(name).to_pylist() for name in columns), strict=True)
    joined = candidates = repeats = 0
    for relation, state, counted in rows:
        joined += relation == SAME and state != REVIEW and counted
        candidates += state == REVIEW and counted
        repeats += relation == REPEAT and state != REVIEW
    return Counts(a.counted, b.counted, joined, candidates, repeats)


def _load(connection: duckdb.DuckDBPyConnection, table: str, prepared: pa.Table) -> None:
    connection.register("incoming", prepared)
    rare = ", ".join(f"{_unless_common(f'sound{side}', COMMON)} AS rare{side}" for side in "12")
    phone = COMMON_PHONE + prepared.num_rows // RECORDS_A_PHONE
    most = {"key1": COMMON, "key2": COMMON, "phone1": phone, "phone2": phone}
    common = ", ".join(f"{_unless_common(name, count)} AS {name}" for name, count in most.items())
    hidden = "CASE WHEN (name1 IS NULL AND surname1 IS NOT NULL) OR (name2 IS NULL AND surname2 IS NOT NULL) THEN 1 END"
    connection.execute(
        f"CREATE TABLE {table} AS SELECT * REPLACE ({common}), {rare}, {hidden} AS hidden, '{table}' AS source_dataset FROM incoming"
    )
    connection.unregister("incoming")


def _unless_common(name: str, most: int) -> str:
    shared = f"SELECT {name} FROM incoming WHERE {name} IS NOT NULL GROUP BY 1 HAVING COUNT(*) > {most}"
    return f"CASE WHEN {name} NOT IN ({shared}) THEN {name} END"


def _load_decided(connection: duckdb.DuckDBPyConnection, decided: Sequence[Decided]) -> None:
    said = {(one.number_a, one.number_b): one.relation for one in decided}
    listed = pa.table(
        {
            "number_a": pa.array([key[0] for key in said], pa.string()),
            "number_b": pa.array([key[1] for key in said], pa.string()),
            "relation": pa.array(list(said.values()), pa.string()),
        }
    )
    connection.register("said", listed)
    connection.execute(
        "CREATE TABLE decided AS SELECT a.line AS line_l, b.line AS line_r, said.relation FROM said "
        "JOIN a ON a.number = said.number_a JOIN b ON b.number = said.number_b"
    )
    connection.unregister("said")


def _score(connection: duckdb.DuckDBPyConnection, model: DisputeModel, *, one_to_one: bool) -> None:
    """The table `scored`: bits of every look, and how likely a pair is the same dispute or a repeat, rivals considered."""
    looks = []
    for kind in (SAME, REPEAT):
        for look, weights in model.weights(kind).items():
            cases = " ".join(f"WHEN {level} THEN {bits:.6f}" for level, bits in enumerate(weights))
            looks.append(f"CASE {look} {cases} ELSE 0.0 END AS {kind}_{look}")

    def total(kind: str) -> str:
        return " + ".join([f"{model.prior(kind):.6f}", "people", *(f"{kind}_{look}" for look in LOOKS)])

    referred = f"CASE WHEN referred THEN {REFERRED_BITS} ELSE 0.0 END"
    connection.execute(
        f"CREATE TABLE weighed AS SELECT *, {total(SAME)} + {referred} AS for_same, {total(REPEAT)} AS for_repeat "
        f"FROM (SELECT *, {', '.join(looks)} FROM compared)"
    )
    # log2(1 + 2^x) without overflow: a pair with 90 bits for both kinds is not an even chance.
    either = "greatest(for_repeat, 0.0) + log2(1.0 + pow(2.0, -abs(for_repeat)))"
    # What people have decided competes with certainty: a record that is joined is lost to all others.
    certain = f"pow(2.0, {2 * MOST_BITS})"
    odds = f"pow(2.0, {_bounded(f'for_same - ({either})')})"
    connection.execute(
        f"CREATE TABLE judged AS SELECT w.*, d.relation AS decided, CASE WHEN d.relation = '{SAME}' THEN {certain} "
        f"WHEN d.relation IS NOT NULL THEN 0.0 ELSE {odds} END AS odds FROM weighed AS w LEFT JOIN decided AS d USING (line_l, line_r)"
    )
    sums = [f"SUM(odds) OVER (PARTITION BY {line})" if one_to_one else "odds" for line in ("line_l", "line_r")]
    shares = ", ".join(f"odds / (1.0 + {whole})" for whole in sums)
    connection.execute(
        f"CREATE TABLE scored AS SELECT *, (1.0 - same) / (1.0 + pow(2.0, {_bounded('-for_repeat')})) AS repeat "
        f"FROM (SELECT *, least({shares}) AS same FROM judged)"
    )


def _bounded(bits: str) -> str:
    return f"greatest(least({bits}, {MOST_BITS}), -{MOST_BITS})"


def _choose(connection: duckdb.DuckDBPyConnection, *, reject: float, one_to_one: bool) -> None:
    """The table `chosen`: the pairs that may join two records, at most one a record where the field demands it."""
    if not one_to_one:
        connection.execute(f"CREATE TABLE chosen AS SELECT line_l, line_r FROM scored WHERE same > {reject}")
        return
    least = f"ln({reject} / (1.0 - {reject}))"
    connection.execute(
        f"CREATE TABLE edges AS SELECT line_l, line_r, ln(greatest(same, 1e-15) / greatest(1.0 - same, 1e-15)) - {least} + 1e-6 AS weight, "
        "COUNT(*) OVER (PARTITION BY line_l) + COUNT(*) OVER (PARTITION BY line_r) AS ways "
        f"FROM scored WHERE same > {reject}"
    )
    contested = connection.sql("SELECT line_l, line_r, weight FROM edges WHERE ways > 2 ORDER BY ALL").fetchall()
    won = sorted(assign((int(left), int(right), float(weight)) for left, right, weight in contested))
    table = pa.table(
        {name: pa.array([pair[n] for pair in won], pa.int64()) for n, name in enumerate(("line_l", "line_r"))}
    )
    connection.register("won", table)
    connection.execute(
        "CREATE TABLE chosen AS SELECT line_l, line_r FROM edges WHERE ways = 2 UNION ALL SELECT line_l, line_r FROM won"
    )
    connection.unregister("won")


def _links_sql(connection: duckdb.DuckDBPyConnection, accept: float, reject: float) -> str:
    columns = {row[0] for row in connection.sql("DESCRIBE scored").fetchall()}
    parties = [name for name in PARTIES if f"bits_{name}" in columns]
    evidence = [f"level_{name}, round(bits_{name}, 3) AS bits_{name}" for name in parties]
    evidence += [
        f"{look} AS level_{look}, round(CAST({SAME}_{look} - {REPEAT}_{look} AS DOUBLE), 3) AS bits_{look}"
        for look in LOOKS
    ]
    return f"""
    SELECT line_l AS line_a, line_r AS line_b,
      CASE WHEN decided = '{SAME}' THEN '{SAME}' WHEN decided IS NOT NULL THEN decided
           WHEN same > {reject} THEN '{SAME}' ELSE '{REPEAT}' END AS relation,
      CASE WHEN decided IS NOT NULL THEN '{DECIDED}' WHEN same <= {reject} OR (same >= {accept} AND c.line_l IS NOT NULL) THEN '{AUTOMATIC}'
           ELSE '{REVIEW}' END AS state,
      c.line_l IS NOT NULL AND COALESCE(decided, '{SAME}') = '{SAME}' AS counted,
      round(same, 6) AS same, round(repeat, 6) AS repeat, days, referred, {", ".join(evidence)}
    FROM scored LEFT JOIN chosen AS c USING (line_l, line_r)
    WHERE decided IS NOT NULL OR same > {reject} OR repeat >= {accept}
    ORDER BY line_a, line_b"""


def evidence_of(row: dict[str, Any]) -> tuple[tuple[str, int, float], ...]:
    """What speaks for and against a link: (comparison, level, bits), the weightiest first; silent comparisons are left out.

    Bits of parties and place say how much likelier the likeness is for the same people than for any two; those of date, type, amount and
    facts how much likelier for the same dispute than for another one of the same people.
    """
    found = [
        (name, int(row[f"level_{name}"]), float(row[f"bits_{name}"]))
        for name in (*PARTIES, *LOOKS)
        if row.get(f"level_{name}") is not None and int(row[f"level_{name}"]) != UNKNOWN
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one[2]), one[0])))
