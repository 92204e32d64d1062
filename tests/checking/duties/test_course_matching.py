"""律法兴企: proposals with reasons, nobody beyond what a provider can do, and why nothing was proposed."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.checking.duties.course_matching import Need, Product, match_needs

TOPICS = st.sampled_from(
    [frozenset(), frozenset({"劳动"}), frozenset({"合同"}), frozenset({"劳动", "合同"}), frozenset({"税务"})]
)
PLACES = st.sampled_from([frozenset(), frozenset({"甲街"}), frozenset({"甲街", "乙街"})])
NEEDS = st.lists(st.tuples(TOPICS, st.sampled_from(["甲街", "乙街", ""])), max_size=9).map(
    lambda drawn: [Need(str(n), "某企业", topics, "皮具", street) for n, (topics, street) in enumerate(drawn)]
)
PRODUCTS = st.lists(st.tuples(TOPICS, PLACES, st.none() | st.integers(0, 3)), max_size=5).map(
    lambda drawn: [
        Product(str(n), "某课", topics, streets=places, capacity=most) for n, (topics, places, most) in enumerate(drawn)
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(NEEDS, PRODUCTS)
def test_proposals_fit_and_stay_within_capacity(needs: list[Need], products: list[Product]) -> None:
    matches = match_needs(needs, products)
    assert [one.need.number for one in matches] == sorted(one.number for one in needs)
    given_out = Counter(one.proposed.product.code for one in matches if one.proposed)
    for product in products:
        assert product.capacity is None or given_out[product.code] <= product.capacity
    for one in matches:
        assert (one.proposed is None) == bool(one.why_not)
        for fit in one.fits:
            assert fit.product.topics & one.need.topics
            assert not fit.product.streets or one.need.street in fit.product.streets
    assert match_needs(needs[::-1], products[::-1]) == matches


def test_reasons_and_refusals() -> None:
    leather = Product("K1", "皮具用工", frozenset({"劳动"}), frozenset({"皮具"}), lawyer="示例律师", capacity=1)
    general = Product("K2", "用工", frozenset({"劳动", "合同"}))
    one, two, three = match_needs(
        [
            Need("1", "甲厂", frozenset({"劳动"}), "皮具"),
            Need("2", "乙厂", frozenset({"劳动"}), "皮具"),
            Need("3", "丙厂", frozenset({"税务"})),
        ],
        [general, leather],
    )
    assert one.proposed is not None
    assert (one.proposed.product.code, one.proposed.reasons) == ("K1", ("主题相合：劳动", "适合行业：皮具"))
    assert two.proposed is not None
    assert two.proposed.product.code == "K2"
    assert three.why_not == "没有主题相合的产品，需要开发"
    (full,) = match_needs(
        [Need("1", "甲厂", frozenset({"劳动"}), "皮具")], [Product("K1", "x", frozenset({"劳动"}), capacity=0)]
    )
    assert full.why_not == "合适的产品今年的场次已经用完"


def test_products_for_others_are_named_as_such() -> None:
    shoes = Product("K1", "鞋业用工", frozenset({"劳动"}), frozenset({"鞋业"}))
    (one,) = match_needs([Need("1", "甲厂", frozenset({"劳动"}), "皮具")], [shoes])
    assert one.why_not == "主题相合的产品（K1）限别的行业或镇街，需要扩大范围或另外开发"
