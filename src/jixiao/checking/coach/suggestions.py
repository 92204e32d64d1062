"""Indicators of the library put forward beside a note: of the kind it asks for, from the work the project is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jixiao.standards.indicator_library import IndicatorLibrary, LibraryIndicator

from .likeness import likeness, pairs
from .model import SIGNS, Note, Suggestion
from .wording import texts_of

_MOST = 2
_KINDS: Mapping[str, str] = {"output_cost": "economic_cost", "sustainable": "social"}
_OWN, _PROJECT, _REST = 3, 2, 1
_FEW, _PAIRS = 2, 2
_RARE, _ENOUGH, _NEXT = 60, 90, 70


def with_suggestions(notes: Iterable[Note], *, library: IndicatorLibrary, same: int) -> tuple[Note, ...]:
    """The notes, each with at most two indicators of the library; none where no work of the library is surely meant.

    `same` is the likeness in per cent from which an indicator counts as one the sheet has already.
    """
    chooser = _Chooser(library, same)
    return tuple(replace(note, suggestions=chooser.choose(note)) for note in notes)


class _Chooser:
    """The library with how many areas of work know each word: what few know tells most."""

    def __init__(self, library: IndicatorLibrary, same: int) -> None:
        self.library = library
        self.same = same
        self.words = {area: self._words(area) for area in library.areas}
        known = [word for words in self.words.values() for word in words]
        in_names = [pair for area in library.areas for pair in pairs(area)]
        self.common = frozenset(pair for pair in in_names if in_names.count(pair) > _FEW)
        self.areas_of = {word: known.count(word) for word in set(known)}

    def choose(self, note: Note) -> tuple[Suggestion, ...]:
        if note.sheet is None or not note.wanted:
            return ()
        kind = _KINDS.get(note.wanted, note.wanted)
        areas = self._areas(note)
        # Of a kind that the taxonomy of 2021 no longer has, those come first that were such an indicator in the older one.
        fitting = [one for one in self.library.indicators if one.area in areas and kind in (one.first, one.second)]
        said = [one.name for one in note.sheet.indicators]
        fresh = [one for one in fitting if all(likeness(one.name, name) < self.same for name in said)]
        named = note.indicator.name if note.indicator else ""
        # The sort is stable: among equals the order of the library stands.
        ranked = sorted(
            fresh, key=lambda one: (one.older != note.wanted, areas.index(one.area), -likeness(one.name, named))
        )
        return tuple(_suggestion(one) for one in ranked[:_MOST])

    def _areas(self, note: Note) -> list[str]:
        """The work a note is about, the surest first; another only where it is nearly as sure."""
        scores = {area: self._score(words, note) for area, words in self.words.items() if self._meant(area, note)}
        best = max(scores.values(), default=0)
        sure = [area for area, score in scores.items() if score >= _ENOUGH and score * 100 >= best * _NEXT]
        return sorted(sure, key=lambda area: -scores[area])

    def _meant(self, area: str, note: Note) -> bool:
        """Whether project or indicator are named after this work, or the project by two words that few other works know."""
        project = note.sheet.name if note.sheet else ""
        named = f"{project}；{note.indicator.name if note.indicator else ''}"
        shared = pairs(area) & pairs(named) - self.common
        telling = [word for word in self.words[area] if word in project and self.areas_of[word] <= _FEW]
        return any(part in named for part in _parts(area)) or len(shared) >= _PAIRS or len(telling) >= _PAIRS

    def _score(self, words: frozenset[str], note: Note) -> int:
        own = note.indicator.name if note.indicator else ""
        project, rest = (note.sheet.name, texts_of(note.sheet)) if note.sheet else ("", "")
        return sum(
            _RARE // self.areas_of[word] * (_OWN if word in own else _PROJECT if word in project else _REST)
            for word in words
            if word in rest
        )

    def _words(self, area: str) -> frozenset[str]:
        listed = (word for one in self.library.indicators if one.area == area for word in one.words)
        return frozenset((*_parts(area), *listed))


def _parts(area: str) -> list[str]:
    """The works an area joins: 房屋租赁 and 物业."""
    return area.replace("、", "与").split("与")


def _suggestion(one: LibraryIndicator) -> Suggestion:
    target = f"{SIGNS[one.nature]}{one.example}{one.unit}" if one.example else SIGNS[one.nature]
    evidence = one.evidence.text if one.evidence else ""
    return Suggestion(one.code, one.name, target, one.measure, one.source, one.area, evidence)
