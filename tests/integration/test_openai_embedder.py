"""Embeddings over HTTP: what may pass is tried again, what will not is said."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import numpy as np
import pytest

from backend.adapters.embedder import openai
from backend.adapters.embedder.answers import wait_seconds
from backend.adapters.embedder.openai import OpenAiEmbedder
from backend.domain.errors import EmbedderUnavailable
from tests.embeddings import KEY, Endpoint, Trouble, endpoint

NAME = "text-embedding-3-small"
BUSY = {"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}}


@pytest.fixture
def there() -> Iterator[Endpoint]:
    with endpoint() as running:
        yield running


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def embedder(there, waited) -> OpenAiEmbedder:
    return an_embedder(there.url, waited)


def an_embedder(url: str, waited: list[float], key: str | None = KEY) -> OpenAiEmbedder:
    return OpenAiEmbedder(NAME, openai.Endpoint(url, key), sleep=waited.append)


def failure(embedder: OpenAiEmbedder) -> str:
    with pytest.raises(EmbedderUnavailable) as caught:
        list(embedder.embed_many(["A dog barks."]))
    assert KEY not in str(caught.value)
    return str(caught.value)


def test_a_question_gets_a_vector_of_length_one(embedder, there):
    (vector,) = embedder.embed(["A dog barks."])

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)
    assert there.requests == [{"model": NAME, "input": ["A dog barks."]}]
    assert there.keys == [f"Bearer {KEY}"]
    assert embedder.name == f"openai:{NAME}"


def test_many_texts_go_in_batches_and_come_back_to_their_places(embedder, there):
    texts = [f"Scene {n} of many." for n in range(600)]

    answers = list(embedder.embed_many(iter(texts)))

    sizes = sorted(len(request["input"]) for request in there.requests)
    assert sizes == [88, 256, 256]
    places = [place for some, _ in answers for place in some]
    assert sorted(places) == list(range(600))
    vectors = np.concatenate([vectors for _, vectors in answers])
    expected = embedder.embed([texts[place] for place in places])
    np.testing.assert_allclose(vectors, expected, atol=1e-6)


def test_a_batch_holds_no_more_letters_than_a_request_may(embedder, there):
    list(embedder.embed_many(["x " * 40_000] * 5))

    assert sorted(len(r["input"]) for r in there.requests) == [1, 2, 2]


def test_an_endpoint_that_wants_no_key_gets_none(there, waited):
    there.key = None

    an_embedder(there.url, waited, key=None).embed(["A dog."])

    assert there.keys == [None]


def test_one_that_is_busy_is_asked_again_when_it_says(embedder, there, waited):
    there.troubles = [Trouble(429, BUSY, {"retry-after": "7"})]

    assert len(list(embedder.embed_many(["A dog barks."]))) == 1
    assert waited == [7.0]


def test_when_to_ask_again_may_be_said_as_a_date(embedder, there, waited):
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    there.troubles = [Trouble(429, BUSY, {"retry-after": at})]

    list(embedder.embed_many(["A dog barks."]))

    assert 25 < waited[0] <= 30


def test_failures_of_the_endpoint_are_tried_again_ever_later(embedder, there, waited):
    there.troubles = [Trouble(500), Trouble(503, b"<html>busy</html>"), Trouble(502)]

    list(embedder.embed_many(["A dog barks."]))

    assert len(waited) == 3
    assert 0.5 <= waited[0] <= 1.5
    assert 2 <= waited[2] <= 6


def test_what_keeps_failing_is_given_up_with_what_was_said(embedder, there, waited):
    there.troubles = [Trouble(500, {"error": {"message": "out of order"}})] * 6

    assert "answered 500: out of order, 6 times" in failure(embedder)
    assert len(waited) == 5


def test_a_question_does_not_wait_as_long(embedder, there, waited):
    there.troubles = [Trouble(500)] * 2

    with pytest.raises(EmbedderUnavailable):
        embedder.embed(["A dog."])

    assert len(waited) == 1


def test_no_wait_is_longer_than_a_minute():
    assert wait_seconds(1, 3_600, 0.5) == 60
    assert wait_seconds(30, None, 0.5) == 60
    assert wait_seconds(1, -5, 0.5) == 0


def test_nobody_there_is_said_and_tried_again(waited):
    with endpoint() as gone:
        url = gone.url

    assert "does not answer (ConnectError), 6 times" in failure(
        an_embedder(url, waited)
    )


@pytest.mark.parametrize(
    ("status", "what_to_do"),
    [
        (401, "check OPENAI_API_KEY"),
        (403, "check OPENAI_API_KEY and its permissions"),
        (404, "check MOVIECHAT_EMBEDDER and OPENAI_BASE_URL"),
        (400, "too long"),
    ],
)
def test_a_refusal_is_not_tried_again_and_says_what_to_do(
    embedder, there, waited, status, what_to_do
):
    there.troubles = [Trouble(status, {"error": {"message": "too long"}})]

    assert what_to_do in failure(embedder)
    assert waited == []


def test_a_quota_that_is_used_up_is_not_waited_for(embedder, there, waited):
    body = {"error": {"message": "You exceeded", "code": "insufficient_quota"}}
    there.troubles = [Trouble(429, body)]

    assert "see to its billing" in failure(embedder)
    assert waited == []


def test_a_key_that_the_endpoint_repeats_is_not_shown(there, waited):
    there.key = "sk-another"

    assert "…" in failure(an_embedder(there.url, waited))


def test_a_key_is_not_shown_where_an_endpoint_is():
    assert KEY not in repr(openai.Endpoint("http://127.0.0.1", KEY))


@pytest.mark.parametrize(
    "body",
    [
        b"<html>hello</html>",
        {"data": [{"index": 0}]},
        {"data": []},
        {"data": [{"index": 0, "embedding": [0.0, 0.0]}]},
        {"data": [{"index": 0, "embedding": [1.0]}] * 2},
        {"data": [{"index": 0, "embedding": ["x"]}]},
        {"data": [{"index": 0, "embedding": 1.0}]},
        ["no"],
    ],
)
def test_an_answer_that_is_none_is_refused(embedder, there, body):
    there.troubles = [Trouble(200, body)]

    assert failure(embedder)


def test_what_fails_ends_the_rest(embedder, there):
    there.troubles = [Trouble(401)] * 20

    with pytest.raises(EmbedderUnavailable):
        list(embedder.embed_many(f"Scene {n}." for n in range(256 * 20)))

    assert len(there.keys) < 20


def test_openai_is_not_asked_without_a_key():
    unasked = OpenAiEmbedder(NAME, openai.Endpoint("https://api.openai.com/v1"))

    with pytest.raises(EmbedderUnavailable, match="set OPENAI_API_KEY"):
        unasked.embed(["A question."])


def test_a_price_is_forecast_where_it_is_known():
    known = OpenAiEmbedder(NAME, openai.Endpoint("https://api.openai.com/v1", KEY))
    unknown = OpenAiEmbedder("other", openai.Endpoint("https://api.openai.com/v1", KEY))
    elsewhere = OpenAiEmbedder(NAME, openai.Endpoint("http://127.0.0.1:1/v1"))

    forecast = known.forecast(1_000, 4_000_000)

    assert forecast.tokens == 1_000_000
    assert forecast.dollars == pytest.approx(0.02)
    assert forecast.is_paid
    assert unknown.forecast(1, 10).dollars is None
    assert elsewhere.forecast(1, 10).dollars is None
