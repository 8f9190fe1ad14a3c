"""Killed at any moment, a download goes on where it was; what is read is whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.download.sources import a_zip, noise
from tests.moviechat import REPOSITORY
from tests.publisher import Publisher

BODY = a_zip(links=noise(3_000_000), ratings=noise(2_000_000, seed=8), tags=b"t" * 10)
LONGEST_WAIT = 60
KILLS = 40


def start(publisher: Publisher, tmp_path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.integration.download.fetching",
            publisher.address,
            str(tmp_path),
        ],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(publisher: Publisher, tmp_path: Path) -> Path:
    """Run it to its end; return the folder it names."""
    with start(publisher, tmp_path) as process:
        said, _ = process.communicate(timeout=LONGEST_WAIT)
    assert process.returncode == 0
    return Path(said.strip())


def kill(process: "subprocess.Popen[str]", sign: signal.Signals) -> None:
    with process:
        process.send_signal(sign)
        process.wait(timeout=LONGEST_WAIT)


def assert_whole(folder: Path) -> None:
    assert (folder / "links.csv").read_bytes() == noise(3_000_000)
    assert (folder / "ratings.csv").read_bytes() == noise(2_000_000, seed=8)
    assert (folder / "tags.csv").read_bytes() == b"t" * 10


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_after_a_kill_only_the_missing_bytes_are_fetched(publisher, tmp_path, sign):
    publisher.publish("ml-latest-small.zip", BODY)
    publisher.behaviour.seconds_a_piece = 0.005
    part = tmp_path / "ratings" / "parts" / "ml-latest-small.zip.part"
    process = start(publisher, tmp_path)
    started = time.monotonic()
    while not part.exists() or part.stat().st_size < 1_000_000:
        assert process.poll() is None
        assert time.monotonic() - started < LONGEST_WAIT
        time.sleep(0.01)

    kill(process, sign)
    here = part.stat().st_size
    publisher.behaviour.seconds_a_piece = 0.0
    time.sleep(0.1)  # until the server has noticed, and noted what it sent
    publisher.asked.clear()
    folder = finish(publisher, tmp_path)

    assert 1_000_000 <= here < len(BODY)
    [asked] = publisher.gets("zip")
    assert asked.range == f"bytes={here}-"
    assert asked.sent == len(BODY) - here
    assert_whole(folder)


@pytest.mark.slow
def test_forty_kills_at_random_moments_leave_nothing_false(publisher, tmp_path):
    publisher.publish("ml-latest-small.zip", BODY)
    publisher.behaviour.seconds_a_piece = 0.002
    moments = random.Random("downloads")
    for number in range(KILLS):
        if number % 8 == 7:
            publisher.publish("ml-latest-small.zip", BODY, etag=f'"{number}"')
        process = start(publisher, tmp_path)
        time.sleep(moments.uniform(0.2, 2.5))
        kill(process, signal.SIGKILL)

    publisher.behaviour.seconds_a_piece = 0.0
    assert_whole(finish(publisher, tmp_path))
    assert sorted(path.name for path in (tmp_path / "ratings").iterdir()) == [
        "files",
        "lock",
        "manifest.json",
        "parts",
        "unpacked",
    ]
