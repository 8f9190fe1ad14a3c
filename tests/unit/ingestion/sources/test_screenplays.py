"""A folder of scripts: each form is read, what is none is told of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRequest
from ingestion.said import Rejected
from ingestion.sources.screenplays import ReadScreenplay, read_screenplays
from tests.unit.ingestion.sources.reading import a_file, cut_short, parted

FOUNTAIN = """\
INT. FERRY - NIGHT

Rain.

MARTA
We wait.

EXT. QUAY - DAY

Gulls.
"""
FDX = """<?xml version="1.0"?><FinalDraft><Content>
<Paragraph Type="Scene Heading"><Text>INT. FERRY - NIGHT</Text></Paragraph>
<Paragraph Type="Character"><Text>MARTA</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>We wait.</Text></Paragraph>
</Content></FinalDraft>"""


def only(path: Path) -> ReadScreenplay:
    found, rejected = parted(read_screenplays(path))
    assert rejected == []
    return found[0]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.fountain", FOUNTAIN, "fountain"),
        ("a.fountain.gz", FOUNTAIN, "fountain"),
        ("a.fdx", FDX, "fdx"),
        ("a.txt", FOUNTAIN, "text"),
        ("a.html", f"<html><pre>{FOUNTAIN}</pre></html>", "text"),
    ],
)
def test_each_form_is_read(tmp_path, name, content, form):
    read = only(a_file(tmp_path, name, content))

    assert (read.file, read.form) == (name, form)
    assert read.screenplay.scenes[0].place == "FERRY"
    assert read.screenplay.speakers[0].name == "MARTA"


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("Night-Ferry.fountain", "Night Ferry", None),
        ("night_ferry_1931.fountain", "night ferry", 1931),
        ("Night Ferry (1931).txt.gz", "Night Ferry", 1931),
        ("Ferry,-The-script.txt", "The Ferry", None),
    ],
)
def test_a_script_without_a_title_goes_by_its_file(tmp_path, name, title, year):
    screenplay = only(a_file(tmp_path, name, FOUNTAIN)).screenplay

    assert (screenplay.title, screenplay.year_guess) == (title, year)


def test_fountain_that_is_saved_as_text_is_known_by_its_title_page(tmp_path):
    content = f"Title: Night Ferry\nAuthor: Ann Author\n\n{FOUNTAIN}"

    screenplay = only(a_file(tmp_path, "x.txt", content)).screenplay

    assert (screenplay.title, screenplay.authors) == ("Night Ferry", ("Ann Author",))


def test_old_text_that_is_no_utf8_is_read_as_what_it_is(tmp_path):
    content = FOUNTAIN.replace("MARTA", "ZO\u00cb").encode("cp1252")

    assert (
        only(a_file(tmp_path, "x.txt", content)).screenplay.speakers[0].name
        == "ZO\u00cb"
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.fountain", "Just a letter.\n", "has no scene headings and speech"),
        ("a.txt", "", "has no scene headings and speech"),
        ("a.fountain", b"INT. CAF\xc9 - DAY\n", "is not UTF-8"),
        ("a.txt", b"INT. A\x00 - DAY\n", "holds a NUL byte"),
        ("a.fdx", "<FinalDraft>", "this is not XML"),
        ("a.fdx", "<html/>", "this is XML, but no FDX"),
        ("a.fdx", '<!DOCTYPE x [<!ENTITY a "b">]><FinalDraft/>', "this XML declares"),
        ("a.txt", b"x" * (9 << 20), "is larger than 8 MB"),
    ],
)
def test_what_is_no_script_is_rejected_and_the_next_one_read(
    tmp_path, name, content, reason
):
    a_file(tmp_path, name, content)
    a_file(tmp_path, "z.fountain", FOUNTAIN)

    found, rejected = parted(read_screenplays(tmp_path))

    assert [read.file for read in found] == ["z.fountain"]
    assert [(row.file, row.line) for row in rejected] == [(name, 1)]
    assert rejected[0].reason.startswith(reason)
    assert rejected[0].raw == ""


def test_a_gzip_file_cut_short_is_rejected(tmp_path):
    path = cut_short(a_file(tmp_path, "a.fountain.gz", FOUNTAIN * 50))

    _, rejected = parted(read_screenplays(path))

    assert "broken from here on" in rejected[0].reason


def test_other_files_of_a_folder_are_left_alone_and_those_below_it_read(tmp_path):
    a_file(tmp_path, "b/x.fountain", FOUNTAIN)
    a_file(tmp_path, "a.pdf", "%PDF")

    found, rejected = parted(read_screenplays(tmp_path))

    assert [read.file for read in found] == ["b/x.fountain"]
    assert rejected == []


def test_a_folder_without_scripts_is_refused(tmp_path):
    with pytest.raises(InvalidRequest, match="there is no script here"):
        read_screenplays(tmp_path)


@given(st.sampled_from(["a.fountain", "a.fdx", "a.txt"]), st.binary(max_size=300))
def test_any_file_is_a_script_or_rejected(tmp_path_factory, name, content):
    path = a_file(tmp_path_factory.mktemp("any"), name, content)

    assert all(isinstance(r, ReadScreenplay | Rejected) for r in read_screenplays(path))
