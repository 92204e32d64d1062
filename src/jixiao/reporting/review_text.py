"""A review on the terminal: the result in one line, what is wrong first, what agrees in short."""

from __future__ import annotations

from jixiao.checking.reports.model import Colour, Review

from .review_words import COLOUR_LABELS, NOTHING, ranked, summary

_SIGNS = {Colour.RED: "✗", Colour.AMBER: "△", Colour.GREY: "？", Colour.GREEN: "✓"}


def review_lines(review: Review, *, name: str) -> tuple[str, ...]:
    """The lines of a review: disagreements with place, reckoning and advice, agreements one line each."""
    if not review.remarks:
        return (f"{name}：{NOTHING}",)
    lines = [f"{name}：{summary(review)}"]
    colour = None
    for number, remark in ranked(review.remarks):
        if remark.colour is not colour:
            colour = remark.colour
            lines.append(f"\n{COLOUR_LABELS[colour]}：")
        finding = remark.finding
        lines.append(f"  {_SIGNS[remark.colour]} {number}. {finding.message}")
        if remark.colour is Colour.GREEN:
            continue
        lines.append(f"      位置：{finding.place}")
        if finding.hint:
            lines.append(f"      建议：{finding.hint}")
    return tuple(lines)
