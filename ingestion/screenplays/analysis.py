"""What a script amounts to: scenes, who speaks how much, a few short quotes.

Knows the elements of a script; knows nothing of formats or files. The text itself
stays behind: headings, counts and short quotes are all that leaves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from backend.domain.passages import split_sentences
from backend.domain.screenplays.elements import Element, Kind, Script
from backend.domain.screenplays.outline import (
    Scene,
    Screenplay,
    Speaker,
    SpokenQuote,
)

LONGEST_QUOTE: Final = 300
LONGEST_HEADING: Final = 200
QUOTED_SPEAKERS: Final = 5
MOST_SPEAKERS: Final = 500
# A page of Courier holds so many lines, of so many letters each.
PAGE_LINES: Final = 55
_WIDTHS: Final = {Kind.DIALOGUE: 35, Kind.LYRIC: 35, Kind.PARENTHETICAL: 26}
_FULL_WIDTH: Final = 61
_NOT_PRINTED: Final = {Kind.NOTE, Kind.BONEYARD, Kind.SECTION, Kind.SYNOPSIS}
_TIGHT: Final = {Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRIC}

_SETTING = re.compile(
    r"(?P<inside>int\.?\s?/\s?ext|ext\.?\s?/\s?int|i\s?/\s?e|int|ext|est)\b[.\s:/-]*"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+[-\u2013\u2014]+\s*|\s*[-\u2013\u2014]+\s+|\s*--+\s*")
_TIME = re.compile(
    r"\b(?:day|night|morning|evening|afternoon|dawn|dusk|sunrise|sunset|noon|midnight|"
    r"twilight|later|continuous|same|moments|magic hour)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_EXTENSION = re.compile(r"\s*\([^()]*\)?")
_CONTINUED = re.compile(
    r"\s*[-\u2013]?\s*\bcont(?:'|\u2019)?(?:d|inued|inuing)?\.?$", re.IGNORECASE
)
_EMPHASIS = re.compile(r"(?<!\\)[*_]+")
_AND = re.compile(r"\s*(?:,|;|&|\band\b|/)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19[1-9]\d|20\d\d)\b")


def analyse(script: Script) -> Screenplay:
    """Return what a script amounts to."""
    scenes = list(_scenes(script.elements))
    words = sum(scene.words for scene in scenes)
    said = sum(scene.said for scene in scenes)
    speakers = _speakers(scenes)
    return Screenplay(
        title=_title(script),
        authors=_authors(script),
        year_guess=_year(script),
        scenes=tuple(_told(scenes, words)),
        speakers=tuple(speakers[:MOST_SPEAKERS]),
        quotes=tuple(_quotes(scenes, speakers[:QUOTED_SPEAKERS])),
        pages=_pages(script.elements),
        words=words,
        dialogue_share=round(said / words, 3) if words else 0.0,
    )


@dataclass(slots=True)
class _Speech:
    speaker: str
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Gathering:
    """A scene while its elements come by; the first has no heading."""

    heading: Element | None
    page: int
    words: int = 0
    said: int = 0
    speeches: list[_Speech] = field(default_factory=list)


def _scenes(elements: Iterable[Element]) -> Iterator[_Gathering]:
    scene, lines = _Gathering(None, 1), 0
    for element in elements:
        if element.kind is Kind.HEADING:
            yield scene
            scene = _Gathering(element, 1 + lines // PAGE_LINES)
        lines = _lines_after(lines, element)
        _add(scene, element)
    yield scene


def _add(scene: _Gathering, element: Element) -> None:
    text = _EMPHASIS.sub("", element.text)
    if element.kind is Kind.CHARACTER:
        scene.speeches.append(_Speech(speaker_named(text)))
    elif element.kind in {Kind.DIALOGUE, Kind.LYRIC} and scene.speeches:
        scene.speeches[-1].texts.append(text)
        scene.said += len(text.split())
        scene.words += len(text.split())
    elif element.kind in {Kind.ACTION, Kind.CENTERED, Kind.LYRIC, Kind.DIALOGUE}:
        scene.words += len(text.split())


def speaker_named(cue: str) -> str:
    """Return who speaks under a cue such as "ANN (V.O.) (CONT'D)"."""
    name = _CONTINUED.sub("", _EXTENSION.sub("", cue))
    return " ".join(name.split()).upper().strip(" :.") or cue.strip()


def _told(scenes: list[_Gathering], words: int) -> Iterator[Scene]:
    before = position = 0
    for scene in scenes:
        if scene.heading:
            position += 1
            yield _scene(position, scene, scene.heading, before / (words or 1))
        before += scene.words


def _scene(
    position: int,
    scene: _Gathering,
    heading: Element,
    starts_at: float,
) -> Scene:
    setting, place, time_of_day = read_heading(heading.text)
    return Scene(
        position=position,
        number=heading.number,
        heading=heading.text[:LONGEST_HEADING],
        setting=setting,
        place=place,
        time_of_day=time_of_day,
        page=scene.page,
        starts_at=round(starts_at, 4),
        words=scene.words,
        dialogue_words=scene.said,
        speakers=tuple(dict.fromkeys(s.speaker for s in scene.speeches if s.texts)),
    )


def read_heading(heading: str) -> tuple[str | None, str | None, str | None]:
    """Part "INT. BRICK'S PATIO - DAY" into INT, BRICK'S PATIO and DAY."""
    text = _EMPHASIS.sub("", heading)[:LONGEST_HEADING]
    match = _SETTING.match(text)
    parts = [part for part in _PARTED.split(match["rest"] if match else text) if part]
    is_timed = len(parts) > 1 and bool(_TIME.search(parts[-1]))
    time_of_day = _bare(parts.pop()) if is_timed else None
    place = " - ".join(parts).strip(" .-").upper() or None
    return (_setting(match["inside"]) if match else None), place, time_of_day


