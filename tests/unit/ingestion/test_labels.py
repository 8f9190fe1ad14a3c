"""Labels are taken where a plot is unusually near to them, and near at all."""

import numpy as np
import pytest

from backend.ports import Vectors
from ingestion.labels import LABELS, MOST_OF_A_KIND, nearest_labels, usual_nearness

SIZE = len(LABELS) + 1
LABEL_VECTORS = np.eye(len(LABELS), SIZE, dtype=np.float32)
FAR = np.eye(1, SIZE, SIZE - 1, dtype=np.float32)


def near(**nearness: float) -> Vectors:
    """A passage that is as near as this to labels by their place."""
    vector = np.zeros((1, SIZE), dtype=np.float32)
    for place, value in nearness.items():
        vector[0, int(place[1:])] = value
    return vector


USUAL = usual_nearness([FAR] * 60 + [near(_0=0.9)] * 60, LABEL_VECTORS)


def test_a_label_that_few_plots_are_near_to_is_taken():
    assert nearest_labels(near(_3=0.8), LABEL_VECTORS, USUAL) == (LABELS[3],)


def test_a_label_that_many_plots_are_near_to_is_not():
    assert nearest_labels(near(_0=0.9), LABEL_VECTORS, USUAL) == ()


def test_a_label_that_is_nearest_but_far_is_not():
    assert nearest_labels(near(_3=0.3), LABEL_VECTORS, USUAL) == ()


def test_one_passage_among_many_is_enough():
    plot = np.concatenate([near(_3=0.9), FAR, FAR, FAR])

    assert nearest_labels(plot, LABEL_VECTORS, USUAL) == (LABELS[3],)


def test_of_each_kind_a_few_are_taken_nearest_first():
    plot = near(**{f"_{place}": 0.6 + place / 100 for place in range(1, 20)})

    found = nearest_labels(plot, LABEL_VECTORS, USUAL)

    assert found == (LABELS[19], LABELS[18], LABELS[17])
    assert len(found) == MOST_OF_A_KIND


def test_a_plot_without_passages_has_no_labels():
    assert nearest_labels(FAR[:0], LABEL_VECTORS, USUAL) == ()


@pytest.mark.parametrize("kind", ["theme", "tone", "setting"])
def test_labels_are_named_once_within_their_kind(kind):
    names = [label.name for label in LABELS if label.kind == kind]

    assert len(set(names)) == len(names) > 10
    assert all(label.phrase for label in LABELS)
