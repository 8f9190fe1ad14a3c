"""First names that mean another: for short, or spelt otherwise."""

from collections import defaultdict
from typing import Final

from rapidfuzz.distance import OSA

MOST_SLIPS: Final = 2
_LETTERS_ALIKE: Final = 2

_PET_NAMES: Final = (
    "charlie chuck charley:charles bob bobby rob robbie:robert bill billy will "
    "willie:william jim jimmy jamie:james jack johnny jon:john joe joey:joseph "
    "tom tommy:thomas mike mickey mick:michael steve:steven,stephen stephen:steven "
    "steven:stephen dave davey:david dan danny:daniel tony:anthony al alfie:alfred,"
    "albert,alan alex:alexander,alexandra sandy:alexander ben benny:benjamin fred "
    "freddie:frederick,frederic,alfred ed eddie ned:edward,edmund,edgar ted "
    "teddy:theodore,edward rich rick richie dick:richard ron ronnie:ronald "
    "sam sammy:samuel,samantha matt:matthew nick nicky:nicholas,nicolas "
    "chris:christopher,christian,christina greg:gregory jeff geoff:jeffrey,geoffrey "
    "ken kenny:kenneth larry:lawrence,laurence len lenny:leonard leo:leonardo,leonard "
    "pat:patrick,patricia pete:peter phil:philip,phillip ray:raymond "
    "stan:stanley walt:walter liz lizzie beth betty:elizabeth kate katie kathy cathy:"
    "katharine,katherine,kathryn,catherine maggie meg peggy:margaret "
    "jen jenny:jennifer,jenifer sue susie:susan vicky:victoria sofia:sophia "
    "sophia:sofia penny:penelope becky:rebecca debbie:deborah barb:barbara "
    "ingmar:ingmar franky frankie frank:francis,frank"
)


def _read() -> dict[str, frozenset[str]]:
    meant: dict[str, set[str]] = defaultdict(set)
    said: list[str] = []
    for word in _PET_NAMES.split():
        name, _, full = word.partition(":")
        said.append(name)
        if full:
            for each in said:
                meant[each].update(full.split(","))
            said = []
    return {name: frozenset(full) for name, full in meant.items()}


PET_NAMES: Final = _read()


def sounds_alike(said: str, name: str) -> bool:
    """Return whether a first name is meant by what was said: "Stephen", "Charlie"."""
    if name in PET_NAMES.get(said, ()):
        return True
    slips = OSA.distance(said, name, score_cutoff=MOST_SLIPS)
    return slips <= min(MOST_SLIPS, len(name) // _LETTERS_ALIKE - 1)
