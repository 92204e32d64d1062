"""All registers on the shelf: the versions of each by year, and one declaration that holds for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

from jixiao.kernel.finding import Finding

from .library import packs
from .register_reader import REGISTER, VERSIONS, load_register
from .registers import KIND, Register, RegisterField, Statistic, TimeLimit


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions of every register by code, the oldest first, and all that is wrong with packs that are left out."""

    versions: Mapping[str, tuple[Register, ...]]
    findings: tuple[Finding, ...]

    @property
    def registers(self) -> tuple[Register, ...]:
        """One declaration for each register, see `merged`."""
        return tuple(merged(versions) for versions in self.versions.values())


def stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when a register on the shelf does: paths, times and sizes of the packs that hold one."""
    found = []
    for pack in packs(root):
        if pack.kind == KIND:
            status = pack.path.stat()
            found.append((str(pack.path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def load_shelf(root: Path, *, taken: Collection[str]) -> Shelf:
    """Every register below `root`; one that is wrong, or that does not go with another, is left out and told."""
    findings: list[Finding] = []
    by_code: dict[str, list[Register]] = {}
    for pack in packs(root):
        if pack.kind == KIND:
            register, problems = load_register(pack.path, taken=taken)
            findings += problems
            if register is not None:
                by_code.setdefault(register.code, []).append(register)
    versions: dict[str, tuple[Register, ...]] = {}
    for code, listed in sorted(by_code.items()):
        ordered = sorted(listed, key=lambda one: one.first_year)
        unfit = [*_problems(ordered), *_named_twice(ordered, versions)]
        findings += unfit
        if not unfit:
            versions[code] = tuple(ordered)
    lost = {code: found for code in versions if (found := _lost_references(versions, code, taken))}
    findings += [finding for found in lost.values() for finding in found]
    return Shelf({code: listed for code, listed in versions.items() if code not in lost}, tuple(findings))


def merged(versions: Sequence[Register]) -> Register:
    """One declaration for all years: the newest's words, the fields and codes of all, limits and statistics each for their years."""
    newest = versions[-1]
    if len(versions) == 1:
        return newest
    fields: dict[str, RegisterField] = {}
    for version in reversed(versions):
        for field in version.fields:
            known = fields.get(field.name)
            fields[field.name] = field if known is None else _joined(known, field)
    demanded = {field.name for field in newest.fields if field.required}
    for version in versions:
        demanded &= {field.name for field in version.fields if field.required}
    return replace(
        newest,
        fields=tuple(replace(field, required=field.name in demanded) for field in fields.values()),
        limits=tuple(_limits(versions)),
        statistics=tuple(_statistics(versions)),
        first_year=versions[0].first_year,
    )


def _problems(versions: Sequence[Register]) -> list[Finding]:
    problems = []
    for one, two in pairwise(versions):
        if two.first_year <= one.last_year:
            told = f"“{one.id}”和“{two.id}”的年度重叠"
            problems.append(VERSIONS.at(two.source, name=two.label, problem=told))
        if one.key != two.key:
            problems.append(VERSIONS.at(two.source, name=two.label, problem="key 与前一个版本不同"))
    for one, two in combinations(versions, 2):
        for field in two.fields:
            before = one.field(field.name)
            if before is not None and (before.kind, before.unit) != (field.kind, field.unit):
                told = f"字段“{field.name}”的种类或单位与“{one.id}”不同"
                problems.append(VERSIONS.at(two.source, name=two.label, problem=told))
        aggregates = {one.code: (one.aggregate, one.num, one.den) for one in one.statistics}
        for statistic in two.statistics:
            before_it = aggregates.get(statistic.code)
            if before_it is not None and before_it != (statistic.aggregate, statistic.num, statistic.den):
                told = f"统计“{statistic.code}”的算法与“{one.id}”不同，请换一个 code"
                problems.append(VERSIONS.at(two.source, name=two.label, problem=told))
    return problems


