"""Questions over HTTP: one alone, after others, many at once."""

import pytest

ASK, BATCH = "/api/ask", "/api/ask/batch"


def test_an_answer_names_what_it_consists_of_and_what_bears_it_out(client):
    answer = client.post(
        ASK, json={"question": "who directed The Third Man"}
    ).get_json()

    assert [item["label"] for item in answer["items"]] == ["Carol Reed"]
    assert answer["answer"] == "Carol Reed directed The Third Man (1949) [1]."
    assert answer["citations"][0]["field"] == "directors"
    assert answer["receipt"]["line"] == "list directors of The Third Man (1949)"
    assert answer["refusal"] is None


def test_what_was_asked_before_says_what_it_means(client):
    history = [
        {"role": "user", "content": "who directed The Third Man"},
        {"role": "assistant", "content": "Carol Reed directed it."},
    ]

    reply = client.post(ASK, json={"question": "and when?", "history": history})

    assert [item["value"] for item in reply.get_json()["items"]] == [1949]


def test_without_a_history_the_same_words_mean_nothing(client):
    answer = client.post(ASK, json={"question": "and when?"}).get_json()

    assert answer["refusal"] is not None


def test_many_questions_are_answered_in_their_order(client):
    questions = ["when was The Third Man released?", "hello", "who directed Nonesuch?"]

    answers = client.post(BATCH, json={"questions": questions}).get_json()["answers"]

    assert [answer["kind"] for answer in answers] == ["fact", "chat", "refuse"]


def test_no_more_items_come_than_were_asked_for(client):
    question = {"question": "films from before 1980", "limit": 1}

    answer = client.post(ASK, json=question).get_json()

    assert len(answer["items"]) == 1
    assert answer["total"] > 1


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ({}, "question: "),
        ({"question": "  "}, "question: "),
        ({"question": 7}, "question: "),
        ({"question": "x", "limit": 0}, "limit: "),
        ({"question": "x", "limit": 101}, "limit: "),
        ({"question": "x", "spoilers": "some"}, "spoilers: "),
        ({"question": "x", "history": "before"}, "history: "),
        ({"question": "x", "history": [{"role": "system"}]}, "history[0]: "),
        ({"question": "x", "history": [{"role": "user"}]}, "history[0]: "),
        ({"question": "x", "model": "gpt"}, "model: "),
    ],
)
def test_a_question_that_cannot_be_used_is_refused_by_name(client, body, begins):
    reply = client.post(ASK, json=body)

    assert reply.status_code == 422
    assert reply.get_json()["message"].startswith(begins)


@pytest.mark.parametrize(
    "questions", [None, "who?", [], ["who?"] * 501, ["who?", ""], [1]]
)
def test_a_batch_that_cannot_be_used_is_refused(client, questions):
    reply = client.post(BATCH, json={"questions": questions})

    assert reply.status_code == 422
    assert reply.get_json()["message"].startswith("questions")
