"""Fountain is read by its published syntax, and any other text without complaint."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.screenplays.elements import Element, Kind, TitleEntry
from backend.domain.screenplays.fountain import parse_fountain

BEFORE = "She waits.\n\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in parse_fountain(text).elements]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in told(text)]


def first(text: str) -> Element:
    return parse_fountain(text).elements[0]


@pytest.mark.parametrize(
    "heading",
    [
        "INT. QUAY - DAY",
        "INT QUAY - DAY",
        "ext. quay",
        "EST. QUAY",
        "INT/EXT. CAR",
        "INT./EXT. CAR - DAY",
        "ext./int. car",
        "I/E CAR",
        ".QUAY",
        ".1ST FLOOR",
    ],
)
def test_a_scene_heading_is_known_by_how_it_begins(heading):
    element = first(f"{heading}\n\nRain.\n")

    assert element.kind is Kind.HEADING
    assert element.text == heading.removeprefix(".")


@pytest.mark.parametrize(
    "text",
    [
        "...and it rains.",
        "INTERNAL MATTERS.",
        "INT. QUAY - DAY\nRain.",
        "!INT. QUAY",
        "..QUAY",
        "Interior of a ferry.",
    ],
)
def test_what_only_looks_like_a_heading_is_action(text):
    assert kinds(f"{text}\n\nRain.\n") == ["action", "action"]


@pytest.mark.parametrize("number", ["1", "1A", "1-A", "I-1-A", "110A", "1."])
def test_a_scene_number_stands_between_hashes(number):
    element = first(f"INT. QUAY - DAY #{number}#\n\nRain.\n")

    assert (element.text, element.number) == ("INT. QUAY - DAY", number)


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("MARTA", "MARTA"),
        ("MARTA (on the radio)", "MARTA (on the radio)"),
        ("\u00c9LODIE", "\u00c9LODIE"),
        ("\u041c\u0410\u0420\u0422\u0410", "\u041c\u0410\u0420\u0422\u0410"),
        ("R2", "R2"),
        ("@McMarta", "McMarta"),
        ("    MARTA", "MARTA"),
    ],
)
def test_a_character_stands_in_capitals_above_what_they_say(cue, name):
    assert told(f"{BEFORE}{cue}\nHello.\n")[1:] == [
        ("character", name),
        ("dialogue", "Hello."),
    ]


@pytest.mark.parametrize("text", ["23\nHello.", "MARTA\n\nHello.", "Marta\nHello."])
def test_what_only_looks_like_a_character_is_action(text):
    assert set(kinds(f"{BEFORE}{text}\n")) == {"action"}


def test_brackets_within_a_speech_are_parentheticals():
    text = f"{BEFORE}MARTA\n(low,\nslow)\nHello.\n(beat)\nBye.\nNow.\n(she goes\n"

    assert told(text)[2:] == [
        ("parenthetical", "(low,\nslow)"),
        ("dialogue", "Hello."),
        ("parenthetical", "(beat)"),
        ("dialogue", "Bye.\nNow."),
        ("parenthetical", "(she goes"),
    ]


def test_a_line_of_two_blanks_keeps_a_speech_together():
    assert told(f"{BEFORE}MARTA\nTen.\n  \nHit?\n\nShe goes.\n")[1:] == [
        ("character", "MARTA"),
        ("dialogue", "Ten.\n\nHit?"),
        ("action", "She goes."),
    ]


@pytest.mark.parametrize("cue", ["TOM ^", "TOM^", "@Tom ^"])
def test_dual_dialogue_is_marked_at_the_second_character(cue):
    elements = parse_fountain(f"MARTA\nGo!\n\n{cue}\nStay!\n").elements

    cues = [e for e in elements if e.kind is Kind.CHARACTER]
    assert [(e.text.upper(), e.is_dual) for e in cues] == [
        ("MARTA", False),
        ("TOM", True),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("CUT TO:", "transition", "CUT TO:"),
        ("SMASH-CUT TO:", "transition", "SMASH-CUT TO:"),
        ("> Burn to white.", "transition", "Burn to white."),
        ("CUT TO: ", "action", "CUT TO:"),
        ("> THE END <", "centered", "THE END"),
        ("~La la la", "lyric", "La la la"),
        ("===", "page_break", ""),
        ("=====", "page_break", ""),
        ("= She leaves him.", "synopsis", "She leaves him."),
        ("!MARTA", "action", "MARTA"),
        ("          Indented", "action", "          Indented"),
        ("\tIndented", "action", "    Indented"),
    ],
)
def test_the_other_elements_are_known_by_their_signs(text, kind, shown):
    assert told(f"{BEFORE}{text}\n\nRain.\n")[1] == (kind, shown)


def test_sections_have_a_depth():
    elements = parse_fountain("# Act\n\n### Scene\n\nINT. A - DAY\n\nRain.\n").elements

    assert [(e.text, e.depth) for e in elements[:2]] == [("Act", 1), ("Scene", 3)]


def test_action_keeps_its_lines_and_its_capitals():
    assert told("She waits.\nTHE END\n\nShe goes.\n") == [
        ("action", "She waits.\nTHE END"),
        ("action", "She goes."),
    ]


@pytest.mark.parametrize(
    ("text", "shown", "aside"),
    [
        ("She [[why?]] waits.", "She waits.", ("note", "why?")),
        ("She waits. [[Make\nthis\n  \nlonger.]]", "She waits.", None),
        ("She /* or he */ waits.", "She waits.", ("boneyard", "or he")),
        ("She waits.\n/* cut\n\nthis */\nHe too.", "She waits.\nHe too.", None),
    ],
)
def test_notes_and_boneyard_stand_beside_the_text(text, shown, aside):
    elements = told(f"{text}\n")

    assert elements[0] == ("action", shown)
    assert aside is None or elements[1] == aside


@pytest.mark.parametrize(
    "text", ["She [[waits.", "She [[wa\n\nits]].", "She /* waits."]
)
def test_brackets_that_are_not_closed_are_text(text):
    assert {kind for kind, _ in told(text)} == {"action"}


def test_elements_know_their_line_whatever_is_taken_out_before_them():
    text = "/* one\ntwo */\n\nShe waits.\n\n[[a\nb]]\n\nINT. A - DAY\n\nRain.\n"

    lines = {e.text: e.line for e in parse_fountain(text).elements}

    assert (lines["She waits."], lines["INT. A - DAY"], lines["Rain."]) == (4, 9, 11)


def test_the_title_page_has_keys_with_one_value_or_several():
    text = (
        "Title:\n    _**NIGHT FERRY**_\n    Second line\nAuthor: Ann Author\n"
        "Draft date: 3/3/94\nNotes:\n\tDraft 3: final\nMy own key: kept\n\n"
        "INT. A - DAY\n\nRain.\n"
    )

    script = parse_fountain(text)

    assert script.title_page == (
        TitleEntry("Title", ("_**NIGHT FERRY**_", "Second line")),
        TitleEntry("Author", ("Ann Author",)),
        TitleEntry("Draft date", ("3/3/94",)),
        TitleEntry("Notes", ("Draft 3: final",)),
        TitleEntry("My own key", ("kept",)),
    )
    assert script.titled("authors", "AUTHOR".lower()) == ("Ann Author",)
    assert script.titled("source") == ()
    assert (script.elements[0].kind, script.elements[0].line) == (Kind.HEADING, 10)


@pytest.mark.parametrize(
    "text",
    [
        "FADE IN:\n\nINT. A - DAY",
        "CUT TO:\n\nx",
        "INT. A - 3:00 PM\n\nx",
        "> A: b\n\nx",
        "she said: no\n\nx",
        "Rain.\n\nTitle: X\n",
    ],
)
def test_a_script_without_a_title_page_has_none(text):
    assert parse_fountain(text).title_page == ()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    text = "Title: X\n\nINT. A - DAY\n\nMARTA\nHello.\n"

    assert parse_fountain("\ufeff" + text.replace("\n", "\r\n")) == parse_fountain(text)


@given(st.text("AaB .:!@#=~><^()[]/*\n\t1\u00c9", max_size=200))
def test_any_text_is_read_and_no_element_is_empty_but_page_breaks(text):
    marks = {Kind.PAGE_BREAK, Kind.SECTION, Kind.SYNOPSIS, Kind.LYRIC, Kind.NOTE}
    marks |= {Kind.BONEYARD, Kind.TRANSITION, Kind.CENTERED, Kind.HEADING}
    script = parse_fountain(text)

    lines = text.count("\n") + 1
    assert all(1 <= element.line <= lines for element in script.elements)
    assert all(e.text or e.kind in marks | {Kind.ACTION} for e in script.elements)


@pytest.mark.parametrize(
    "text",
    [
        "[[" * 200000,
        "/*" * 200000,
        "[[" * 100000 + "\n\n]]",
        "@a\n" + "(\n" * 100000,
        "[[ ]]\n" * 50000,
        "INT. A #" * 40000,
        "Title: x\n" * 40000,
        "#" * 300000,
        "MARTA (" + "(" * 200000 + "\nx",
        "MARTA\n" + "x\n" * 100000,
        " \n" * 200000,
    ],
)
def test_no_text_takes_long(text):
    start = time.monotonic()

    parse_fountain(text)

    assert time.monotonic() - start < 10
