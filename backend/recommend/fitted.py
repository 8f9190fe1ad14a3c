"""Weights of the signals that search adds up, fitted as ADR 24 says."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from backend.ports.shelf import Reals

# For each signal, what it weighs by: how long the description is, whether it names
# years, kinds of film and people, and in any case.
_FITTED: Final[Mapping[str, tuple[float, float, float, float, float]]] = (
    MappingProxyType(
        {
            "words": (0.22, -0.14, -0.55, -0.05, 0.93),
            "share": (4.81, 3.91, 4.59, 3.06, 9.72),
            "names": (-3.06, -0.13, 1.49, -0.80, 2.97),
            "title": (0.85, -0.68, 0.21, -3.02, -1.49),
            "meaning": (4.26, 2.21, -0.87, 4.39, 8.28),
            "pieces": (-2.75, 1.97, 3.43, -2.64, 4.18),
            "piece": (-2.50, 0.01, -2.05, -1.51, 3.43),
            "fame": (1.52, -0.62, -0.94, -1.75, -0.50),
            "famous": (2.86, 0.21, 0.52, -1.22, 0.84),
            "years": (-1.40, 2.38, 0.17, 0.70, 2.38),
            "too_late": (-0.80, -0.76, 0.01, 1.14, -0.87),
            "genres": (-0.10, -0.05, 0.67, 0.00, 0.67),
            "people": (-1.92, 1.35, -2.12, 3.23, 3.23),
            "length": (-5.70, 1.14, 0.07, 2.44, -2.97),
        }
    )
)
SIGNALS: Final = tuple(_FITTED)
_BY_CONTEXT: Final = np.array(list(_FITTED.values()), dtype=np.float32)


def signal_weights(context: Reals) -> Reals:
    """Return what each signal weighs for a description of this kind."""
    return _BY_CONTEXT @ context
