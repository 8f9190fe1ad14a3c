"""The words that generated titles, names and characters are made of: `words.txt`.

In each list the usual words come first, where that matters.
"""

import re
from pathlib import Path
from typing import Final


def _read() -> dict[str, list[str]]:
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]\n", text, flags=re.MULTILINE)[1:]
    lists = zip(parts[::2], parts[1::2], strict=True)
    return {name: re.split(r",\s+", words.strip()) for name, words in lists}


VOCABULARY: Final = _read()
