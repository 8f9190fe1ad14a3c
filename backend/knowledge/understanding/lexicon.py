"""What words and phrases mean in questions about films: one table to read and extend.

Phrases are folded ("co-stars" is "co stars"); plurals and tenses are spelt out where
English does not form them by a rule. Names of films and people are not here.
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain

from backend.knowledge.understanding.fact_phrases import fact_phrases
from backend.knowledge.understanding.people_phrases import people_phrases
from backend.knowledge.understanding.senses import Sense


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """Return what each phrase may mean."""
    table: dict[str, tuple[Sense, ...]] = {}
    for phrase, sense in chain(people_phrases(), fact_phrases()):
        if sense not in table.get(phrase, ()):
            table[phrase] = (*table.get(phrase, ()), sense)
    return table


@cache
def longest_phrase() -> int:
    """Return how many words the longest phrase has."""
    return max(len(phrase.split()) for phrase in senses())
