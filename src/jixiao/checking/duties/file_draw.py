"""Files drawn at random for the quarterly cross-check (档案交叉检查): balanced, nobody checks itself, repeatable by its seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .chance import shuffled

FEW_OFFICES = register(
    FindingCode(
        code="JX-DUT-001",
        severity=Severity.ERROR,
        template="只有 {count} 个司法所有档案可抽，无法交叉检查",
        hint="至少要有两个司法所的档案名册；请补齐“社区矫正档案名册”",
        why="交叉检查要由别的所来查，一个所只能自查。",
    )
)
TOO_FEW_FILES = register(
    FindingCode(
        code="JX-DUT-002",
        severity=Severity.ERROR,
        template="{office}只剩 {left} 本没有抽过的档案，本季度按均衡应抽 {wanted} 本",
        hint="减少本季度的抽查总数，或者核对名册是否漏了档案；往季已抽的不再抽",
        why="各所抽的本数要均衡，凑不够就不均衡，程序不替您改数。",
    )
)
LOPSIDED = register(
    FindingCode(
        code="JX-DUT-003",
        severity=Severity.ERROR,
        template="{office}要抽 {wanted} 本，超过总数 {total} 的一半，找不到足够的别的所来查",
        hint="增加参加的司法所，或者减少抽查总数",
        why="一个所占了一半以上，别的所查不过来，就只能自查。",
    )
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One file: whose it is, and which office checks it."""

    office: str
    checker: str
    file: str


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn for a quarter, by office and file; empty with findings when it cannot be balanced."""

    quarter: int
    seed: int
    drawn: tuple[Drawn, ...]
    findings: tuple[Finding, ...] = ()


def draw_files(
    files: Mapping[str, Sequence[str]], *, quarter: int, total: int, seed: int, before: Iterable[Drawn] = ()
) -> Draw:
    """`total` files of all offices, balanced over the year so far (`before`): counts differ by one at most when they did before.

    The same files, seed and quarter give the same draw, in whatever order the files come. An office checks as many files as others check
    of it, all of the next office in an order that the seed decides anew each quarter. A file is drawn once.
    """
    done = list(before)
    known = {(one.office, one.file) for one in done}
    left = {
        office: [one for one in dict.fromkeys(names) if (office, one) not in known] for office, names in files.items()
    }
    offices = shuffled([office for office, names in files.items() if names], seed=seed, purpose=f"office {quarter}")
    if len(offices) < 2:
        return Draw(
            quarter, seed, (), (FEW_OFFICES.at(found=str(len(offices)), expected="2 个以上", count=len(offices)),)
        )
    shares = _shares(offices, total=total, done=Counter(one.office for one in done))
    findings = _impossible(shares, left=left, total=total)
    if findings:
        return Draw(quarter, seed, (), findings)
    chosen = [
        (office, file)
        for office in offices
        for file in shuffled(left[office], seed=seed, purpose=f"file {quarter} {office}")[: shares[office]]
    ]
    # Files stand in blocks, one office after the other. Moved on by the longest block, no place meets its own office again.
    longest = max(shares.values(), default=0)
    owners = [office for office, _ in chosen]
    drawn = [
        Drawn(office, owners[(place + longest) % len(owners)], file) for place, (office, file) in enumerate(chosen)
    ]
    return Draw(quarter, seed, tuple(sorted(drawn, key=lambda one: (one.office, one.file))))


def _shares(offices: Sequence[str], *, total: int, done: Mapping[str, int]) -> dict[str, int]:
    """How many files of each office: one at a time to the office with the fewest in the year so far, ties as the seed has ordered them."""
    place = {office: number for number, office in enumerate(offices)}
    shares = dict.fromkeys(offices, total // len(offices))
    rest = total - sum(shares.values())
    poorest = sorted(offices, key=lambda office: (done.get(office, 0), place[office]))
    for office in poorest[:rest]:
        shares[office] += 1
    return shares


def _impossible(shares: Mapping[str, int], *, left: Mapping[str, Sequence[str]], total: int) -> tuple[Finding, ...]:
    findings = []
    for office, wanted in sorted(shares.items()):
        have = len(left[office])
        if wanted > have:
            found, expected = f"{have} 本", f"{wanted} 本"
            findings.append(TOO_FEW_FILES.at(found=found, expected=expected, office=office, left=have, wanted=wanted))
        if 2 * wanted > total:
            findings.append(LOPSIDED.at(found=str(wanted), office=office, wanted=wanted, total=total))
    return tuple(findings)
