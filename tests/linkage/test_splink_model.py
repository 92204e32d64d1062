"""What Splink has learnt."""

from pathlib import Path

import duckdb
import pytest

from jixiao.linkage import splink_model
from jixiao.linkage.linking import SEED, _load, link
from jixiao.linkage.splink_model import DISPUTE, PARTIES, chance_of, filled, train
from tests.linkage.world import export, rules, world


def test_every_likeness_that_the_data_allow_is_weighed() -> None:
    settings = world().linked.trained.settings
    assert [one["output_column_name"] for one in settings["comparisons"]] == [*PARTIES, *DISPUTE]


def test_no_level_is_impossible() -> None:
    """An unseen level is rare; a zero would rule out a pair on one typing error."""
    for comparison in world().linked.trained.settings["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                assert level["m_probability"] > 0
                assert level["u_probability"] > 0


def test_what_tells_disputes_apart_is_not_learnt_from_pairs_of_the_same_people() -> None:
    settings = world().linked.trained.settings
    (day,) = [one for one in settings["comparisons"] if one["output_column_name"] == "day"]
    shares = [level["m_probability"] for level in day["comparison_levels"][1:]]
    assert shares == [share / 100 for share in rules().priors.shares["day"]]


def test_few_pairs_teach_as_much_as_they_are() -> None:
    """Of sixty records nobody's name differs; that names never differ has not been learnt."""
    with duckdb.connect() as connection:
        for table, export in (("a", world().a), ("b", world().b)):
            _load(connection, table, export.prepared.slice(0, 60))
        learnt = train(connection, priors=rules().priors, seed=SEED).settings
    for one in learnt["comparisons"][:2]:
        shares = [level["m_probability"] for level in one["comparison_levels"] if not level.get("is_null_level")]
        assert shares[0] > 0.7
        assert 0.02 < shares[1] < 0.1
        assert 0.01 < shares[-1] < 0.2


def test_chance_is_what_random_pairs_are_like() -> None:
    chance = chance_of(world().linked.trained.settings)
    assert chance["name1"][0] < 0.001 < chance["name1"][-1]
    assert chance["day"][-1] > chance["day"][0]


def test_a_share_of_many_pairs_teaches_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splink_model, "LEARNT_FROM", 500)
    with duckdb.connect() as connection:
        for table, export in (("a", world().a), ("b", world().b)):
            _load(connection, table, export.prepared)
        learnt = train(connection, priors=rules().priors, seed=SEED).settings
    for one, other in zip(learnt["comparisons"], world().linked.trained.settings["comparisons"], strict=True):
        best, all_of_them = (compared["comparison_levels"][1]["m_probability"] for compared in (one, other))
        assert abs(best - all_of_them) < 0.1, one["output_column_name"]


def test_only_columns_filled_on_both_sides_count() -> None:
    with duckdb.connect() as connection:
        for table, export in (("a", world().a), ("b", world().b)):
            _load(connection, table, export.prepared)
        found = filled(connection)
    assert {"sound1", "key1", "street", "rare1"} <= found
    assert "phone2" not in found
    assert "hidden" not in found


def test_hardly_any_records_and_a_column_missing_are_no_accident(tmp_path: Path) -> None:
    """No pair to learn from, and amounts, numbers and phones in one system only."""
    for name, line in (("甲", "A1,张三,李四,2023-05-07,3"), ("乙", "B1,王五,赵六,2023-06-01,")):
        (tmp_path / f"{name}.csv").write_text(
            f"案号,申请人,被申请人,受理日期,涉及金额（元）\n{line}\n", encoding="utf-8"
        )
    a, b = (export(tmp_path / f"{name}.csv") for name in ("甲", "乙"))
    assert link(a, b, rules=rules()).links.num_rows == 0
    same = export(tmp_path / "甲.csv")
    assert link(a, same, rules=rules()).links.num_rows <= 1, (
        "one record against itself teaches nothing, and breaks nothing"
    )
