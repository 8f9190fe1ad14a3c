"""Comparisons, searches, refusals and greetings, written up."""

from typing import Any

import pytest

from backend.domain.answers import Answer, AnswerKind, film_item
from backend.domain.errors import NotFound, SearchUnavailable
from backend.domain.films import Film, FilmId
from backend.domain.plans import (
    Field,
    FindSimilar,
    Introduce,
    Plan,
    ReadField,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.knowledge.carry_out import SHOWN
from backend.knowledge.compose import EXAMPLES, RECEIPT_ROWS, compose
from tests.builders import a_film, people
from tests.fakes.world import World

FOG = a_film(
    "Fog",
    year=1950,
    keywords=("sea", "guilt"),
    genres=("Drama",),
    plot="A ship is lost.",
)


def answer(world: World, plan: Plan) -> Answer:
    return compose(world.carrying_out.carry_out(plan))


def like_fog(*others: Film) -> Answer:
    return answer(World(FOG, *others), FindSimilar(FOG.id))


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"keywords": ("sea",)}, "shares sea"),
        ({"keywords": ("guilt", "sea")}, "shares sea and guilt"),
        ({"genres": ("Drama",)}, "is also listed under Drama"),
    ],
)
def test_films_like_a_film_say_what_they_share(shared, reason):
    text = like_fog(a_film("Rain", **shared)).text

    assert text == f"Closest to Fog (1950):\n\n1. Rain {reason} [1]."


def test_films_like_a_film_say_who_made_both():
    fog = a_film("Fog", directors=people("Ann"), cast=())
    rain = a_film("Rain", directors=people("Ann"))

    said = answer(World(fog, rain), FindSimilar(fog.id))

    assert said.text == "Closest to Fog:\n\n1. Rain: Ann made both [1]."
    assert said.citations[0].field == "directors"


def test_a_shared_writer_is_cited_as_a_writer():
    fog, rain = (a_film(title, writers=people("Ann")) for title in ("Fog", "Rain"))

    said = answer(World(fog, rain), FindSimilar(fog.id))

    assert said.citations[0].field == "writers"


def test_a_shared_writer_is_no_director_though_both_films_have_one():
    fog = a_film("Fog", writers=people("Ann"), directors=people("Bob"))
    rain = a_film("Rain", writers=people("Ann"), directors=people("Cy"))

    said = answer(World(fog, rain), FindSimilar(fog.id))

    assert "Ann made both" in said.text
    assert said.citations[0].field == "writers"


def test_three_films_are_named_and_more_are_shown():
    others = [a_film(f"Rain {n}", keywords=("sea",)) for n in range(SHOWN + 2)]

    said = like_fog(*others)

    assert said.kind is AnswerKind.RECOMMEND
    assert said.text.count("Rain") == 3
    assert "\n3. Rain" in said.text
    assert len(said.cards) == SHOWN
    assert [item.id for item in said.items] == [card.film.id for card in said.cards]
    assert said.total == SHOWN + 2


def test_a_film_that_shares_nothing_has_no_comparables():
    said = like_fog(a_film("Rain"))

    assert said.kind is AnswerKind.REFUSE
    assert said.text == "I found no film that shares anything with Fog (1950)."
    assert said.refusal is not None
    assert said.refusal.reason is Reason.NOT_KNOWN


def test_without_the_index_films_are_still_compared_by_rows_and_it_says_so():
    rain = a_film("Rain", keywords=("sea",))
    world = World(FOG, rain)
    world.index.is_away = True

    said = answer(world, FindSimilar(FOG.id))

    assert "1. Rain shares sea [1]." in said.text
    assert "Plots could not be compared just now" in said.text


def test_without_the_index_it_never_claims_that_nothing_is_shared():
    world = World(FOG, a_film("Rain"))
    world.index.is_away = True

    said = answer(world, FindSimilar(FOG.id))

    assert "could not be compared" in said.text


def a_shark_film(**fields: Any) -> Film:
    plot = "A shark eats bathers. The mayor keeps the beach open."
    return a_film("Jaws", year=1975, plot=plot, **fields)


def test_a_described_film_is_named_with_what_it_is():
    jaws = a_shark_film(genres=("Adventure",), directors=people("Steven Spielberg"))

    said = answer(World(jaws), SearchPlots("a shark eats bathers"))

    assert said.kind is AnswerKind.SEARCH
    assert said.text == (
        "That sounds most like Jaws (1975), an adventure film by Steven Spielberg [1]."
    )


