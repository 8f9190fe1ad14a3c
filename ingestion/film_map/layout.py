"""Vectors of plots → spots on a plane, such that neighbours stay neighbours.

UMAP works in a process of its own: it brings a compiler, holds a whole core at a time,
and cannot be asked to stop. The same vectors give the same plane.
"""

import warnings
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.domain.errors import MovieChatError
from backend.ports import Vectors
from ingestion.film_map.neighbours import Neighbours

Plane = npt.NDArray[np.float32]
"""Two numbers, from 0 to 1, for each film."""

SEED: Final = 7
NEIGHBOURS: Final = 15
EPOCHS: Final = 200
NEAREST_TOGETHER: Final = 0.05
# So few films are all neighbours; they lie as their vectors differ most.
FEW: Final = NEIGHBOURS + 1
_WIDTH_AT_FIRST: Final = 10.0
_LOOK_SECONDS: Final = 0.3
_LEAVE_SECONDS: Final = 5.0


def lay_out(vectors: Vectors, near: Neighbours, check: Callable[[], None]) -> Plane:
    """Return where films lie; whatever `check` raises ends it at once."""
    flat = _flattened(vectors)
    if len(vectors) < FEW or not flat.any():
        return _fitted(flat)
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=_send, args=(sender, vectors, near, flat), daemon=True
    )
    child.start()
    sender.close()
    try:
        while not receiver.poll(_LOOK_SECONDS):
            check()
        plane = receiver.recv()
        child.join(_LEAVE_SECONDS)
        return _fitted(plane)
    except EOFError as exc:
        raise MovieChatError(
            "The map was not laid out: the process that did so ended early. If this "
            "machine is short of memory, free some and run `moviechat map` again.",
        ) from exc
    finally:
        child.kill()
        child.join()
        receiver.close()


def _send(sender: Connection, vectors: Vectors, near: Neighbours, flat: Plane) -> None:
    """Lay out in a process of its own."""
    sender.send(_umap(vectors, near, flat))


def _umap(vectors: Vectors, near: Neighbours, flat: Plane) -> Plane:
    # Heavy: only the process that needs it may load it.
    from umap import UMAP  # type: ignore[import-untyped] # noqa: PLC0415 - as said

    layout = UMAP(
        n_neighbors=near.places.shape[1],
        min_dist=NEAREST_TOGETHER,
        n_epochs=EPOCHS,
        metric="cosine",
        init=_WIDTH_AT_FIRST * flat / np.abs(flat).max(),
        precomputed_knn=(near.places, near.distances, None),
        random_state=SEED,
        n_jobs=1,  # more would not come to the same end twice
    )
    with warnings.catch_warnings():
        # That it could not place further films: that is done by their neighbours.
        warnings.simplefilter("ignore")
        plane: Plane = layout.fit_transform(vectors)
    return plane


def _flattened(vectors: Vectors) -> Plane:
    """Return the two ways in which vectors differ most."""
    centred = vectors - vectors.mean(axis=0)
    _, ways = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    widest = ways[:, :-3:-1]
    # A way may point to either side; which one must not be left to chance.
    widest = widest * np.sign(widest[np.abs(widest).argmax(axis=0), [0, 1]])
    flat: Plane = (centred @ widest).astype(np.float32)
    return flat


def _fitted(plane: Plane) -> Plane:
    """Move and scale spots so that both numbers lie between 0 and 1."""
    lowest, highest = plane.min(axis=0), plane.max(axis=0)
    width = float((highest - lowest).max()) or 1.0
    fitted: Plane = np.clip((plane - (lowest + highest) / 2) / width + 0.5, 0, 1)
    return fitted
