"""Runs of words that a text has from plots are found, all of them and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.films import Film
from backend.domain.folding import fold
from backend.recommend.copied import RUN_WORDS, CopiedRun, CopiedRuns, placed_words
from tests.builders import a_film, a_record
from tests.fakes.world import World

# Few words, so that runs of eight come about by chance; some fold to one another.
FEW_WORDS = st.lists(
    st.sampled_from(
        ["the", "The", "sea", "s\u00e9a", "don't", "dont", "x\u00bd", "--"]
    ),
    max_size=40,
)
TEXTS = FEW_WORDS.map(" ".join)
OPENING = "A keeper lights the lamp every night until one night nobody comes"


def found(text: str, *plots: str) -> list[CopiedRun]:
    films = [a_film(f"Film {n}", plot=plot) for n, plot in enumerate(plots)]
    return find(World(*films), text)


def find(world: World, text: str) -> list[CopiedRun]:
    return CopiedRuns(world.shelf).find(world.now(), text)


def by_force(text: str, film: Film) -> list[list[str]]:
    """Return the runs that two texts share, by looking at all there are."""
    words, plot = fold(text).split(), fold(film.plot or "").split()
    told = {tuple(plot[a:b]) for a in range(len(plot)) for b in range(a, len(plot) + 1)}
    runs = [
        (a, b)
        for a in range(len(words))
        for b in range(a + RUN_WORDS, len(words) + 1)
        if tuple(words[a:b]) in told
    ]
    return [
        words[a:b]
        for a, b in runs
        if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in runs)
    ]


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_every_run_is_found_and_no_other(text, plots):
    films = [a_film(f"Film {n}", plot=plot) for n, plot in enumerate(plots)]

    runs = find(World(*films), text)

    expected = [(film.id, run) for film in films for run in by_force(text, film)]
    assert sorted((r.film_id, r.words) for r in runs) == sorted(
        (film_id, len(run)) for film_id, run in expected
    )


@given(TEXTS)
@settings(deadline=None)
def test_words_with_their_places_are_the_words_of_the_text(text):
    assert [word.folded for word in placed_words(text)] == fold(text).split()


def test_a_run_is_told_as_it_stands_in_the_text_with_its_film():
    [run] = found(
        "So: \u201ca KEEPER lights the l\u00e1mp, every night; until\u201d we.",
        OPENING,
    )

    assert run.text == "a KEEPER lights the l\u00e1mp, every night; until"
    assert (run.words, run.title, run.starts_at) == (8, "Film 0", 5)


@pytest.mark.parametrize(("length", "runs"), [(7, 0), (8, 1), (12, 1)])
def test_only_eight_words_or_more_are_a_run(length, runs):
    text = " ".join(OPENING.split()[:length])

    assert [run.words for run in found(text, OPENING)] == [length] * runs


def test_a_run_of_words_that_say_nothing_counts_as_well():
    told = "and it was then that he had all of this"

    assert [run.words for run in found(f"{told} sea", f"So {told} fog")] == [10]


def test_the_longest_run_comes_first_whichever_film_it_is_from():
    text = f"{OPENING}. In the harbour of the old town lies a ship."

    runs = found(text, "In the harbour of the old town lies a cat", OPENING)

    assert [(run.title, run.words) for run in runs] == [("Film 1", 12), ("Film 0", 9)]


def test_a_run_over_the_end_of_one_plot_into_the_next_is_none():
    first, second = OPENING[:33], OPENING[33:]

    assert found(OPENING, first, second) == []


def test_plots_that_change_come_and_leave_are_read_anew():
    gone, kept, changed = (
        a_film(name, plot=f"{OPENING} {name}") for name in ("Gone", "Kept", "Changed")
    )
    world = World(gone, kept, changed)
    runs = CopiedRuns(world.shelf)
    assert {run.title for run in runs.find(world.now(), OPENING)} == {
        "Gone",
        "Kept",
        "Changed",
    }

    world.catalogue.delete(gone.id)
    told = {"Changed": "Another story.", "New": OPENING}
    records = [a_record(title, plot=plot) for title, plot in told.items()]
    world.catalogue.store(records)

    assert {run.title for run in runs.find(world.now(), OPENING)} == {"Kept", "New"}
