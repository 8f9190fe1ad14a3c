"""Requests into values, or one sentence on what is wrong with them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from flask import request

from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.films import FilmFilter, FilmId, FilmOrder
from backend.domain.jobs import JobId, JobState
from backend.domain.spoilers import Spoilers
from backend.domain.taste import TasteChange, read_change
from backend.domain.wishes import Said

T = TypeVar("T")

HIGHEST_LIMIT: Final = 100
LARGEST_NUMBER: Final = 2**31 - 1
LARGEST_ID: Final = 2**63 - 1
LONGEST_TEXT: Final = 20_000
DEFAULT_ITEMS: Final = 10
FIRST_PAGE_SIZE: Final = 20
LAST_PAGE: Final = 1_000_000
MOST_QUESTIONS: Final = 500
LONGEST_HISTORY: Final = 1_000
# What was said longer ago is seldom meant, and each question is read anew.
REMEMBERED_QUESTIONS: Final = 12
_SPEAKERS: Final = ("user", "assistant")

HIGHEST_RATING: Final = 10
# As many as an address has room for.
MOST_IDS: Final = 500
# NUL, and half a character pair, which JSON can write and UTF-8 cannot.
_UNSPEAKABLE = re.compile(r"[\x00\ud800-\udfff]")

# Python also reads "1_990" and the digits of every script; people mean neither.
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")

# The names of the API on the left, ours on the right.
_TEXTS: Final = {name: name for name in ("q", "genre", "language", "keyword", "person")}
_WHOLE_NUMBERS: Final = {
    "yearGte": "year_gte",
    "yearLte": "year_lte",
    "runtimeGte": "runtime_gte",
    "runtimeLte": "runtime_lte",
    "votesGte": "votes_gte",
}
_PAGE_KEYS: Final = ("page", "pageSize")
_FILTER_KEYS: Final = {*_TEXTS, *_WHOLE_NUMBERS, "ratingGte"}
_LIST_KEYS: Final = {
    *_FILTER_KEYS,
    *_TEXTS,
    *_WHOLE_NUMBERS,
    "ratingGte",
    "ids",
    "sort",
    *_PAGE_KEYS,
}
_NOT_YET: Final = {
    "model": "none",
    "story_id": None,
    "stage": None,
}
_JOB_KEYS: Final = ("kind", "config")
_JOB_LIST_KEYS: Final = ("state", "limit")
_CHAT_KEYS: Final = ("id", "message", "trigger", "messageId", "spoilers", *_NOT_YET)


def film_filter(args: Mapping[str, str]) -> FilmFilter:
    """Read the filters of a list of films."""
    refuse_unknown(args, sorted(_LIST_KEYS))
    values: dict[str, object] = {
        ours: speakable(name, args[name].strip())
        for name, ours in _TEXTS.items()
        if _given(args, name)
    }
    for name, ours in _WHOLE_NUMBERS.items():
        if _given(args, name):
            values[ours] = whole_number(args, name, least=0, most=LARGEST_NUMBER)
    if _given(args, "ratingGte"):
        values["rating_gte"] = _rating("ratingGte", args["ratingGte"])
    if _given(args, "ids"):
        values["ids"] = _ids("ids", args["ids"])
    return FilmFilter(**values)  # type: ignore[arg-type] # read by name above


def film_order(args: Mapping[str, str]) -> FilmOrder:
    """Read how a list is sorted."""
    text = args.get("sort") or FilmOrder.POPULAR
    try:
        return FilmOrder(text)
    except ValueError:
        known = ", ".join(FilmOrder)
        raise InvalidRequest(f"sort: must be one of {known}, not {text!r}.") from None


def whole_number(
    args: Mapping[str, str],
    name: str,
    *,
    least: int,
    most: int,
    default: int | None = None,
) -> int:
    """Read a whole number; one out of bounds is refused, not clamped."""
    if default is not None and not _given(args, name):
        return default
    value = number(name, args[name], int)
    if not least <= value <= most:
        raise InvalidRequest(f"{name}: must lie between {least} and {most}.")
    return value


def paging(args: Mapping[str, str]) -> tuple[int, int]:
    """Return which page is wanted, and how much stands on one."""
    number = whole_number(args, "page", least=1, most=LAST_PAGE, default=1)
    size = whole_number(
        args, "pageSize", least=1, most=HIGHEST_LIMIT, default=FIRST_PAGE_SIZE
    )
    return number, size


def json_body(*known: str) -> dict[str, object]:
    """Return the request's JSON object, which may hold these keys only."""
    request.get_data()  # a body that is too large says so first
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        body = None
    if not isinstance(body, dict):
        raise InvalidRequest(
            "Send a JSON object with content-type application/json.",
        )
    unknown = sorted(set(body) - set(known))
    if unknown:
        raise InvalidRequest(
            f"{unknown[0]}: unknown key; known are {', '.join(known)}.",
        )
    return body


