"""Clusters are named by what tells their films from all others, each once."""

from ingestion.film_map.naming import Labels, name_clusters

WAR = [Labels(("War", "Drama"), ("soldier",), 1943) for _ in range(30)]
WESTERN = [Labels(("Western",), ("ranch", "soldier"), 1952) for _ in range(40)]
COMEDY = [Labels(("Comedy", "Drama"), (), 1934) for _ in range(50)]


def names(*groups: list[Labels]) -> list[str]:
    clusters = [number for number, group in enumerate(groups) for _ in group]
    return name_clusters([film for group in groups for film in group], clusters)


def test_a_cluster_is_named_by_its_genre_and_what_it_is_about():
    assert names(WAR, WESTERN, COMEDY)[:2] == ["War · soldier", "Western · ranch"]


def test_where_nothing_tells_what_it_is_about_its_time_does():
    assert names(WAR, WESTERN, COMEDY)[2] == "Comedy · 1930s"


def test_what_all_films_have_in_common_names_none_of_them():
    spoken = [Labels(film.genres, ("film",), film.year) for film in WESTERN + COMEDY]

    assert names(spoken[:40], spoken[40:])[0] == "Western · 1950s"


def test_no_two_clusters_have_the_same_name():
    found = names(WESTERN, WESTERN, WAR, COMEDY)

    assert len(set(found)) == 4
    assert all(name.startswith("Western · ") for name in found[:2])


def test_a_label_of_too_few_films_names_nothing():
    rare = [Labels(("Western",), ("trio",), 1952) for _ in range(4)]

    assert names(rare * 5, COMEDY)[0] == "Western · trio"
    assert names(rare + [Labels(("Western",), (), 1952)] * 20, COMEDY)[0] == (
        "Western · 1950s"
    )


def test_a_word_that_is_a_genre_too_is_not_said_twice():
    same = [Labels(("Western",), ("western",), 1952) for _ in range(40)]

    assert names(same, WAR)[0] == "Western · 1950s"


def test_clusters_of_films_of_which_nothing_is_known_still_have_names():
    unknown = [Labels() for _ in range(20)]

    assert names(unknown, unknown) == ["Films", "Films 2"]


def test_the_same_films_have_the_same_names_in_whatever_order():
    forth, back = names(WAR, WESTERN, COMEDY), names(COMEDY, WESTERN, WAR)

    assert forth == back[::-1]
