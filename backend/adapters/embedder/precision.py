"""Whether a processor is faster in half precision: timed, as no flag tells it surely.

With AVX512-BF16 it is twice as fast or more; elsewhere it may be 100 times slower,
so the trial is tiny and given up as soon as that shows.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final

TRIALS: Final = 3
WORTH_IT: Final = 0.8
HOPELESS: Final = 20

Clock = Callable[[], float]


def gains(
    plain: Callable[[], object],
    half: Callable[[], object],
    *,
    clock: Clock = perf_counter,
) -> bool:
    """Return whether half takes clearly less time than plain."""
    plain()  # the first time of each prepares kernels and is not counted
    plain_seconds = _seconds(plain, clock)
    if _seconds(half, clock) > HOPELESS * plain_seconds + 1:
        return False
    half_seconds = _seconds(half, clock)
    for _ in range(TRIALS - 1):
        plain_seconds = min(plain_seconds, _seconds(plain, clock))
        half_seconds = min(half_seconds, _seconds(half, clock))
    return half_seconds < WORTH_IT * plain_seconds


def _seconds(work: Callable[[], object], clock: Clock) -> float:
    started = clock()
    work()
    return clock() - started
