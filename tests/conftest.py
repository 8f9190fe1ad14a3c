"""Fixtures for all tests: a clean environment, and databases where they matter."""

import os
from collections.abc import Iterator

import pytest

from backend.adapters.postgres.connect import Connect
from backend.settings import NAMES
from tests.postgres import Cluster, running_cluster


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch, tmp_path_factory) -> None:
    """No setting of the person who runs the tests reaches them, nor their data."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MOVIECHAT_HOME", str(tmp_path_factory.getbasetemp() / "none"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running PostgreSQL."""
    for name in NAMES:
        os.environ.pop(name, None)
    with running_cluster() as running:
        yield running


@pytest.fixture
def connect(cluster: Cluster) -> Iterator[Connect]:
    """A migrated database of the test's own."""
    with cluster.fresh() as name:
        yield cluster.connect(name)
