"""Same people, same dispute – or another one? A model of three kinds of pairs, estimated from the pairs themselves.

Two records may concern the same dispute, another dispute of the same people (a repeat), or have nothing to do with each other (chance).
Parties and place cannot tell the first two apart. Date, type, amount and facts can: in a repeat date and amount are as in any two
disputes, type and facts now and then the old ones, or as the data show them to be. Shares of all levels are estimated by expectation
and maximisation over counted patterns, from the starting points of the pack; those among chance pairs are known from random pairs and stay.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from jixiao.standards.linkage_rules import Priors

from .splink_model import DISPUTE, LEVELS, PARTIES, SCALE

LOOKS = (*DISPUTE, "facts")
"""What tells two disputes of the same people apart."""
ANCHORS = ("day", "amount")
"""What stays as in any two disputes for a repeat. Without such an anchor the two kinds flow into each other and no estimate is one."""
SAME, REPEAT, CHANCE = "same", "repeat", "chance"
ROUNDS = 60
SETTLED = 1e-5
LEAST_SHARE = 1e-4
MOST_BITS = 60.0
UNKNOWN = -1
ONE_SIDED = 4
"""The level of amounts of which only one side tells."""
FACTS_SAMPLE = (1_200, 60)


@dataclass(frozen=True, slots=True)
class DisputeModel:
    """Shares of levels by look, for `same` and `repeat` pairs and among `chance` pairs; how many of the first two there are.

    `pairs` is the number of all pairs of the two tables; levels count from the most alike.
    """

    same: Mapping[str, tuple[float, ...]]
    repeat: Mapping[str, tuple[float, ...]]
    chance: Mapping[str, tuple[float, ...]]
    same_pairs: float
    repeat_pairs: float
    pairs: int

    def weights(self, kind: str) -> dict[str, tuple[float, ...]]:
        """Bits for a kind of pair against chance, for each look and level."""
        shares = self.same if kind == SAME else self.repeat
        return {
            look: tuple(math.log2(mine / other) for mine, other in zip(shares[look], self.chance[look], strict=True))
            for look in shares
        }

    def prior(self, kind: str) -> float:
        """Bits before any evidence."""
        count = self.same_pairs if kind == SAME else self.repeat_pairs
        return math.log2(max(count, 0.01) / max(self.pairs - self.same_pairs - self.repeat_pairs, 1.0))


Pattern = tuple[int, tuple[int, ...], str]
"""Bits of parties and place, the level of each look (UNKNOWN where one side says nothing), and the relation people have decided, or ""."""


def compare(connection: duckdb.DuckDBPyConnection, *, pairs: str, priors: Priors) -> None:
    """Makes the table `compared`: each pair with the bits of every comparison of parties, and its level at every look."""
    columns = {row[0] for row in connection.sql(f"DESCRIBE {pairs}").fetchall()}
    parties = [name for name in PARTIES if f"mw_{name}" in columns]
    bits = {name: f"mw_{name}" + (f" + mw_tf_adj_{name}" if f"mw_tf_adj_{name}" in columns else "") for name in parties}
    # Splink counts levels from the least alike; here, as everywhere in this room, the most alike is 0.
    told = "".join(
        f"{expression} AS bits_{name}, "
        f"CASE WHEN gamma_{name} < 0 THEN {UNKNOWN} ELSE {LEVELS[name] - 1} - gamma_{name} END AS level_{name}, "
        for name, expression in bits.items()
    )
    total = " + ".join(bits.values()) or "0"
    connection.execute(_GRAMS.format(pairs=pairs))
    connection.execute(
        f"CREATE OR REPLACE TABLE compared AS SELECT line_l, line_r, {told}{total} AS people, {level_sql(priors)}, "
        "a.day - b.day AS days, COALESCE(a.other_number = b.number OR b.other_number = a.number, FALSE) AS referred "
        f"FROM {pairs} AS p JOIN a ON a.line = p.line_l JOIN b ON b.line = p.line_r "
        "LEFT JOIN grams_a AS ga ON ga.line = p.line_l LEFT JOIN grams_b AS gb ON gb.line = p.line_r"
    )


GRAMS = (
    "list_distinct(list_transform(range(1, length(bare)), lambda i: substr(bare, i, 2))) AS grams "
    # The parties' names are in the facts of all their disputes and say nothing about this one.
    "FROM (SELECT line, replace(replace(facts, COALESCE(name1, '~'), ''), COALESCE(name2, '~'), '') AS bare FROM {lines}) "
    "WHERE length(bare) > 3"
)
_GRAMS = "".join(
    f"CREATE OR REPLACE TABLE grams_{table} AS SELECT line, {GRAMS.format(lines=table)} "
    f"AND line IN (SELECT line_{side} FROM {{pairs}});"
    for table, side in (("a", "l"), ("b", "r"))
)


def level_sql(priors: Priors) -> str:
    """The level of every look as columns, UNKNOWN where one side says nothing; a and b are the records, ga and gb their facts."""
    day = " ".join(f"WHEN abs(a.day - b.day) <= {days} THEN {level}" for level, days in enumerate(priors.days))
    return (
        f"CASE WHEN a.day IS NULL OR b.day IS NULL THEN {UNKNOWN} {day} ELSE {len(priors.days)} END AS day, "
        f"CASE WHEN a.type IS NULL OR b.type IS NULL THEN {UNKNOWN} WHEN a.type = b.type THEN 0 ELSE 1 END AS type, "
        f"CASE WHEN a.amount IS NULL AND b.amount IS NULL THEN {UNKNOWN} "
        f"WHEN a.amount IS NULL OR b.amount IS NULL THEN {ONE_SIDED} WHEN a.amount = b.amount THEN 0 "
        f"WHEN a.amount = b.amount * {SCALE} OR a.amount * {SCALE} = b.amount THEN 1 "
        "WHEN abs(a.amount - b.amount) * 4 <= greatest(a.amount, b.amount) THEN 2 ELSE 3 END AS amount, "
        f"{facts_sql(priors)} AS facts"
    )


def facts_sql(priors: Priors) -> str:
    """The level of likeness of facts: how much of the shorter text, in pairs of characters, stands in the other."""
    alike, shorter = "len(list_intersect(ga.grams, gb.grams)) * 100", "least(len(ga.grams), len(gb.grams))"
    levels = " ".join(f"WHEN {alike} >= {share} * {shorter} THEN {level}" for level, share in enumerate(priors.alike))
    return f"CASE WHEN ga.grams IS NULL OR gb.grams IS NULL THEN {UNKNOWN} {levels} ELSE {len(priors.alike)} END"


def estimate(
    connection: duckdb.DuckDBPyConnection,
    *,
    chance: Mapping[str, Sequence[float]],
    priors: Priors,
    cases: tuple[int, int],
) -> DisputeModel:
    """The model of the pairs in `compared`; the table `decided` holds what people have said (line_l, line_r, relation)."""
    rows = connection.sql(
        f"SELECT CAST(round(people) AS INTEGER), {', '.join(LOOKS)}, COALESCE(relation, ''), COUNT(*) FROM compared "
        "LEFT JOIN decided USING (line_l, line_r) WHERE NOT referred GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    patterns = {(row[0], tuple(row[1:-2]), row[-2]): row[-1] for row in rows}
    shares = {look: _normal(chance.get(look) or priors.shares[look]) for look in DISPUTE}
    shares["facts"] = _random_facts(connection, priors)
    same = {look: _normal(priors.shares["text" if look == "facts" else look]) for look in LOOKS}
    told = (_telling(connection, "a"), _telling(connection, "b"))
    shares["amount"] = _amounts(shares["amount"], told, alone=1.0)
    same["amount"] = _amounts(same["amount"], told, alone=priors.alone / 100)
    return _settle(patterns, same, shares, priors, cases)


def _telling(connection: duckdb.DuckDBPyConnection, table: str) -> float:
    """How many of the records of a table tell an amount."""
    ((share,),) = connection.sql(f"SELECT AVG(CAST(amount IS NOT NULL AS INTEGER)) FROM {table}").fetchall()
    return float(share or 0.0)


def _amounts(both: Sequence[float], told: tuple[float, float], *, alone: float) -> tuple[float, ...]:
    """The shares of the levels of amounts: `both` where both sides tell one, and how often only one does.

    `told` is how many records of each side tell one; `alone` the share of pairs in which that has nothing to do with the other side.
    """
    one, other = told
    together = alone * one * other + (1 - alone) * min(told)
    apart = alone * (one * (1 - other) + other * (1 - one)) + (1 - alone) * abs(one - other)
    return _normal([*(share * together for share in both[:ONE_SIDED]), apart])


def _random_facts(connection: duckdb.DuckDBPyConnection, priors: Priors) -> tuple[float, ...]:
    # The lines are drawn before they are cut into pairs of characters, which takes longer than all the rest.
    drawn = "(SELECT line, facts, name1, name2 FROM {} WHERE facts IS NOT NULL ORDER BY hash(line) LIMIT {})"
    samples = [
        f"(SELECT line, {GRAMS.format(lines=drawn.format(table, count))}) AS g{table}"
        for table, count in zip(("a", "b"), FACTS_SAMPLE, strict=True)
    ]
    sql = f"SELECT {facts_sql(priors)} AS level, COUNT(*) FROM {' CROSS JOIN '.join(samples)} GROUP BY 1"
    counts = dict(connection.sql(sql).fetchall())
    return _normal([counts.get(level, 0) + 0.5 for level in range(len(priors.alike) + 1)])


def _normal(shares: Sequence[float]) -> tuple[float, ...]:
    raised = [max(share, LEAST_SHARE) for share in shares]
    whole = math.fsum(raised)
    return tuple(share / whole for share in raised)


def _settle(
    patterns: Mapping[Pattern, int],
    same: Mapping[str, tuple[float, ...]],
    chance: Mapping[str, tuple[float, ...]],
    priors: Priors,
    cases: tuple[int, int],
) -> DisputeModel:
    """Expectation and maximisation until nothing moves."""
    again = {look: _mixed(same[look], chance[look], 0 if look in ANCHORS else priors.alike_again) for look in LOOKS}
    start = {SAME: same, REPEAT: again}
    known = float(min(cases)) / 2
    model = DisputeModel(same, again, chance, known, known * priors.repeats / 100, cases[0] * cases[1])
    for _ in range(ROUNDS):
        after = _round(model, patterns, start, priors.weight)
        moved = abs(after.same_pairs - model.same_pairs) + abs(after.repeat_pairs - model.repeat_pairs)
        model = after
        if moved < SETTLED * min(cases):
            break
    return model


def _mixed(one: Sequence[float], other: Sequence[float], percent: int) -> tuple[float, ...]:
    return tuple((percent * mine + (100 - percent) * theirs) / 100 for mine, theirs in zip(one, other, strict=True))


def _round(
    model: DisputeModel,
    patterns: Mapping[Pattern, int],
    start: Mapping[str, Mapping[str, tuple[float, ...]]],
    weight: int,
) -> DisputeModel:
    kinds = {SAME: (model.prior(SAME), model.weights(SAME)), REPEAT: (model.prior(REPEAT), model.weights(REPEAT))}
    counts = {
        kind: {look: [weight * share for share in prior[look]] for look in LOOKS} for kind, prior in start.items()
    }
    totals: dict[str, float] = defaultdict(float)
    for (people, levels, decided), number in patterns.items():
        for kind, share in _posterior(kinds, people, levels, decided).items():
            totals[kind] += number * share
            for look, level in zip(LOOKS, levels, strict=True):
                if level != UNKNOWN:
                    counts[kind][look][level] += number * share
    same, repeat = ({look: _normal(_shared(counts[kind][look])) for look in LOOKS} for kind in (SAME, REPEAT))
    repeat |= {look: model.chance[look] for look in ANCHORS}
    return DisputeModel(same, repeat, model.chance, totals[SAME], totals[REPEAT], model.pairs)


def _shared(counts: Sequence[float]) -> list[float]:
    whole = math.fsum(counts)
    return [count / whole for count in counts]


def _posterior(
    kinds: Mapping[str, tuple[float, Mapping[str, tuple[float, ...]]]],
    people: float,
    levels: Sequence[int],
    decided: str,
) -> dict[str, float]:
    """The probability that a pair is the same dispute or a repeat; what people have decided is certain."""
    if decided:
        return {kind: float(kind == decided) for kind in kinds}
    bits = {
        kind: prior + people + sum(weights[look][n] for look, n in zip(LOOKS, levels, strict=True) if n != UNKNOWN)
        for kind, (prior, weights) in kinds.items()
    }
    most = max(0.0, *bits.values())
    odds = {kind: 2.0 ** (one - most) for kind, one in bits.items()}
    whole = 2.0**-most + math.fsum(odds.values())
    return {kind: one / whole for kind, one in odds.items()}
