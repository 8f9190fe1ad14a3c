"""Every source says what its data may be used for, in one place."""

import pytest

from ingestion.download.published import (
    MOVIELENS_SIZES,
    cmu_summaries,
    imdb,
    movie_reviews,
    movielens,
    wikipedia,
)
from ingestion.sources.licences import TERMS
from tests.architecture.sources import text_of

OF_OTHERS = (
    "imdb",
    "wikipedia",
    "plots",
    "cmu",
    "ratings",
    "reviews",
    "screenplays",
    "posters",
    "starter",
)
PUBLISHED = (
    imdb(),
    wikipedia(),
    cmu_summaries(),
    movie_reviews(),
    *map(movielens, MOVIELENS_SIZES),
)


def test_every_source_has_its_terms():
    assert set(TERMS) == {*OF_OTHERS, "films", "hand"}
    assert all(name == terms.name for name, terms in TERMS.items())


@pytest.mark.parametrize("name", OF_OTHERS)
def test_what_others_made_comes_with_a_line_that_names_them(name):
    assert TERMS[name].courtesy


@pytest.mark.parametrize("name", TERMS)
def test_a_licence_is_named_and_put_in_words(name):
    terms = TERMS[name]

    assert terms.title
    assert terms.licence
    assert terms.allows.endswith(".")
    assert terms.url is None or terms.url.startswith("https://")


def test_a_notice_that_its_owner_words_is_worded_so():
    assert TERMS["imdb"].courtesy == (
        "Information courtesy of IMDb (https://www.imdb.com). Used with permission."
    )
    assert TERMS["posters"].courtesy == (
        "This product uses the TMDB API but is not endorsed or certified by TMDB."
    )


@pytest.mark.parametrize("name", TERMS)
def test_the_terms_stand_in_the_documents(name):
    terms, documents = TERMS[name], text_of("docs/data.md")

    for stated in (terms.licence, terms.url, terms.courtesy):
        assert stated is None or stated in documents


@pytest.mark.parametrize("source", PUBLISHED, ids=lambda source: source.files[0].name)
def test_what_is_published_is_fetched_over_tls_and_kept_by_plain_names(source):
    for file in source.files:
        assert file.address.startswith("https://")
        assert file.address.endswith(f"/{file.name}")
        assert "/" not in file.name
    names = [file.name for file in source.files]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("source", PUBLISHED, ids=lambda source: source.files[0].name)
def test_only_a_source_of_one_archive_is_unpacked(source):
    is_archive = source.files[0].name.endswith((".zip", ".tar.gz"))

    assert is_archive == (source.unpacked_bytes > 0)
    assert not is_archive or len(source.files) == 1


def test_imdb_has_six_tables_and_wikipedia_thirteen_decades():
    assert [file.name for file in imdb().files][:2] == [
        "title.basics.tsv.gz",
        "title.ratings.tsv.gz",
    ]
    assert len(imdb().files) == 6
    assert [file.name for file in wikipedia().files][::12] == [
        "movies-1900s.json",
        "movies-2020s.json",
    ]