def text_of(body: Mapping[str, object], name: str) -> str:
    """Return a text that is there and not empty."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise InvalidRequest(f"{name}: must be a text that is not empty.")
    if len(value) > LONGEST_TEXT:
        raise InvalidRequest(f"{name}: is longer than {LONGEST_TEXT:,} letters.")
    # People paste what they have; what no language writes is left out of it.
    return _UNSPEAKABLE.sub(" ", value)


def speakable(name: str, text: str) -> str:
    """Return the text, or refuse one that no database can hold."""
    if _UNSPEAKABLE.search(text):
        raise InvalidRequest(f"{name}: holds a sign that no language writes.")
    return text


def limit_of(body: Mapping[str, object], *, default: int) -> int:
    """Return how many are wanted."""
    value = body.get("limit", default)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 1 <= value <= HIGHEST_LIMIT:  # type: ignore[operator] # is_whole
        raise InvalidRequest(f"limit: must lie between 1 and {HIGHEST_LIMIT}.")
    return int(str(value))


def job_id(text: str) -> JobId:
    """Return the id, or raise NotFound: nothing else can be one."""
    if not re.fullmatch(r"[0-9]{1,19}", text) or int(text) > LARGEST_ID:
        raise NotFound("job", speakable("id", text), place="in the queue")
    return JobId(int(text))


def job_order() -> tuple[str, dict[str, object]]:
    """Return the kind of job that is ordered, and its config."""
    body = json_body(*_JOB_KEYS)
    config = body.get("config", {})
    if not isinstance(config, dict):
        raise InvalidRequest("config: must be an object.")
    return text_of(body, "kind"), config


def job_list(args: Mapping[str, str], *, default: int) -> tuple[JobState | None, int]:
    """Return which jobs are listed, and how many at most."""
    refuse_unknown(args, _JOB_LIST_KEYS)
    limit = whole_number(args, "limit", least=1, most=HIGHEST_LIMIT, default=default)
    if not _given(args, "state"):
        return None, limit
    try:
        return JobState(args["state"]), limit
    except ValueError:
        known = ", ".join(JobState)
        text = args["state"]
        raise InvalidRequest(f"state: must be one of {known}, not {text!r}.") from None


def last_event() -> int:
    """Return the number of the event that the client has seen last, 0 if none."""
    headers = {"Last-Event-ID": request.headers.get("Last-Event-ID", "")}
    return whole_number(headers, "Last-Event-ID", least=0, most=LARGEST_ID, default=0)


def chat_message() -> tuple[str, Spoilers]:
    """Return the words of the message that the page's `useChat` sends.

    And how far into plots the answer may tell.
    """
    body = json_body(*_CHAT_KEYS)
    for name, only in _NOT_YET.items():
        if body.get(name, only) != only:
            raise InvalidRequest(f"{name}: this version knows only {only!r}.")
    for name in ("id", "trigger", "messageId"):
        if not isinstance(body.get(name, ""), str | None):
            raise InvalidRequest(f"{name}: must be a text.")
    message = body.get("message")
    parts = message.get("parts") if isinstance(message, dict) else None
    if not isinstance(parts, list):
        raise InvalidRequest('message: must be an object with a list of "parts".')
    texts = [
        part.get("text")
        for part in parts
        if isinstance(part, dict) and part.get("type") == "text"
    ]
    words = [text for text in texts if isinstance(text, str)]
    if len(words) < len(texts):
        raise InvalidRequest('message: the "text" of a text part must be a text.')
    return text_of({"message": " ".join(words)}, "message"), _spoilers(body)


def taste_page(args: Mapping[str, str]) -> tuple[int, int]:
    """Return which page of a taste's films is wanted, and how many stand on one."""
    refuse_unknown(args, _PAGE_KEYS)
    return paging(args)


