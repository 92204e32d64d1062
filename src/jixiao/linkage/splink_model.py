"""The one module that knows Splink: which pairs are looked at, and what every likeness of parties and places weighs, without labels.

Whether the same people have the same or another dispute is decided in `disputes`, from date, type, amount and facts: there the shares of
the levels start from the pack and are kept while Splink learns, so that later disputes of the same people do not pass for late entries.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI
from splink.internals.exceptions import EMTrainingException

from jixiao.standards.linkage_rules import Priors

SAMPLED_PAIRS = 1_000_000
LEARNT_FROM = 100_000
"""Records of the first system; of more, a share of the pairs is learnt from."""
DETERMINISTIC_RECALL = 0.6
RAREST_SAME, RAREST_CHANCE = 0.002, 5e-7
MOST_EXPECTED = 0.5
CHANCE_OF_NAMES, CHANCE_WORTH = (1e-3, 2e-5, 2e-4, 1.2e-3, 2e-3), 20_000
"""How often two names of any two records are alike, level by level, and how many random pairs that is worth: a few thousand show none."""
SCALE = 10_000  # 元 and 万元
# Bits below which nothing that date, type, amount and facts could say would make two records the same case.
LEAST_WEIGHT = -10.0
PARTIES = ("name1", "name2", "id1", "id2", "phone", "place")
LEVELS = {"name1": 6, "name2": 6, "id1": 4, "id2": 4, "phone": 2, "place": 3}
DISPUTE = ("day", "type", "amount")
BLOCKING = (
    ("sound1", "sound2"),
    ("key1", "key1"),
    ("key2", "key2"),
    ("key1", "key2"),
    ("key2", "key1"),
    ("phone1", "phone1"),
    ("phone2", "phone2"),
    ("phone1", "phone2"),
    ("phone2", "phone1"),
)
Settings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trained:
    """A model after training: Splink's own settings (JSON, for DuckDB and Spark), and how often random pairs stand at each level.

    `chance` has a share for each level of a comparison, the most alike first, the null level left out.
    """

    settings: Settings
    chance: Mapping[str, tuple[float, ...]]


def train(connection: duckdb.DuckDBPyConnection, *, priors: Priors, seed: int) -> Trained:
    """A model of the tables `a` and `b` (`preparing.SCHEMA` and blocking columns); the same tables and seed give the same model."""
    present = filled(connection)
    with quiet():
        linker = _linker(connection, _settings(present, priors))
        learning = linker.training
        # A handful of records of which most are plainly the same is more than the assumed recall allows; then one in all pairs is.
        with suppress(ValueError):
            learning.estimate_probability_two_random_records_match(_certain(present), recall=DETERMINISTIC_RECALL)
        learning.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=seed)
        for rule in _training_rules(present, share=_share(connection)):
            # A rule that no pair satisfies teaches nothing: small exports, or two that have hardly anything in common.
            with suppress(EMTrainingException):
                learning.estimate_parameters_using_expectation_maximisation(rule)
        settings = _floored(linker.misc.save_model_to_json(None), pairs=_pairs(connection), priors=priors)
    return Trained(settings, chance_of(settings))


def predict(connection: duckdb.DuckDBPyConnection, trained: Trained) -> str:
    """The name of a table of the pairs that may be one case: `line_l` (of a), `line_r` (of b), a gamma and a weight for each comparison."""
    with quiet():
        pairs = _linker(connection, trained.settings).inference.predict(threshold_match_weight=LEAST_WEIGHT)
    return str(pairs.physical_name)


def _pairs(connection: duckdb.DuckDBPyConnection) -> int:
    ((count,),) = connection.sql("SELECT (SELECT COUNT(*) FROM a) * (SELECT COUNT(*) FROM b)").fetchall()
    return int(count)


def _floored(settings: Settings, *, pairs: int, priors: Priors) -> Settings:
    """The settings without zeros: what was not seen in a sample is rare, not impossible, and what was never seen says nothing.

    Where no two records are plainly the same, one of all `pairs` may be. What few pairs have taught about the parties counts for as many
    as they are, beside the starting points of the pack.
    """
    expected = min(max(settings["probability_two_random_records_match"], 1 / (pairs + 1)), MOST_EXPECTED)
    settings["probability_two_random_records_match"] = expected
    for comparison in settings["comparisons"]:
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        _weigh(comparison["output_column_name"], levels, expected=expected, pairs=pairs, priors=priors)
        for level in levels:
            same, chance = level.get("m_probability") or 0.0, level.get("u_probability") or 0.0
            unseen = same < RAREST_CHANCE and chance < RAREST_CHANCE
            level["m_probability"] = RAREST_SAME if unseen else max(same, RAREST_SAME)
            level["u_probability"] = RAREST_SAME if unseen else max(chance, RAREST_CHANCE)
    return settings


def _weigh(name: str, levels: Sequence[Settings], *, expected: float, pairs: int, priors: Priors) -> None:
    """What the expected share of all pairs says of a comparison of parties, beside the pack, worth so many pairs as it says."""
    kind = name.rstrip("12")
    if kind not in ("name", *priors.apart):
        return
    if kind == "name":
        known = [share / 100 for share in priors.names]
        for level, chance in zip(levels, CHANCE_OF_NAMES, strict=False):
            drawn = min(pairs, SAMPLED_PAIRS)
            seen = drawn * (level.get("u_probability") or 0.0)
            level["u_probability"] = (seen + chance * CHANCE_WORTH) / (drawn + CHANCE_WORTH)
    else:
        # Which parts of a number or place can be seen depends on the export; only how seldom they differ is known beforehand.
        rest = 1 - priors.apart[kind] / 100
        shares = [level.get("m_probability") or 0.0 for level in levels[:-1]]
        known = [rest * share / max(sum(shares), RAREST_CHANCE) for share in shares] + [1 - rest]
    taught = expected * pairs
    for level, share in zip(levels, known, strict=True):
        told = taught * (level.get("m_probability") or 0.0) + priors.weight * share
        level["m_probability"] = told / (taught + priors.weight)


def chance_of(settings: Settings) -> dict[str, tuple[float, ...]]:
    """The shares of the levels among random pairs, by comparison."""
    return {
        comparison["output_column_name"]: tuple(
            float(level.get("u_probability") or 0.0)
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        )
        for comparison in settings["comparisons"]
    }


def filled(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The columns in which something stands in both tables."""
    kept = None
    for table in ("a", "b"):
        columns = [row[0] for row in connection.sql(f"DESCRIBE {table}").fetchall()]
        (counts,) = connection.sql(f"SELECT {', '.join(f'COUNT({name})' for name in columns)} FROM {table}").fetchall()
        some = {name for name, count in zip(columns, counts, strict=True) if count}
        kept = some if kept is None else kept & some
    return frozenset(kept or ())


