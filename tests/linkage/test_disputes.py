"""The same dispute or another one of the same people."""

import math

import pytest

from jixiao.linkage.disputes import (
    LOOKS,
    ONE_SIDED,
    REPEAT,
    SAME,
    UNKNOWN,
    DisputeModel,
    Pattern,
    _amounts,
    _settle,
)
from tests.linkage.world import rules, world

CHANCE = {
    "day": (0.003, 0.016, 0.022, 0.044, 0.085, 0.28, 0.55),
    "type": (0.12, 0.88),
    "amount": (0.0006, 0.0001, 0.08, 0.5193, 0.4),
    "facts": (0.09, 0.13, 0.78),
}


SAME_SHARES = {
    "day": (0.3, 0.24, 0.16, 0.16, 0.07, 0.04, 0.03),
    "type": (0.9, 0.1),
    "amount": (0.76, 0.01, 0.04, 0.07, 0.12),
    "facts": (0.6, 0.25, 0.15),
}


def settled(patterns: dict[Pattern, int]) -> DisputeModel:
    return _settle(patterns, SAME_SHARES, CHANCE, rules().priors, (10_000, 10_000))


def test_repeats_are_seen_without_labels() -> None:
    """Same people throughout; 900 pairs alike in date, type and amount, 100 as in any two disputes."""
    model = settled({(60, (1, 0, 0, 0), ""): 900, (60, (6, 1, 3, 2), ""): 80, (60, (5, 0, 3, 2), ""): 20})
    assert (round(model.same_pairs), round(model.repeat_pairs)) == (900, 100)
    assert model.weights(SAME)["day"][6] < -5 < 5 < model.weights(SAME)["day"][1]
    assert model.repeat["day"] == pytest.approx(CHANCE["day"], rel=1e-6)


def test_a_pair_of_strangers_is_neither() -> None:
    model = settled({(-8, (5, 1, 3, 2), ""): 5_000, (60, (0, 0, 0, 0), ""): 500})
    assert round(model.same_pairs) == 500
    assert round(model.repeat_pairs) == 0


def test_silence_says_nothing() -> None:
    model = settled({(60, (UNKNOWN,) * 4, ""): 10, (60, (0, 0, 0, 0), ""): 500})
    assert model.same_pairs + model.repeat_pairs == pytest.approx(510, abs=1)


def test_what_people_have_decided_is_learnt() -> None:
    told: dict[Pattern, int] = {(60, (0, 1, 0, 0), "repeat"): 300, (60, (0, 0, 0, 0), ""): 500}
    untold = {(key[0], key[1], ""): count for key, count in told.items()}
    share = [model.repeat["type"][1] for model in (settled(told), settled(untold))]
    assert settled(told).repeat_pairs > settled(untold).repeat_pairs + 250
    assert share[0] != share[1]


def test_people_who_quarrel_again_quarrel_about_the_same_thing() -> None:
    """Without anything learnt, three repeats in ten are of the old kind: type and facts alone make no two disputes one."""
    model = settled({(60, (0, 0, 0, 0), ""): 1})
    assert model.weights(SAME)["type"][0] - model.weights(REPEAT)["type"][0] < 1.5 < model.weights(SAME)["type"][0]


def test_that_only_one_system_tells_an_amount_speaks_against_one_dispute_where_both_usually_do() -> None:
    both = (0.8, 0.01, 0.09, 0.1)
    often = [_amounts(both, (0.8, 0.8), alone=share)[ONE_SIDED] for share in (0.25, 1.0)]
    assert often[0] < often[1] / 2
    never = [_amounts(both, (0.8, 0.0), alone=share)[ONE_SIDED] for share in (0.25, 1.0)]
    assert never[0] == never[1]


def test_shares_add_up() -> None:
    model = world().linked.model
    for kind in (model.same, model.repeat, model.chance):
        assert set(kind) == set(LOOKS)
        assert all(math.isclose(sum(shares), 1.0) for shares in kind.values())
    assert model.prior(SAME) > model.prior(REPEAT)
