"""Domain values as JSON, as `docs/api.md` and the OpenAPI page promise."""

from collections.abc import Sequence
from datetime import UTC

from backend.domain.answers import (
    Answer,
    AxisShare,
    Citation,
    FilmCard,
    Item,
    Receipt,
    Refusal,
)
from backend.domain.films import CastMember, Film, FilmPage
from backend.domain.people import Person, PersonRef
from backend.domain.plan_json import plan_to_json
from backend.domain.taste import (
    UNTOUCHED,
    FilmTaste,
    States,
    Taste,
    limits_to_json,
    state_to_json,
)
from backend.knowledge.advising import Advice
from backend.knowledge.plan_lines import plan_line
from backend.recommend.comparables import Pair
from backend.recommend.narrowing import Narrowed
from backend.recommend.search import SearchHit

Json = dict[str, object]


def card(film: Film, states: States) -> Json:
    """Return what a film card shows, to someone who said this of films."""
    return {
        "id": film.id,
        "title": film.title,
        "original_title": film.original_title,
        "year": film.year,
        "runtime": film.runtime,
        "genres": list(film.genres),
        "directors": [_person(person) for person in film.directors],
        "cast": [_member(member) for member in film.cast],
        "rating": film.rating,
        "votes": film.votes,
        "logline": film.logline,
        "poster_url": film.poster_url,
        "user_state": state_to_json(states.get(film.id, UNTOUCHED)),
    }


def whole_film(film: Film, states: States) -> Json:
    """Return everything about a film."""
    return {
        **card(film, states),
        "kind": film.kind,
        "plot": film.plot,
        "writers": [_person(person) for person in film.writers],
        "keywords": list(film.keywords),
        "languages": list(film.languages),
        "countries": list(film.countries),
        "also_known_as": list(film.also_known_as),
        "sources": [
            {"field": s.field, "name": s.name, "url": s.url, "licence": s.licence}
            for s in film.sources
        ],
    }


def film_page(page: FilmPage, states: States) -> Json:
    """Return one page of a list of films."""
    return {
        "films": [card(film, states) for film in page.films],
        "total": page.total,
        "page": page.page,
        "page_size": page.page_size,
    }


def person(found: Person) -> Json:
    """Return a person with their films."""
    return {
        "person": {"id": found.id, "name": found.name},
        "films": [
            {
                "id": appearance.film_id,
                "title": appearance.title,
                "year": appearance.year,
                "role": appearance.role,
                "characters": list(appearance.characters),
            }
            for appearance in found.appearances
        ],
    }


def search_hit(hit: SearchHit, states: States) -> Json:
    """Return a film found by its plot, with the passage that matched."""
    passage_id = hit.passage.id if hit.passage else None
    evidence = {"text": hit.sentences, "passage_id": passage_id}
    return {
        "film": card(hit.film, states),
        "score": round(hit.score, 4),
        "evidence": [evidence],
    }


def shown_card(shown: FilmCard, states: States) -> Json:
    """Return a card as it stands beside an answer, with why it is there."""
    why = [_share(share) for share in shown.why]
    score = None if shown.score is None else round(shown.score, 6)
    return {"card": card(shown.film, states), "score": score, "why": why or None}


def taste(profile: Taste, shown: Sequence[tuple[FilmTaste, Film]]) -> Json:
    """Return a taste with those of its films that are shown."""
    return {
        "on": profile.is_on,
        "films": [_film_taste(said, film) for said, film in shown],
        "limits": limits_to_json(profile.limits),
        "total": len(profile.films),
    }


def scored(shown: FilmCard, states: States) -> Json:
    """Return a film that was ranked, with what makes up its score."""
    return {
        "film": card(shown.film, states),
        "score": shown.score,
        "why": [_share(share) for share in shown.why],
    }


