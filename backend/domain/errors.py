"""What can go wrong, in words for the person who can mend it.

Every message says what happened and what to do next. Only the doors
(`cli`, `web/errors.py`) know exit codes and HTTP statuses.

MovieChatError
├── InvalidRequest          the caller's words cannot be used
│   └── InvalidRecord       a film record cannot be used; names line and key
├── InvalidSettings         the environment cannot be used; names every setting
├── NotFound                asked for by id, and not there
│   └── NoMapYet            no map of films was made yet
├── HomeUnusable            MOVIECHAT_HOME cannot hold the data
├── AlreadyRunning          another server serves this home
├── DatabaseTooNew          the data were written by a newer Movie Chat
├── Cancelled               long work was called off; what was done stays
├── EmbeddingUnderWay       another command is embedding
└── ServiceUnavailable      a part that is needed does not answer
    ├── DatabaseUnavailable
    ├── DatabaseTooSlow
    ├── SearchUnavailable
    ├── EmbedderUnavailable
    └── SourceUnavailable
"""


class MovieChatError(Exception):
    """Something a person can act on; its text is shown to them."""


class InvalidRequest(MovieChatError):
    """The request cannot be carried out as it stands."""


class InvalidRecord(InvalidRequest):
    """A film record cannot be used."""


class InvalidSettings(MovieChatError):
    """One or more settings cannot be used; the message names them all."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        listed = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"These settings cannot be used:\n{listed}")


class NotFound(MovieChatError):
    """What was asked for by its id is not there."""

    def __init__(
        self,
        kind: str,
        identifier: str,
        *,
        place: str = "in the catalogue",
    ) -> None:
        self.kind = kind
        super().__init__(f"There is no {kind} {identifier!r} {place}.")


class NoMapYet(NotFound):
    """No map of films was made yet."""

    def __init__(self) -> None:
        self.kind = "map"
        MovieChatError.__init__(
            self,
            "There is no map of films yet. `moviechat map` makes one, of the plots "
            "that `moviechat ingest embed` has embedded.",
        )


class HomeUnusable(MovieChatError):
    """The home folder cannot hold the data."""


class AlreadyRunning(MovieChatError):
    """Another server already serves this home."""


class DatabaseTooNew(MovieChatError):
    """The database was written by a newer version of Movie Chat."""


class Cancelled(MovieChatError):
    """Long work was called off; run again, it goes on."""


class EmbeddingUnderWay(MovieChatError):
    """Another command embeds; two at once would do, and pay for, the same twice."""


class ServiceUnavailable(MovieChatError):
    """A part that is needed does not answer."""


class DatabaseUnavailable(ServiceUnavailable):
    """The database does not answer."""


class DatabaseTooSlow(ServiceUnavailable):
    """The database takes longer over something than anybody should wait."""


class SearchUnavailable(ServiceUnavailable):
    """The passage index does not answer; facts still do."""


class EmbedderUnavailable(ServiceUnavailable):
    """The embedder could not be loaded; facts still answer."""


class SourceUnavailable(ServiceUnavailable):
    """A public source of data cannot be had, or not as it should be."""
