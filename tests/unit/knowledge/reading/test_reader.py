"""A plot is read: the sentence that answers is cited, or it is said that none does."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.knowledge.reading.reader import PlotReader, Read, plot_of
from tests.fakes.embedder import BagOfWordsEmbedder

PLOT = (
    "Anna and her brother Paul leave Bristol for an island. "
    "Paul finds a rusty anchor on the beach. "
    "He trades the anchor for a boat, because of the coming storm. "
    "A policeman called Morris hunts them for eleven days. "
    "In the end Anna hides forty coins inside a clock."
)


def read(question: str, plot: str = PLOT, *, spoiler_cut: float = 1.0) -> Read | None:
    return PlotReader().read(question, plot, spoiler_cut=spoiler_cut)


@pytest.mark.parametrize(
    ("question", "sentence", "span"),
    [
        ("How long does the policeman chase them?", 3, "eleven days"),
        ("How many coins does Anna hide?", 4, "forty coins"),
        ("What is the policeman called?", 3, "Morris"),
        ("Why does Paul trade the anchor?", 2, "because of the coming storm"),
    ],
)
def test_the_shortest_answer_is_found_in_its_sentence(question, sentence, span):
    found = read(question)

    assert found is not None
    assert found.bears_answer
    assert found.cited[0].text == plot_of(PLOT).sentences[sentence].text
    assert found.span == span


def test_a_pronoun_stands_for_the_name_before_it():
    found = read("What does Paul swap for a boat?")

    assert found is not None
    assert found.cited[0].text.startswith("He trades")


@pytest.mark.parametrize(
    "question",
    [
        "What is the name of Paul's horse?",
        "How much rent does Anna pay?",
        "What make of car does Morris drive?",
    ],
)
def test_what_the_plot_does_not_tell_is_not_answered(question):
    found = read(question)

    assert found is None or not found.bears_answer


def test_no_sentence_past_the_spoiler_cut_is_read():
    cut = plot_of(PLOT).sentences[3].starts_at

    found = read("How many coins does Anna hide?", spoiler_cut=cut)

    assert found is not None
    assert all(cited.starts_at < cut for cited in found.cited)
    assert "coins" not in " ".join(cited.text for cited in found.cited)


def test_a_sentence_begins_where_the_letters_before_it_end():
    first, second = plot_of("One man waits. Two men come.").sentences

    assert first.starts_at == 0
    assert second.starts_at == pytest.approx(14 / 27)


@pytest.mark.parametrize(
    ("question", "plot"),
    [("Who is it?", ""), ("", PLOT), ("who?", PLOT), ("?", "?"), ("Who dies?", "…")],
)
def test_without_words_there_is_nothing_to_read(question, plot):
    assert read(question, plot) is None


def test_nothing_is_read_when_all_lies_past_the_cut():
    assert read("Who hides coins?", spoiler_cut=0.0) is None


def test_footnotes_are_no_part_of_a_plot():
    told = plot_of("He has flat feet.[5] Then he leaves.[note 1]")

    assert [s.text for s in told.sentences] == ["He has flat feet.", "Then he leaves."]


def test_the_embedder_compares_only_the_likeliest_sentences():
    embedder = BagOfWordsEmbedder()
    long_plot = " ".join(
        f"Paul paints the {n} boats of harbour {n}." for n in range(90)
    )

    PlotReader(embedder).read("What does Paul paint?", long_plot)

    assert 1 < len(embedder.embedded) <= 10


def test_a_sentence_is_embedded_once():
    embedder = BagOfWordsEmbedder()
    reader = PlotReader(embedder)

    reader.read("How many coins does Anna hide?", PLOT)
    reader.read("Where does Anna hide the coins?", PLOT)

    assert len(embedder.embedded) == len(set(embedder.embedded))


def test_words_alone_serve_while_the_embedder_is_away():
    embedder = BagOfWordsEmbedder()
    embedder.is_away = True

    found = PlotReader(embedder).read("How many coins does Anna hide?", PLOT)

    assert found == read("How many coins does Anna hide?")


def test_many_may_read_at_once():
    reader = PlotReader(BagOfWordsEmbedder())
    question = "How many coins does Anna hide?"
    expected = PlotReader(BagOfWordsEmbedder()).read(question, PLOT)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: reader.read(question, PLOT), range(24)))

    assert found == [expected] * 24
