"""Use case: the key tasks of an evaluation in their words, every figure in them leading to what it was counted from."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.facts.records import BY_NAME
from jixiao.facts.showing import value_text
from jixiao.facts.snapshot import open_snapshot
from jixiao.reporting.wording.sentence import pieces_of

from .results import Results
from .settings import Settings

DUTY = "duty."


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, or a figure as printed with its code."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty figure: its name, its code in the evaluation, as printed, and the system it is said to come from."""

    name: str
    code: str
    printed: str
    system: str


@dataclass(frozen=True, slots=True)
class Task:
    """A key task with what was done in it, and its duty figures."""

    number: str
    name: str
    division: str
    state: str
    pieces: tuple[Piece, ...]
    duties: tuple[Duty, ...]


def key_tasks(results: Results, *, settings: Settings) -> tuple[Task, ...]:
    """The key tasks as the evaluation's snapshot has them, in their order; none when the snapshot is gone."""
    folder = settings.snapshots / str(results.document["snapshot"])
    if not folder.is_dir():
        return ()
    snapshot = open_snapshot(folder)
    duties: dict[str, list[Duty]] = {}
    for one in snapshot.records("duty_result"):
        code = f"{DUTY}{one['code']}"
        told = Duty(str(one["name"]), code, results.printed(code), str(one["system"] or ""))
        duties.setdefault(str(one["key_task"]), []).append(told)
    state = BY_NAME["key_task"].field("state")
    tasks = sorted(snapshot.records("key_task"), key=lambda task: int(task["number"] or 0))
    return tuple(
        Task(
            number=str(task["number"]),
            name=str(task["name"]),
            division=str(task["division"] or ""),
            state=value_text(state, task["state"]),
            pieces=_pieces(str(task["summary"] or ""), results),
            duties=tuple(duties.get(str(task["number"]), ())),
        )
        for task in tasks
    )


def _pieces(text: str, results: Results) -> tuple[Piece, ...]:
    """Words and figures in turn; a code that the evaluation does not know stays as it was written."""
    pieces: list[Piece] = []
    for piece, is_code in pieces_of(text):
        printed = results.printed(piece) if is_code else ""
        if printed:
            pieces.append(Piece(printed, piece))
        elif piece:
            pieces.append(Piece(f"{{{{{piece}}}}}" if is_code else piece))
    return tuple(pieces)
