"""Reads FDX, the XML that Final Draft keeps screenplays in.

Knows the paragraphs of a script and of its title page. A file that declares a
document type is refused: that is how XML is made to grow or to fetch files.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NoReturn
from xml.parsers import expat

from backend.domain.errors import InvalidRequest
from backend.domain.screenplays.elements import Element, Kind, Script, TitleEntry

_KINDS: Final = {
    "Scene Heading": Kind.HEADING,
    "Character": Kind.CHARACTER,
    "Dialogue": Kind.DIALOGUE,
    "Parenthetical": Kind.PARENTHETICAL,
    "Transition": Kind.TRANSITION,
    "Lyrics": Kind.LYRIC,
    "Singing": Kind.LYRIC,
    "New Act": Kind.SECTION,
    "End of Act": Kind.SECTION,
    "Outline 1": Kind.SECTION,
    "Outline 2": Kind.SECTION,
    "Outline 3": Kind.SECTION,
    "Outline 4": Kind.SECTION,
    "Outline Body": Kind.SYNOPSIS,
}
_BY = re.compile(
    r"(?:written|screenplay|story|teleplay|created)?\s*(?:and|&)?\s*by\s*:?|written by|"
    r"screenplay by|story by|original screenplay by",
    re.IGNORECASE,
)
_SCRIPT: Final = ("FinalDraft", "Content")
_TITLE: Final = ("FinalDraft", "TitlePage", "Content")
DEEPEST: Final = 60


def parse_fdx(source: bytes) -> Script:
    """Return the title page and the elements of an FDX file.

    Raises InvalidRequest when it is no XML, or declares a document type.
    """
    parser = expat.ParserCreate()
    reader = _Reader(parser)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(source, True)  # noqa: FBT003 - expat takes it by place only
    except (expat.ExpatError, LookupError, ValueError) as exc:
        raise InvalidRequest(f"this is not XML: {exc}") from exc
    if not reader.is_script:
        raise InvalidRequest("this is XML, but no FDX: it has no FinalDraft in it")
    return Script(_title_page(reader.title_lines), tuple(reader.in_order()))


def _refuse(*_: object) -> NoReturn:
    raise InvalidRequest("this XML declares a document type, which FDX never does")


class _Reader:
    """Gathers paragraphs as the parser comes by."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._elements: dict[int, Element] = {}
        self._begun = 0
        self.title_lines: list[str] = []
        self.is_script = False
        self._parser = parser
        self._path: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._dual_cues: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise InvalidRequest("this XML lies deeper than any script")
        self.is_script = self.is_script or self._path == ["FinalDraft"]
        if name == "DualDialogue":
            self._dual_cues = 0
        if name in {"Paragraph", "ScriptNote"}:
            kind = attributes.get("Type", "Action") if name == "Paragraph" else "Note"
            number = attributes.get("Number") or None
            alignment = attributes.get("Alignment", "")
            line = self._parser.CurrentLineNumber
            self._begun += 1
            begun = _Paragraph(kind, number, alignment, line, self._begun)
            self._paragraphs.append(begun)

    def end(self, name: str) -> None:
        if name in {"Paragraph", "ScriptNote"}:
            self._finish(self._paragraphs.pop())
        if name == "DualDialogue":
            self._dual_cues = None
        self._path.pop()

    def text(self, data: str) -> None:
        if self._paragraphs and self._path[-1] == "Text":
            self._paragraphs[-1].texts.append(data)

    def in_order(self) -> list[Element]:
        """Return elements as they begin: a summary lies within its heading."""
        return [self._elements[place] for place in sorted(self._elements)]

    def _finish(self, paragraph: "_Paragraph") -> None:
        text = "".join(paragraph.texts).strip()
        if tuple(self._path[:3]) == _TITLE:
            self.title_lines.append(text)
        elif tuple(self._path[:2]) == _SCRIPT and text:
            self._elements[paragraph.place] = self._element(paragraph, text)

    def _element(self, paragraph: "_Paragraph", text: str) -> Element:
        kind = _KINDS.get(paragraph.kind, Kind.ACTION)
        if "ScriptNote" in self._path:
            kind = Kind.NOTE
        elif "Summary" in self._path or "SceneArcBeats" in self._path:
            kind = Kind.SYNOPSIS
        elif kind is Kind.ACTION and paragraph.alignment == "Center":
            kind = Kind.CENTERED
        number = paragraph.number if kind is Kind.HEADING else None
        depth = 1 if kind is Kind.SECTION else 0
        is_dual = kind is Kind.CHARACTER and self._is_second_cue()
        return Element(kind, text, paragraph.line, number, depth, is_dual)

    def _is_second_cue(self) -> bool:
        if self._dual_cues is None:
            return False
        self._dual_cues += 1
        return self._dual_cues > 1


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    kind: str
    number: str | None
    alignment: str
    line: int
    place: int
    texts: list[str] = field(default_factory=list)


def _title_page(lines: list[str]) -> tuple[TitleEntry, ...]:
    """Tell title and authors by their order: a title, "by", a name."""
    told = [line for line in lines if line]
    if not told:
        return ()
    by = next((n for n, line in enumerate(told) if _BY.fullmatch(line)), None)
    title = TitleEntry("Title", (told[0],))
    if not by or by + 1 >= len(told):
        return (title, *_rest(told[1:]))
    author = TitleEntry("Author", (told[by + 1],))
    return (title, TitleEntry("Credit", (told[by],)), author, *_rest(told[by + 2 :]))


def _rest(lines: list[str]) -> tuple[TitleEntry, ...]:
    return (TitleEntry("Notes", tuple(lines)),) if lines else ()
