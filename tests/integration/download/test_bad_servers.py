"""Servers fail, lie and send elsewhere; nothing false is kept."""

import time

import pytest

from backend.domain.errors import HomeUnusable, SourceUnavailable
from ingestion.download import transfer
from ingestion.download.published import cmu_summaries, imdb
from ingestion.patience import Patience
from tests.integration.download.sources import (
    Asking,
    a_tar,
    a_zip,
    fetched,
    gz,
    md5,
    md5_note,
    plain,
    zipped,
)
from tests.publisher import IMPATIENT, publishing

MOMENT = "Fri, 20 Nov 2026 10:00:00 GMT"


@pytest.fixture
def film(publisher):
    publisher.publish("a.gz", gz())
    return plain(publisher, "a.gz")


@pytest.mark.parametrize("status", [500, 502, 503, 429, 408])
def test_a_busy_server_is_asked_again(publisher, film, tmp_path, status):
    publisher.behaviour.answers = [(status, {}), (status, {})]

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


def test_a_server_that_fails_for_good_is_given_up_in_words(publisher, film, tmp_path):
    publisher.behaviour.answers = [(500, {})] * 20

    with pytest.raises(SourceUnavailable) as caught:
        fetched(film, tmp_path)

    assert len(publisher.asked) == IMPATIENT.retries + 1
    assert str(caught.value).startswith("127.0.0.1 answers 500, 4 times in a row.")
    assert "run it again later" in str(caught.value)


def test_a_server_is_given_the_time_it_asks_for(publisher, film, tmp_path):
    publisher.behaviour.answers = [(503, {"Retry-After": "1"})]
    started = time.monotonic()

    fetched(film, tmp_path)

    assert time.monotonic() - started >= 1


def test_a_server_that_asks_for_hours_is_not_waited_for(publisher, film, tmp_path):
    publisher.behaviour.answers = [(429, {"Retry-After": "7200"})]

    with pytest.raises(SourceUnavailable, match="asks to wait 120 minutes"):
        fetched(film, tmp_path)


@pytest.mark.parametrize("status", [401, 404, 410, 451])
def test_what_is_not_there_is_not_asked_for_again(publisher, film, tmp_path, status):
    publisher.behaviour.answers = [(status, {})] * 20

    with pytest.raises(
        SourceUnavailable, match=f"answers {status} for /a.gz"
    ) as caught:
        fetched(film, tmp_path)

    assert len(publisher.asked) == 1
    assert "may have moved" in str(caught.value)


def test_a_server_that_falls_silent_is_asked_again(publisher, film, tmp_path):
    publisher.behaviour.seconds_a_piece = 0.2
    impatient = Patience(retries=2, first_wait_seconds=0.0, read_seconds=0.05)

    with pytest.raises(SourceUnavailable, match="does not answer in time"):
        fetched(film, tmp_path, patience=impatient)


def test_where_nothing_listens_the_message_says_so(tmp_path):
    with publishing() as gone:
        source = plain(gone, "a.gz")

    with pytest.raises(SourceUnavailable, match="cannot be reached"):
        fetched(source, tmp_path)


@pytest.mark.parametrize("lie", [1_000, -1_000])
def test_a_wrong_length_is_noticed(publisher, film, tmp_path, lie):
    publisher.behaviour.lies_about_length = lie
    source = plain(publisher, "a.gz", size=len(gz()))

    with pytest.raises(SourceUnavailable):
        fetched(source, tmp_path)

    assert not (tmp_path / "imdb" / "files" / "a.gz").exists()


def test_a_file_without_a_stated_length_arrives(publisher, film, tmp_path):
    publisher.behaviour.states_length = False
    asked = Asking()

    folder = fetched(film, tmp_path, confirm=asked)

    assert not asked.offers[0].is_of_known_size
    assert (folder / "a.gz").read_bytes() == gz()


def test_another_size_than_the_published_is_refused_before_it_arrives(
    publisher,
    tmp_path,
):
    publisher.publish("a.gz", gz())
    source = plain(publisher, "a.gz", size=12)

    with pytest.raises(SourceUnavailable, match="12 are published"):
        fetched(source, tmp_path)

    assert not (tmp_path / "imdb" / "files").exists()


def test_a_stream_without_end_is_stopped_at_the_published_size(publisher, tmp_path):
    publisher.publish("a.gz", gz(4_000_000))
    publisher.behaviour.states_length = False
    publisher.behaviour.knows_head = False
    source = plain(publisher, "a.gz", size=100_000)

    with pytest.raises(SourceUnavailable, match="100,000 are published"):
        fetched(source, tmp_path)

    assert publisher.sent() < 4_000_000


