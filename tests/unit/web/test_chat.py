"""`POST /api/chat` answers as a stream and refuses what it cannot use."""

import pytest

from tests.unit.web.streams import chunks_of, kinds, refused, say

QUESTIONS = {
    "Who directed The Third Man?": ["source-url", "data-film-cards"],
    "Who directed King Kong?": ["source-url", "data-film-cards"],
    "Who directed Silence?": ["data-refusal", "data-film-cards"],
    "Films like King Kong": ["source-url", "data-film-cards"],
    "a friend hides in the sewers of Vienna": ["source-url", "data-film-cards"],
    "Who directed The Fourth Manifesto?": ["data-refusal"],
    "What's the weather today?": ["data-refusal"],
    "hello": [],
}


@pytest.mark.parametrize(("question", "told"), QUESTIONS.items())
def test_chunks_come_in_the_order_of_the_contract(client, question, told):

    chunks = chunks_of(say(client, question).text)

    assert kinds(chunks) == [
        "start",
        "data-status",
        "tool-input-available",
        "tool-output-available",
        *told,
        "text-start",
        "text-delta",
        "text-end",
        "data-followups",
        "finish",
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_client_reads_every_chunk(client, question):
    chunks = chunks_of(say(client, question).text)

    assert not [reason for chunk in chunks if (reason := refused(chunk))]


def test_the_words_are_the_answer(client):
    chunks = chunks_of(say(client, "How long is The Third Man?").text)

    words = "".join(chunk.get("delta", "") for chunk in chunks)
    assert words == "The Third Man (1949) runs 104 minutes (1 h 44) [1]."


def test_markup_in_a_question_stays_words(client):
    markup = "<img src=x onerror=alert(1)>"

    response = say(client, f"Who directed {markup}?")

    chunks = chunks_of(response.text)
    assert response.mimetype == "text/event-stream"
    assert markup in "".join(chunk.get("delta", "") for chunk in chunks)


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_the_catalogue_the_stream_ends_with_an_error(client, world, question):
    world.catalogue.is_away = True

    response = say(client, question)

    chunks = chunks_of(response.text)
    assert response.status_code == 200
    assert chunks[-1] == {
        "type": "error",
        "errorText": "The database does not answer (a test).",
    }


@pytest.mark.parametrize("words", ["Who directed {}?", "a man {} hides in a sewer"])
def test_half_a_character_pair_is_read_or_refused_but_breaks_nothing(client, words):
    response = say(client, words.format("\ud83d"))

    if response.status_code == 200:
        assert chunks_of(response.text)[-1]["type"] == "finish"
    else:
        assert response.status_code == 422


def test_nul_in_a_question_is_a_blank(client):
    chunks = chunks_of(say(client, "Who directed The\x00Third Man?").text)

    assert chunks[-1]["type"] == "finish"


def test_text_parts_are_read_together_and_others_left_alone(client):
    parts = [
        {"type": "text", "text": "Who directed"},
        {"type": "file", "url": "x"},
        {"type": "text", "text": "The Third Man?"},
    ]

    response = client.post("/api/chat", json={"message": {"parts": parts}})

    words = "".join(chunk.get("delta", "") for chunk in chunks_of(response.text))
    assert words.startswith("Carol Reed directed")


@pytest.mark.parametrize(
    "keys",
    [
        {"trigger": "submit-message"},
        {"trigger": "regenerate-message", "messageId": "m1"},
        {"messageId": None},
        {"model": "none", "spoilers": "setup"},
        {"story_id": None, "stage": None},
    ],
)
def test_what_the_page_sends_is_taken(client, keys):
    assert say(client, "hello", **keys).status_code == 200


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"model": "gpt"}, "model"),
        ({"spoilers": "none"}, "spoilers"),
        ({"story_id": "s1"}, "story_id"),
        ({"stage": "plot"}, "stage"),
        ({"colour": "red"}, "colour"),
        ({"messages": []}, "messages"),
    ],
)
def test_what_this_version_does_not_know_is_refused_by_name(client, keys, name):
    response = say(client, "hello", **keys)

    assert response.status_code == 422
    assert response.get_json()["code"] == "invalid:chat"
    assert response.get_json()["message"].startswith(f"{name}: ")


@pytest.mark.parametrize(
    "message",
    [
        None,
        "hello",
        {},
        {"parts": "hello"},
        {"parts": []},
        {"parts": [{"type": "text"}]},
        {"parts": [{"type": "text", "text": "  "}]},
        {"parts": ["hello"]},
        {"parts": [{"type": "text", "text": "x" * 20_001}]},
    ],
)
def test_a_message_without_usable_words_is_refused(client, message):
    response = client.post("/api/chat", json={"message": message})

    assert response.status_code == 422
    assert response.get_json()["message"].startswith("message: ")