def _bare(time: str) -> str:
    """Return "NIGHT" for "night (1973)"."""
    return " ".join(_BRACKETED.sub(" ", time).split()).strip(" .").upper()


def _setting(inside: str) -> str:
    letters = inside.upper()
    if "/" in letters:
        return "INT/EXT"
    return "INT" if letters.startswith("INT") else "EXT"


def _speakers(scenes: list[_Gathering]) -> list[Speaker]:
    """Add up what each says; what comes before the first heading is scene 0."""
    found: dict[str, Speaker] = {}
    for position, scene in enumerate(scenes):
        for speech in scene.speeches:
            if speech.texts:
                known = found.get(speech.speaker)
                found[speech.speaker] = _spoken(known, speech, position)
    return sorted(found.values(), key=lambda s: (-s.words, s.name))


def _spoken(known: Speaker | None, speech: _Speech, position: int) -> Speaker:
    words = sum(len(text.split()) for text in speech.texts)
    lines = sum(_wrapped(text, _WIDTHS[Kind.DIALOGUE]) for text in speech.texts)
    if known is None:
        return Speaker(speech.speaker, 1, lines, words, position, position)
    return Speaker(
        known.name,
        known.speeches + 1,
        known.lines + lines,
        known.words + words,
        known.first_scene,
        position,
    )


def _quotes(scenes: list[_Gathering], speakers: list[Speaker]) -> Iterator[SpokenQuote]:
    """Return one short piece for each who speaks much: the longest that fits."""
    for speaker in speakers:
        pieces = [
            (piece, position)
            for position, scene in enumerate(scenes)
            for speech in scene.speeches
            if speech.speaker == speaker.name
            for piece in [_short(" ".join(speech.texts))]
            if piece
        ]
        text, scene = max(pieces, key=lambda p: (len(p[0]), -p[1]), default=("", 0))
        if text:
            yield SpokenQuote(speaker.name, scene, text)


def _short(text: str) -> str:
    """Return whole sentences from the beginning, as many as a quote may hold."""
    taken = ""
    for sentence in split_sentences(text):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > LONGEST_QUOTE:
            break
        taken = longer
    return taken


def _title(script: Script) -> str | None:
    values = script.titled("title")
    return _plain(" ".join(values)) or None


def _authors(script: Script) -> tuple[str, ...]:
    values = script.titled("authors", "author", "writers", "writer")
    names = [_plain(name) for value in values for name in _AND.split(value)]
    return tuple(dict.fromkeys(name for name in names if name))


def _year(script: Script) -> int | None:
    """Return the latest year that the title page names: drafts grow newer."""
    values = [value for entry in script.title_page for value in entry.values]
    years = [int(year) for value in values for year in _YEAR.findall(value)]
    return max(years, default=None)


def _plain(text: str) -> str:
    return " ".join(_EMPHASIS.sub("", text).split())


def _pages(elements: Iterable[Element]) -> int:
    lines = 0
    for element in elements:
        lines = _lines_after(lines, element)
    return -(-lines // PAGE_LINES)


def _lines_after(lines: int, element: Element) -> int:
    """Return how many lines are filled once this element is printed."""
    if element.kind in _NOT_PRINTED:
        return lines
    if element.kind is Kind.PAGE_BREAK:
        return -(-lines // PAGE_LINES) * PAGE_LINES
    blank = 0 if element.kind in _TIGHT else 1
    return (
        lines + blank + _wrapped(element.text, _WIDTHS.get(element.kind, _FULL_WIDTH))
    )


def _wrapped(text: str, width: int) -> int:
    """Return how many lines a text fills when it is broken between words."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        for length in map(len, paragraph.split()):
            fits = used + length <= width
            lines += 0 if fits or not used else 1
            used = (used if fits else 0) + length + 1
    return lines
