"""A download is taken up where it broke, or begun anew where that is not sure."""

import time
from pathlib import Path

import pytest

from backend.domain.errors import Cancelled, SourceUnavailable
from ingestion.download.published import Publication
from ingestion.patience import Patience
from tests.integration.download.sources import (
    Asking,
    fetched,
    gz,
    md5,
    plain,
)
from tests.publisher import IMPATIENT, Publisher, Told

MOMENT = "Fri, 20 Nov 2026 10:00:00 GMT"


@pytest.fixture
def film(publisher):
    publisher.publish("a.gz", gz())
    return plain(publisher, "a.gz")


def leave_a_part(publisher: Publisher, source: Publication, tmp_path: Path) -> int:
    """Break off for good after so many bytes; return how many are here."""
    publisher.behaviour.cuts = [200_000]
    hasty = Patience(retries=0, first_wait_seconds=0.0)
    with pytest.raises(SourceUnavailable):
        fetched(source, tmp_path, patience=hasty)
    publisher.asked.clear()
    return (tmp_path / "imdb" / "parts" / "a.gz.part").stat().st_size


def test_a_connection_that_is_cut_is_taken_up_where_it_broke(publisher, film, tmp_path):
    publisher.behaviour.cuts = [200_000, 100_000]

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()
    ranges = [asked.range for asked in publisher.gets()]
    assert ranges == [None, "bytes=200000-", "bytes=300000-"]
    assert publisher.sent() == len(gz())


def test_a_line_that_is_cut_again_and_again_still_brings_it_home(
    publisher,
    film,
    tmp_path,
):
    publisher.behaviour.cuts = [70_000] * 8

    folder = fetched(film, tmp_path)

    assert len(publisher.gets()) == 9 > IMPATIENT.retries
    assert (folder / "a.gz").read_bytes() == gz()


def test_a_server_that_sends_ever_the_same_beginning_is_given_up(
    publisher,
    film,
    tmp_path,
):
    publisher.behaviour.knows_ranges = False
    publisher.behaviour.cuts = [70_000] * 100

    with pytest.raises(SourceUnavailable, match="4 times in a row"):
        fetched(film, tmp_path)

    assert len(publisher.gets()) == IMPATIENT.retries + 1


def test_the_next_run_fetches_only_the_missing_bytes(publisher, film, tmp_path):
    here = leave_a_part(publisher, film, tmp_path)
    asked, told = Asking(), Told()

    folder = fetched(film, tmp_path, confirm=asked, progress=told)

    assert here == 200_000
    assert publisher.sent() == len(gz()) - here
    assert (folder / "a.gz").read_bytes() == gz()
    assert asked.offers[0].files[0].here == here
    assert asked.offers[0].missing_bytes == len(gz()) - here
    assert not list((tmp_path / "imdb" / "parts").iterdir())


def test_a_date_tells_versions_apart_where_there_is_no_etag(publisher, tmp_path):
    publisher.publish("a.gz", gz(), etag=None, last_modified=MOMENT)
    source = plain(publisher, "a.gz")
    here = leave_a_part(publisher, source, tmp_path)

    fetched(source, tmp_path)

    [asked] = publisher.gets()
    assert asked.headers["if-range"] == MOMENT
    assert publisher.sent() == len(gz()) - here


@pytest.mark.parametrize(
    "version",
    [{"etag": None}, {"etag": 'W/"weak"'}],
    ids=["no version", "a weak one"],
)
def test_what_cannot_be_told_apart_is_fetched_anew(publisher, tmp_path, version):
    publisher.publish("a.gz", gz(), **version)
    source = plain(publisher, "a.gz")
    leave_a_part(publisher, source, tmp_path)

    folder = fetched(source, tmp_path)

    assert [asked.range for asked in publisher.gets()] == [None]
    assert (folder / "a.gz").read_bytes() == gz()


def test_a_server_that_ignores_ranges_sends_it_all_anew(publisher, film, tmp_path):
    leave_a_part(publisher, film, tmp_path)
    publisher.behaviour.knows_ranges = False

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


@pytest.mark.parametrize("size", [600_000, 100_000, 900_000])
def test_a_file_that_changed_meanwhile_is_fetched_anew(
    publisher,
    film,
    tmp_path,
    size,
):
    leave_a_part(publisher, film, tmp_path)
    publisher.publish("a.gz", gz(size, seed=9), etag='"two"')
    asked = Asking()

    folder = fetched(film, tmp_path, confirm=asked)

    assert (folder / "a.gz").read_bytes() == gz(size, seed=9)
    assert asked.offers[0].files[0].here == 0


@pytest.mark.parametrize("size", [600_000, 100_000, 900_000])
def test_so_it_is_where_the_server_does_not_mind_the_version(
    publisher,
    film,
    tmp_path,
    size,
):
    leave_a_part(publisher, film, tmp_path)
    publisher.behaviour.minds_if_range = False
    publisher.publish("a.gz", gz(size, seed=9), etag='"two"')

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz(size, seed=9)


def test_pieces_that_do_not_fit_are_noticed_by_their_hash(publisher, tmp_path):
    source = plain(publisher, "a.gz", digest=md5(gz(seed=9)))
    publisher.publish("a.gz", gz())
    leave_a_part(publisher, source, tmp_path)
    # Another file under the same version: no header tells.
    publisher.publish("a.gz", gz(seed=9))

    folder = fetched(source, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz(seed=9)


def test_a_piece_from_another_place_is_not_put_in(publisher, film, tmp_path):
    leave_a_part(publisher, film, tmp_path)
    publisher.behaviour.lies_about_range = 5

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


def test_a_part_that_was_whole_already_is_not_fetched_again(publisher, film, tmp_path):
    here = leave_a_part(publisher, film, tmp_path)
    part = tmp_path / "imdb" / "parts" / "a.gz.part"
    part.write_bytes(gz())

    folder = fetched(film, tmp_path)

    assert here < len(gz())
    assert publisher.gets() == []
    assert (folder / "a.gz").read_bytes() == gz()


def test_a_part_that_is_too_long_is_fetched_anew(publisher, film, tmp_path):
    leave_a_part(publisher, film, tmp_path)
    (tmp_path / "imdb" / "parts" / "a.gz.part").write_bytes(gz() + b"more")

    folder = fetched(film, tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()


@pytest.mark.parametrize("note", ["", "{}", '{"address": 1}'])
def test_a_part_without_its_note_is_fetched_anew(publisher, film, tmp_path, note):
    leave_a_part(publisher, film, tmp_path)
    (tmp_path / "imdb" / "parts" / "a.gz.part.json").write_text(note)

    folder = fetched(film, tmp_path)

    assert publisher.sent() == len(gz())
    assert (folder / "a.gz").read_bytes() == gz()


def test_a_download_that_is_called_off_stays_to_be_taken_up(publisher, film, tmp_path):
    publisher.behaviour.seconds_a_piece = 0.01
    with pytest.raises(Cancelled):
        fetched(film, tmp_path, progress=Told(calls_off_after=100_000))
    here = (tmp_path / "imdb" / "parts" / "a.gz.part").stat().st_size
    publisher.behaviour.seconds_a_piece = 0.0
    time.sleep(0.1)
    publisher.asked.clear()

    folder = fetched(film, tmp_path)

    assert here >= 100_000
    assert publisher.sent() == len(gz()) - here
    assert (folder / "a.gz").read_bytes() == gz()
