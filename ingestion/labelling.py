"""Passages' vectors → themes, tones and settings of plots; some plots at a time.

What is done is kept. What a plot gets depends on its vectors and on some hundred plots
that it is compared with: once one of these is another, every plot is looked at anew,
so that what stands never depends on what was there, or killed, before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from backend.adapters.postgres.labels import (
    BEFORE_ALL,
    Judge,
    KindAndName,
    PostgresLabels,
    SamplePlot,
)
from backend.domain.errors import EmbeddingUnderWay
from backend.ports import Embedder, EmbedderLedger, Progress, Vectors
from ingestion.labels import (
    FURTHEST_OUT,
    LABELS,
    MOST_OF_A_KIND,
    NEAR_ENOUGH,
    nearest_labels,
    usual_nearness,
)

BATCH: Final = 500
SAMPLE: Final = 600


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """What was done."""

    looked_at: int = 0
    labelled: int = 0
    """Plots that got a label or several."""
    waiting: int = 0
    """Plots that are not embedded yet."""


def derive_missing_labels(
    store: PostgresLabels,
    ledger: EmbedderLedger,
    embedder: Embedder,
    progress: Progress,
) -> LabelCounts:
    """Derive themes, tones and settings of plots that are embedded.

    Raises EmbeddingUnderWay while another command embeds: what it brings may change
    what all plots are compared with.
    """
    try:
        with ledger.alone():
            return _derive(store, embedder, progress)
    except EmbeddingUnderWay as exc:
        raise EmbeddingUnderWay(
            "Another command is embedding just now, so that themes, tones and settings "
            "wait: run `moviechat ingest keywords` when that one is done.",
        ) from exc


def _derive(
    store: PostgresLabels, embedder: Embedder, progress: Progress
) -> LabelCounts:
    sample = store.sample(embedder.name, limit=SAMPLE)
    basis = _basis(embedder.name, sample)
    due = store.count_due(basis)
    if not due or not sample:
        return LabelCounts(waiting=due)
    progress.stage("Embedding what labels mean")
    judge = _judging(store, embedder, sample)
    progress.stage("Deriving themes, tones and settings", due)
    looked_at = labelled = 0
    after = BEFORE_ALL
    while some := store.derive(
        judge, embedder=embedder.name, basis=basis, after=after, limit=BATCH
    ):
        after = some.last_key
        looked_at += some.done
        labelled += some.labelled
        progress.advance(some.done, skipped=some.waiting)
        progress.check()
    return LabelCounts(looked_at, labelled, due - looked_at)


def _judging(
    store: PostgresLabels, embedder: Embedder, sample: Sequence[SamplePlot]
) -> Judge:
    phrases = embedder.embed([label.phrase for label in LABELS])
    plots = store.vectors([plot.film_key for plot in sample], embedder.name)
    usual = usual_nearness(plots, phrases)

    def judge(vectors: Vectors) -> list[KindAndName]:
        found = nearest_labels(vectors, phrases, usual)
        return [(label.kind, label.name) for label in found]

    return judge


def _basis(embedder: str, sample: Sequence[SamplePlot]) -> str:
    """Tell whatever plots are compared with from everything else."""
    rules = (LABELS, MOST_OF_A_KIND, FURTHEST_OUT, NEAR_ENOUGH)
    compared = [(plot.id, plot.hashes) for plot in sample]
    return sha256(repr((embedder, rules, compared)).encode()).hexdigest()[:16]
