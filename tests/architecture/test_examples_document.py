"""docs/examples.md has the conversations as they are asked now."""

from tests.examples.conversations import CONVERSATIONS
from tests.examples.document import DOCUMENT


def test_every_question_stands_in_the_document_in_its_order():
    text = DOCUMENT.read_text(encoding="utf-8")
    asked = [f"**{q}**" for talk in CONVERSATIONS for q in talk.questions]

    assert [line for line in text.splitlines() if line in set(asked)] == asked
    assert len(CONVERSATIONS) == 40
