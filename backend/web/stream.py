"""Events as the AI SDK's UI message stream, version 1, over server-sent events.

An unknown type, or for older clients an unknown key, makes the real client drop
the rest of a message: own fields go only inside `data-*`, and citations' into
`providerMetadata`.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from queue import Empty, Queue
from threading import Thread
from typing import Final, assert_never

from flask import Response

from backend.domain.answers import FilmCard
from backend.domain.errors import ServiceUnavailable
from backend.domain.events import (
    CardsShown,
    Cited,
    Event,
    Failed,
    Finished,
    FollowUps,
    LookedUp,
    Planned,
    Refused,
    Started,
    Working,
    Wrote,
)
from backend.domain.plan_json import plan_to_json
from backend.domain.taste import States
from backend.knowledge.plan_lines import plan_line
from backend.web import render
from backend.web.viewing import StatesOf

Chunk = dict[str, object]
logger = logging.getLogger(__name__)

HEADERS: Final = {
    "x-vercel-ai-ui-message-stream": "v1",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
}
PING_SECONDS: Final = 15.0
CALL: Final = "q1"
TEXT: Final = "t1"


def event_stream(events: Iterable[Event], states_of: StatesOf) -> Response:
    """Return a response that tells the events as they happen."""
    lines = (_line(chunk) for chunk in chunks(events, states_of))
    return Response(
        with_pings(_ended(lines), PING_SECONDS),
        content_type="text/event-stream; charset=utf-8",
        headers=HEADERS,
    )


def chunks(events: Iterable[Event], states_of: StatesOf) -> Iterator[Chunk]:
    """Return the stream's chunks; words are opened before and closed after.

    Cards show what whoever asks said of their films.
    """
    is_writing = False
    for event in events:
        if isinstance(event, Wrote) and not is_writing:
            is_writing = True
            yield {"type": "text-start", "id": TEXT}
        elif is_writing and not isinstance(event, Wrote):
            is_writing = False
            yield {"type": "text-end", "id": TEXT}
        try:
            yield _chunk(event, states_of)
        except ServiceUnavailable as exc:
            yield _chunk(Failed(str(exc)), states_of)
            return


def _chunk(event: Event, states_of: StatesOf) -> Chunk:  # noqa: C901, PLR0911, PLR0912 - one case for each event
    match event:
        case Started(message_id):
            return {"type": "start", "messageId": message_id}
        case Working(stage, label):
            data = {"stage": stage, "label": label}
            return {
                "type": "data-status",
                "id": "s1",
                "data": data,
                "transient": True,
            }
        case Planned(plan):
            return {
                "type": "tool-input-available",
                "toolCallId": CALL,
                "toolName": "catalogue_query",
                "input": {"plan": plan_to_json(plan), "line": plan_line(plan)},
            }
        case LookedUp(receipt):
            return {
                "type": "tool-output-available",
                "toolCallId": CALL,
                "output": render.receipt(receipt),
            }
        case Cited(citation):
            return {
                "type": "source-url",
                "sourceId": str(citation.n),
                "url": f"/api/films/{citation.film_id}#{citation.field}",
                "title": f"{citation.film_name} · {citation.field}",
                "providerMetadata": {"moviechat": render.citation(citation)},
            }
        case CardsShown(cards):
            states = _states(cards, states_of)
            shown = [render.shown_card(card, states) for card in cards]
            data_cards = {"cards": shown, "total": len(shown)}
            return {"type": "data-film-cards", "id": "c1", "data": data_cards}
        case Refused(refusal):
            states = _states(refusal.nearest, states_of)
            nearest = [render.card(card.film, states) for card in refusal.nearest]
            said = {"reason": refusal.reason, "nearest": nearest}
            return {"type": "data-refusal", "id": "r1", "data": said}
        case Wrote(text):
            return {"type": "text-delta", "id": TEXT, "delta": text}
        case FollowUps(questions):
            items = {"items": list(questions)}
            return {"type": "data-followups", "id": "f1", "data": items}
        case Finished():
            return {"type": "finish"}
        case Failed(message):
            return {"type": "error", "errorText": message}
        case _:
            assert_never(event)


def _states(cards: Sequence[FilmCard], states_of: StatesOf) -> States:
    return states_of([card.film.id for card in cards])


def _line(chunk: Chunk) -> str:
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


def _ended(lines: Iterator[str]) -> Iterator[str]:
    yield from lines
    yield "data: [DONE]\n\n"


def with_pings(lines: Iterable[str], every_seconds: float) -> Iterator[str]:
    """Pass lines on, and a comment whenever none came for a while.

    A proxy would take a long silence for death. The lines are made in a thread of
    their own, since nobody can both wait for the next and speak meanwhile.
    """
    waiting: Queue[str | None] = Queue()

    def make() -> None:
        try:
            for line in lines:
                waiting.put(line)
        except Exception:
            # The reply has begun; a stream that just ends is all we can say.
            logger.exception("a stream broke")
        finally:
            waiting.put(None)

    Thread(target=make, name="stream", daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=every_seconds)
        except Empty:
            yield ": ping\n\n"
            continue
        if line is None:
            return
        yield line
