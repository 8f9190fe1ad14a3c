"""The small lists of English words that reading rests on.

All are closed classes, or nearly so: what they lack is dealt with by nearness in
meaning (`meanings.py`), not by adding to them.
"""

from typing import Final


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS: Final = _listed(
    "a an the his her its their my your our this that these those some no any"
)
PRONOUNS: Final = _listed("he she they him her them his hers their theirs it its")
# Words that hold sentences together and bear no meaning of their own.
FUNCTION_WORDS: Final = DETERMINERS | _listed(
    "of in on at to for with by from and or but nor so as than there here it he him "
    "himself she hers herself they them theirs themselves we us i me who whom whose "
    "which what where when why how is are was were be been being am do does did done "
    "doing has have had having will would can could shall should may might must not "
    "n't don't doesn't didn't isn't wasn't aren't weren't can't couldn't won't "
    "wouldn't into onto upon up out off over under about around after before while "
    "during through until till if because since although though whether very too also "
    "just only even still again then once more most all both each every other another "
    "such own same s t re ll ve d m whilst itself myself yourself what's who's where's "
    "how's it's he's she's they're you"
)
# What a thing may follow directly.
INTRODUCING: Final = DETERMINERS | _listed(
    "of in on at into onto with by from for to as under over inside near between "
    "behind beside through off"
)
NUMBERS: Final = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred hundreds thousand thousands million millions "
    "billion dozen dozens half double twice triple thrice once"
)
UNITS_OF_TIME: Final = _listed(
    "second seconds minute minutes hour hours day days night nights week weeks month "
    "months year years decade decades century centuries fortnight"
)
UNITS_OF_LENGTH: Final = _listed(
    "foot feet mile miles metre metres meter meters inch inches yard yards kilometre "
    "kilometres kilometers storeys stories floors"
)
COLOURS: Final = _listed(
    "red blue green yellow black white grey gray brown pink purple orange gold golden "
    "silver violet crimson scarlet blond blonde turquoise"
)
PEOPLE: Final = _listed(
    "man woman boy girl father mother son daughter wife husband brother sister friend "
    "soldier soldiers police policeman officer officers doctor nurse teacher king "
    "queen prince princess hunter hunters men women children keeper owner captain "
    "agent thief thieves stranger neighbour neighbor killer nun priest uncle aunt "
    "cousin gang crew family guard guards lawyer detective student students boss "
    "colleague widow baby child lady guy driver leader chief robot"
)
# Before a name, they say that what stands before them has it.
NAMING: Final = _listed(
    "name names named call calls called dub dubs dubbed known nicknamed titled renamed "
    "christened codenamed"
)
LEADING_TO_PLACES: Final = _listed(
    "in at into from on onto near under inside behind beside off through towards "
    "outside around between above below"
)
LINKING_NAMES: Final = _listed("of the de van von la del du")
