"""Unit tests see no setting of this machine, no home and no network."""

import os
import socket
from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from backend.settings import NAMES

# Derandomised, so that a run that was green stays green; few, so that it is quick.
settings.register_profile(
    "quick",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-examples",
        action="store_true",
        help="Write tests/http/examples anew instead of comparing with them.",
    )


@pytest.fixture
def updates_examples(request: pytest.FixtureRequest) -> bool:
    # Known only when tests/unit is named on the command line.
    return bool(request.config.getoption("--update-examples", default=False))


@pytest.fixture(scope="package", autouse=True)
def no_outside_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in NAMES or name.startswith("MOVIECHAT_"):
                patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("XDG_DATA_HOME", raising=False)
        patch.setattr(socket.socket, "connect", _refuse)
        yield


def _refuse(_socket: socket.socket, address: object) -> NoReturn:
    raise AssertionError(f"a unit test reached for the network: {address}")
