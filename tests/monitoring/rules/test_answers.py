"""Answers held against suspicions, and what they say of a rule."""

from __future__ import annotations

from dataclasses import replace

from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.rules.answers import NORMAL, VIOLATION, Answered, Standing, Track, gone, standing, tracks
from jixiao.standards.payment_rules import Retire
from tests.reporting.test_hits_text import HITS


def test_a_judgement_holds_for_its_payments_only() -> None:
    hit = HITS[0]
    answer = Answered(hit.reference, "说明", NORMAL, payments=1, amount=hit.amount)
    assert standing(hit, answer) is Standing.NORMAL
    assert standing(hit, None) is Standing.NEW
    assert standing(hit, Answered(hit.reference)) is Standing.NEW
    assert standing(hit, replace(answer, judged="")) is Standing.EXPLAINED
    assert standing(replace(hit, amount=1), answer) is Standing.CHANGED
    assert standing(replace(hit, vouchers=("1", "2")), answer) is Standing.CHANGED


def test_tracks_count_what_is_gone_too() -> None:
    answers = {
        HITS[0].reference: Answered(HITS[0].reference, judged=NORMAL),
        HITS[1].reference: Answered(HITS[1].reference, judged=VIOLATION),
        "TM-03:gone": Answered("TM-03:gone", judged=NORMAL),
    }
    assert [answer.reference for answer in gone(HITS, answers)] == ["TM-03:gone"]
    track = tracks(HITS, answers)["TM-03"]
    assert (track, track.precision) == (Track(5, 2, 1), Ratio(1, 3))
    assert track.to_retire(Retire(3, Ratio(1, 2)))
    assert not track.to_retire(Retire(4, Ratio(1, 2)))
    assert not track.to_retire(Retire(3, Ratio(1, 3)))
    assert not Track(1, 0, 0).to_retire(Retire(0, Ratio(1, 3)))
    assert not track.to_retire(None)
