"""The built page, served from its folder, with a strict content policy.

Next writes a few inline scripts into each page. Their hashes are computed from
the very files, so that no other inline script can ever run.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, current_app, request, send_from_directory

UNCHANGING: Final = "/_next/static/"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_POLICY: Final = (
    "default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_NOT_BUILT: Final = (
    "<!doctype html><title>Movie Chat</title><p>The page is not built yet. Run "
    "<code>make run</code>, or <code>make page</code>, and reload. "
    '<a href="/docs">The API</a> works without it.'
)


def pages(folder: Path) -> Blueprint:
    """Return the routes of the page that lies in this folder."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> Response:
        """Serve the chat."""
        if not (folder / "index.html").is_file():
            return with_policy(Response(_NOT_BUILT, status=503))
        return _page(folder, "index.html")

    @blueprint.get("/<path:path>")
    def file(path: str) -> Response:
        """Serve a file of the page, or a route of it without its ending."""
        for name in (path, f"{path}.html"):
            if _is_file(folder / name):
                return _page(folder, name)
        if _is_posted_to():
            abort(405)
        if request.path.startswith("/api/") or not (folder / "404.html").is_file():
            abort(404)
        response = _page(folder, "404.html")
        response.status_code = 404
        return response

    return blueprint


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


def _is_posted_to() -> bool:
    """Whether another method would have reached a route at this address."""
    routes = current_app.create_url_adapter(request)
    methods = set(routes.allowed_methods()) if routes else set()
    return not methods <= {"GET", "HEAD", "OPTIONS"}


def with_policy(response: Response, *scripts: str) -> Response:
    """Add the headers that keep a page to itself."""
    sources = " ".join(["'self'", *scripts])
    response.headers["Content-Security-Policy"] = _POLICY.format(scripts=sources)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _page(folder: Path, name: str) -> Response:
    response = send_from_directory(folder, name)
    if name.endswith(".html"):
        built_at = (folder / name).stat().st_mtime_ns
        response.headers["Cache-Control"] = "no-cache"
        return with_policy(response, *_script_hashes(folder / name, built_at))
    if request.path.startswith(UNCHANGING):
        # Their names hold a hash of what they hold.
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@lru_cache(maxsize=256)
def _script_hashes(page: Path, built_at: int) -> tuple[str, ...]:  # noqa: ARG001 - a new build has new hashes
    scripts = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [b64encode(sha256(s.encode()).digest()).decode() for s in scripts]
    return tuple(f"'sha256-{digest}'" for digest in dict.fromkeys(digests))
