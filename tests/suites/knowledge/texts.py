"""Questions about what happens in films, what is told about them, and their like."""

from typing import Final

from tests.suites.catalogue import (
    UNKNOWN,
    Asked,
    Gold,
    passage,
    says,
    value,
)


def _trivia(title: str) -> Gold:
    """Something about the film, or that there is nothing; not a plot, not a refusal."""
    return says(title, unsaid=("plot", "no film or person"))


PLOT: Final[Asked] = [
    ("what is jaws about", says("shark")),
    ("plot of the seventh seal", says("chess", "Death")),
    ("tell me what happens in parasite", says("Kim", "bunker")),
    ("whats fargo about, in a nutshell", says("kidnap")),
    ("summarise spirited away please", says("Chihiro", "bathhouse")),
    ("how does the shining end", says("freezes")),
    ("ending of citizen kane?", says("Rosebud", "sledge")),
    ("what happens at the end of chinatown", says("Evelyn")),
    ("how does it all turn out in rashomon", says("infant")),
    (
        "what's psycho about? no spoilers please",
        says("motel", unsaid=("corpse", "wearing a wig")),
    ),
    (
        "without giving the ending away, tell me about oldboy",
        says("fifteen years", unsaid=("his own daughter", "cuts out his tongue")),
    ),
    ("describe metropolis to me", passage("robot")),
]

READING: Final[Asked] = [
    (
        "what does vito corleone buy when he gets shot",
        passage(
            "oranges",
            sentence="Vito turns down the heroin dealer Sollozzo and is shot while "
            "buying oranges.",
        ),
    ),
    ("what song does HAL sing when it's being switched off", passage("Daisy")),
    ("what did michel do with his thumb in breathless", passage("rubs his lip")),
    ("which room should danny keep out of in the shining", passage("237")),
    (
        "what does colm throw at padraic's door",
        passage("finger", "throws the first", "fingers"),
    ),
    (
        "how does quint die in jaws",
        passage("swallows Quint", "The shark wrecks the boat and swallows"),
    ),
    ("what colour pill does neo take", passage("red pill", "swallows the red one")),
    (
        "why does antonio in bicycle thieves need the bike",
        passage("pasting up posters", "job"),
    ),
    ("what is hidden behind the poster in shawshank", passage("tunnel", "sewer")),
    (
        "in pan's labyrinth what does ofelia eat at the pale man's table?",
        passage("grapes"),
    ),
    (
        "where do e.t. and the boys fly to on their bikes",
        passage("roadblock", "forest"),
    ),
    (
        "what does the fbi trainee find in a victim's throat",
        passage("cocoon", "death's-head moth"),
    ),
    ("who betrays the crew in the matrix", passage("Cypher")),
    ("what's the lucky coin's secret in sholay", passage("two heads")),
    ("with what does gaear get rid of carl in fargo", passage("axes him")),
    ("what tins does cop 223 keep buying", passage("pineapple")),
]

THEMES: Final[Asked] = [
    ("what are the themes of parasite", says("class divide")),
    ("keywords for alien", says("monster", "isolation")),
    ("what sort of mood does another round have", says("melancholy")),
    ("where is do the right thing set", value("Brooklyn", "New York")),
    ("when and where does chinatown take place", says("Los Angeles")),
    ("in which city is heat set?", says("Los Angeles")),
    ("what subjects does a separation deal with", says("divorce")),
    ("is the third man bleak? how's the tone", says("noir")),
]

OPINIONS: Final[Asked] = [
    ("what do people think of moonlight", UNKNOWN),
    ("reviews for heat", UNKNOWN),
    ("what did critics say about vertigo?", says("house opinions", answer="opinions")),
    ("what do people say about casablanca", says("house opinions", answer="opinions")),
    ("is the big lebowski any good?", says("house opinion", answer="opinions")),
    ("reviews of mad max fury road please", says("house opinion", answer="opinions")),
    ("do viewers like the ending of oldboy", UNKNOWN),
    ("is sholay loved or hated by the people who saw it", UNKNOWN),
    ("quote me a review of the shining", UNKNOWN),
]

TRIVIA: Final[Asked] = [
    ("tell me something interesting about casablanca", _trivia("Casablanca")),
    ("fun fact about the matrix", _trivia("Matrix")),
    ("got any trivia on jaws?", _trivia("Jaws")),
    ("any curious detail about sholay you can share", _trivia("Sholay")),
    ("something most people don't know about heat", _trivia("Heat")),
    ("surprise me with a fact about vertigo", _trivia("Vertigo")),
]
