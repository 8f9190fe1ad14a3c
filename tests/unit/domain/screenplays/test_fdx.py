"""FDX is read paragraph by paragraph; XML that could do harm is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRequest
from backend.domain.screenplays.elements import Kind
from backend.domain.screenplays.fdx import parse_fdx

HEAD = '<?xml version="1.0" encoding="UTF-8"?><FinalDraft DocumentType="Script">'


def paragraph(kind: str, *texts: str, inside: str = "", **attributes: str) -> str:
    given_attributes = "".join(f' {k}="{v}"' for k, v in attributes.items())
    runs = "".join(f"<Text>{text}</Text>" for text in texts)
    return f'<Paragraph Type="{kind}"{given_attributes}>{inside}{runs}</Paragraph>\n'


def a_file(*content: str, title: str = "") -> bytes:
    page = f"<TitlePage><Content>{title}</Content></TitlePage>" if title else ""
    body = "\n".join(content)
    return f"{HEAD}<Content>{body}</Content>{page}</FinalDraft>".encode()


def told(*content: str) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in parse_fdx(a_file(*content)).elements]


def test_paragraphs_become_elements():
    assert told(
        paragraph("Scene Heading", "INT. QUAY - DAY", Number="1A"),
        paragraph("Action", "Rain on ", "black", " water &amp; lamps."),
        paragraph("Character", "MARTA (O.S.)"),
        paragraph("Parenthetical", "(low)"),
        paragraph("Dialogue", "We wait."),
        paragraph("Transition", "CUT TO:"),
        paragraph("Lyrics", "La la"),
        paragraph("New Act", "ACT TWO"),
        paragraph("Whatever", "Kept as action."),
        paragraph("Action", "THE END", Alignment="Center"),
        paragraph("Action"),
    ) == [
        ("heading", "INT. QUAY - DAY"),
        ("action", "Rain on black water & lamps."),
        ("character", "MARTA (O.S.)"),
        ("parenthetical", "(low)"),
        ("dialogue", "We wait."),
        ("transition", "CUT TO:"),
        ("lyric", "La la"),
        ("section", "ACT TWO"),
        ("action", "Kept as action."),
        ("centered", "THE END"),
    ]


def test_a_scene_keeps_its_number_and_its_summary():
    summary = "<SceneProperties><Summary><Paragraph><Text>They wait.</Text></Paragraph>"
    summary += "</Summary></SceneProperties>"

    heading, synopsis = parse_fdx(
        a_file(paragraph("Scene Heading", "INT. A", inside=summary, Number="12A"))
    ).elements

    assert (heading.text, heading.number) == ("INT. A", "12A")
    assert (synopsis.kind, synopsis.text) == (Kind.SYNOPSIS, "They wait.")


def test_notes_stand_beside_their_paragraph():
    note = "<ScriptNote><Paragraph><Text>Why?</Text></Paragraph></ScriptNote>"

    assert sorted(told(paragraph("Action", "She waits.", inside=note))) == [
        ("action", "She waits."),
        ("note", "Why?"),
    ]


def test_dual_dialogue_is_marked_at_the_second_character():
    both = "".join(
        paragraph("Character", n) + paragraph("Dialogue", "Go!") for n in "AB"
    )
    dual = f"<Paragraph><DualDialogue>{both}</DualDialogue></Paragraph>"
    script = parse_fdx(a_file(dual, paragraph("Character", "C")))

    cues = [(e.text, e.is_dual) for e in script.elements if e.kind is Kind.CHARACTER]
    assert cues == [("A", False), ("B", True), ("C", False)]


def test_the_title_page_is_told_by_its_order():
    lines = ["", "Night Ferry", "", "written by", "Ann Author", "", "(c) 1994"]
    page = "".join(paragraph("", line) for line in lines)

    script = parse_fdx(a_file(paragraph("Action", "Rain."), title=page))

    assert script.titled("title") == ("Night Ferry",)
    assert script.titled("author") == ("Ann Author",)
    assert script.titled("notes") == ("(c) 1994",)
    assert [e.text for e in script.elements] == ["Rain."]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "this is not XML"),
        (b"INT. QUAY - DAY", "this is not XML"),
        (a_file(paragraph("Action", "x"))[:-20], "this is not XML"),
        (b"\xff\xfe<", "this is not XML"),
        (b'<?xml version="1.0" encoding="x-none"?><FinalDraft/>', "this is not XML"),
        (b"<html><body/></html>", "this is XML, but no FDX"),
        (b"<!DOCTYPE FinalDraft><FinalDraft/>", "this XML declares a document type"),
        (
            (
                b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><FinalDraft>&d;'
                b"</FinalDraft>"
            ),
            "this XML declares a document type",
        ),
        (
            b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><FinalDraft/>',
            "this XML declares a document type",
        ),
        (b"<FinalDraft>" + b"<a>" * 500, "this XML lies deeper than any script"),
    ],
)
def test_what_is_no_fdx_or_could_do_harm_is_refused(source, message):
    with pytest.raises(InvalidRequest) as caught:
        parse_fdx(source)

    assert str(caught.value).startswith(message)


@given(
    st.binary(max_size=200)
    | st.text("<>/FinalDraft&;\"' =", max_size=100).map(str.encode)
)
def test_any_file_is_read_or_refused(source):
    try:
        problem = "" if parse_fdx(source).elements else "nothing"
    except InvalidRequest as exc:
        problem = str(exc)

    assert problem in {"", "nothing"} or problem.startswith("this ")
