"""Domain values as JSON, as `docs/api.md` and the OpenAPI page promise."""

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
from backend.knowledge.plan_lines import plan_line
from backend.recommend.search import SearchHit

Json = dict[str, object]


def card(film: Film) -> Json:
    """Return what a film card shows."""
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
        "user_state": {"like": None, "seen": False, "hidden": False},
    }


def whole_film(film: Film) -> Json:
    """Return everything about a film."""
    return {
        **card(film),
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


def film_page(page: FilmPage) -> Json:
    """Return one page of a list of films."""
    return {
        "films": [card(film) for film in page.films],
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


def search_hit(hit: SearchHit) -> Json:
    """Return a film found by its plot, with the passage that matched."""
    evidence = {"text": hit.passage.text, "passage_id": hit.passage.id}
    return {
        "film": card(hit.film),
        "score": round(hit.score, 4),
        "evidence": [evidence],
    }


def shown_card(shown: FilmCard) -> Json:
    """Return a card as it stands beside an answer, with why it is there."""
    why = [_share(share) for share in shown.why]
    score = None if shown.score is None else round(shown.score, 6)
    return {"card": card(shown.film), "score": score, "why": why or None}


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


def answer(given: Answer) -> Json:
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
        "refusal": _refusal(given.refusal),
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


def _refusal(refusal: Refusal | None) -> Json | None:
    if refusal is None:
        return None
    nearest = [card(shown.film) for shown in refusal.nearest]
    return {"reason": refusal.reason, "nearest": nearest}


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
