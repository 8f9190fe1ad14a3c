"""Weights of what search and recommending add up, fitted as ADR 24 says."""

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
            "words": (-0.05, 0.08, -0.04, -0.13, 0.78),
            "share": (6.75, -1.10, 1.30, 3.64, 11.10),
            "names": (-3.44, 0.31, 1.11, 0.08, 3.07),
            "title": (1.10, -0.44, -0.29, -1.82, -1.46),
            "meaning": (3.51, 2.77, 0.53, 0.66, 7.68),
            "pieces": (-0.12, -0.19, 1.49, -4.85, 7.06),
            "piece": (-2.98, 0.42, -1.23, -1.91, 3.84),
            "fame": (1.86, -0.38, -0.54, -1.78, -0.22),
            "famous": (2.55, 0.18, 0.19, -0.97, 0.58),
            "years": (-1.79, 2.55, 0.61, 1.62, 2.55),
            "too_late": (-1.15, -0.55, -0.16, 1.74, -0.67),
            "genres": (0.37, 0.34, 0.23, -0.51, 0.23),
            "people": (-2.73, 2.60, -2.88, 3.00, 3.00),
            "length": (-5.57, 1.61, 0.18, 2.83, -0.89),
            "story": (-0.96, -0.28, -0.63, 0.96, 1.45),
            "story_length": (-2.65, 1.32, 0.75, -0.92, 0.53),
        }
    )
)
# What likeness to a film counts when others are recommended: of each one liked, and of
# the one that was named last. Where they were fitted hardly any film has keywords, so
# what theme and tone count is what a person would say.
LIKED_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "plot": 0.15,
        "theme": 0.06,
        "genre": 0.08,
        "cast": 0.10,
        "makers": 0.02,
        "era": 0.01,
        "tone": 0.02,
        "scale": 0.06,
        "co_like": 0.19,
    }
)
LAST_NAMED_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "plot": 0.02,
        "theme": 0.02,
        "genre": 0.05,
        "cast": 0.12,
        "makers": 0.10,
        "era": 0.03,
        "co_like": 0.10,
    }
)
WISH_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "described": 0.235,
        "genres": 0.19,
        "people": 0.28,
        "fame": 0.44,
        "rating": 0.12,
    }
)
# People who talk accept what is well known; who asks for a film "about grief" wants one
# about grief. Not fitted: nobody has written down enough of such requests.
ASKED_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {**WISH_WEIGHTS, "described": 1.0, "fame": 0.22, "moods": 0.5}
)
SIGNALS: Final = tuple(_FITTED)
_BY_CONTEXT: Final = np.array(list(_FITTED.values()), dtype=np.float32)


def signal_weights(context: Reals) -> Reals:
    """Return what each signal weighs for a description of this kind."""
    return _BY_CONTEXT @ context
