"""`moviechat ask` and `moviechat search`."""

import click

from backend.cli.reporting import AS_JSON, opened, print_json
from backend.domain.answers import Answer
from backend.domain.plans import plan_to_json
from backend.recommend.search import SearchHit

LIMIT = click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="How many at most.",
)


@click.command()
@click.argument("question")
@AS_JSON
def ask(question: str, *, as_json: bool) -> None:
    """Answer a question about films.

    Example: moviechat ask "who directed Parasite?"
    """
    with opened() as services:
        answer = services.chat.answer(question)
    if as_json:
        print_json(_answer_json(answer))
    else:
        click.echo(_answer_text(answer))


@click.command()
@click.argument("text")
@LIMIT
@AS_JSON
def search(text: str, limit: int, *, as_json: bool) -> None:
    """Find films by what happens in them.

    Example: moviechat search "a shark terrorises a beach town"
    """
    with opened() as services:
        found = services.search.find(text, limit=limit)
    if as_json:
        print_json({"results": [_hit_json(hit) for hit in found.hits]})
        return
    for hit in found.hits:
        click.echo(f"{hit.score:.2f}  {hit.film.name}\n      {hit.passage.text}")


def _answer_json(answer: Answer) -> dict[str, object]:
    return {
        "answer": answer.text,
        "kind": answer.kind,
        "citations": [
            {"n": c.n, "film_id": c.film_id, "field": c.field, "text": c.text}
            for c in answer.citations
        ],
        "films": [
            {"id": card.film.id, "name": card.film.name} for card in answer.cards
        ],
        "receipt": {
            "plan": plan_to_json(answer.plan),
            "sql": answer.receipt.sql,
            "params": list(answer.receipt.params),
            "row_count": len(answer.receipt.rows),
            "ms": round(answer.receipt.milliseconds, 1),
        },
        "followups": list(answer.followups),
    }


def _answer_text(answer: Answer) -> str:
    notes = [f"[{c.n}] {c.film_name}, {c.field}: {c.text}" for c in answer.citations]
    return "\n".join([answer.text, *notes])


def _hit_json(hit: SearchHit) -> dict[str, object]:
    return {
        "film": {"id": hit.film.id, "name": hit.film.name},
        "score": round(hit.score, 4),
        "passage": hit.passage.text,
    }
