"""A script's scenes and speakers are counted; only short quotes leave it."""

import pytest

from backend.domain.screenplays.fountain import parse_fountain
from backend.domain.screenplays.outline import Screenplay
from ingestion.screenplays.analysis import (
    LONGEST_QUOTE,
    analyse,
    read_heading,
    speaker_named,
)

SCRIPT = """\
Title: _**Night Ferry**_
Credit: by
Author: Ann Author & Bob Writer
Draft date: 3/3/1994
Copyright: (c) 1991 Somebody

Black.

MARTA (V.O.)
Once.

INT. FERRY - SALOON - NIGHT #1A#

Rain on the windows.

MARTA
(quietly)
It should have left an hour ago.

CAPTAIN
Sit down.

EXT. QUAY -- LATER

[[A note that is not printed.]]

Gulls. The ferry is gone.

MARTA (CONT'D)
Wait!
"""


def analysed() -> Screenplay:
    return analyse(parse_fountain(SCRIPT))


def test_title_authors_and_year_come_from_the_title_page():
    screenplay = analysed()

    assert screenplay.title == "Night Ferry"
    assert screenplay.authors == ("Ann Author", "Bob Writer")
    assert screenplay.year_guess == 1994


def test_scenes_say_where_and_when_and_who_speaks():
    first, second = analysed().scenes

    assert (first.position, first.number) == (1, "1A")
    assert (first.setting, first.place, first.time_of_day) == (
        "INT",
        "FERRY - SALOON",
        "NIGHT",
    )
    assert first.speakers == ("MARTA", "CAPTAIN")
    assert (first.words, first.dialogue_words) == (13, 9)
    assert (second.setting, second.place, second.time_of_day) == (
        "EXT",
        "QUAY",
        "LATER",
    )
    assert 0 < first.starts_at < second.starts_at < 1


def test_speakers_are_counted_under_one_name_who_says_most_first():
    marta, captain = analysed().speakers

    assert (marta.name, marta.speeches, marta.words) == ("MARTA", 3, 9)
    assert (marta.first_scene, marta.last_scene) == (0, 2)
    assert (captain.name, captain.first_scene, captain.last_scene) == ("CAPTAIN", 1, 1)


def test_the_share_of_what_is_said_is_told():
    screenplay = analysed()

    assert screenplay.words == 21
    assert screenplay.dialogue_share == 0.524


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("MARTA (V.O.) (CONT'D)", "MARTA"),
        ("Marta - cont'd", "MARTA"),
        ("MR. O'BRIEN-SMITH #2", "MR. O'BRIEN-SMITH #2"),
        ("McClane (on the radio", "MCCLANE"),
        ("(O.S.)", "(O.S.)"),
    ],
)
def test_a_speaker_s_name_loses_what_is_added_to_it(cue, name):
    assert speaker_named(cue) == name


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("INT. HOUSE - DAY", ("INT", "HOUSE", "DAY")),
        ("INT HOUSE -- NIGHT (1973)", ("INT", "HOUSE", "NIGHT")),
        ("int./ext. car - moving - later", ("INT/EXT", "CAR - MOVING", "LATER")),
        ("I/E CAR", ("INT/EXT", "CAR", None)),
        ("EST. CITY", ("EXT", "CITY", None)),
        ("EXT. WELL-KNOWN PLACE", ("EXT", "WELL-KNOWN PLACE", None)),
        ("SNIPER SCOPE POV", (None, "SNIPER SCOPE POV", None)),
        ("INT.", ("INT", None, None)),
    ],
)
def test_a_heading_is_parted(heading, parts):
    assert read_heading(heading) == parts


def test_quotes_are_whole_sentences_and_short_whatever_is_said():
    speech = "This is a sentence of seven words. " * 40
    endless = "word " * 400
    script = f"INT. A - DAY\n\nANN\n{speech}\n\nBOB\n{endless}\n"

    screenplay = analyse(parse_fountain(script))

    assert [quote.speaker for quote in screenplay.quotes] == ["ANN"]
    assert screenplay.quotes[0].text.endswith("seven words.")
    assert all(len(quote.text) <= LONGEST_QUOTE for quote in screenplay.quotes)


def test_pages_are_told_by_what_fits_on_them():
    lines = "\n\n".join(["She waits."] * 55)

    screenplay = analyse(
        parse_fountain(f"INT. A - DAY\n\n{lines}\n\nINT. B - DAY\n\nX.\n")
    )

    assert screenplay.pages == 3
    assert [scene.page for scene in screenplay.scenes] == [1, 3]


def test_a_script_of_nothing_comes_to_nothing():
    screenplay = analyse(parse_fountain(""))

    assert (screenplay.scenes, screenplay.speakers, screenplay.words) == ((), (), 0)
    assert screenplay.title is None
