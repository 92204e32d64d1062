"""Links for a terminal and as JSON: the totals under each reading first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jixiao.linkage.candidates import Link
from jixiao.linkage.exports import Export
from jixiao.linkage.linking import Counts, Linked

from .wording.likeness import RELATION_LABELS, STATE_LABELS, evidence_lines, percent_text

SCHEMA = "jixiao.links/1"
SHOWN = 5


def totals_text(counts: Counts) -> str:
    """The number of disputes under each reading, in one sentence."""
    if not counts.candidates:
        return f"两个系统合计 {counts.most:,} 件（没有拿不准的）。"
    return f"两个系统合计：如果拿不准的 {counts.candidates:,} 对都是同一件，是 {counts.fewest:,} 件；如果都不是，是 {counts.most:,} 件。"


def links_lines(counts: Counts, a: Export, b: Export, reviewed: Sequence[Link]) -> tuple[str, ...]:
    """What was read, what is the same, what is not sure."""
    lines = [
        f"一：{a.file} {counts.records_a:,} 条（隔离 {_out(a):,} 条）",
        f"二：{b.file} {counts.records_b:,} 条（隔离 {_out(b):,} 条）",
        f"同一件 {counts.joined:,} 对；同人另一件 {counts.repeats:,} 对；待复核 {len(reviewed):,} 对",
        totals_text(counts),
    ]
    for link in reviewed[:SHOWN]:
        lines.append(
            f"  待复核 {link.ours.get('number', '')} ↔ {link.theirs.get('number', '')}：{percent_text(link.same)}"
        )
    if len(reviewed) > SHOWN:
        lines.append(f"  …… 还有 {len(reviewed) - SHOWN:,} 对")
    return tuple(lines)


def links_json(linked: Linked, counts: Counts, a: Export, b: Export, links: Iterable[Link]) -> dict[str, Any]:
    """For other programs; probabilities of the model, no amounts."""
    model = linked.model
    return {
        "schema": SCHEMA,
        "systems": [_system(a), _system(b)],
        "counts": {
            "joined": counts.joined,
            "repeats": counts.repeats,
            "candidates": counts.candidates,
            "fewest": counts.fewest,
            "most": counts.most,
        },
        "thresholds": {"accept": round(linked.accept, 6), "reject": round(linked.reject, 6)},
        "shares": {
            kind: {look: [round(share, 6) for share in shares] for look, shares in told.items()}
            for kind, told in (("same", model.same), ("repeat", model.repeat), ("chance", model.chance))
        },
        "links": [link_json(link) for link in links],
    }


def link_json(link: Link) -> dict[str, Any]:
    """One link as plain values."""
    return {
        "relation": link.relation,
        "state": link.state,
        "counted": link.counted,
        "same": link.same,
        "repeat": link.repeat,
        "days": link.days,
        "number_a": link.ours.get("number"),
        "number_b": link.theirs.get("number"),
        "place_a": link.source_a.place,
        "place_b": link.source_b.place,
        "evidence": [
            {"comparison": name, "level": level, "bits": round(bits, 3)} for name, level, bits in link.evidence
        ],
    }


def link_cells(link: Link) -> tuple[str, ...]:
    """A link as the first cells of a line: relation, state, probabilities, evidence."""
    return (
        RELATION_LABELS[link.relation],
        STATE_LABELS[link.state],
        percent_text(link.same),
        percent_text(link.repeat),
        "\n".join(evidence_lines(link.evidence, days=link.days)),
    )


def _system(export: Export) -> dict[str, Any]:
    columns: Mapping[str, str] = {name: column.heading for name, column in export.columns.items()}
    return {"file": export.file, "records": export.counted, "set_aside": _out(export), "columns": dict(columns)}


def _out(export: Export) -> int:
    return sum(one.whole for one in export.aside)
