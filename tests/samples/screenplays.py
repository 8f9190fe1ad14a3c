"""Screenplays: text laid out as on IMSDb, Fountain, and Final Draft's FDX."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final
from xml.sax.saxutils import escape

from tests.samples.films import SampleFilm, write_truth
from tests.samples.text import Story, action, line, story_of

TIMES_OF_DAY: Final = ("DAY", "NIGHT", "DAWN", "LATER", "CONTINUOUS")
PAUSES: Final = ("quietly", "beat", "to the door", "laughing")


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says, and how."""

    who: str
    words: str
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A heading, and what is seen and said below it."""

    heading: str
    parts: tuple[str | Speech, ...]


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A screenplay and the film that was made of it."""

    film: SampleFilm
    scenes: tuple[Scene, ...]


def write_screenplays(
    folder: Path,
    films: Sequence[SampleFilm],
    *,
    scenes: int = 12,
    seed: int = 0,
) -> dict[str, object]:
    """Write a screenplay a film, the forms by turns; return what is in each file."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: dict[str, object] = {}
    for number, film in enumerate(films):
        chance = Random(f"{seed} {film.id} screenplay")
        script = a_screenplay(film, chance, scenes=scenes)
        suffix, write = list(_FORMS.items())[number % len(_FORMS)]
        name = f"{_file_name(film, number)}{suffix}"
        (folder / name).write_text(write(script), encoding="utf-8")
        truth[name] = _said_of(script)
    write_truth(folder, screenplays=truth)
    return truth


def a_screenplay(film: SampleFilm, chance: Random, *, scenes: int) -> Screenplay:
    """Return a screenplay of a film's story."""
    story = story_of(film.id)
    speakers = [story.hero, story.friend, story.foe.split(" ")[0]]
    return Screenplay(
        film,
        tuple(_scene(story, speakers, chance) for _ in range(scenes)),
    )


def _scene(story: Story, speakers: Sequence[str], chance: Random) -> Scene:
    place = chance.choice((story.home, story.away)).removeprefix("the ")
    inside = chance.choice(("INT.", "EXT.", "INT./EXT."))
    heading = f"{inside} {place} - {chance.choice(TIMES_OF_DAY)}".upper()
    parts: list[str | Speech] = [action(story, chance)]
    # The hero speaks most.
    weights = (5, 3, 1)
    for _ in range(chance.randint(1, 6)):
        who = chance.choices(speakers, weights)[0].upper()
        how = chance.choice(PAUSES) if chance.random() < 0.2 else None
        parts.append(Speech(who, line(story, chance), how))
        if chance.random() < 0.2:
            parts.append(action(story, chance))
    return Scene(heading, tuple(parts))


def _said_of(script: Screenplay) -> dict[str, object]:
    words: Counter[str] = Counter()
    for scene in script.scenes:
        for part in scene.parts:
            if isinstance(part, Speech):
                words[part.who] += len(part.words.split())
    return {
        "film": script.film.id,
        "headings": [scene.heading for scene in script.scenes],
        "words": dict(words),
    }


def _file_name(film: SampleFilm, number: int) -> str:
    words = "".join(c if c.isalnum() else "-" for c in film.title)
    return "-".join(filter(None, words.split("-"))) or f"untitled-{number}"


def as_text(script: Screenplay) -> str:
    """Return a screenplay laid out with blanks, as IMSDb shows it."""
    return "\n".join(_laid_out(script)) + "\n"


def _laid_out(script: Screenplay) -> Iterator[str]:
    yield from ("", script.film.title.upper().center(60), "", "Written by".center(60))
    yield from (", ".join(script.film.writers or script.film.directors).center(60), "")
    for number, scene in enumerate(script.scenes, start=1):
        yield from ("", f"{number:<5}{scene.heading}{number:>10}", "")
        for part in scene.parts:
            if isinstance(part, Speech):
                yield " " * 37 + part.who
                if part.how:
                    yield " " * 31 + f"({part.how})"
                yield from (" " * 25 + row for row in _rows(part.words, width=35))
            else:
                yield from (" " * 15 + row for row in _rows(part, width=55))
            yield ""
    yield " " * 60 + "THE END"


def _rows(text: str, *, width: int) -> Iterator[str]:
    row = ""
    for word in text.split():
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}".strip()
    yield row


def as_fountain(script: Screenplay) -> str:
    """Return a screenplay in Fountain, with a title page."""
    makers = " & ".join(script.film.writers or script.film.directors)
    title = f"Title: {script.film.title}\nCredit: written by\nAuthor: {makers}\n"
    blocks = [title + f"Draft date: {script.film.year}", "FADE IN:"]
    for scene in script.scenes:
        blocks.append(scene.heading)
        blocks += [_fountain(part) for part in scene.parts]
    return "\n\n".join([*blocks, "> FADE OUT."]) + "\n"


def _fountain(part: str | Speech) -> str:
    if isinstance(part, str):
        # An action in capitals would be read as somebody who speaks.
        return part
    how = [f"({part.how})"] if part.how else []
    return "\n".join([part.who, *how, part.words])


def as_fdx(script: Screenplay) -> str:
    """Return a screenplay as Final Draft saves it."""
    paragraphs = [
        _paragraph(kind, text)
        for scene in script.scenes
        for kind, text in _typed(scene)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
        '<FinalDraft DocumentType="Script" Template="No" Version="3">\n'
        f"<Content>\n{''.join(paragraphs)}</Content>\n"
        f"<TitlePage><Content>\n{_paragraph('Title', script.film.title)}"
        "</Content></TitlePage>\n</FinalDraft>\n"
    )


def _typed(scene: Scene) -> Iterator[tuple[str, str]]:
    yield "Scene Heading", scene.heading
    for part in scene.parts:
        if isinstance(part, str):
            yield "Action", part
            continue
        yield "Character", part.who
        if part.how:
            yield "Parenthetical", f"({part.how})"
        yield "Dialogue", part.words


def _paragraph(kind: str, text: str) -> str:
    return f'<Paragraph Type="{kind}"><Text>{escape(text)}</Text></Paragraph>\n'


_FORMS: Final[Mapping[str, Callable[[Screenplay], str]]] = {
    ".txt": as_text,
    ".fountain": as_fountain,
    ".fdx": as_fdx,
}
