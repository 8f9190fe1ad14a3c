"""What kind of question it is that the grammar could not read whole, by examples.

An embedder places the question among examples of each kind; names in it are put as
"this film" first, so that only the way of asking counts. Where the embedder is
away, no kind is told.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from backend.domain.errors import ServiceUnavailable
from backend.ports import Embedder

Floats = NDArray[np.float32]

ALIKE: Final = 0.42
"""Less alike than this to every example, a question is of no kind that is known."""
NEIGHBOURS: Final = 3
LONGEST: Final = 300
"""Letters of a question that are looked at: its kind shows by then."""


class QuestionKind(StrEnum):
    """Kinds of question that are told by how they are asked."""

    PLOT = "what happens in a film"
    DESCRIPTION = "which film is described"
    OPINIONS = "what people make of a film"
    TRIVIA = "small facts"
    SIMILAR = "films like a film"
    NOT_HELD = "facts that no catalogue of ours holds"
    GREETING = "greeting"
    WISH = "a film for an evening"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    HELP = "what can be asked"
    ELSEWHERE = "anything but films"


# What is asked of a plot is put in so many ways that it is near to these, too.
_ALIKE: Final = {QuestionKind.TRIVIA: 0.6, QuestionKind.NOT_HELD: 0.55}
_EXAMPLES: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.PLOT: """
        what does the detective find in the trunk of the car
        why does the girl run away from home
        who kills the king in the end
        where do the brothers hide the money
        what colour is the dress that she wears at the ball
        how does the prisoner get out of the castle
        what happens to the dog
        what does the father give his son before he leaves
        who betrays the captain
        what is written in the letter
        does the hero die in this film
        what do the villagers do to the stranger
        how does the girl find out who he really is
        what is the name of the ship
        which animal bites the boy
        who is the killer in this film
        what song does she sing on the stage
        what is hidden behind the door in this film
        what is the secret of the ring in this film
        what is in the box in this film
        what happens with the letter in this film
        whats this film about in a nutshell
        what does the woman drink in this film
        why is the neighbour angry about the tree in this film
        what sort of flower does she find in the garden in this film
        how does the girl bring the animal home in this film
        what is special about the knife in this film
        whose portrait hangs over the bed in this film
        which school does he go to in this film
        how many horses are there in this film
        how much is the singer paid for the show in this film
        tell me what this film is about without giving the ending away
        why does he go back to the island
    """,
    QuestionKind.DESCRIPTION: """
        the one where a sailor falls in love with a mermaid
        a woman wakes up in a hospital and remembers nothing
        what's that film with the boy who talks to a horse
        which movie has the scene with the burning piano
        film about a baker whose shop is robbed
        two strangers swap houses at christmas, what is it called
        i'm trying to remember a film where a plane lands in the desert
        there is this old one about a man who lives in a lighthouse
        man stuck in an elevator with a thief
        a robot learns to paint
        that film in which everybody is asleep
    """,
    QuestionKind.OPINIONS: """
        do people like this film
        is it loved or hated by those who saw it
        quote me a review of this film
        what did the audience make of this film
        how was this film received
        is this film any good
        should i watch this film
        what do viewers say about the ending
        is it worth my time
    """,
    QuestionKind.TRIVIA: """
        tell me something most people don't know about this film
        surprise me with a fact about this film
        any curious detail about this film
        give me some trivia
        what is interesting about this film
        a fun fact please
    """,
    QuestionKind.SIMILAR: """
        i loved this film, what should i watch next
        if i enjoyed this film which one is for me
        what comes close to this film in feel
        something in the spirit of this film
        more films of that sort, like this film
        recommend me films close to this film
    """,
    QuestionKind.NOT_HELD: """
        did this film win an oscar
        how many awards did it win
        where can i stream this film
        which studio made this film
        what age rating does this film have
        is this film ok for kids to see
        how much did this film cost
        how much money did it make at the box office
        where was this film shot
        who is this actor married to
        where was she born and raised
        is there a sequel planned
        what is the director doing next
        who was paid most
        how tall is this actor
        did they do their own stunts
        what was the catering bill on the set
    """,
    QuestionKind.GREETING: """
        hello
        hi, how are you
        good evening
        nice to meet you
        how is it going
        what's up
    """,
    QuestionKind.WISH: """
        something funny for tonight
        i'm sad, cheer me up with a movie
        what should i watch this evening
        recommend me a film
        a movie for a rainy sunday with the kids
        something light and short please
    """,
    QuestionKind.THANKS: """
        thank you
        thanks, that was helpful
        ok cool
        great, that's all i wanted
        perfect, you are wonderful
    """,
    QuestionKind.GOODBYE: """
        bye then
        goodbye
        see you later
        good night, talk to you tomorrow
    """,
    QuestionKind.HELP: """
        what can i ask you
        what kind of things do you know
        who are you
        what are you able to do
        how do i use this
        are you a real person
        help me please
        what is this site
    """,
    QuestionKind.ELSEWHERE: """
        what's the weather like in paris
        will it rain on sunday
        write a program that sorts numbers
        write a python function
        who should i vote for in the election
        what is the capital of norway
        translate good morning into french
        how do i bake bread
        give me a recipe for soup
        what is seventeen times four
        solve this equation
        what time is it
        who won the football match last night
        who is the president of the country
        what is the price of gold
        set an alarm for seven
        how do i lose weight
        how do i repair a broken chair
        how can i clean my windows
        book me a flight to rome
        write my essay about the war
        tell me a joke
        what is the meaning of life
        how many people live in china
        my stomach hurts, what should i do
        which phone should i buy
    """,
}


class KindsOfQuestion:
    """Tells kinds of question apart by examples."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder = embedder
        self._known: tuple[str, Floats] | None = None

    def kind_of(self, question: str) -> QuestionKind | None:
        """Return the kind of a question, None if it is like no example."""
        try:
            embedder = self._embedder()
            examples = self._examples(embedder)
            asked = embedder.embed([question[:LONGEST]])
            [vector] = np.asarray(asked, dtype=np.float32)
        except ServiceUnavailable:
            return None
        alike = examples @ vector
        kinds, _ = _listed()
        scores = {
            kind: _best(alike[[k is kind for k in kinds]]) for kind in QuestionKind
        }
        best = max(scores, key=lambda kind: scores[kind])
        return best if scores[best] >= _ALIKE.get(best, ALIKE) else None

    def _examples(self, embedder: Embedder) -> Floats:
        if self._known is None or self._known[0] != embedder.name:
            _, texts = _listed()
            vectors = np.asarray(embedder.embed(list(texts)), dtype=np.float32)
            self._known = embedder.name, vectors
        return self._known[1]


def _best(alike: Floats) -> float:
    """Return how alike a question is to a kind: to its nearest, and those beside it."""
    nearest = np.sort(alike)[::-1][:NEIGHBOURS]
    return float(0.7 * nearest[0] + 0.3 * nearest.mean())


@cache
def _listed() -> tuple[tuple[QuestionKind, ...], tuple[str, ...]]:
    pairs = [
        (kind, line.strip())
        for kind, text in _EXAMPLES.items()
        for line in text.strip().splitlines()
    ]
    return tuple(kind for kind, _ in pairs), tuple(line for _, line in pairs)
