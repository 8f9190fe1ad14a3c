"""Kinds of question are told apart by how they are asked."""

import pytest

from backend.adapters.embedder.minilm import minilm
from backend.knowledge.understanding.kinds_of_question import (
    KindsOfQuestion,
    QuestionKind,
)
from tests.fakes.embedder import BagOfWordsEmbedder

KINDS = KindsOfQuestion(minilm)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("why does the soldier leave the village", QuestionKind.PLOT),
        ("who shoots the mayor at the end", QuestionKind.PLOT),
        ("the one where a girl befriends a whale", QuestionKind.DESCRIPTION),
        ("did critics enjoy this film", QuestionKind.OPINIONS),
        ("what do reviewers think of this film", QuestionKind.OPINIONS),
        ("tell me an odd fact about this film", QuestionKind.TRIVIA),
        ("something else that feels like this film", QuestionKind.SIMILAR),
        ("how many oscars did this film win", QuestionKind.NOT_HELD),
        ("on which streaming service is this film", QuestionKind.NOT_HELD),
        ("good afternoon to you", QuestionKind.GREETING),
        ("i want to watch something cheerful tonight", QuestionKind.WISH),
        ("thanks so much for your help", QuestionKind.THANKS),
        ("see you tomorrow, bye", QuestionKind.GOODBYE),
        ("what are your abilities", QuestionKind.HELP),
        ("will it snow in berlin tomorrow", QuestionKind.ELSEWHERE),
        ("how do i cook rice", QuestionKind.ELSEWHERE),
    ],
)
def test_a_question_is_of_the_kind_of_those_like_it(question, kind):
    assert KINDS.kind_of(question) is kind


@pytest.mark.model
@pytest.mark.parametrize(
    "question", ["asdf qwer zxcv", "lorem ipsum dolor sit amet", "xqzt blorf wumble"]
)
def test_what_is_like_no_example_is_of_no_kind(question):
    assert KINDS.kind_of(question) is None


def test_an_embedder_that_is_away_tells_no_kind():
    embedder = BagOfWordsEmbedder()
    kinds = KindsOfQuestion(lambda: embedder)

    assert kinds.kind_of("good evening") is QuestionKind.GREETING
    embedder.is_away = True
    assert kinds.kind_of("good evening") is None


def test_the_examples_are_embedded_once_for_each_embedder():
    first, second = BagOfWordsEmbedder("first"), BagOfWordsEmbedder("second")
    using = [first]
    kinds = KindsOfQuestion(lambda: using[0])

    kinds.kind_of("hello")
    examples = len(first.embedded) - 1
    kinds.kind_of("goodbye")
    using[0] = second
    kinds.kind_of("thank you")

    assert len(first.embedded) == examples + 2
    assert len(second.embedded) == examples + 1
