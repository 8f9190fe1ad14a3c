"""Talk, and questions that have no answer in the catalogue."""

from typing import Final

from tests.suites.catalogue import (
    ABSENT,
    BESIDES,
    UNKNOWN,
    Asked,
    says,
)

SMALL_TALK: Final[Asked] = [
    ("hello", says(answer="chat")),
    ("hi there!", says(answer="chat")),
    ("thanks, that was helpful", says(answer="chat")),
    ("good morning", says(answer="chat")),
    ("bye then", says(answer="chat")),
    ("ok cool", says(answer="chat")),
    ("how are you?", says(answer="chat")),
]

HELP: Final[Asked] = [
    ("what can you do", says("film", answer="chat")),
    ("help", says("film", answer="chat")),
    ("what kind of things can i ask you", says("film", answer="chat")),
    ("who are you?", says("Movie Chat", answer="chat")),
    ("how does this work", says("film", answer="chat")),
]

ABSENT_ONES: Final[Asked] = [
    ("who directed the clockmaker of tirana", ABSENT),
    ("when was midnight at the salt mill released", ABSENT),
    ("how long is the last accordion in lisbon?", ABSENT),
    ("films by harlan quistgaard", ABSENT),
    ("what has actress belinda vostrikova been in", ABSENT),
    ("who directed titanic", ABSENT),
    ("cast of the dark knight rises", ABSENT),
    ("is interstellar any good", ABSENT),
    ("plot of purple teeth 4", ABSENT),
]

NOT_KNOWN: Final[Asked] = [
    ("how much money did jaws make", UNKNOWN),
    ("box office of the matrix", UNKNOWN),
    ("what was the budget for metropolis?", UNKNOWN),
    ("how many oscars did casablanca win", UNKNOWN),
    ("where was the third man shot, which studio", UNKNOWN),
    ("who composed the music for psycho", UNKNOWN),
    ("who was the cinematographer of citizen kane", UNKNOWN),
    ("where can i stream parasite", UNKNOWN),
    ("what age rating does alien have, is it ok for kids", UNKNOWN),
]

OUT_OF_SCOPE: Final[Asked] = [
    ("what's the weather like in berlin", BESIDES),
    ("give me a recipe for pancakes", BESIDES),
    ("what is 17 times 23", BESIDES),
    ("who is the president of france", BESIDES),
    ("can you write me a python function that sorts a list", BESIDES),
    ("how do i fix a leaking tap?", BESIDES),
    ("translate good night into spanish", BESIDES),
    ("what's the capital of mongolia", BESIDES),
]
