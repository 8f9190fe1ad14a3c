"""The title page at the head of a Fountain text: keys, each with its values.

Knows where the title page ends and the script begins.
"""

import re
from typing import Final

from backend.domain.screenplays.elements import TitleEntry

_KEY = re.compile(r"(?P<key>[^\W\d_][\w /()'.-]{0,40}?)\s*:(?P<value>.*)")
_INDENTED = re.compile(r"(?: {3,}| *\t)(?P<value>.*)")
# A script may begin with one of these, which look like keys.
_BODY = re.compile(
    r"(?:int|ext|est|i/e)[./ ]|.*\bTO:\s*$|FADE (?:IN|OUT|TO)\b|(?-i:[a-z])",
    re.IGNORECASE,
)

_MOST_LINES: Final = 500


def read_title_page(text: str) -> tuple[tuple[TitleEntry, ...], str, int]:
    """Return the entries, the text that follows them and the line it begins on."""
    entries: list[tuple[str, list[str]]] = []
    taken = 0
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        indented = _INDENTED.match(line)
        key = _KEY.match(line)
        if entries and indented and line.strip():
            entries[-1][1].append(indented["value"].strip())
        elif key and not _BODY.match(line):
            value = key["value"].strip()
            entries.append((key["key"].strip(), [value] if value else []))
        else:
            break
        taken += 1
    if not entries:
        return (), text, 1
    body = text.split("\n", taken)[taken:]
    found = tuple(TitleEntry(key, tuple(values)) for key, values in entries)
    return found, body[0] if body else "", taken + 1
