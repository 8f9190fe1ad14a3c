"""What ingestion can put on the queue: its configs, and that it goes on."""

from threading import Event
from typing import Any

import pytest

from backend.domain.errors import Cancelled, InvalidRequest
from backend.domain.passages import is_of_usual_length
from backend.ports import Progress
from backend.worker.tally import Stop, Tally
from ingestion import jobs
from ingestion.embedding import SAVE_BATCH, Agree, Embedding, EmbeddingCounts
from tests.builders import a_known_film
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.embedders import InMemoryEmbedders, InMemoryIndexes
from tests.fakes.passages import InMemoryPassages

FILMS = SAVE_BATCH * 2 + 1


class Opened:
    """A workshop over fakes, as far as embedding needs it."""

    def __init__(self) -> None:
        films = [
            a_known_film(
                f"Film {n}", id=f"tt{n}", plot=f"Door {n} opens.", logline=None
            )
            for n in range(FILMS)
        ]
        passages = InMemoryPassages(InMemoryCatalogue(films))
        ledger = InMemoryEmbedders(passages)
        embedder = BagOfWordsEmbedder()
        indexes = InMemoryIndexes(ledger, {embedder.name: embedder}.__getitem__)
        self._embedding = Embedding(
            passages,
            ledger,
            embedder,
            indexes.index_of,
            fits=is_of_usual_length,
            settle=lambda _seconds: None,
        )

    def build(self, progress: Progress, agree: Agree) -> EmbeddingCounts:
        return self._embedding.bring_up_to_date(progress, agree)


@pytest.fixture
def opened() -> Any:
    return Opened()


def test_embedding_is_told_in_stages_and_counts(opened):
    tally = Tally(Event())

    result = jobs.embed.work(opened, {"yes": False}, tally)

    assert result["embedded"] == FILMS
    told = {standing.stage: standing for standing in tally.standings()}
    assert told["Embedding passages"].done == told["Embedding passages"].total == FILMS


def test_embedding_that_was_called_off_goes_on_with_the_rest(opened):
    class CalledOffAfterOneBatch(Tally):
        def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
            super().advance(done, skipped=skipped, failed=failed)
            self.stop(Stop.CALLED_OFF)

    with pytest.raises(Cancelled):
        jobs.embed.work(opened, {"yes": False}, CalledOffAfterOneBatch(Event()))

    rest = jobs.embed.work(opened, {"yes": False}, Tally(Event()))["embedded"]
    assert 0 < int(str(rest)) <= FILMS


def test_a_config_is_made_whole():
    config = jobs.import_films.validate({"file": "/data/films.jsonl"})

    assert config == {"file": "/data/films.jsonl", "embed": True}
    assert jobs.embed.validate({}) == {"yes": False}


@pytest.mark.parametrize(
    ("kind", "config", "words"),
    [
        (jobs.embed, {"fast": True}, "config.fast: unknown key; known are yes"),
        (jobs.import_films, {}, "config.file: must be a file's whole path"),
        (jobs.import_films, {"file": "films.jsonl"}, "config.file: must be a file's"),
        (jobs.import_films, {"file": 3}, "config.file: must be a file's whole path"),
        (jobs.import_films, {"file": "/a", "embed": 1}, "config.embed: must be true"),
        (jobs.screenplays, {}, "config.place: must be a file's whole path"),
        (jobs.reviews, {"place": "mine.csv"}, "config.place: must be a file's"),
        (jobs.keywords, {"place": "/a"}, "config.place: unknown key"),
    ],
)
def test_a_config_that_cannot_be_used_is_refused_by_its_key(kind, config, words):
    with pytest.raises(InvalidRequest, match=words):
        kind.validate(config)


def test_only_what_reads_no_files_may_be_ordered_by_strangers():
    assert jobs.embed.may_be_posted
    assert jobs.keywords.may_be_posted
    assert jobs.film_map.may_be_posted
    readers = (jobs.import_films, jobs.reviews, jobs.screenplays, jobs.posters)
    assert not any(kind.may_be_posted for kind in readers)
    assert jobs.embed.lane == jobs.import_films.lane == jobs.film_map.lane
