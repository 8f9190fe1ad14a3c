"""Whatever a person may set, run or type is written down, and nothing private is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from backend.settings import NAMES
from tests.architecture.cli_docs import commands, help_of, rewritten
from tests.architecture.sources import ROOT, ours, shown, text_of

# Written so that this very file does not hold them.
MACHINE_PATHS: Final = re.compile(
    r"(?<![\w.])/(?:[w]ork|[r]oot|[m]nt|[h]ome|[U]sers|[t]mp/s)/(?!you\b)\w",
)
BESIDE_US: Final = re.compile(r"\.\./[s]hared")
REGISTRIES: Final = re.compile(
    r"(?:[p]ypi|[p]ythonhosted|[n]pmjs|[y]arnpkg)\.(?:org|com)"
    r"|\b(?:[a]rtifactory|[j]frog|[v]erdaccio|[d]evpi)\b",
    re.IGNORECASE,
)


def texts() -> Iterator[tuple[Path, str]]:
    """Return our text files, but for what continuous integration brings."""
    for path in ours():
        if path.relative_to(ROOT).parts[0] != ".ci":
            raw = path.read_bytes()
            if b"\x00" not in raw:
                yield path, raw.decode("utf-8")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(path)}: {line.strip()[:100]}"
        for path, text in texts()
        if pattern.search(text)
        for line in text.splitlines()
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "pattern",
    [MACHINE_PATHS, BESIDE_US, REGISTRIES],
    ids=["paths of a machine", "folders beside ours", "package registries"],
)
def test_no_file_holds_what_is_true_of_one_machine_only(pattern):
    assert not lines_with(pattern)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATHS, "cd /~work/main"),
        (MACHINE_PATHS, "/~home/alice/x"),
        (BESIDE_US, "see ../~shared/x.md"),
        (REGISTRIES, "https://registry.npm~js.org/x"),
    ],
)
def test_what_would_be_true_of_one_machine_only_is_noticed(pattern, line):
    assert pattern.search(line.replace("~", ""))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_setting_is_documented(name):
    assert f"`{name}`" in text_of("README.md", "docs/settings.md")


def test_the_example_of_an_environment_names_exactly_the_settings():
    named = re.findall(r"^#?([A-Z_]+)=", text_of(".env.example"), re.MULTILINE)

    assert sorted(named) == sorted(NAMES)


def targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE)


def test_the_list_of_make_targets_is_documented_as_plain_make():
    assert "Plain `make` " in text_of("README.md", "CONTRIBUTING.md")


@pytest.mark.parametrize("target", [name for name in targets() if name != "help"])
def test_every_make_target_is_documented(target):
    documents = text_of("README.md", "CONTRIBUTING.md")

    assert re.search(rf"\bmake (?:[\w-]+ )*{target}\b(?!-)", documents)


def test_every_make_target_is_declared_to_make_no_file():
    declared = re.search(r"^\.PHONY: (.*)$", text_of("Makefile"), re.MULTILINE)

    assert declared is not None
    assert set(targets()) == set(declared[1].split())


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_is_documented(command):
    assert re.search(rf"{re.escape(command)}\b(?!-)", text_of("docs/cli.md"))


@pytest.mark.parametrize("command", list(commands()))
def test_every_help_text_stands_in_the_documents_as_it_is_printed(command):
    assert help_of(command) in text_of("docs/cli.md"), "Run `make cli-docs`."


def test_help_texts_in_the_documents_are_those_that_are_printed():
    document = text_of("docs/cli.md")

    assert rewritten(document) == document, "Run `make cli-docs`."


def test_a_help_text_of_yesterday_is_rewritten_and_what_stands_around_it_is_not():
    around = "# Words\n\n```\n{}\n```\n\nMore words.\n\n```\n$ moviechat stop\n```\n"
    yesterday = "Usage: moviechat films delete [OPTIONS] FILM\n\n  Forget a film.\n"

    found = rewritten(around.format(yesterday))

    assert found == around.format(help_of("moviechat films delete"))


def test_a_help_text_of_a_command_that_is_gone_is_said():
    with pytest.raises(LookupError, match="moviechat films dance"):
        rewritten("```\nUsage: moviechat films dance [OPTIONS]\n```\n")


def linked_files() -> Iterator[tuple[str, Path]]:
    """Return what the documents link to within the project."""
    for path, text in texts():
        if path.suffix == ".md":
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
                yield f"{shown(path)} → {target}", path.parent / target


def test_every_link_within_the_project_leads_somewhere():
    assert not [name for name, path in linked_files() if not path.exists()]
