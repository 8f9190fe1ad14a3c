"""Read an event stream as the AI SDK's client does, and hold it against version 1."""

import json
from typing import Any, Final

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Chunk = dict[str, Any]

# What the AI SDK's client lets through, by type: the keys it needs and may have.
NEEDED: Final = {
    "start": set(),
    "text-start": {"id"},
    "text-delta": {"id", "delta"},
    "text-end": {"id"},
    "tool-input-available": {"toolCallId", "toolName", "input"},
    "tool-output-available": {"toolCallId", "output"},
    "source-url": {"sourceId", "url"},
    "error": {"errorText"},
    "finish": set(),
    "start-step": set(),
    "finish-step": set(),
}
OPTIONAL: Final = {
    "start": {"messageId", "messageMetadata"},
    "text-start": {"providerMetadata"},
    "text-delta": {"providerMetadata"},
    "text-end": {"providerMetadata"},
    "tool-input-available": {"providerExecuted", "providerMetadata", "dynamic"},
    "tool-output-available": {"providerExecuted", "dynamic", "preliminary"},
    "source-url": {"title", "providerMetadata"},
    "finish": {"messageMetadata", "finishReason"},
}
OF_DATA: Final = ({"data"}, {"id", "transient"})


def post(client: FlaskClient, path: str, body: object) -> TestResponse:
    """Send JSON with everything beyond ASCII escaped, as some clients do."""
    return client.post(path, data=json.dumps(body), content_type="application/json")


def say(client: FlaskClient, text: str, **keys: object) -> TestResponse:
    """Send a message as the page does."""
    message = {"id": "m1", "role": "user", "parts": [{"type": "text", "text": text}]}
    return post(client, "/api/chat", {"id": "c1", "message": message, **keys})


def lines_of(body: str) -> list[str]:
    """Return the lines of a stream; each stands alone between blank ones."""
    *lines, rest = body.split("\n\n")
    assert rest == ""
    return lines


def chunks_of(body: str) -> list[Chunk]:
    """Return the chunks of a stream that ends as it should."""
    *lines, last = lines_of(body)
    assert last == "data: [DONE]"
    assert all(line.startswith("data: ") for line in lines)
    return [json.loads(line.removeprefix("data: ")) for line in lines]


def refused(chunk: Chunk) -> str | None:
    """Say why the AI SDK's client would drop the message here, if it would."""
    kind = str(chunk.get("type"))
    is_data = kind.startswith("data-")
    if not is_data and kind not in NEEDED:
        return f"unknown type {kind}"
    needed = OF_DATA[0] if is_data else NEEDED[kind]
    optional = OF_DATA[1] if is_data else OPTIONAL.get(kind, set())
    keys = set(chunk) - {"type"}
    if needed - keys:
        return f"{kind} lacks {needed - keys}"
    return f"{kind} has unknown {keys - needed - optional}" * bool(
        keys - needed - optional,
    )


def kinds(chunks: list[Chunk]) -> list[str]:
    """Return the types of chunks, repeated ones once."""
    types = [chunk["type"] for chunk in chunks]
    return [kind for n, kind in enumerate(types) if types[:n][-1:] != [kind]]