def _linker(connection: duckdb.DuckDBPyConnection, settings: Settings) -> Linker:
    api = DuckDBAPI(connection)
    tables = [api.register(name, dataset_display_name=name) for name in ("a", "b")]
    return Linker(tables, settings, log_level=None, validate_settings=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Splink says nothing meanwhile."""
    # Splink advises analysts at every step; what it would say here is settled in the pack.
    log = logging.getLogger("splink")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _settings(present: frozenset[str], priors: Priors) -> Settings:
    comparisons = [
        *(_name(side, other) for side, other in (("1", "2"), ("2", "1")) if f"sound{side}" in present),
        *(_identity(side, other) for side, other in (("1", "2"), ("2", "1")) if f"tail{side}" in present),
    ]
    if "phone1" in present:
        comparisons.append(_phone())
    if "street" in present or "community" in present:
        comparisons.append(_place())
    made = {"day": _day, "type": _type, "amount": _amount}
    comparisons += [make(priors) for name, make in made.items() if name in present]
    return {
        "link_type": "link_only",
        "unique_id_column_name": "line",
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in _blocking(present)],
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 15,
        "em_convergence": 0.001,
    }


def _blocking(present: frozenset[str]) -> list[str]:
    rules = ["l.sound1 = r.sound1 AND l.sound2 = r.sound2"]
    alike = f" AND {_at_all_alike(present)}"
    rules += [f"l.{one} = r.{other}{alike}" for one, other in BLOCKING[1:] if {one, other} <= present]
    place = " AND l.street = r.street" if "street" in present else ""
    times = [f" AND l.{name} = r.{name}" for name in ("bucket", "other_bucket")] if "day" in present else [""]
    sides = [(one, other) for one in "12" for other in "12" if {f"rare{one}", f"rare{other}"} <= present]
    rules += [f"l.rare{one} = r.rare{other}{place}{time}" for one, other in sides for time in times]
    if "day" in present:
        rules += [f"l.rare{one} = r.rare{one} AND l.day = r.day" for one in "12" if f"rare{one}" in present]
    if "hidden" in present:
        rules.append(f"l.surname1 = r.surname1 AND l.surname2 = r.surname2{place}{times[0]}")
    return rules


def _at_all_alike(present: frozenset[str]) -> str:
    """Of two records with the same number or phone: anything else that agrees. What is seen of both is shared by chance in most pairs."""
    parts = [
        f"l.{part}{one} = r.{part}{other}"
        for part in ("surname", "sound")
        for one in "12"
        for other in "12"
        if {f"{part}{one}", f"{part}{other}"} <= present
    ]
    if "street" in present:
        parts += ["l.street = r.street", "l.street IS NULL", "r.street IS NULL"]
    return f"({' OR '.join(parts)})"


def _certain(present: frozenset[str]) -> list[Any]:
    place = " AND l.street = r.street" if "street" in present else ""
    return [f"l.name1 = r.name1 AND l.name2 = r.name2{place}"]


def _share(connection: duckdb.DuckDBPyConnection) -> int:
    """One in how many pairs is learnt from: what stands in the pairs of `LEARNT_FROM` records, more of them would not change."""
    ((count,),) = connection.sql("SELECT COUNT(*) FROM a").fetchall()
    return max(1, round(int(count) / LEARNT_FROM))


def _training_rules(present: frozenset[str], *, share: int) -> list[str]:
    """One rule that leaves the names free, one that leaves everything else free; of many pairs one in `share`, by what they share."""
    free = next((name for name in ("phone1", "key1") if name in present), "")
    known = [free] if free else [name for name in ("day", "amount", "street", "type") if name in present][:3]
    rules = {"sound1": "l.sound1 = r.sound1 AND l.sound2 = r.sound2"}
    if free or len(known) > 1:
        rules[known[0]] = " AND ".join(f"l.{name} = r.{name}" for name in known)
    return [f"{rule} AND hash(l.{key}) % {share} = 0" if share > 1 else rule for key, rule in rules.items()]


def _level(condition: str, label: str, **more: Any) -> dict[str, Any]:
    return {"sql_condition": condition, "label_for_charts": label, **more}


def _comparison(name: str, null: str, levels: Sequence[dict[str, Any]]) -> dict[str, Any]:
    every = [_level(null, "null", is_null_level=True), *levels]
    return {"output_column_name": name, "comparison_levels": every}


def _fixed(name: str, null: str, levels: Sequence[tuple[str, str]], shares: Sequence[int]) -> dict[str, Any]:
    told = [
        _level(condition, label, m_probability=share / 100, fix_m_probability=True)
        for (condition, label), share in zip([*levels, ("ELSE", "other")], shares, strict=True)
    ]
    return _comparison(name, null, told)


def _name(side: str, other: str) -> dict[str, Any]:
    """A party against the one at the same place; an equal one may stand at the other place too: a misheard name sorts elsewhere."""
    name, sound, surname = f"name{side}", f"sound{side}", f"surname{side}"
    hidden = f"({name}_l IS NULL OR {name}_r IS NULL)"
    length = f"length({sound}_l)"
    # The lengths first: they cost nothing, and rule out most pairs.
    near = (
        f"abs({length} - length({sound}_r)) <= 6 AND "
        f"levenshtein({sound}_l, {sound}_r) <= CASE WHEN {length} > 18 THEN 6 ELSE 2 END"
    )
    free = {"disable_tf_exact_match_detection": True}
    return _comparison(
        name,
        " OR ".join(f"COALESCE({sound}_{end}, {surname}_{end}) IS NULL" for end in "lr"),
        [
            _level(f"{name}_l = {name}_r OR {name}_l = name{other}_r", "exact", tf_adjustment_column=name, **free),
            _level(f"{sound}_l = {sound}_r OR {sound}_l = sound{other}_r", "sound", tf_adjustment_column=sound, **free),
            _level(_one_character_apart(f"{name}_l", f"{name}_r"), "edited"),
            _level(near, "near"),
            _level(f"{hidden} AND ({surname}_l = {surname}_r OR {surname}_l = surname{other}_r)", "surname"),
            _level("ELSE", "other"),
        ],
    )


def _one_character_apart(one: str, other: str) -> str:
    """Names of three characters with one replaced, or dropped. Not by levenshtein: it counts bytes in one engine, characters in another."""

    def parts(name: str) -> tuple[str, str, str]:
        return f"substr({name}, 1, 2)", f"substr({name}, 2, 2)", f"concat(substr({name}, 1, 1), substr({name}, 3, 1))"

    both = f"length({one}) = 3 AND length({other}) = 3"
    replaced = " OR ".join(f"{mine} = {theirs}" for mine, theirs in zip(parts(one), parts(other), strict=True))
    dropped = [
        f"length({long}) = 3 AND {short} IN ({', '.join(parts(long))})" for long, short in ((one, other), (other, one))
    ]
    return f"({both} AND ({replaced})) OR ({dropped[0]}) OR ({dropped[1]})"


def _identity(side: str, other: str) -> dict[str, Any]:
    def same(parts: str, at: str) -> str:
        return " AND ".join(f"{part}{side}_l = {part}{at}_r" for part in parts.split())

    def apart(part: str) -> str:
        return f"({part}{side}_l IS NULL OR {part}{side}_r IS NULL)"

    # The number of an organisation says no more than its name has said.
    known = f"name{side}_l = name{side}_r AND surname{side}_l IS NULL AND surname{side}_r IS NULL"
    null = f"({apart('tail')} AND {apart('birth')}) OR ({known})"
    return _comparison(
        f"id{side}",
        null,
        [
            _level(f"({same('area birth tail', side)}) OR ({same('area birth tail', other)})", "whole"),
            _level(
                f"({same('area tail', side)} AND {apart('birth')}) OR ({same('area birth', side)} AND {apart('tail')})"
                f" OR ({same('area tail', other)})",
                "most",
            ),
            _level(f"{same('tail', side)} AND {apart('area')}", "some"),
            _level("ELSE", "other"),
        ],
    )


def _phone() -> dict[str, Any]:
    equal = " OR ".join(f"phone{one}_l = phone{other}_r" for one in "12" for other in "12")
    return _comparison(
        "phone", "phone1_l IS NULL OR phone1_r IS NULL", [_level(equal, "same"), _level("ELSE", "other")]
    )


def _place() -> dict[str, Any]:
    def missing(name: str) -> str:
        return f"({name}_l IS NULL OR {name}_r IS NULL)"

    return _comparison(
        "place",
        f"{missing('street')} AND {missing('community')}",
        [
            _level(f"community_l = community_r AND (street_l = street_r OR {missing('street')})", "community"),
            _level("street_l = street_r", "street"),
            _level("ELSE", "other"),
        ],
    )


def _day(priors: Priors) -> dict[str, Any]:
    levels = [(f"abs(day_l - day_r) <= {days}", f"within {days}") for days in priors.days]
    return _fixed("day", "day_l IS NULL OR day_r IS NULL", levels, priors.shares["day"])


def _type(priors: Priors) -> dict[str, Any]:
    return _fixed("type", "type_l IS NULL OR type_r IS NULL", [("type_l = type_r", "same")], priors.shares["type"])


def _amount(priors: Priors) -> dict[str, Any]:
    levels = [
        ("amount_l = amount_r", "same"),
        (f"amount_l = amount_r * {SCALE} OR amount_l * {SCALE} = amount_r", "unit"),
        ("abs(amount_l - amount_r) * 4 <= greatest(amount_l, amount_r)", "near"),
    ]
    # Both told, as Splink compares them; that only one tells is looked at in `disputes`.
    return _fixed("amount", "amount_l IS NULL OR amount_r IS NULL", levels, priors.shares["amount"])
