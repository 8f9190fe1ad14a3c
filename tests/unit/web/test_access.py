"""Pages of other sites get nothing; pages and programs of this machine do."""

import pytest

from tests.unit.web.streams import say

HERE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8000",
        "localhost",
        "localhost:8000",
        "LOCALHOST:8000",
        "[::1]",
        "[::1]:8000",
    ],
)
def test_our_own_names_are_answered(client, host):
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "192.168.1.4:8000",
        "0.0.0.0:8000",
        "127.0.0.2",
        "[::1",
        "[::2]",
    ],
)
@pytest.mark.parametrize("path", ["/health", "/", "/api/films", "/docs", "/x.js"])
def test_a_name_that_is_not_ours_is_refused_everywhere(client, host, path):
    response = client.get(path, headers={"Host": host})

    assert response.status_code in {400, 403}
    assert response.json["code"].split(":")[0] in {"bad_request", "forbidden"}
    assert response.json["request_id"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Origin": f"{HERE}.evil.example"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "made-up"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_changes_things_is_refused_to_pages_of_other_sites(
    client,
    headers,
    method,
):
    response = client.open(
        "/api/search",
        method=method,
        base_url=HERE,
        headers=headers,
        json={"text": "a shark"},
    )

    assert response.status_code == 403
    assert response.json["code"] == "forbidden:search"
    assert response.json["message"].endswith("refused.")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": HERE},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
        {"User-Agent": "curl/8.5.0", "Accept": "*/*"},
    ],
)
def test_our_page_and_programs_may_ask(client, headers):
    response = client.post(
        "/api/search",
        base_url=HERE,
        headers=headers,
        json={"text": "a friend hides in the sewers"},
    )

    assert response.status_code == 200


def test_a_link_from_another_site_may_open_the_page(client):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert client.get("/", headers=headers).status_code == 200


def test_a_form_of_another_site_cannot_chat(client):
    response = client.post(
        "/api/chat",
        headers={"Origin": "https://evil.example"},
        data='{"message":{"parts":[{"type":"text","text":"hello"}]}}',
        content_type="text/plain",
    )

    assert response.status_code == 403


def test_no_reply_invites_other_sites(client):
    for response in (client.get("/api/films"), say(client, "hello")):
        assert "Access-Control-Allow-Origin" not in response.headers
