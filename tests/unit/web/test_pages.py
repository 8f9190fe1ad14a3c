"""The built page is served with a policy of its own, and nothing beside it."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.unit.web.apps import INLINE, an_app, build_page


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy(client: FlaskClient, path: str = "/") -> dict[str, list[str]]:
    """Return the page's content policy, by directive."""
    header = client.get(path).headers["Content-Security-Policy"]
    parts = [part.split() for part in header.split(";")]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", INLINE),
        ("/index.html", INLINE),
        ("/films", "Films"),
        ("/films.html", "Films"),
        ("/films?q=kong", "Films"),
        ("/_next/static/app-1a2b.js", "console.log(1)"),
    ],
)
def test_a_file_of_the_page_is_served(client, path, text):
    response = client.get(path)

    assert response.status_code == 200
    assert text in response.text


def test_a_path_without_a_page_gets_the_pages_own_404(client):
    response = client.get("/nowhere")

    assert response.status_code == 404
    assert "There is no such page." in response.text


def test_a_path_of_the_api_that_is_not_there_gets_json(client):
    response = client.get("/api/nowhere")

    assert response.status_code == 404
    assert response.json["code"] == "not_found:nowhere"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/../secret",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/_next/../../secret.html",
        "/_next/%2e%2e/%2e%2e/secret",
        "/..\\secret.html",
        "/..%5csecret.html",
        "/%2fetc/passwd",
        "/etc/passwd",
        "/./../secret.html",
        "/secret.html%00",
        "/%00",
        "/" + "a" * 300,
        "/" + "a/" * 1_000,
        "/" + "é" * 200,
    ],
)
def test_no_path_leads_out_of_the_page_folder(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "secret" not in response.text.replace("secret.html", "")
    assert "root:" not in response.text


def test_a_folder_is_no_page(client):
    assert client.get("/_next/static").status_code == 404


def test_scripts_run_only_from_here_or_when_they_stand_in_the_page(client):
    assert policy(client)["script-src"] == ["'self'", hash_of(INLINE)]


def test_every_inline_script_is_named_once_and_none_that_is_loaded(world, tmp_path):
    folder = build_page(tmp_path)
    (folder / "films.html").write_text(
        "<script src='/x.js'>ignored</script><script async src=/y.js></script>"
        '<script>one()</script><script type="module" nonce="">two("é")\n</script>'
        "<script>one()</script><script></script>",
    )

    sources = policy(an_app(world, folder).test_client(), "/films")["script-src"]

    scripts = ["one()", 'two("é")\n', ""]
    assert sources == ["'self'", *map(hash_of, scripts)]


def test_a_page_built_anew_has_new_hashes(world, tmp_path):
    folder = build_page(tmp_path)
    client = an_app(world, folder).test_client()
    before = policy(client)["script-src"]
    (folder / "index.html").write_text("<script>changed()</script>")

    after = policy(client)["script-src"]

    assert before != after == ["'self'", hash_of("changed()")]


@pytest.mark.parametrize("path", ["/", "/films", "/nowhere", "/docs"])
def test_a_page_may_load_only_from_here_and_be_framed_by_nobody(client, path):
    rules = policy(client, path)

    assert rules["default-src"] == rules["connect-src"] == ["'self'"]
    assert rules["object-src"] == rules["base-uri"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]


@pytest.mark.parametrize("path", ["/", "/films", "/nowhere", "/docs"])
def test_a_page_says_nothing_to_other_sites(client, path):
    headers = client.get(path).headers

    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    ["/", "/docs", "/icon.svg", "/_next/static/app-1a2b.js", "/api/films", "/api/x"],
)
def test_no_reply_may_be_taken_for_something_else(client, path):
    assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_is_always_asked_for_anew_and_its_built_files_never(client):
    page = client.get("/").headers["Cache-Control"]
    script = client.get("/_next/static/app-1a2b.js").headers["Cache-Control"]

    assert page == "no-cache"
    assert script == "public, max-age=31536000, immutable"


def test_a_page_that_is_not_built_says_what_to_do(world, tmp_path):
    client = an_app(world, tmp_path / "nowhere").test_client()

    response = client.get("/")

    assert response.status_code == 503
    assert "<code>make run</code>" in response.text
    assert "Content-Security-Policy" in response.headers


def test_the_api_works_without_the_page(world, tmp_path):
    client = an_app(world, tmp_path / "nowhere").test_client()

    assert client.get("/api/films").status_code == 200
    assert client.get("/nowhere").get_json()["code"] == "not_found:nowhere"


def test_the_description_for_people_shows_every_route(client):
    page = client.get("/docs")

    assert page.status_code == 200
    assert page.mimetype == "text/html"
    for path in client.get("/openapi.json").get_json()["paths"]:
        assert f"<code>{path}</code>" in page.text


def test_the_page_folder_is_only_read(client, page_folder: Path):
    before = sorted(page_folder.rglob("*"))

    for path in ("/", "/films", "/nowhere", "/../x"):
        client.get(path)

    assert sorted(page_folder.rglob("*")) == before
