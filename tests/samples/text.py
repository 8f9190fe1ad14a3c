"""Stories told in sentences of a small grammar.

Every film has a story of its own: a hero, a foe, a thing both want, two places. Its
plot, its reviews and its screenplay all speak of them, so that texts of one film are
near each other in meaning and texts of different films are not.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from tests.samples.phrases import (
    ACTS,
    ARCS,
    BLAME,
    CLOSINGS,
    FEELINGS,
    FOES,
    HEROES,
    LINES,
    MOTIVES,
    NAMES,
    PLACES,
    PRAISE,
    THINGS,
    TIMES,
    WEATHER,
)

SHORTEST_PLOT: Final = 6
LONGEST_PLOT: Final = 28


@dataclass(frozen=True, slots=True)
class Story:
    """What a film is about."""

    hero: str
    trade: str
    foe: str
    friend: str
    thing: str
    home: str
    away: str
    motive: str


def story_of(film_id: str, *, seed: int = 0) -> Story:
    """Return a film's story, always the same one."""
    chance = Random(f"{seed} {film_id} story")
    hero, friend = chance.sample(NAMES, 2)
    home, away = chance.sample(PLACES, 2)
    return Story(
        hero=hero,
        trade=chance.choice(HEROES),
        foe=chance.choice(FOES),
        friend=friend,
        thing=chance.choice(THINGS),
        home=home,
        away=away,
        motive=chance.choice(MOTIVES),
    )


def plot(story: Story, chance: Random, *, sentences: int | None = None) -> str:
    """Return a plot from beginning to end."""
    count = sentences or chance.randint(SHORTEST_PLOT, LONGEST_PLOT)
    told: dict[str, str] = {}
    for part in range(count):
        arc = ARCS[part * len(ARCS) // count]
        fresh = [sentence for sentence in arc if sentence not in told] or arc
        sentence = chance.choice(fresh)
        told[sentence if fresh is not arc else f"{sentence}{part}"] = _told(
            sentence, story, chance
        )
    return " ".join(told.values())


def logline(story: Story) -> str:
    """Return a story in one sentence."""
    return (
        f"{_an(story.trade).capitalize()} from {story.home} sets out to "
        f"{story.motive}, and meets {_an(story.foe)}."
    )


def review(story: Story, chance: Random, *, is_liked: bool) -> str:
    """Return what somebody thought of it, in paragraphs as the web parts them."""
    opinions = PRAISE if is_liked else BLAME
    parts = [_told(chance.choice(opinions), story, chance) for _ in range(4)]
    parts.insert(2, _told(chance.choice(ARCS[1]), story, chance))
    parts.append(chance.choice(CLOSINGS["liked" if is_liked else "disliked"]))
    return f"{' '.join(parts[:3])}<br /><br />{' '.join(parts[3:])}"


def action(story: Story, chance: Random) -> str:
    """Return what is seen in a scene."""
    return _told(chance.choice(ACTS), story, chance)


def line(story: Story, chance: Random) -> str:
    """Return what somebody says in a scene."""
    return _told(chance.choice(LINES), story, chance)


def _told(sentence: str, story: Story, chance: Random) -> str:
    """Fill a sentence in, and let it begin with a capital."""
    text = sentence.format(
        hero=story.hero,
        trade=story.trade,
        a_trade=_an(story.trade),
        foe=story.foe,
        a_foe=_an(story.foe),
        friend=story.friend,
        thing=story.thing,
        home=story.home,
        away=story.away,
        motive=story.motive,
        time=chance.choice(TIMES),
        weather=chance.choice(WEATHER),
        feeling=chance.choice(FEELINGS),
        other=chance.choice(NAMES),
        place=chance.choice(PLACES),
    )
    return text[0].upper() + text[1:]


def _an(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
