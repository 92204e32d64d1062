"""The quarterly cross-check: balanced, nobody checks itself, no file twice, the same seed the same draw – for any offices and files."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.checking.duties.file_draw import Drawn, draw_files


def offices(count: int, files: int) -> dict[str, list[str]]:
    return {f"所{number:02d}": [f"D{number}-{file}" for file in range(files)] for number in range(count)}


def test_the_year_of_the_report() -> None:
    """504 = 24 × 21 = 4 × 126."""
    done: list[Drawn] = []
    for quarter in (1, 2, 3, 4):
        draw = draw_files(offices(24, 30), quarter=quarter, total=126, seed=2023, before=done)
        assert draw.findings == ()
        assert len(draw.drawn) == 126
        done += draw.drawn
    assert set(Counter(one.office for one in done).values()) == {21}
    assert set(Counter(one.checker for one in done).values()) == {21}
    assert len({(one.office, one.file) for one in done}) == 504


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 40), min_size=2, max_size=30), st.integers(1, 200), st.integers(0, 10**6))
def test_any_offices(sizes: list[int], total: int, seed: int) -> None:
    files = {f"所{number}": [f"D{number}-{file}" for file in range(size)] for number, size in enumerate(sizes)}
    draw = draw_files(files, quarter=1, total=total, seed=seed)
    again = draw_files({name: files[name][::-1] for name in reversed(files)}, quarter=1, total=total, seed=seed)
    assert draw == again
    if draw.findings:
        assert draw.drawn == ()
        # It is only refused where one office has too few, or would have to be checked by itself.
        assert min(sizes) < -(-total // len(sizes)) or 2 * -(-total // len(sizes)) > total
        return
    assert len(draw.drawn) == total == len({(one.office, one.file) for one in draw.drawn})
    assert all(one.office != one.checker for one in draw.drawn)
    counts = Counter(dict.fromkeys(files, 0) | Counter(one.office for one in draw.drawn))
    assert max(counts.values()) - min(counts.values()) <= 1
    # An office checks as many as are checked of it.
    assert Counter(one.checker for one in draw.drawn) == Counter(one.office for one in draw.drawn)


def test_other_seeds_and_quarters_draw_others() -> None:
    files = offices(24, 30)
    draws = {draw_files(files, quarter=q, total=126, seed=s).drawn for q, s in ((1, 1), (1, 2), (2, 1))}
    assert len(draws) == 3


def test_what_is_impossible_is_told() -> None:
    assert draw_files({"甲": ["1"]}, quarter=1, total=1, seed=1).findings[0].code == "JX-DUT-001"
    few = draw_files({"甲": ["1"], "乙": list("12345"), "丙": list("12345")}, quarter=1, total=9, seed=1)
    assert [(one.code, "甲" in one.message) for one in few.findings] == [("JX-DUT-002", True)]
    assert draw_files(offices(2, 9), quarter=1, total=3, seed=1).findings[0].code == "JX-DUT-003"
    before = [Drawn("所00", "所01", f"D0-{file}") for file in range(4)]
    assert draw_files(offices(4, 5), quarter=2, total=8, seed=1, before=before).findings[0].code == "JX-DUT-002"
