"""Modules and functions stay small, and each package says what it is for."""

import ast
from statistics import median, quantiles
from typing import Final

from tests.architecture.sources import (
    PACKAGES,
    functions,
    ours,
    python_files,
    shown,
    text_of,
    tree,
)

ALL: Final = (*PACKAGES, "finetune", "tests")
LONGEST_MODULE: Final = 400
MEDIAN_FUNCTION: Final = 10
LONG_FUNCTION: Final = 30


def test_no_module_is_longer_than_400_lines():
    long = {
        shown(path): lines
        for path in python_files(*ALL, "scripts")
        if (lines := len(text_of(shown(path)).splitlines())) > LONGEST_MODULE
    }

    assert not long


def test_functions_are_short_and_long_ones_rare():
    lengths = [
        (function.end_lineno or function.lineno) - function.lineno + 1
        for path in python_files(*PACKAGES)
        for function in functions(path)
    ]

    assert median(lengths) <= MEDIAN_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= LONG_FUNCTION


def test_every_package_says_what_it_is_for():
    silent = [
        shown(path)
        for path in python_files(*ALL)
        if path.name == "__init__.py" and not ast.get_docstring(tree(path))
    ]

    assert not silent


def test_every_folder_of_modules_is_a_package():
    folders = {path.parent for path in python_files(*ALL)}

    assert not [str(f) for f in folders if f / "__init__.py" not in ours()]


def test_every_silenced_rule_has_its_code_and_its_reason():
    for path in python_files(*ALL):
        for line in text_of(shown(path)).splitlines():
            for mark in ("# no" + "qa", "# type: " + "ignore"):
                _, found, rest = line.partition(mark)
                if found:
                    assert rest[:1] in ":[", f"{shown(path)}: {line.strip()}"
                    assert " - " in rest or " # " in rest, f"{shown(path)}: {line}"