def pair(compared: Pair) -> Json:
    """Return how alike two films are."""
    return {
        "score": compared.score,
        "axes": [
            {
                "axis": axis.axis,
                "similarity": axis.similarity,
                "weight": axis.weight,
                "contribution": axis.contribution,
                "evidence": list(axis.evidence),
            }
            for axis in compared.axes
        ],
    }


def advice(given: Advice, states: States) -> Json:
    """Return films to watch, what was understood, and what is asked back."""
    wish, question = given.wish, given.ask_back
    return {
        "items": [scored(each, states) for each in given.recommended.cards],
        "total": given.recommended.total,
        "understood": {
            "liked": list(wish.liked),
            "disliked": list(wish.disliked),
            "seen": list(wish.seen),
            "named": list(wish.named),
            "genres": list(wish.liked_genres),
            "people": list(wish.liked_people),
            "moods": list(wish.moods),
            "text": wish.text,
            "clues": [
                {"hint": clue.hint, "about": clue.about, "words": clue.words}
                for clue in wish.clues
            ],
        },
        "ask_back": None
        if question is None
        else {
            "about": question.about,
            "question": question.question,
            "options": list(question.options),
        },
    }


def narrowed(found: Narrowed, states: States) -> Json:
    """Return which film it may be, and what to ask next."""
    asked = found.question
    return {
        "question": asked and {"trait": asked.id, "text": asked.question},
        "candidates": [
            {"film": card(each.film, states), "score": round(each.score or 0, 6)}
            for each in found.cards
        ],
        "remaining": found.remaining,
        "ms": round(found.milliseconds, 1),
    }


def receipt(looked_up: Receipt) -> Json:
    """Return what was looked up."""
    return {
        "sql": looked_up.sql,
        "params": list(looked_up.params),
        "rowCount": looked_up.row_count,
        "ms": round(looked_up.milliseconds, 1),
        "rows": list(looked_up.rows),
    }


def citation(cited: Citation) -> Json:
    """Return what a citation points at."""
    return {
        "n": cited.n,
        "filmId": cited.film_id,
        "field": cited.field,
        "text": cited.text,
    }


def answer(given: Answer, states: States) -> Json:
    """Return an answer whole, as `/api/ask` gives it."""
    receipt_json = {
        "plan": plan_to_json(given.plan),
        "line": plan_line(given.plan),
        "sql": given.receipt.sql,
        "params": list(given.receipt.params),
        "rows": list(given.receipt.rows),
        "row_count": given.receipt.row_count,
        "ms": round(given.receipt.milliseconds, 1),
    }
    return {
        "answer": given.text,
        "kind": given.kind,
        "items": [_item(item) for item in given.items],
        "total": given.total,
        "citations": [
            {"n": c.n, "film_id": c.film_id, "field": c.field, "text": c.text}
            for c in given.citations
        ],
        "receipt": receipt_json,
        "refusal": _refusal(given.refusal, states),
        "followups": list(given.followups),
    }


def _item(item: Item) -> Json:
    return {
        "type": item.type,
        "id": item.id,
        "label": item.label,
        "value": item.value,
        "title": item.title,
        "year": item.year,
    }


def _refusal(refusal: Refusal | None, states: States) -> Json | None:
    if refusal is None:
        return None
    nearest = [card(shown.film, states) for shown in refusal.nearest]
    return {"reason": refusal.reason, "nearest": nearest}


def _film_taste(said: FilmTaste, film: Film) -> Json:
    return {
        "film": card(film, {film.id: said.state}),
        **state_to_json(said.state),
        "at": said.at.astimezone(UTC).isoformat(timespec="milliseconds"),
    }


def _share(share: AxisShare) -> Json:
    return {
        "axis": share.axis,
        "contribution": round(share.contribution, 6),
        "evidence": list(share.evidence),
    }


def _person(named: PersonRef) -> Json:
    return {"id": named.id, "name": named.name}


def _member(member: CastMember) -> Json:
    return {**_person(member.person), "characters": list(member.characters)}
