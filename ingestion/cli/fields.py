"""Film fields as options of the command line.

What is allowed in a field is the record's to say; here is only how to type it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_AS_CHARACTER = re.compile(r"^(?P<name>.+?)\s+as\s+(?P<character>.+)$")
_REPEATED: Final = {
    "genre": "genres",
    "keyword": "keywords",
    "language": "languages",
    "country": "countries",
    "also_known_as": "also_known_as",
    "director": "directors",
    "writer": "writers",
    "cast": "cast",
}
_OPTIONS: Final = (
    click.option("--original-title", help="The title where it was made."),
    click.option("--year", help="The year it came out."),
    click.option("--runtime", help="Minutes."),
    click.option("--genre", multiple=True, help="A genre; may be repeated."),
    click.option("--keyword", multiple=True, help="A keyword; may be repeated."),
    click.option("--language", multiple=True, help="A language; may be repeated."),
    click.option("--country", multiple=True, help="A country; may be repeated."),
    click.option("--also-known-as", multiple=True, help="Another title; repeatable."),
    click.option("--director", multiple=True, help="A name; may be repeated."),
    click.option("--writer", multiple=True, help="A name; may be repeated."),
    click.option("--cast", multiple=True, help='"Name as Character"; repeatable.'),
    click.option("--rating", help="From 0 to 10."),
    click.option("--votes", help="How many rated it."),
    click.option("--logline", help="The film in one sentence."),
    click.option("--plot", help="What happens, in order."),
)


def film_fields(command: Command) -> Command:
    """Give a command an option for every field of a film."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def stated(fields: Mapping[str, Any]) -> dict[str, object]:
    """Return the record keys that the options state; "" clears a field."""
    given: dict[str, object] = {}
    for name, value in fields.items():
        if value is None or value == ():
            continue
        if name in _REPEATED:
            given[_REPEATED[name]] = [_item(name, one) for one in value if one]
        else:
            given[name] = _scalar(name, value)
    return given


def _item(name: str, text: str) -> object:
    if name == "cast":
        match = _AS_CHARACTER.match(text)
        if match:
            return {"name": match["name"], "characters": [match["character"]]}
    return {"name": text} if name in {"director", "writer", "cast"} else text


def _scalar(name: str, text: str) -> object:
    """Turn numbers into numbers; what is none is left for the record to refuse."""
    if text == "":
        return None
    try:
        if name in {"year", "runtime", "votes"}:
            return int(text)
        return float(text) if name == "rating" else text
    except ValueError:
        return text
