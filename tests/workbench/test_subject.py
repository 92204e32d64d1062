"""Records in the shapes of evaluation and reporting: duty data answer for results that name them."""

from __future__ import annotations

from jixiao.facts.snapshot import open_snapshot
from jixiao.workbench.subject import claims_of, indicators_of, material_of, projects_of
from tests.conftest import Evaluated


def test_shapes_of_the_example(evaluated: Evaluated) -> None:
    snapshot = open_snapshot(evaluated.settings.snapshots / evaluated.outcome.facts["snapshot"])
    indicators = indicators_of(snapshot, figures={})
    projects = projects_of(snapshot, indicators=indicators)
    assert [len(projects), sum(project.key for project in projects)] == [18, 1]
    assert all(project.indicators for project in projects)
    assert sum(given.weight for given in projects[0].indicators) == 900_000
    assert [projects[2].objectives[0].completion] == ["短视频与直播任务完成，线下宣讲略少于计划。"]
    claims = claims_of(snapshot)
    assert claims["B31"]["budget_time"].answer is True
    assert claims["B31"]["budget_time"].source is not None
    material = material_of(snapshot)
    assert len(material.tasks) == 14
    assert material.tasks[0].number == 1
    assert material.narratives["部门职能"]
