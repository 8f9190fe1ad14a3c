"""Imports point one way, and the environment is read at the doors only."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.architecture.sources import PACKAGES, ROOT, python_files, shown, tree

LINT: Final = "from importlinter.cli import lint_imports_command as c; c()"
# They hand their own environment on to the programs they start.
PASSES_IT_ON: Final = ROOT / "backend" / "adapters" / "local_services"


def test_every_import_contract_holds():
    # In a process of its own: the linter configures logging for its whole process.
    checked = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


def test_only_the_doors_read_the_environment():
    readers = [
        path
        for path in python_files(*PACKAGES)
        if reads_environment(path) and not path.is_relative_to(PASSES_IT_ON)
    ]

    assert {path.parent.name for path in readers} <= {"cli"}, list(map(shown, readers))


def test_the_environment_is_read_somewhere():
    assert any(map(reads_environment, python_files(*PACKAGES)))


def reads_environment(path: Path) -> bool:
    names = {
        node.attr if isinstance(node, ast.Attribute) else node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.alias)
    }
    return bool(names & {"environ", "getenv", "environb"})