def test_another_hash_than_the_published_is_refused(publisher, tmp_path):
    publisher.publish("ml-latest-small.zip", a_zip(links=b"x"))
    publisher.publish("ml-latest-small.zip.md5", md5_note(b"another file"))

    with pytest.raises(SourceUnavailable, match="arrived with the md5") as caught:
        fetched(zipped(publisher), tmp_path)

    assert md5(b"another file").value in str(caught.value)
    assert not list((tmp_path / "ratings").rglob("*.zip*"))


@pytest.mark.parametrize("note", [b"<html>moved</html>", b"", b"a" * 1_000_000])
def test_a_hash_that_cannot_be_read_is_none(publisher, tmp_path, note):
    publisher.publish("ml-latest-small.zip", a_zip(links=b"x"))
    publisher.publish("ml-latest-small.zip.md5", note)

    assert fetched(zipped(publisher), tmp_path).is_dir()


def test_a_page_of_a_proxy_is_no_archive(publisher, tmp_path):
    publisher.publish("a.gz", b"<html>Please log in</html>")

    with pytest.raises(SourceUnavailable, match="perhaps a page of a proxy"):
        fetched(plain(publisher, "a.gz"), tmp_path)

    assert not (tmp_path / "imdb" / "files").exists()


def test_a_damaged_archive_is_thrown_away_so_that_the_next_run_gets_it_anew(
    publisher,
    tmp_path,
):
    whole = a_zip(links=b"x" * 100_000, tags=b"y")
    publisher.publish("ml-latest-small.zip", whole[:-30])
    with pytest.raises(SourceUnavailable, match=r"ml-latest-small.zip is damaged"):
        fetched(zipped(publisher), tmp_path)
    publisher.publish("ml-latest-small.zip", whole)

    folder = fetched(zipped(publisher), tmp_path)

    assert (folder / "tags.csv").read_bytes() == b"y"


def test_a_tar_that_was_cut_short_at_the_publisher_is_noticed(publisher, tmp_path):
    whole = a_tar(one=b"1" * 5_000, two=b"2" * 5_000)
    publisher.publish("MovieSummaries.tar.gz", whole[:-9])

    with pytest.raises(SourceUnavailable, match="damaged"):
        fetched(cmu_summaries(publisher.address), tmp_path)


def test_redirects_are_followed(publisher, film, tmp_path):
    publisher.behaviour.answers = [
        (302, {"Location": "/b.gz"}),
        (307, {"Location": f"{publisher.address}a.gz"}),
    ]
    publisher.publish("b.gz", gz(), etag='"b"')

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


@pytest.mark.parametrize(
    "elsewhere",
    ["http://example.org/a.gz", "ftp://example.org/a.gz", "file:///etc/passwd"],
)
def test_redirects_to_where_no_tls_is_are_refused(
    publisher,
    film,
    tmp_path,
    elsewhere,
):
    publisher.behaviour.answers = [(302, {"Location": elsewhere})] * 20

    with pytest.raises(SourceUnavailable, match="is no safe address"):
        fetched(film, tmp_path)


def test_redirects_without_end_are_given_up(publisher, film, tmp_path):
    publisher.behaviour.answers = [(302, {"Location": "/a.gz"})] * 50

    with pytest.raises(SourceUnavailable, match="sends on and on"):
        fetched(film, tmp_path)


def test_plain_http_is_refused_anywhere_but_on_this_machine(tmp_path):
    with pytest.raises(SourceUnavailable, match="only https is"):
        fetched(imdb("http://datasets.example/"), tmp_path)


def test_a_proxy_of_the_environment_is_used(publisher, film, tmp_path, monkeypatch):
    with publishing() as proxy:
        proxy.files = publisher.files
        monkeypatch.setenv("HTTP_PROXY", proxy.address)

        folder = fetched(film, tmp_path)

        assert (folder / "a.gz").read_bytes() == gz()
        assert {asked.path for asked in proxy.asked} == {film.files[0].address}
    assert publisher.asked == []


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    publisher,
    film,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setattr(transfer, "SPARE_BYTES", 1 << 60)
    monkeypatch.setattr("ingestion.download.fetch.SPARE_BYTES", 1 << 60)

    with pytest.raises(HomeUnusable, match="Free some room"):
        fetched(film, tmp_path)

    assert publisher.gets() == []


def test_a_disk_that_fills_up_meanwhile_ends_it_before_it_is_full(
    film,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setattr(transfer, "SPARE_BYTES", 1 << 60)

    with pytest.raises(HomeUnusable, match="what has arrived is kept"):
        fetched(film, tmp_path)