def taste_change() -> TasteChange:
    """Return what shall be different in somebody's taste."""
    return read_change(json_body("on", "films", "limits"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions, with all that they are answered by."""

    questions: tuple[str, ...]
    history: tuple[Said, ...]
    limit: int
    spoilers: Spoilers

    @property
    def question(self) -> str:
        """The only question."""
        return self.questions[0]


def asked() -> Asked:
    """Return the question that is asked, and what was asked before."""
    body = json_body("question", "history", "limit", "spoilers")
    return Asked(
        questions=(text_of(body, "question"),),
        history=_history(body.get("history", [])),
        limit=limit_of(body, default=DEFAULT_ITEMS),
        spoilers=_spoilers(body),
    )


def asked_many() -> Asked:
    """Return the questions that are asked together."""
    body = json_body("questions", "limit", "spoilers")
    questions = body.get("questions")
    if not isinstance(questions, list) or not 1 <= len(questions) <= MOST_QUESTIONS:
        raise InvalidRequest(
            f"questions: must be a list of 1 to {MOST_QUESTIONS} questions."
        )
    return Asked(
        questions=tuple(
            text_of({name: question}, name)
            for name, question in (
                (f"questions[{place}]", each) for place, each in enumerate(questions)
            )
        ),
        history=(),
        limit=limit_of(body, default=DEFAULT_ITEMS),
        spoilers=_spoilers(body),
    )


def filters_of(body: Mapping[str, object]) -> FilmFilter:
    """Return what films are narrowed by, named as in the address of a list of films."""
    given = body.get("filters") or {}
    if not isinstance(given, dict):
        raise InvalidRequest('filters: must be an object, such as {"yearGte": 1990}.')
    refuse_unknown(given, sorted(_FILTER_KEYS))
    plain = {name: value for name, value in given.items() if value is not None}
    for name, value in plain.items():
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InvalidRequest(f"filters: {name} must be a text or a number.")
    return film_filter({name: str(value) for name, value in plain.items()})


def _history(told: object) -> tuple[Said, ...]:
    """Return what was asked and answered before, from so many questions back."""
    talk = talk_of(told)
    asked = [place for place, said in enumerate(talk) if said.role == "user"]
    since = asked[-REMEMBERED_QUESTIONS:][:1]
    return tuple(talk[since[0] :]) if since else ()


def talk_of(told: object) -> list[Said]:
    """Return what both sides said before."""
    if not isinstance(told, list) or len(told) > LONGEST_HISTORY:
        raise InvalidRequest(
            f"history: must be a list of at most {LONGEST_HISTORY} messages."
        )
    talk = []
    for place, message in enumerate(told):
        name = f"history[{place}]"
        if not isinstance(message, dict) or message.get("role") not in _SPEAKERS:
            raise InvalidRequest(f'{name}: must have a "role", user or assistant.')
        if not isinstance(message.get("content"), str):
            raise InvalidRequest(f'{name}: must have a "content", which is a text.')
        talk.append(Said(message["role"], _UNSPEAKABLE.sub(" ", message["content"])))
    return talk


def _spoilers(body: Mapping[str, object]) -> Spoilers:
    text = body.get("spoilers", Spoilers.ALL)
    try:
        return Spoilers(str(text))
    except ValueError:
        known = ", ".join(Spoilers)
        raise InvalidRequest(
            f"spoilers: must be one of {known}, not {text!r}."
        ) from None


def refuse_unknown(args: Mapping[str, str], known: Sequence[str]) -> None:
    """Refuse what is not one of these."""
    unknown = sorted(set(args) - set(known))
    if unknown:
        raise InvalidRequest(
            f"{unknown[0]}: no such filter; there are {', '.join(known)}.",
        )


def _given(args: Mapping[str, str], name: str) -> bool:
    return bool(args.get(name, "").strip())


def _rating(name: str, text: str) -> float:
    value = number(name, text, float)
    if not 0 <= value <= HIGHEST_RATING:
        raise InvalidRequest(f"{name}: must lie between 0 and {HIGHEST_RATING}.")
    return value


def _ids(name: str, text: str) -> tuple[FilmId, ...]:
    """Read ids with commas between them."""
    ids = [each for word in text.split(",") if (each := word.strip())]
    if len(ids) > MOST_IDS:
        raise InvalidRequest(f"{name}: must name no more than {MOST_IDS} films.")
    return tuple(FilmId(speakable(name, each)) for each in ids)


def number(name: str, text: str, kind: Callable[[str], T]) -> T:
    """Return a number as people write it; refuse all else."""
    if not _PLAIN_NUMBER.fullmatch(text.strip()):
        raise InvalidRequest(f"{name}: must be a number, not {text!r}.")
    try:
        return kind(text)
    except ValueError:
        raise InvalidRequest(f"{name}: must be a whole number.") from None
