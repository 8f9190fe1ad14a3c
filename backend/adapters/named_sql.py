"""Named queries: `*.sql`, each a block under `-- name: …`.

A line of comment below the name says what the query returns.
"""

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def named_queries(package: str, folder: str = ".") -> dict[str, str]:
    """Return every named query's text by its name."""
    found: dict[str, str] = {}
    for source in sorted(files(package).joinpath(folder).iterdir(), key=str):
        if not source.name.endswith(".sql"):
            continue
        blocks = _NAME.split(source.read_text(encoding="utf-8"))[1:]
        for name, text in zip(blocks[::2], blocks[1::2], strict=True):
            if name in found:
                raise ValueError(f"two queries are named {name}")
            found[name] = text.strip().rstrip(";")
    return found
