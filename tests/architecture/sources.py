"""The project's own files, read for the checks beside this module."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("backend", "ingestion")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def ours() -> tuple[Path, ...]:
    """Return every file that is tracked, or would be if it were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """Return the modules below these folders."""
    return [
        path
        for path in ours()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


@cache
def tree(path: Path) -> ast.Module:
    """Return a module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Return the functions of a module, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def text_of(*names: str) -> str:
    """Return the text of documents, joined."""
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
