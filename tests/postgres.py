"""Databases for tests: one embedded PostgreSQL, a fresh copy for each test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from backend.adapters.local_services import LocalServices, ServiceName, stop_services
from backend.adapters.postgres.connect import Connect, single
from backend.adapters.postgres.migrate import migrate

TEMPLATE = "migrated"
_numbers = count(1)


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL."""

    url: str

    def address(self, database: str) -> str:
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{database}"))

    def connect(self, database: str) -> Connect:
        return single(lambda: self.address(database))

    @contextmanager
    def fresh(self, template: str = TEMPLATE) -> Iterator[str]:
        """Make a database from a template and drop it afterwards."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self._do("CREATE DATABASE {} TEMPLATE {}", name, template)
        try:
            yield name
        finally:
            self._do("DROP DATABASE {} WITH (FORCE)", name)

    def _do(self, statement: str, *names: str) -> None:
        quoted = [sql.Identifier(name) for name in names]
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*quoted))


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a PostgreSQL of its own, with a migrated template, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="mc-test-"))
    folder.chmod(0o755)
    home = folder / "home"
    want = frozenset({ServiceName.POSTGRES})
    try:
        with LocalServices.join(home, want=want, say=lambda _: None) as services:
            cluster = Cluster(services.database_url())
            cluster._do("CREATE DATABASE {}", TEMPLATE)
            migrate(cluster.connect(TEMPLATE))
            yield cluster
    finally:
        stop_services(home)
        shutil.rmtree(folder, ignore_errors=True)