def test_a_described_film_cites_the_plot():
    said = answer(World(a_shark_film()), SearchPlots("a shark eats bathers"))

    [citation] = said.citations
    assert (citation.field, citation.text) == ("plot", "A shark eats bathers.")
    assert said.items == (film_item(a_shark_film()),)


def test_runners_up_are_named_with_or():
    plots = {"Cod": "A shark, a cod.", "Eel": "Shark, eel, eel.", "Ray": "Ray."}
    jaws = a_film("Jaws", plot="A shark eats bathers.")
    others = [a_film(title, plot=plot) for title, plot in plots.items()]

    said = answer(World(jaws, *others), SearchPlots("a shark eats bathers"))

    assert said.text.startswith("That sounds most like Jaws, a film [1].")
    assert said.text.endswith("If not, perhaps Cod or Eel.")
    assert len(said.cards) == 4


def test_a_description_of_nothing_is_not_known():
    said = answer(World(a_film("Fog")), SearchPlots("a shark"))

    assert said.kind is AnswerKind.REFUSE
    assert said.text == "No plot comes near that. Try other words, or name a film."


def test_without_the_index_a_description_is_an_error_that_says_so():
    world = World(a_shark_film())
    world.index.is_away = True

    with pytest.raises(SearchUnavailable):
        answer(world, SearchPlots("a shark"))


def test_a_title_that_is_not_there_is_refused_with_the_nearest():
    world = World(FOG, a_film("Rain"))
    plan = Refuse(Reason.NOT_IN_CATALOGUE, "Frog", (FOG.id, a_film("Rain").id))

    said = answer(world, plan)

    assert said.kind is AnswerKind.REFUSE
    assert said.text == (
        "There is no film called “Frog” in the catalogue. "
        "The nearest titles are Fog (1950) or Rain."
    )
    assert said.refusal is not None
    assert [card.film.title for card in said.refusal.nearest] == ["Fog", "Rain"]
    assert said.followups == ("What happens in Fog (1950)?", "What happens in Rain?")


def test_one_nearest_title_is_named_in_the_singular():
    said = answer(World(FOG), Refuse(Reason.NOT_IN_CATALOGUE, "Frog", (FOG.id,)))

    assert said.text.endswith("The nearest title is Fog (1950).")


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_keeps_its_reason_and_offers_a_way_on(reason):
    said = answer(World(), Refuse(reason, "it"))

    assert said.kind is AnswerKind.REFUSE
    assert said.refusal is not None
    assert said.refusal.reason is reason
    assert (said.items, said.total) == ((), 0)
    assert said.text.endswith(".")
    assert said.followups == EXAMPLES


@pytest.mark.parametrize(
    ("films", "counted"),
    [((), "0 films"), ((FOG,), "1 film"), ((FOG, a_film("Rain")), "2 films")],
)
def test_a_greeting_is_answered_with_how_many_films_there_are(films, counted):
    said = answer(World(*films), Introduce())

    assert said.kind is AnswerKind.CHAT
    assert said.text.startswith(f"I know {counted}.")
    assert said.followups == EXAMPLES


def test_the_receipt_of_an_introduction_holds_the_number_it_names():
    receipt = answer(World(FOG), Introduce()).receipt

    assert receipt.rows == ({"films": 1},)
    assert (receipt.sql, receipt.row_count) == (None, 1)


def test_a_receipt_shows_the_first_rows_and_counts_them_all():
    others = [a_film(f"Rain {n}", genres=("Drama",)) for n in range(RECEIPT_ROWS + 5)]

    receipt = like_fog(*others).receipt

    assert len(receipt.rows) == RECEIPT_ROWS
    assert receipt.row_count == RECEIPT_ROWS + 5
    assert receipt.rows[0]["genres"] == ["Drama"]


@pytest.mark.parametrize(
    "plan",
    [ReadField(FilmId("tt404"), Field.YEAR), FindSimilar(FilmId("tt404"))],
)
def test_a_film_that_left_meanwhile_is_not_found(plan):
    with pytest.raises(NotFound):
        answer(World(FOG), plan)


def test_a_film_that_left_meanwhile_is_not_mistaken_for_its_namesake():
    plan = ReadField(FilmId("tt404"), Field.YEAR, (FOG.id,))

    with pytest.raises(NotFound):
        answer(World(FOG), plan)
