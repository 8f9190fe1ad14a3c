"""Text freed of what an encyclopedia's or a forum's markup left in it.

Knows markup; knows nothing of films.
"""

import html
import re
from typing import Final

_WORDY_MARKS: Final = (
    "citation needed|clarification needed|dubious|disputed|dead link|"
    "original research\\??|page needed|sic|why\\?|who\\?|when\\?|where\\?|which\\?|"
    "by whom\\?|according to whom\\?|vague|edit"
)
# [1], [N 2], [note 3], [a]; not [their] or [go], which are the writer's own words.
_FOOTNOTE = re.compile(
    rf"\[(?:\d{{1,3}}|[a-z]|(?:nb?|notes?|fn) ?\d{{1,2}}|{_WORDY_MARKS})\]",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_REFERENCE = re.compile(r"<ref\b[^<>]*>.*?</ref>", re.DOTALL)
_BREAK = re.compile(r"<(?:br|p|/p|div|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_STYLE = re.compile(r"\.mw-parser-output[^{}]*\{[^{}]*\}")
_BRACES = re.compile(r"(\{\{|\}\})")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_FILE = re.compile(r"\[\[(?:File|Image):[^\[\]]*\]\]", re.IGNORECASE)
_ADDRESS = re.compile(r"\[https?://[^\s\[\]]+(?: ([^\[\]]*))?\]")
_HEADING = re.compile(r"^=+ *[^=\n]{1,80}? *=+ *$", re.MULTILINE)
_LEFTOVER = re.compile(r"'{2,}(?!s\b)|\[\[|\]\]|\{\{|\}\}|\u200b|\u200e|\ufeff|\xad")
_EMPTY_BRACKETS = re.compile(r" ?\(\s*[;,]?\s*\)")
_LOOSE_MARK = re.compile(r"[^\S\n]+([,;.!?])(?=\s|$)")

# Whatever any of the above could find: most texts hold none of it.
_SUSPECT = re.compile(
    r"[<&\[\]{}\u200b\u200e\ufeff\xad]|''|==|\(\s*[;,]?\s*\)|\s[,;.!?]",
)


def clean_prose(text: str) -> str:
    """Return the text alone, its paragraphs a line each."""
    if _SUSPECT.search(text):
        text = _cleaned(text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _cleaned(text: str) -> str:
    plain = _without_markup(text)
    plain = _FOOTNOTE.sub("", _LEFTOVER.sub("", plain))
    return _LOOSE_MARK.sub(r"\1", _EMPTY_BRACKETS.sub("", plain))


def clean_line(text: str) -> str:
    """Return a title or a name alone, on one line."""
    return " ".join(clean_prose(text).split())


def without_tags(text: str) -> str:
    """Return text as a page would show it, its breaks as line ends."""
    shown = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in shown.splitlines())
    return "\n".join(line for line in lines if line)


def _without_markup(text: str) -> str:
    if "<" in text or "&" in text:
        text = _without(_REFERENCE, "</ref>", _without(_COMMENT, "-->", text))
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    if "[[" in text or "[http" in text:
        text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", _FILE.sub("", text)))
    if "{" in text:
        text = _without_templates(_STYLE.sub("", text))
    return _HEADING.sub("", text) if "==" in text else text


def _without(pieces: re.Pattern[str], closing: str, text: str) -> str:
    """Take out pieces that are closed; past the last closing none can be.

    Without this, a text of nothing but openings would take hours.
    """
    closed = text.rfind(closing) + len(closing)
    if closed < len(closing):
        return text
    return pieces.sub("", text[:closed]) + text[closed:]


def _without_templates(text: str) -> str:
    """Take out {{…}}, with whatever templates stand within."""
    kept: list[str] = []
    opened: list[int] = []
    for piece in _BRACES.split(text):
        if piece == "{{":
            opened.append(len(kept))
        if piece == "}}" and opened:
            del kept[opened.pop() :]
        else:
            kept.append(piece)
    return "".join(kept)
