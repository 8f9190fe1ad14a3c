"""Who is asking, and what they said of the films that they are shown."""

from collections.abc import Callable, Sequence
from functools import partial

from backend.domain.answers import Answer
from backend.domain.films import Film, FilmId
from backend.domain.taste import LOCAL_USER, FilmTaste, States, Taste, UserId
from backend.services import Services

StatesOf = Callable[[Sequence[FilmId]], States]


def viewer() -> UserId:
    """Return who is asking: without accounts there is one user."""
    return LOCAL_USER


def taste_of_viewer(services: Services) -> Callable[[], Taste | None]:
    """Return what tells what the viewer likes: nothing while that is switched off."""

    def read() -> Taste | None:
        taste = services.taste.taste(viewer())
        return taste if taste.is_on else None

    return read


def said_by_viewer(services: Services) -> StatesOf:
    """Return what tells, whenever it is asked, what the viewer said of films."""
    return partial(services.taste.states, viewer())


def states_of(services: Services, films: Sequence[Film]) -> States:
    """Return what the viewer said of these films."""
    return said_by_viewer(services)([film.id for film in films])


def states_in(services: Services, answers: Sequence[Answer]) -> States:
    """Return what the viewer said of the films whose cards stand in these answers."""
    refusals = [answer.refusal for answer in answers if answer.refusal]
    nearest = [card.film for refusal in refusals for card in refusal.nearest]
    return states_of(services, nearest)


def with_films(
    services: Services, said: Sequence[FilmTaste]
) -> list[tuple[FilmTaste, Film]]:
    """Return these with their films, but for films that left just now."""
    reading = services.catalogue.read_films([each.film_id for each in said])
    films = {film.id: film for film in reading.films}
    return [(each, films[each.film_id]) for each in said if each.film_id in films]
