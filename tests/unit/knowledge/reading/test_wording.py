"""An answer is worded from the plot's own words, in sixty at most."""

from hypothesis import given
from hypothesis import strategies as st

from backend.knowledge.reading.reader import Cited, PlotReader, Read
from backend.knowledge.reading.wording import word

SENTENCE = "Eizik criticizes the burnt kugel, but the Rabbi praises it."


def a_read(*texts: str, span: str | None = None) -> Read:
    cited = tuple(Cited(text, 0.0, (0, 0)) for text in texts)
    return Read(cited, span, confidence=1.0)


def test_the_answer_comes_first_and_its_sentence_is_quoted():
    said = word(a_read(SENTENCE, span="burnt kugel"))

    assert said.text == f"Burnt kugel: “{SENTENCE}” [1]"


def test_without_a_short_answer_the_plot_speaks():
    said = word(a_read(SENTENCE, "It ends."))

    assert said.text == f"The plot says: “{SENTENCE}” [1] “It ends.” [2]"


def test_marks_within_a_quotation_are_single():
    said = word(a_read('She says "no" to “him”.'))

    assert said.text == "The plot says: “She says 'no' to \u2018him\u2019.” [1]"


def test_a_long_sentence_is_cut_at_clauses_about_the_answer():
    before = "he walks on and on through the wide and empty land, " * 6
    after = ", and he walks on and on through the wide and empty land" * 6
    text = f"{before}until he finds a silver whistle{after}."
    place = text.index("silver")
    read = Read((Cited(text, 0.0, (place, place + 6)),), "silver whistle", 1.0)

    said = word(read).text

    assert said.startswith("Silver whistle: “… ")
    assert "until he finds a silver whistle" in said
    assert said.endswith(" …” [1]")
    assert len(said.split()) <= 60


def test_only_what_is_quoted_is_cited():
    long = " ".join(["word"] * 50) + "."

    said = word(a_read(long, "And so it ends with a great many more words to come."))

    assert len(said.cited) == said.text.count("[")


@given(
    question=st.text(max_size=80),
    plot=st.lists(st.text(alphabet='aB .,;“"\u2019\n7£', max_size=400), max_size=6),
)
def test_whatever_is_read_fits_into_sixty_words(question, plot):
    read = PlotReader().read(f"Who {question}", "Who? " + " ".join(plot))

    if read is not None:
        assert len(word(read).text.split()) <= 60
