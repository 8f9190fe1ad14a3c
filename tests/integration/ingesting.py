"""A process that takes in every source of a small world, to be killed meanwhile.

python -m tests.integration.ingesting FOLDER   (in a home named by MOVIECHAT_HOME)
"""

import os
import sys
from pathlib import Path

from backend.domain.errors import MovieChatError
from backend.settings import Settings
from ingestion.composition import open_workshop
from ingestion.intake import Intake
from ingestion.sources.imdb.choice import Choice
from tests.progress import Quiet


def main() -> int:
    """Take in what is there; say what ended it too early."""
    try:
        with open_workshop(Settings.from_env(os.environ), lambda _: None) as workshop:
            sys.stdout.write("begun\n")
            sys.stdout.flush()
            take_in_world(workshop.intake(Quiet()), Path(sys.argv[1]))
    except MovieChatError as exc:
        sys.stderr.write(f"{type(exc).__name__}: {exc}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def take_in_world(intake: Intake, world: Path) -> None:
    """Take in a folder that `write_world` wrote."""
    intake.imdb(world / "imdb", Choice(min_votes=0), lambda _: None)
    intake.wikipedia(world / "wikipedia")
    intake.plots(world / "movie_plots")
    intake.ratings(world / "movielens")


if __name__ == "__main__":
    sys.exit(main())
