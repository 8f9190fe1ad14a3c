"""A source is offered, fetched once, and fetched again only when it changed."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.domain.errors import Cancelled, SourceUnavailable
from ingestion.download.published import cmu_summaries, imdb, movielens, wikipedia
from ingestion.download.shelf import Shelf
from tests.integration.download.sources import (
    Asking,
    a_tar,
    a_zip,
    fetched,
    gz,
    md5_note,
    plain,
    zipped,
)
from tests.publisher import Told


@pytest.fixture
def films(publisher):
    publisher.publish("a.gz", gz())
    publisher.publish("b.gz", gz(1_000, seed=8), etag='"b"')
    return plain(publisher, "a.gz", "b.gz")


def test_files_arrive_byte_for_byte(publisher, films, tmp_path):
    folder = fetched(films, tmp_path)

    assert folder == tmp_path / "imdb" / "files"
    assert (folder / "a.gz").read_bytes() == publisher.files["/a.gz"].body
    assert (folder / "b.gz").read_bytes() == publisher.files["/b.gz"].body
    assert {path.name for path in folder.iterdir()} == {"a.gz", "b.gz"}


def test_the_manifest_says_where_each_file_is_from_and_what_it_is(films, tmp_path):
    fetched(films, tmp_path)

    manifest = json.loads((tmp_path / "imdb" / "manifest.json").read_text())
    entry = manifest["a.gz"]
    assert set(manifest) == {"a.gz", "b.gz"}
    assert entry["address"] == films.files[0].address
    assert (entry["size"], entry["etag"]) == (len(gz()), '"one"')
    assert entry["sha256"] == hashlib.sha256(gz()).hexdigest()
    assert entry["fetched_at"].endswith("+00:00")


def test_the_offer_names_terms_files_sizes_and_room(films, tmp_path):
    asked = Asking()

    fetched(films, tmp_path, confirm=asked)

    [offer] = asked.offers
    assert offer.terms is films.terms
    assert [(file.name, file.size) for file in offer.files] == [
        ("a.gz", len(gz())),
        ("b.gz", len(gz(1_000, seed=8))),
    ]
    assert offer.missing_bytes == len(gz()) + len(gz(1_000, seed=8))
    assert offer.is_of_known_size
    assert offer.free_bytes > 0


def test_nothing_is_fetched_when_the_answer_is_no(publisher, films, tmp_path):
    with pytest.raises(Cancelled, match="Nothing was downloaded"):
        fetched(films, tmp_path, confirm=Asking(says_yes=False))

    assert publisher.gets() == []
    assert not (tmp_path / "imdb" / "files").exists()


@pytest.mark.parametrize("knows_head", [True, False])
@pytest.mark.parametrize(
    "version",
    [
        {"etag": '"one"'},
        {"etag": 'W/"one"'},
        {"etag": None, "last_modified": "Fri, 20 Nov 2026 10:00:00 GMT"},
    ],
    ids=["strong", "weak", "dated"],
)
def test_an_unchanged_file_is_not_fetched_again(
    publisher,
    tmp_path,
    version,
    knows_head,
):
    publisher.behaviour.knows_head = knows_head
    publisher.publish("a.gz", gz(), **version)
    source = plain(publisher, "a.gz")
    fetched(source, tmp_path)

    folder = fetched(source, tmp_path)

    assert publisher.sent() == len(gz())
    assert (folder / "a.gz").read_bytes() == gz()


def test_nobody_is_asked_when_nothing_is_to_be_fetched(films, tmp_path):
    fetched(films, tmp_path)
    asked = Asking()

    fetched(films, tmp_path, confirm=asked)

    assert asked.offers == []


def test_a_server_that_ignores_conditions_is_believed_by_its_etag(
    publisher,
    films,
    tmp_path,
):
    publisher.behaviour.minds_conditions = False
    fetched(films, tmp_path)
    before = publisher.sent()

    fetched(films, tmp_path)

    assert publisher.sent() == before


def test_only_what_changed_is_fetched_again(publisher, films, tmp_path):
    fetched(films, tmp_path)
    publisher.publish("b.gz", gz(2_000, seed=9), etag='"b2"')
    asked = Asking()

    folder = fetched(films, tmp_path, confirm=asked)

    assert [file.name for file in asked.offers[0].files] == ["b.gz"]
    assert (folder / "b.gz").read_bytes() == gz(2_000, seed=9)
    assert len(publisher.gets("a.gz")) == 1


def test_a_file_that_was_deleted_or_shortened_here_is_fetched_again(
    publisher,
    films,
    tmp_path,
):
    folder = fetched(films, tmp_path)
    (folder / "a.gz").unlink()
    (folder / "b.gz").write_bytes(b"short")

    fetched(films, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()
    assert (folder / "b.gz").read_bytes() == gz(1_000, seed=8)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a.gz": {"size": "x"}}', "\xff"])
def test_a_damaged_manifest_costs_a_download_and_no_more(films, tmp_path, damage):
    folder = fetched(films, tmp_path)
    (tmp_path / "imdb" / "manifest.json").write_text(damage, encoding="latin-1")

    fetched(films, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


def test_bytes_are_told_as_they_arrive(films, tmp_path):
    told = Told()

    fetched(films, tmp_path, progress=told)

    assert ("Downloading a.gz", len(gz())) in told.stages
    assert ("Checking a.gz", len(gz())) in told.stages


def test_an_archive_is_unpacked_and_kept(publisher, tmp_path):
    body = a_zip(links=b"movieId,imdbId\n1,0114709\n")
    publisher.publish("ml-latest-small.zip", body)

    folder = fetched(zipped(publisher), tmp_path)

    assert (folder / "links.csv").read_bytes() == b"movieId,imdbId\n1,0114709\n"
    assert folder == tmp_path / "ratings" / "unpacked" / "ml-latest-small" / "ml"
    kept = tmp_path / "ratings" / "files" / "ml-latest-small.zip"
    assert kept.read_bytes() == body


def test_a_changed_archive_replaces_what_was_unpacked(publisher, tmp_path):
    publisher.publish("ml-latest-small.zip", a_zip(links=b"old", tags=b"old"))
    fetched(zipped(publisher), tmp_path)
    publisher.publish("ml-latest-small.zip", a_zip(links=b"new"), etag='"two"')

    folder = fetched(zipped(publisher), tmp_path)

    assert [path.name for path in folder.iterdir()] == ["links.csv"]
    assert (folder / "links.csv").read_bytes() == b"new"


def test_an_unchanged_archive_is_not_unpacked_again(publisher, tmp_path):
    publisher.publish("ml-latest-small.zip", a_zip(links=b"x"))
    folder = fetched(zipped(publisher), tmp_path)
    before = (folder / "links.csv").stat().st_ino

    fetched(zipped(publisher), tmp_path)

    assert (folder / "links.csv").stat().st_ino == before


def test_an_unpacking_that_was_cut_short_is_done_again(publisher, tmp_path):
    publisher.publish("ml-latest-small.zip", a_zip(links=b"x", tags=b"y"))
    folder = fetched(zipped(publisher), tmp_path)
    unpacked = folder.parent
    unpacked.with_name("ml-latest-small.json").unlink()
    (folder / "tags.csv").unlink()
    half = unpacked.with_name("ml-latest-small.part")
    (half / "ml").mkdir(parents=True)

    assert fetched(zipped(publisher), tmp_path) == folder

    assert {path.name for path in folder.iterdir()} == {"links.csv", "tags.csv"}
    assert not half.exists()
    assert len(publisher.gets("zip")) == 1


def test_the_published_hash_is_looked_up_and_held_against_the_file(publisher, tmp_path):
    body = a_zip(links=b"x")
    publisher.publish("ml-latest-small.zip", body)
    publisher.publish("ml-latest-small.zip.md5", md5_note(body))

    assert fetched(zipped(publisher), tmp_path).is_dir()
    assert len(publisher.gets("md5")) == 1


def test_sizes_of_movielens_lie_beside_each_other(publisher, tmp_path):
    for size in ("latest-small", "25m"):
        publisher.publish(f"ml-{size}.zip", a_zip(links=size.encode()))

    folders = [
        fetched(movielens(size, publisher.address), tmp_path)
        for size in ("latest-small", "25m")
    ]

    assert [(f / "links.csv").read_bytes() for f in folders] == [
        b"latest-small",
        b"25m",
    ]


def test_every_decade_and_every_file_of_imdb_are_fetched(publisher, tmp_path):
    for source in (imdb(publisher.address), wikipedia(publisher.address)):
        for file in source.files:
            body = gz(50) if file.name.endswith("gz") else b' [{"title": "A"}]'
            publisher.publish(file.name, body)

    tables = fetched(imdb(publisher.address), tmp_path)
    decades = fetched(wikipedia(publisher.address), tmp_path)

    assert len(list(tables.glob("*.tsv.gz"))) == 6
    assert sorted(path.name for path in decades.iterdir())[::12] == [
        "movies-1900s.json",
        "movies-2020s.json",
    ]


def test_a_tar_is_unpacked_like_a_zip(publisher, tmp_path):
    publisher.publish("MovieSummaries.tar.gz", a_tar(plot_summaries=b"1\tA plot.\n"))

    folder = fetched(cmu_summaries(publisher.address), tmp_path)

    assert (folder / "plot_summaries.txt").read_bytes() == b"1\tA plot.\n"
    assert folder.name == "MovieSummaries"


def test_without_a_network_it_says_where_the_last_download_lies(
    publisher,
    films,
    tmp_path,
):
    folder = fetched(films, tmp_path)
    publisher.behaviour.answers = [(503, {})] * 20

    with pytest.raises(SourceUnavailable) as caught:
        fetched(films, tmp_path)

    assert "answers 503" in str(caught.value)
    assert str(folder) in str(caught.value)


def test_two_at_once_fetch_it_once(publisher, films, tmp_path):
    publisher.behaviour.seconds_a_piece = 0.01

    with ThreadPoolExecutor(2) as both:
        folders = list(both.map(lambda _: fetched(films, tmp_path), range(2)))

    assert folders[0] == folders[1]
    assert publisher.sent("a.gz") == len(gz())


def test_who_waits_for_another_can_be_called_off(films, tmp_path):
    with (
        Shelf(tmp_path / "imdb").alone(Told()),
        pytest.raises(Cancelled),
    ):
        fetched(films, tmp_path, progress=Told(calls_off_after=0))
