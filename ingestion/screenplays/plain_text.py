"""Reads scripts that were typed or scanned: indentation says what a line is.

Knows the pages that script collections publish, as text or as HTML around a <pre>;
knows nothing of files. Page numbers, "(CONTINUED)" and the scene numbers on both
margins are taken out.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from backend.domain.screenplays.elements import Element, Kind, Script, TitleEntry

WIDE: Final = 45  # letters; what is said stands in a narrower column
CUE_INDENT: Final = 8
SPEECH_INDENT: Final = 4
LONGEST_CUE: Final = 45
TITLE_LINES: Final = 80
_PRE = re.compile(r"<pre\b[^>]*>(?P<text>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)
_PAGE_TITLE = re.compile(
    r"<title>\s*(?P<title>.*?)\s*</title>", re.DOTALL | re.IGNORECASE
)
_SITE = re.compile(
    r"\s*(?:script)?\s*(?:at|-|\|)\s*(?:the\s+)?(?:imsdb|internet movie).*",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_NUMBER: Final = r"[A-Z]{0,2}\d{1,4}[A-Z]{0,2}\.?"
_HEADING = re.compile(
    rf"(?:(?P<number>{_NUMBER})\s+)?"
    r"(?P<text>(?:INT|EXT|I\s?/\s?E|INT\.?\s?/\s?EXT\.?|EXT\.?\s?/\s?INT\.?)"
    r"[.\s:,-].*?)"
    rf"(?:\s{{2,}}{_NUMBER})?\s*\*?",
)
_JUNK = re.compile(
    r"\(?\s*continued:?\s*\)?(?:\s*\(\d+\))?|\(more\)|(?:page\s*)?\d{1,3}[a-z]?\.?|"
    r"[-*_=~. ]+",
    re.IGNORECASE,
)
_MARGIN_NUMBERS = re.compile(rf"^{_NUMBER}\s+(?=\(?CONTINUED)|\s{{2,}}{_NUMBER}$")
_REVISED = re.compile(r"\s+\*+$")
_EXTENSION = re.compile(r"\([^()]*\)?")
_TRANSITION = re.compile(
    r"(?:.* )?(?:CUT|DISSOLVE|FADE|WIPE|MATCH|SMASH|JUMP)\b.*\bTO:?|"
    r"FADE (?:IN|OUT)[:.]?|(?:FADE|CUT) TO BLACK[:.]?|THE END\.?",
)
_BY = re.compile(
    r"(?:(?:original )?(?:screenplay|story|script|teleplay)|written)?\s*by:?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19[1-9]\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: int
    text: str


def parse_plain_text(source: str) -> Script:
    """Return the title page and the elements of a script as it was typed."""
    lines = list(_lines(_script_text(source)))
    reader = _Reader(lines)
    elements = tuple(reader.read())
    return Script(tuple(_title_page(source, lines, elements)), elements)


def _script_text(source: str) -> str:
    """Return the text of the longest <pre>, or the text itself if there is none."""
    pieces = [match["text"] for match in _PRE.finditer(source)]
    if not pieces:
        return html.unescape(_TAG.sub("", source)) if "</" in source else source
    return html.unescape(_TAG.sub("", max(pieces, key=len)))


def _lines(text: str) -> Iterator[_Line]:
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _REVISED.sub("", raw.expandtabs(8).rstrip())
        content = line.lstrip()
        without = (
            _MARGIN_NUMBERS.sub("", content) if "CONTINUED" in content else content
        )
        if not _JUNK.fullmatch(without) or not content:
            yield _Line(number, len(line) - len(content), content)


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._margin = _margin(lines)
        self._is_indented = any(_is_capital(line.text) for line in self._far(lines))
        self._at = 0

    def read(self) -> Iterator[Element]:
        in_speech = False
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.text:
                self._at += 1
                continue
            element = self._element(line, in_speech=in_speech)
            in_speech = element.kind in {
                Kind.CHARACTER,
                Kind.DIALOGUE,
                Kind.PARENTHETICAL,
            }
            yield element

    def _far(self, lines: list[_Line]) -> list[_Line]:
        return [line for line in lines if line.indent >= self._margin + CUE_INDENT]

    def _element(self, line: _Line, *, in_speech: bool) -> Element:
        heading = _HEADING.fullmatch(line.text)
        if heading and _is_capital(line.text):
            self._at += 1
            text = " ".join(heading["text"].split())
            return Element(Kind.HEADING, text, line.number, number=heading["number"])
        if _TRANSITION.fullmatch(line.text):
            self._at += 1
            return Element(Kind.TRANSITION, line.text, line.number)
        if self._is_cue(line):
            self._at += 1
            return Element(Kind.CHARACTER, " ".join(line.text.split()), line.number)
        if in_speech and self._is_said(line):
            return self._said(line)
        return self._action(line)

    def _is_cue(self, line: _Line) -> bool:
        name = _EXTENSION.sub("", line.text)
        if not name.strip() or len(line.text) > LONGEST_CUE or not _is_capital(name):
            return False
        if self._is_indented and line.indent < self._margin + CUE_INDENT:
            return False
        return self._is_answered(line)

    def _is_answered(self, line: _Line) -> bool:
        """Whether something is said below: in the next line, or past a blank one."""
        below = self._lines[self._at + 1 : self._at + 3]
        if not below or (not self._is_indented and self._above()):
            return False
        first = next((other for other in below if other.text), None)
        if first is None or _HEADING.fullmatch(first.text):
            return False
        if not self._is_indented:
            return bool(below[0].text)
        return self._margin + SPEECH_INDENT <= first.indent <= line.indent

    def _above(self) -> str:
        return self._lines[self._at - 1].text if self._at else ""

    def _is_said(self, line: _Line) -> bool:
        if self._is_indented:
            return line.indent >= self._margin + SPEECH_INDENT
        return bool(self._above())

    def _said(self, line: _Line) -> Element:
        if line.text.startswith("("):
            kind, texts = Kind.PARENTHETICAL, self._take_bracket()
        else:
            kind, texts = Kind.DIALOGUE, self._take(said=True)
        return Element(kind, " ".join(texts), line.number)

    def _action(self, line: _Line) -> Element:
        return Element(Kind.ACTION, " ".join(self._take(said=False)), line.number)

    def _take_bracket(self) -> list[str]:
        texts: list[str] = []
        while self._at < len(self._lines) and self._lines[self._at].text:
            texts.append(self._lines[self._at].text)
            self._at += 1
            if texts[-1].endswith(")"):
                break
        return texts

    def _take(self, *, said: bool) -> list[str]:
        """Take the lines that belong together: no blank, no other element between."""
        texts = [self._lines[self._at].text]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            is_other = _is_capital(line.text) and bool(_HEADING.fullmatch(line.text))
            turns = said and (line.text.startswith("(") or not self._is_said(line))
            if not line.text or is_other or turns or self._is_cue(line):
                break
            texts.append(line.text)
            self._at += 1
        return texts


def _margin(lines: list[_Line]) -> int:
    """Return the indent of what happens: that of most wide lines."""
    told = (line for line in lines if not _HEADING.fullmatch(line.text))
    wide = Counter(line.indent for line in told if len(line.text) >= WIDE)
    every = Counter(line.indent for line in lines if line.text)
    return (wide or every or Counter([0])).most_common(1)[0][0]


def _is_capital(text: str) -> bool:
    return text.isupper()


def _title_page(
    source: str,
    lines: list[_Line],
    elements: tuple[Element, ...],
) -> Iterator[TitleEntry]:
    """Tell title, authors and date by where they stand before the first scene."""
    begins = next((e.line for e in elements if e.kind is Kind.HEADING), TITLE_LINES)
    page = [ln for ln in lines if ln.text and ln.number < min(begins, TITLE_LINES)]
    by = next((n for n, line in enumerate(page) if _BY.fullmatch(line.text)), None)
    named = _PAGE_TITLE.search(source)
    title = _SITE.sub("", html.unescape(named["title"])) if named else ""
    if not title and by:
        title = page[0].text
    if title:
        yield TitleEntry("Title", (" ".join(title.strip("\"'").split()),))
    if by is not None and by + 1 < len(page):
        yield TitleEntry("Author", (page[by + 1].text,))
    dated = next((line.text for line in page if _YEAR.search(line.text)), None)
    if dated:
        yield TitleEntry("Draft date", (dated,))
