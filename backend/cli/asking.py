"""`moviechat ask` and `moviechat search`."""

from dataclasses import asdict

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.domain.answers import Answer, Refusal
from backend.domain.plan_json import plan_to_json
from backend.web import render

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
        hits = [render.search_hit(hit) for hit in found.hits]
        print_json({"results": hits, "ms": round(found.milliseconds, 1)})
        return
    if not found.hits:
        say("Nothing found. `moviechat ingest status` says how much is searched.")
    for hit in found.hits:
        click.echo(f"{hit.score:.2f}  {hit.film.name}\n      {hit.passage.text}")


def _answer_json(answer: Answer) -> dict[str, object]:
    return {
        "answer": answer.text,
        "kind": answer.kind,
        "items": [asdict(item) for item in answer.items],
        "total": answer.total,
        "citations": [
            {"n": c.n, "film_id": c.film_id, "field": c.field, "text": c.text}
            for c in answer.citations
        ],
        "receipt": _receipt_json(answer),
        "refusal": _refusal_json(answer.refusal) if answer.refusal else None,
        "followups": list(answer.followups),
    }


def _receipt_json(answer: Answer) -> dict[str, object]:
    receipt = answer.receipt
    return {
        "plan": plan_to_json(answer.plan),
        "sql": receipt.sql,
        "params": list(receipt.params),
        "row_count": receipt.row_count,
        "ms": round(receipt.milliseconds, 1),
    }


def _refusal_json(refusal: Refusal) -> dict[str, object]:
    nearest = [render.card(card.film) for card in refusal.nearest]
    return {"reason": refusal.reason, "nearest": nearest}


def _answer_text(answer: Answer) -> str:
    notes = [f"[{c.n}] {c.film_name}, {c.field}: {c.text}" for c in answer.citations]
    return "\n".join([answer.text, *notes])
