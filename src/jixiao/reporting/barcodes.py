"""Barcodes as pictures for paper: Code 128 (ISO/IEC 15417) and QR (ISO/IEC 18004), both as SVG with whole modules."""

from __future__ import annotations

import io

import segno

_PATTERNS = [
    "212222",
    "222122",
    "222221",
    "121223",
    "121322",
    "131222",
    "122213",
    "122312",
    "132212",
    "221213",
    "221312",
    "231212",
    "112232",
    "122132",
    "122231",
    "113222",
    "123122",
    "123221",
    "223211",
    "221132",
    "221231",
    "213212",
    "223112",
    "312131",
    "311222",
    "321122",
    "321221",
    "312212",
    "322112",
    "322211",
    "212123",
    "212321",
    "232121",
    "111323",
    "131123",
    "131321",
    "112313",
    "132113",
    "132311",
    "211313",
    "231113",
    "231311",
    "112133",
    "112331",
    "132131",
    "113123",
    "113321",
    "133121",
    "313121",
    "211331",
    "231131",
    "213113",
    "213311",
    "213131",
    "311123",
    "311321",
    "331121",
    "312113",
    "312311",
    "332111",
    "314111",
    "221411",
    "431111",
    "111224",
    "111422",
    "121124",
    "121421",
    "141122",
    "141221",
    "112214",
    "112412",
    "122114",
    "122411",
    "142112",
    "142211",
    "241211",
    "221114",
    "413111",
    "241112",
    "134111",
    "111242",
    "121142",
    "121241",
    "114212",
    "124112",
    "124211",
    "411212",
    "421112",
    "421211",
    "212141",
    "214121",
    "412121",
    "111143",
    "111341",
    "131141",
    "114113",
    "114311",
    "411113",
    "411311",
    "113141",
    "114131",
    "311141",
    "411131",
    "211412",
    "211214",
    "211232",
]
"""Widths of bar, space, bar, space, bar, space for the values 0 to 105."""
_STOP = "2331112"
_START = {"B": 104, "C": 105}
_SWITCH = {"B": 100, "C": 99}
_CHECK = 103
QUIET = 10
"""Modules that stay white on both sides."""
_FEWEST_DIGITS = 4


def is_code128(text: str) -> bool:
    """Whether Code 128 can hold a text: letters, digits and signs of ASCII, at least one."""
    return bool(text) and all(" " <= letter <= "~" for letter in text)


def code128_widths(text: str) -> tuple[int, ...]:
    """Widths in modules of bars and spaces in turn, beginning with a bar, quiet zones left out. ValueError when it cannot hold the text.

    >>> sum(code128_widths("ZC1"))
    68
    """
    if not is_code128(text):
        raise ValueError("Code 128 holds ASCII only")
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % _CHECK
    pattern = "".join(_PATTERNS[value] for value in (*values, check)) + _STOP
    return tuple(int(width) for width in pattern)


def code128_modules(text: str) -> int:
    """How many modules a text takes with its quiet zones: the narrowest width it can be printed in, in bars' widths."""
    return sum(code128_widths(text)) + 2 * QUIET


def code128_svg(text: str) -> str:
    """The bars as SVG, quiet zones included, one unit a module; to be stretched to any height."""
    x, parts = QUIET, []
    for number, width in enumerate(code128_widths(text)):
        if number % 2 == 0:
            parts.append(f"M{x} 0h{width}v10h-{width}z")
        x += width
    wide = x + QUIET
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="10" viewBox="0 0 {wide} 10" preserveAspectRatio="none">'
    return f'{head}<path d="{"".join(parts)}"/></svg>'


def qr_svg(text: str) -> str:
    """The QR code as SVG with its quiet zone of four modules; error correction M, so that a scratch does not matter."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=True).save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()


def _values(text: str) -> list[int]:
    """Code values, start included: runs of at least four digits in pairs (set C), the rest letter by letter (set B)."""
    values: list[int] = []
    place, used = 0, ""
    while place < len(text):
        run = _digits(text, place)
        # An odd run gives its first digit to set B, so that the pairs reach its end.
        wanted = "C" if run >= _FEWEST_DIGITS and run % 2 == 0 else "B"
        if wanted != used:
            values.append(_START[wanted] if not used else _SWITCH[wanted])
            used = wanted
        if wanted == "C":
            values += [int(text[i : i + 2]) for i in range(place, place + run, 2)]
            place += run
        else:
            values.append(ord(text[place]) - 32)
            place += 1
    return values


def _digits(text: str, place: int) -> int:
    end = place
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    return end - place
