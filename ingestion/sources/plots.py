"""Plots: Wikipedia Movie Plots, the CMU Movie Summary Corpus, or our own JSONL.

Knows which of the three forms a file or a folder has; each form has a module.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRecord, InvalidRequest
from backend.domain.records import parse_record
from ingestion.said import Rejected, Said, Stated
from ingestion.sources.lines import Line, text_lines, unpacked_suffix
from ingestion.sources.plots_cmu import find_corpus, read_corpus
from ingestion.sources.plots_csv import read_plot_table

_FORMS: Final = (
    "a CSV file of Wikipedia Movie Plots, a folder with plot_summaries.txt and "
    "movie.metadata.tsv (CMU), or JSONL with at least title and plot"
)


def read_plots(path: Path) -> Iterator[Said]:
    """Return the films of a file or a folder of plots.

    Raises InvalidRequest when its form is none that is known.
    """
    if not path.is_dir():
        return _read_file(path)
    corpus = find_corpus(path)
    if corpus:
        return read_corpus(corpus)
    files = sorted(p for p in path.iterdir() if unpacked_suffix(p) in _READERS)
    if not files:
        raise InvalidRequest(f"{path}: holds no plots; they come as {_FORMS}.")
    return chain.from_iterable(_read_file(file) for file in files)


def _read_file(path: Path) -> Iterator[Said]:
    read = _READERS.get(unpacked_suffix(path))
    if read is None:
        raise InvalidRequest(f"{path.name}: these are no plots; they are {_FORMS}.")
    return read(path)


def _read_jsonl(path: Path) -> Iterator[Said]:
    for line in text_lines(path):
        if isinstance(line, Rejected):
            yield line
        elif line.text.strip():
            yield _stated(path.name, line)


def _stated(file: str, line: Line) -> Said:
    try:
        record = parse_record(line.text)
    except InvalidRecord as exc:
        return Rejected.row(file, line.number, str(exc), line.text)
    if not record.film.plot:
        return Rejected.row(file, line.number, "plot: is missing", line.text)
    return Stated(record, file, line.number)


_READERS: Final = {
    ".csv": read_plot_table,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
}
