"""Events become the AI SDK's UI message stream, version 1."""

from collections.abc import Iterator, Sequence
from time import sleep

import pytest

from backend.domain.answers import (
    AxisShare,
    Citation,
    FilmCard,
    Receipt,
    Refusal,
)
from backend.domain.errors import DatabaseUnavailable
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
from backend.domain.films import FilmId
from backend.domain.plans import Field, ReadFilms, Reason
from backend.domain.taste import FilmState, States, Verdict
from backend.web.stream import chunks, event_stream, with_pings
from tests.builders import a_film
from tests.expressions import the_film
from tests.unit.web.streams import chunks_of, refused

FOG = a_film("Fog", id="tt1", year=1950)
SHARE = AxisShare("theme", 0.25, ("sea",))
EVENTS: list[Event] = [
    Started("msg_1"),
    Working("look_up", "Looking it up…"),
    Planned(ReadFilms(the_film("Heat (1995)"), Field.YEAR)),
    LookedUp(Receipt("SELECT 1", (["tt1"],), ({"id": "tt1"},), 1, 0.26)),
    Cited(Citation(1, FilmId("tt1"), "Fog (1950)", "year", "1950")),
    Refused(Refusal(Reason.NOT_KNOWN, (FilmCard(FOG),))),
    CardsShown((FilmCard(FOG, 0.25, (SHARE,)),)),
    Wrote("Fog "),
    Wrote("[1]."),
    FollowUps(("Films like Fog?",)),
    Finished(),
    Failed("It broke."),
]


def nothing_said(_film_ids: Sequence[FilmId]) -> States:
    return {}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_no_chunk_makes_the_client_drop_the_message(event):
    assert not any(refused(chunk) for chunk in chunks([event], nothing_said))


def test_words_are_opened_before_and_closed_after():
    told = list(
        chunks([Started("m"), Wrote("a "), Wrote("b"), Finished()], nothing_said)
    )

    assert [(chunk["type"], chunk.get("id")) for chunk in told] == [
        ("start", None),
        ("text-start", "t1"),
        ("text-delta", "t1"),
        ("text-delta", "t1"),
        ("text-end", "t1"),
        ("finish", None),
    ]


@pytest.mark.parametrize("end", [Finished(), Failed("It broke.")])
def test_words_are_closed_before_the_end_whatever_it_is(end):
    told = [chunk["type"] for chunk in chunks([Wrote("a"), end], nothing_said)]

    assert told[:-1] == ["text-start", "text-delta", "text-end"]


def test_a_turn_without_words_opens_none():
    told = [
        chunk["type"]
        for chunk in chunks([Started("m"), Failed("It broke.")], nothing_said)
    ]

    assert told == ["start", "error"]


def test_what_is_being_done_never_enters_the_message():
    [chunk] = chunks([Working("look_up", "Looking it up…")], nothing_said)

    assert chunk["transient"] is True
    assert chunk["data"] == {"stage": "look_up", "label": "Looking it up…"}


def test_the_plan_and_its_receipt_are_one_call_of_a_tool():
    plan, receipt = chunks(EVENTS[2:4], nothing_said)

    assert plan["toolCallId"] == receipt["toolCallId"]
    assert plan["input"] == {
        "plan": {
            "is": "ReadFilms",
            "films": {
                "is": "Films",
                "where": [{"is": "IsFilm", "ids": ["tt1"], "name": "Heat (1995)"}],
            },
            "field": "year",
        },
        "line": "read the year of Heat (1995)",
    }
    assert receipt["output"] == {
        "sql": "SELECT 1",
        "params": [["tt1"]],
        "rowCount": 1,
        "ms": 0.3,
        "rows": [{"id": "tt1"}],
    }


def test_a_citation_carries_its_words_where_the_client_allows_it():
    [chunk] = chunks([EVENTS[4]], nothing_said)

    assert chunk == {
        "type": "source-url",
        "sourceId": "1",
        "url": "/api/films/tt1#year",
        "title": "Fog (1950) · year",
        "providerMetadata": {
            "moviechat": {"n": 1, "filmId": "tt1", "field": "year", "text": "1950"},
        },
    }


def test_cards_carry_their_score_and_reasons():
    cards = CardsShown((FilmCard(FOG, 0.25, (SHARE,)), FilmCard(FOG)))
    [chunk] = chunks([cards], nothing_said)

    data = chunk["data"]
    assert isinstance(data, dict)
    first, second = data["cards"]
    assert data["total"] == 2
    assert first["card"]["title"] == "Fog"
    assert first["score"] == 0.25
    assert first["why"] == [
        {"axis": "theme", "contribution": 0.25, "evidence": ["sea"]},
    ]
    assert (second["score"], second["why"]) == (None, None)


@pytest.mark.parametrize("told", EVENTS[5:7], ids=["nearest films", "films shown"])
def test_cards_show_what_whoever_asks_said_of_their_films(told):
    said = {FOG.id: FilmState(Verdict.DISLIKE, is_seen=True)}

    [chunk] = chunks([told], lambda film_ids: {id_: said[id_] for id_ in film_ids})

    state = {"like": False, "seen": True, "hidden": False}
    shown = chunk["data"]
    assert isinstance(shown, dict)
    [card] = shown.get("nearest") or [each["card"] for each in shown["cards"]]
    assert card["user_state"] == state


def test_a_stream_whose_cards_cannot_be_made_ends_with_why():
    def away(_film_ids: Sequence[FilmId]) -> States:
        raise DatabaseUnavailable("The database does not answer.")

    told = list(chunks([Started("m"), EVENTS[6], Wrote("a"), Finished()], away))

    assert told[1:] == [{"type": "error", "errorText": "The database does not answer."}]


def test_a_stream_is_lines_of_json_and_ends_with_done():
    body = event_stream(EVENTS[:-1], nothing_said).get_data(as_text=True)

    assert body.startswith('data: {"type": "start"')
    assert body.endswith("data: [DONE]\n\n")
    assert chunks_of(body)[-1] == {"type": "finish"}


def test_line_ends_in_words_do_not_end_a_line_of_the_stream():
    body = event_stream(
        [Wrote("a\n\ndata: [DONE]\n\nb\u2028c")], nothing_said
    ).get_data(as_text=True)

    assert [chunk.get("delta") for chunk in chunks_of(body)][1] == (
        "a\n\ndata: [DONE]\n\nb\u2028c"
    )


def slowly(*lines: str) -> Iterator[str]:
    for line in lines:
        sleep(0.03)
        yield line


def test_a_long_silence_is_filled_with_comments():
    told = list(with_pings(slowly("a", "b"), 0.005))

    assert told[0] == told[-2] == ": ping\n\n"
    assert [line for line in told if line != ": ping\n\n"] == ["a", "b"]


def test_lines_that_come_in_time_are_passed_on_as_they_are():
    assert list(with_pings(["a", "b"], 5)) == ["a", "b"]


def test_a_stream_that_breaks_ends_and_keeps_nobody_waiting():
    def breaks() -> Iterator[str]:
        yield "a"
        raise ZeroDivisionError

    assert list(with_pings(breaks(), 5)) == ["a"]


def test_the_headers_keep_proxies_from_holding_the_stream_back():
    headers = event_stream([], nothing_said).headers

    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["x-vercel-ai-ui-message-stream"] == "v1"
    assert headers["cache-control"] == "no-cache, no-transform"
    assert headers["x-accel-buffering"] == "no"
