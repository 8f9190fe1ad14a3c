"""Dump the newest state with data in it, for later programs to start from.

    python -m tests.integration.states.make_state

Writes NNNN.sql for the newest migration; commit both together.
"""

import subprocess
import sys
from pathlib import Path

from backend.adapters.local_services.programs import find_folder
from backend.adapters.postgres.migrate import migrate, shipped_migrations
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.taste import PostgresTaste
from backend.domain.taste import LOCAL_USER, read_change
from ingestion.starter import starter_films
from tests.postgres import running_cluster

FILMS = {"tt0041959", "tt6751668"}
TASTE = {"films": {"tt0041959": {"like": True}}, "limits": {"year_gte": 1930}}


def main() -> None:
    """Make the dump of the newest state."""
    newest = shipped_migrations()[-1].version
    with running_cluster() as cluster, cluster.fresh() as name:
        connect = cluster.connect(name)
        migrate(connect)
        some = [record for record in starter_films() if record.film.id in FILMS]
        PostgresFilmStore(connect).store(some)
        PostgresTaste(connect).change(LOCAL_USER, read_change(TASTE))
        dump = subprocess.run(
            [
                str(find_folder() / "pg_dump"),
                "--inserts",
                "--no-owner",
                cluster.address(name),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    # psql's own commands mean nothing to a driver.
    kept = [line for line in dump.splitlines() if not line.startswith("\\")]
    target = Path(__file__).with_name(f"{newest:04}.sql")
    target.write_text("\n".join(kept) + "\n")
    sys.stderr.write(f"{target.name} written\n")


main()
