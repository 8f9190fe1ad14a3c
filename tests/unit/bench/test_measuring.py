"""Memory, processor time and growth are measured as they are."""

import os
import subprocess
import sys
import time

import pytest

from tests.bench.measuring import (
    Growth,
    PeakMemory,
    measure_growth,
    processor_seconds,
)

MEGABYTE = 1 << 20
HOLD = "import sys; held = bytearray(80 << 20); sys.stdin.read()"


def test_memory_that_is_held_and_let_go_is_seen():
    with PeakMemory() as before:
        pass

    with PeakMemory() as peak:
        held = bytearray(100 * MEGABYTE)
        time.sleep(0.1)
        del held

    assert 90 * MEGABYTE < peak.own_bytes - before.own_bytes < 200 * MEGABYTE


def test_what_children_hold_is_kept_apart():
    with PeakMemory() as alone:
        pass
    with PeakMemory() as peak, a_child(HOLD) as child:
        time.sleep(0.5)
        child.communicate()

    # Other tests may have left a child behind, such as one that tracks resources.
    assert peak.children_bytes - alone.children_bytes > 80 * MEGABYTE
    assert peak.own_bytes - alone.own_bytes < 80 * MEGABYTE


def test_another_process_is_measured_by_its_id():
    with a_child(HOLD) as child:
        time.sleep(0.5)
        with PeakMemory(child.pid) as peak:
            pass
        child.communicate()

    assert 80 * MEGABYTE < peak.own_bytes < 200 * MEGABYTE


def test_the_time_of_children_that_ended_counts():
    started = processor_seconds(os.getpid())

    with a_child("x = sum(n * n for n in range(3_000_000))") as child:
        child.communicate()

    assert processor_seconds(os.getpid()) > started + 0.05


def test_nothing_is_counted_of_a_process_that_is_gone():
    with a_child("pass") as child:
        child.communicate()

    with PeakMemory(child.pid) as peak:
        pass

    assert peak.own_bytes == 0
    assert processor_seconds(child.pid) == 0


@pytest.mark.parametrize(
    ("points", "worst", "overall"),
    [
        (((1, 1.0), (10, 10.0)), 1.0, 1.0),
        (((1, 1.0), (10, 5.0), (100, 100.0)), 2.0, 1.0),
        (((1, 1.0), (10, 20.0), (100, 50.0)), 2.0, 0.5),
    ],
)
def test_growth_is_told_against_growth_in_size(points, worst, overall):
    growth = Growth(points)

    assert (growth.worst, growth.overall) == (worst, overall)


def test_a_work_is_done_at_each_size():
    growth = measure_growth(lambda size: size * 2.0, [1, 3, 10])

    assert growth.points == ((1, 2.0), (3, 6.0), (10, 20.0))


def a_child(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
