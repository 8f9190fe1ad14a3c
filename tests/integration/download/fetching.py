"""A process that fetches, to be killed: python -m … ADDRESS FOLDER."""

import sys
from pathlib import Path

from ingestion.download.published import movielens
from tests.integration.download.sources import fetched

if __name__ == "__main__":
    print(fetched(movielens("latest-small", sys.argv[1]), Path(sys.argv[2])))  # noqa: T201 - its caller reads this
