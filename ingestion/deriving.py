"""Plots → keywords, for films whose sources state none; some films at a time.

What is done is kept: whatever is killed, running this again does only what is missing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from backend.adapters.postgres.keywords import DuePlot, PostgresKeywords
from backend.ports import Progress
from ingestion.keywords import count_words, derive_keywords

BATCH: Final = 200


def derive_missing_keywords(store: PostgresKeywords, progress: Progress) -> int:
    """Derive keywords of films that have a plot and none stated; return of how many."""
    due = store.count_due()
    if not due:
        return 0
    progress.stage("Counting words")
    corpus = count_words(_passing(store.every_plot(), progress))
    progress.stage("Deriving keywords", due)

    def derive(plot: DuePlot) -> Sequence[str]:
        return derive_keywords(plot.text, corpus, plot.names)

    total = 0
    while done := store.derive(derive, limit=BATCH):
        progress.advance(done)
        progress.check()
        total += done
    return total


def _passing(plots: Iterable[str], progress: Progress) -> Iterator[str]:
    for plot in plots:
        progress.check()
        progress.advance()
        yield plot