def _named_twice(versions: Sequence[Register], others: Mapping[str, tuple[Register, ...]]) -> list[Finding]:
    known = {name: code for code, listed in others.items() for one in listed for name in (one.label, *one.synonyms)}
    return [
        REGISTER.at(one.source, name=one.label, problem=f"名称“{name}”与台账“{known[name]}”相同")
        for one in versions
        for name in (one.label, *one.synonyms)
        if name in known
    ]


def _lost_references(versions: Mapping[str, tuple[Register, ...]], code: str, taken: Collection[str]) -> list[Finding]:
    """Fields of a register that refer to what neither the shelf nor the house has, or not plainly to one field of it."""
    problems = []
    for version in versions[code]:
        for field in version.fields:
            name, _, other = field.refers_to.partition(".")
            target = versions[name][-1] if name in versions else None
            wrong = bool(name) and target is None and name not in taken
            if target is not None:
                wrong = target.field(other) is None if other else len(target.key) != 1
            if wrong:
                told = f"字段“{field.label}”的 refers_to “{field.refers_to}”找不到：写台账的 code，主键不止一个字段的写成 code.字段"
                where = field.source or version.source
                problems.append(REGISTER.at(where, found=field.refers_to, name=version.label, problem=told))
    return problems


def _joined(newer: RegisterField, older: RegisterField) -> RegisterField:
    codes = dict(older.codes) | dict(newer.codes)
    variants = dict(older.variants) | dict(newer.variants)
    synonyms = dict.fromkeys((*newer.synonyms, *older.synonyms, older.label))
    return replace(
        newer,
        codes=tuple(codes.items()),
        variants=tuple(variants.items()),
        synonyms=tuple(name for name in synonyms if name != newer.label),
    )


def _years(version: Register) -> str:
    return f"fiscal_year >= {version.first_year} and fiscal_year <= {version.last_year}"


def _limits(versions: Sequence[Register]) -> list[TimeLimit]:
    found: list[TimeLimit] = []
    for version, limit, code in _coded(versions):
        where = f"({limit.where}) and {_years(version)}" if limit.where else _years(version)
        title = limit.title if code == limit.code else f"{limit.title}（至{version.last_year}年）"
        found.append(replace(limit, code=code, title=title, where=where))
    return found


def _coded(versions: Sequence[Register]) -> Iterator[tuple[Register, TimeLimit, str]]:
    """Each version's limits with their codes; one that several versions have gets its years behind it in all but the newest."""
    seen: set[str] = set()
    for version in reversed(versions):
        for limit in version.limits:
            code = limit.code if limit.code not in seen else f"{limit.code}_to_{version.last_year}"
            seen.add(code)
            yield version, limit, code


def of_other_years(versions: Sequence[Register], fiscal_year: int) -> frozenset[str]:
    """The codes of statistics and limits, as `merged` has them, that the version of a year does not have."""
    every: set[str] = set()
    held: set[str] = set()
    for version in versions:
        limits = {code for one, _, code in _coded(versions) if one is version} if len(versions) > 1 else set()
        own = {one.code for one in version.statistics} | limits
        every |= own
        held |= own if version.holds(fiscal_year) else set()
    return frozenset(every - held) if held else frozenset()


def _statistics(versions: Sequence[Register]) -> list[Statistic]:
    found: dict[str, list[tuple[Register, Statistic]]] = {}
    for version in reversed(versions):
        for statistic in version.statistics:
            found.setdefault(statistic.code, []).append((version, statistic))
    return [_counted(listed) for listed in found.values()]


def _counted(listed: list[tuple[Register, Statistic]]) -> Statistic:
    newest = listed[0][1]
    if newest.num:
        return newest
    parts = [f"({one.where}) and {_years(version)}" if one.where else _years(version) for version, one in listed]
    return replace(newest, where=" or ".join(f"({part})" for part in parts))
