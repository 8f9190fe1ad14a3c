"""The map of films as JSON: a column for each thing, for there are many films."""

from collections import Counter
from typing import Final

from backend.domain.film_maps import Spot
from backend.recommend.film_map import MapOfToday, PlacedText
from backend.web.render import Json

# Places are whole numbers up to this one: shorter than fractions, finer than a screen.
HIGHEST_PLACE: Final = 65_535


def film_map(today: MapOfToday) -> Json:
    """Return the map; the n-th entry of each column is of the n-th film."""
    films = today.map.films
    genres = Counter(film.genre for film in films if film.genre)
    ranked = sorted(genres, key=lambda genre: (-genres[genre], genre))
    number_of = {genre: number for number, genre in enumerate(ranked)}
    spots = [_whole(film.spot) for film in films]
    return {
        "version": today.map.version,
        "made_at": today.map.made_at.isoformat(),
        "embedder": today.map.embedder,
        "waiting": today.waiting,
        "ids": [film.id for film in films],
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "year": [film.year for film in films],
        "genre": [number_of[film.genre] if film.genre else None for film in films],
        "genres": ranked,
        "cluster": [film.cluster for film in films],
        "clusters": [
            {"name": each.name, **_place(each.centre), "size": each.size}
            for each in today.map.clusters
        ],
    }


def place(placed: PlacedText) -> Json:
    """Return where a text belongs."""
    return {
        "version": placed.version,
        **_place(placed.spot),
        "cluster": placed.cluster,
        "cluster_name": placed.cluster_name,
    }


def _place(spot: Spot) -> Json:
    x, y = _whole(spot)
    return {"x": x, "y": y}


def _whole(spot: Spot) -> tuple[int, int]:
    return round(spot.x * HIGHEST_PLACE), round(spot.y * HIGHEST_PLACE)
