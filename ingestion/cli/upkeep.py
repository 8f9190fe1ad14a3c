"""`moviechat ingest status` and `verify`: how full the catalogue is, and how whole."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import click

from backend.adapters.console import say
from backend.adapters.postgres.coverage import GroupCoverage
from backend.ports import KnownEmbedder
from ingestion.cli.progress import shown
from ingestion.cli.reporting import AS_JSON, embed, embedding_summary, result, workshop
from ingestion.composition import Workshop
from ingestion.verifying import Findings

SHOWN_GENRES = 30
GROUP_HEAD = ("", "films", "plot", "poster", "rating", "searched")


@click.command()
@AS_JSON
def status(*, as_json: bool) -> None:
    """Show how full the catalogue is: by field, decade and genre."""
    with workshop() as opened:
        films, counts = opened.catalogue.count_films(), opened.counts()
        known = opened.embedders.known()
        fields = opened.coverage.fields()
        decades, genres = opened.coverage.decades(), opened.coverage.genres()
    text = (
        f"{films} films, {counts.plots} with a plot; {counts.passages} passages, "
        f"{counts.embedded} embedded, {counts.indexed} indexed."
    )
    if counts.is_behind:
        text += "\nRun `moviechat ingest embed` to bring the index up to date."
    tables = (_field_table(fields), _group_table(decades), _group_table(genres))
    values: dict[str, object] = {
        "films": films,
        **asdict(counts),
        "embedders": [asdict(one) for one in known],
        "fields": fields,
        "decades": [asdict(one) for one in decades],
        "genres": [asdict(one) for one in genres],
    }
    parts = [text, *map(_embedder_line, known), *(f"\n{t}" for t in tables if films)]
    result(values, as_json=as_json, text="\n".join(parts))


@click.command()
@click.option("--all", "compare_all", is_flag=True, help="Compare every vector.")
@click.option("--dry-run", is_flag=True, help="Only say what is wrong.")
@AS_JSON
def verify(*, compare_all: bool, dry_run: bool, as_json: bool) -> None:
    """Compare rows, vectors and the index both ways, and mend what differs.

    Of vectors that both sides have, a thousand are compared unless --all is
    given. Exits with 1 when something is wrong and was not mended.
    """
    with workshop() as opened:
        opened.prove()
        found = _look(opened, compare_all=compare_all)
        say(_findings_text(found))
        left = found
        if found.counts and not dry_run:
            opened.verifying().mend(found)
            say(f"{embedding_summary(embed(opened))}.")
            left = _look(opened, compare_all=compare_all)
    values = {**_findings_json(found), "left": left.counts}
    result(values, as_json=as_json, text=_verdict(found, left))
    if left.counts:
        sys.exit(1)


def _look(opened: Workshop, *, compare_all: bool) -> Findings:
    with opened.embedders.alone(), shown() as progress:
        return opened.verifying().look(progress, compare_all=compare_all)


def _findings_text(found: Findings) -> str:
    seen = (
        f"{found.indexed:,} passages marked as indexed, {found.held:,} vectors in the "
        f"index of {found.embedder}, {found.compared:,} compared."
    )
    wrong = [f"  {count:,} {words}" for words, count in found.counts.items()]
    return "\n".join([seen, *wrong])


def _findings_json(found: Findings) -> dict[str, object]:
    looked = ("embedder", "indexed", "held", "compared")
    return {**{key: getattr(found, key) for key in looked}, "wrong": found.counts}


def _verdict(found: Findings, left: Findings) -> str:
    if not found.counts:
        return "All is well."
    if not left.counts:
        return "Mended: all is well now."
    listed = "; ".join(f"{count:,} {words}" for words, count in left.counts.items())
    return f"Not as it should be: {listed}."


def _embedder_line(known: KnownEmbedder) -> str:
    state = "searched" if known.is_active else "kept, not searched"
    version = known.data_version or "not whole yet"
    return (
        f"Embedder {known.name}: {state}, {known.dimension or '?'} numbers a vector, "
        f"data version {version}."
    )


def _field_table(fields: dict[str, int]) -> str:
    total = fields.get("films", 0)
    rows = [(name, f"{n:,}", _share(n, total)) for name, n in fields.items()]
    return _table(("field", "films", "share"), rows[1:])


def _group_table(groups: Sequence[GroupCoverage]) -> str:
    rows = [
        (
            group.name,
            f"{group.films:,}",
            _share(group.plot, group.films),
            _share(group.poster, group.films),
            _share(group.rating, group.films),
            _share(group.searched, group.films),
        )
        for group in groups[:SHOWN_GENRES]
    ]
    return _table(GROUP_HEAD, rows)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under their heads: names to the left, numbers to the right."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
