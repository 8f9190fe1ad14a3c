"""Scripts that were typed are read by their indentation, if they have one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.screenplays.plain_text import parse_plain_text

PAGE = """\
<html><head><title>Night Ferry Script at IMSDb.</title></head><body><p>Menu</p>
<pre>
<b>                         NIGHT FERRY
</b>
                              by

                     Ann Author &amp; Bob Writer

                                             March 3, 1994

<b>     FADE IN:
</b>
<b>1    EXT. HARBOUR - NIGHT                                           1
</b>
     Rain on black water.  A ferry lies at the quay, its lamps lit and
     nobody on deck.  A bell rings twice.

<b>                              MARTA
</b>                         (under her breath,
                          to no one)
                    It should have left an hour
                    ago.

     She looks at the clock.                                             *

                                                            CUT TO:

                                                            2.

<b>2A   INT. FERRY - SALOON - CONTINUOUS                               2A
</b>
<b>                              CAPTAIN (O.S.)
</b>                    We wait for one more.
2A   CONTINUED:                                                     2A
<b>                              MARTA (CONT'D)
</b>                    For whom?
                                                            (MORE)

                    Tell me.

     Nobody answers. The engines begin to turn, slowly, one after the
     other, and the quay moves away.
</pre></body></html>
"""
FLAT = """\
Night Ferry

Written by
Ann Author

INT. KITCHEN - DAY

Anna cuts bread.
THE RADIO plays.

ANNA
Nobody wants to hear that.

She turns it off.

TOM (V.O.)
(angry)
I did.
"""


def told(source: str) -> list[tuple[str, str]]:
    elements = parse_plain_text(source).elements
    return [(element.kind.value, element.text) for element in elements]


def test_a_page_is_read_by_its_indentation():
    body = told(PAGE)[5:]

    assert body == [
        ("heading", "EXT. HARBOUR - NIGHT"),
        (
            "action",
            (
                "Rain on black water.  A ferry lies at the quay, its lamps lit and "
                "nobody on deck.  A bell rings twice."
            ),
        ),
        ("character", "MARTA"),
        ("parenthetical", "(under her breath, to no one)"),
        ("dialogue", "It should have left an hour ago."),
        ("action", "She looks at the clock."),
        ("transition", "CUT TO:"),
        ("heading", "INT. FERRY - SALOON - CONTINUOUS"),
        ("character", "CAPTAIN (O.S.)"),
        ("dialogue", "We wait for one more."),
        ("character", "MARTA (CONT'D)"),
        ("dialogue", "For whom?"),
        ("dialogue", "Tell me."),
        (
            "action",
            (
                "Nobody answers. The engines begin to turn, slowly, one after the "
                "other, and the quay moves away."
            ),
        ),
    ]


def test_scene_numbers_on_both_margins_are_taken_as_numbers():
    numbers = [e.number for e in parse_plain_text(PAGE).elements if e.kind == "heading"]

    assert numbers == ["1", "2A"]


def test_title_authors_and_date_are_found_before_the_first_scene():
    script = parse_plain_text(PAGE)

    assert script.titled("title") == ("Night Ferry",)
    assert script.titled("author") == ("Ann Author & Bob Writer",)
    assert script.titled("draft date") == ("March 3, 1994",)


def test_text_without_indentation_is_read_by_its_blank_lines():
    assert told(FLAT)[2:] == [
        ("heading", "INT. KITCHEN - DAY"),
        ("action", "Anna cuts bread. THE RADIO plays."),
        ("character", "ANNA"),
        ("dialogue", "Nobody wants to hear that."),
        ("action", "She turns it off."),
        ("character", "TOM (V.O.)"),
        ("parenthetical", "(angry)"),
        ("dialogue", "I did."),
    ]
    assert parse_plain_text(FLAT).titled("title") == ("Night Ferry",)


@pytest.mark.parametrize(
    "line", ["12.", "12", "(MORE)", "CONTINUED: (2)", "(CONTINUED)", "----", "Page 3"]
)
def test_what_a_page_adds_is_no_part_of_the_script(line):
    script = f"INT. A - DAY\n\nShe waits.\n\n{line}\n\nShe goes.\n"

    assert told(script) == [
        ("heading", "INT. A - DAY"),
        ("action", "She waits."),
        ("action", "She goes."),
    ]


@given(st.text(" \n\t()ABab:.1-*<>/", max_size=300))
def test_any_text_is_read(text):
    assert all(element.text for element in parse_plain_text(text).elements)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200000,
        "INT. A 1 " * 30000,
        "<pre>" * 40000,
        "A\n" * 100000,
        "  A\n b\n" * 50000,
        "CONTINUED " * 20000,
        "A" * 200000,
        "1 " * 90000,
    ],
)
def test_no_text_takes_long(text):
    start = time.monotonic()

    parse_plain_text(text)

    assert time.monotonic() - start < 10
