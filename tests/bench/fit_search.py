"""Fit the weights of search (`recommend/fitted.py`) on descriptions of films.

    MOVIECHAT_HOME=… python -m tests.bench.fit_search POSTS [DESCRIPTIONS …]

Each file has a JSON object a line, `{"id": film, "text": description}`; the first may
be large and counts once, the others count TRUST times and are measured in folds. The
catalogue of the home must have the films. Prints how well either is searched, then
the table for `fitted.py`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch

from backend.adapters.console import say
from backend.bootstrap import located, open_parts
from backend.cli.reporting import read_settings
from backend.domain.films import FilmId
from backend.ports import Embedder
from backend.ports.shelf import Reals
from backend.recommend.fitted import SIGNALS, signal_weights
from backend.recommend.search import LONGEST_TEXT, Sought, pieces_of
from backend.recommend.shelf import Shelf

CONTEXTS: Final = 5
FOLDS: Final = 3
TRUST: Final = 8.0
"""Posts are of famous films alone; descriptions of all kinds count for more."""
POOLS: Final = (
    {"words": 1.0},
    {"meaning": 1.0},
    {"words": 1.0, "fame": 0.8},
    {"meaning": 1.0, "fame": 0.4},
    {"pieces": 1.0, "fame": 0.4},
    {"share": 1.0, "meaning": 1.0, "years": 0.3, "genres": 0.1, "people": 0.4},
)
POOLED: Final = 300
SAMPLED: Final = 400
EPOCHS: Final = 10
BATCH: Final = 16
RATE: Final = 0.04
COOLING: Final = 0.82
RESTRAINT: Final = 1e-3
RANKS: Final = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Case:
    """A description's candidates: a row of signals for each, and which is meant."""

    signals: Reals
    context: Reals
    meant: int
    is_pooled: bool
    """Whether it would have been found without knowing it."""


Weighed = list[tuple[Case, float]]


def cases(shelf: Shelf, embedder: Embedder, path: Path) -> Iterator[Case]:
    """Yield the descriptions in a file whose film is there and has a plot."""
    with path.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            row = shelf.rows.get(FilmId(line["id"]))
            if row is not None and shelf.plots.lengths[row] > 0:
                yield _case(shelf, embedder, line["text"], row)


def _case(shelf: Shelf, embedder: Embedder, text: str, meant: int) -> Case:
    vectors = embedder.embed([text[:LONGEST_TEXT], *pieces_of(text)])
    sought = Sought(shelf, text, vectors)
    signals = sought.signals()
    places = {name: n for n, name in enumerate(SIGNALS)}
    no_plot = shelf.plots.lengths == 0
    pool: set[int] = set()
    for shares in POOLS:
        score = sum(weight * signals[places[name]] for name, weight in shares.items())
        score = np.where(no_plot, -np.inf, score)
        size = min(POOLED, len(score) - 1)
        pool |= set(np.argpartition(-score, size)[:size].tolist())
    rows = np.array(sorted(pool | {meant}))
    return Case(
        signals[:, rows].T.copy(),
        sought.context,
        int(np.searchsorted(rows, meant)),
        meant in pool,
    )


def fit(weighed: Weighed, scale: Reals) -> Reals:
    """Return the weights under which the films meant are likeliest."""
    rng = np.random.default_rng(0)
    ready = [(*_sampled(case, scale, rng), w) for case, w in weighed if case.is_pooled]
    weights = torch.zeros(len(SIGNALS), CONTEXTS, requires_grad=True)
    descent = torch.optim.Adam([weights], lr=RATE)
    for _ in range(EPOCHS):
        order = rng.permutation(len(ready))
        for start in range(0, len(order), BATCH):
            loss = RESTRAINT * (weights**2).sum()
            for n in order[start : start + BATCH]:
                signals, context, meant, trust = ready[n]
                scores = signals @ (weights @ context)
                lost = torch.logsumexp(scores, 0) - scores[meant]
                loss = loss + trust * lost / BATCH
            descent.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call] # torch leaves it so
            descent.step()
        for group in descent.param_groups:
            group["lr"] *= COOLING
    found: Reals = (weights.detach().numpy() / scale[:, None]).astype(np.float32)
    return found


def _sampled(
    case: Case, scale: Reals, rng: np.random.Generator
) -> tuple[torch.Tensor, torch.Tensor, int]:
    rows = np.arange(len(case.signals))
    if len(rows) > SAMPLED:
        rows = np.union1d(rng.choice(rows, SAMPLED, replace=False), [case.meant])
    signals = torch.tensor(case.signals[rows] / scale)
    return signals, torch.tensor(case.context), int(np.searchsorted(rows, case.meant))


def measured(some: Sequence[Case], weights: Reals) -> str:
    """Return how often the film meant is among the first."""
    ranks = []
    for case in some:
        scores = case.signals @ (weights @ case.context)
        rank = 1 + int((scores > scores[case.meant]).sum())
        ranks.append(rank if case.is_pooled else np.inf)
    shares = (f"@{k} {np.mean(np.array(ranks) <= k):.3f}" for k in RANKS)
    return f"{len(some)}: {', '.join(shares)}"


def say_line(*parts: str) -> None:
    sys.stdout.write(" ".join(parts) + "\n")


def main(posts: Path, *descriptions: Path) -> None:
    """Fit, measure and print."""
    settings = read_settings()
    with located(settings, say) as where, open_parts(where, settings) as parts:
        shelf, active = parts.shelf.now(), parts.indexes.active()
        if active is None:
            raise SystemExit("Nothing is embedded: run `moviechat ingest embed`.")
        many = list(cases(shelf, active.embedder, posts))
        files = {p: list(cases(shelf, active.embedder, p)) for p in descriptions}
    few = [case for found in files.values() for case in found]
    scale = np.concatenate([case.signals for case in [*many[::10], *few[::4]]])
    spread: Reals = scale.std(axis=0) + np.float32(1e-6)
    now = np.stack(
        [signal_weights(unit) for unit in np.eye(CONTEXTS, dtype=np.float32)], axis=1
    )
    say_line("as it is:", measured(many, now), "|", measured(few, now))
    for fold in range(FOLDS):
        shown = [case for n, case in enumerate(few) if n % FOLDS != fold]
        kept = few[fold::FOLDS]
        weights = fit([(c, 1.0) for c in many] + [(c, TRUST) for c in shown], spread)
        say_line(
            "fold:", measured(many, weights), "| held out", measured(kept, weights)
        )
    weights = fit([(c, 1.0) for c in many] + [(c, TRUST) for c in few], spread)
    weights = np.round(weights, 2).astype(np.float32)
    say_line("whole:", measured(many, weights))
    for path, found in files.items():
        say_line(f"whole, {path.name}:", measured(found, weights))
    for name, row in zip(SIGNALS, weights, strict=True):
        say_line(f'            "{name}": ({", ".join(f"{w:.2f}" for w in row)}),')


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
