"""Every unanswered point, every yes without a ground, every result and reason that is missing is told with its place on the form."""

from __future__ import annotations

from jixiao.evaluation.readiness import NO_ANSWER, NO_BASIS, NO_EVIDENCE, bases, missing, statable
from jixiao.workbench.frozen import workings_of
from jixiao.workbench.stating import NOTHING_SAID, Said, StatedAnswer, StatedResult
from tests.conftest import Evaluated
from tests.workbench.test_frozen import PLAN, snapshot_of


def test_what_is_missing(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    before = workings.evaluation(NOTHING_SAID)
    leaf = next(leaf for leaf in before.leaves() if any(bases(leaf).values()))
    points = sorted(statable(leaf))
    one, two = (leaf.item.code, points[0]), (leaf.item.code, points[1])
    number = next(one for one in before.indicators if one.nature != "qualitative")
    said = Said(
        answers={one: StatedAnswer(None, ""), two: StatedAnswer(True, "")},
        results={number.code: StatedResult(actual=0, tier=None, share=None, reason="")},
    )
    told = {(found.place, found.finding.code) for found in missing(workings.evaluation(said))}
    told -= {(found.place, found.finding.code) for found in missing(before)}
    assert told == {(one, NO_ANSWER.code), (two, NO_BASIS.code), ((number.code, ""), "JX-EVA-001")}
    unknown = Said(results={number.code: StatedResult(actual=None, tier=None, share=None, reason="")})
    assert "JX-EVA-003" in {found.finding.code for found in missing(workings.evaluation(unknown))}


def test_a_statement_that_has_to_be_proved_needs_a_file(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    stated = workings.evaluation(NOTHING_SAID)
    assert [found.place for found in missing(stated, proven=())] == [("B41", "system"), ("B52", "system")]
    assert {found.finding.code for found in missing(stated, proven={"B41"})} == {NO_EVIDENCE.code}
    assert missing(stated, proven={"B41", "B52"}) == missing(stated) == ()
    denied = workings.evaluation(Said(answers={("B41", "system"): StatedAnswer(False, "")}))
    assert [found.place for found in missing(denied, proven={"B52"}) if found.finding.code == NO_EVIDENCE.code] == []
