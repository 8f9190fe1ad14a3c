"""An endpoint for embeddings on this machine, which fails when it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes.embedder import BagOfWordsEmbedder

KEY = "sk-of-a-test"


@dataclass(frozen=True)
class Trouble:
    """What to answer instead of vectors."""

    status: int
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Endpoint:
    """What the endpoint was asked, and what it shall answer next."""

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    dimension: int | None = None
    key: str | None = KEY

    def texts(self) -> list[str]:
        return [text for request in self.requests for text in request["input"]]


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """Lend a running endpoint."""
    told = Endpoint()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(told))
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(told: Endpoint) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            request = json.loads(self.rfile.read(length))
            given = self.headers.get("authorization")
            with lock:
                trouble = told.troubles.pop(0) if told.troubles else None
                told.keys.append(given)
            if trouble:
                self._answer(trouble.status, trouble.body, trouble.headers)
            elif told.key and given != f"Bearer {told.key}":
                message = f"Incorrect API key provided: {given}"
                self._answer(401, {"error": {"message": message}}, {})
            else:
                with lock:
                    told.requests.append(request)
                self._answer(200, _vectors(request["input"], told.dimension), {})

        def _answer(self, status: int, body: object, headers: dict[str, str]) -> None:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    return Handler


def _vectors(texts: list[str], dimension: int | None) -> dict[str, object]:
    """Answer the last first, as an endpoint may."""
    rows = BagOfWordsEmbedder().embed(texts)[:, :dimension]
    data = [{"index": n, "embedding": row.tolist()} for n, row in enumerate(rows)]
    return {"object": "list", "data": data[::-1]}
