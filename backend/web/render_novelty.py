"""How new a story is, as JSON."""

from backend.domain.taste import States
from backend.recommend.copied import CopiedRun
from backend.recommend.novelty import NearFilm, Novelty
from backend.web.render import Json, card


def novelty(found: Novelty, states: States) -> Json:
    """Return how a text stands to the films there are."""
    return {
        "nearest": [_near(near, states) for near in found.nearest],
        "percentile": found.percentile,
        "copied": [_copied(run) for run in found.copied],
        "by_words_alone": found.by_words_alone,
        "ms": round(found.milliseconds, 1),
    }


def _near(near: NearFilm, states: States) -> Json:
    shared = near.shared
    return {
        "film": card(near.film, states),
        "nearness": round(near.nearness, 4),
        "shared": {
            "premise": list(shared.premise),
            "setting": list(shared.setting),
            "turn": list(shared.turn),
        },
        "sentences": near.sentences,
    }


def _copied(run: CopiedRun) -> Json:
    film = {"id": run.film_id, "title": run.title, "year": run.year}
    return {"film": film, "text": run.text, "words": run.words}
