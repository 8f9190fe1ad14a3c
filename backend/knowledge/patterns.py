"""How people ask: the phrasings that the rules know.

Words are parted by single spaces when these are matched, whatever was typed.
"""

from typing import Final

from backend.domain.plans import Field

_T: Final = "(?P<title>.+?)"
_IS: Final = "(?:'s| is| was| are| were)"
_WHAT_IS: Final = f"(?:what{_IS} )?(?:the )?"
_WHO_IS: Final = f"(?:who{_IS} )?(?:the )?"
_FILMS: Final = "(?:films?|movies?|pictures?|something|anything)"
_ACTED: Final = "(?:stars?|starr(?:ed|ing)|act(?:s|ed)|play(?:s|ed)|appear(?:s|ed))"
_WHICH_YEAR: Final = "(?:in )?(?:what|which) year"
_WHICH_KIND: Final = "(?:what|which) (?:genres?|(?:kind|sort) of (?:film|movie))"
_CAME: Final = "(?:come out|released?|made|appear|premiered?|out)"

# The first that fits is taken, so the more telling stand before the more open.
FIELD_PATTERNS: Final[dict[Field, tuple[str, ...]]] = {
    Field.DIRECTORS: (
        f"who (?:has )?(?:directed|made|shot|helmed) {_T}",
        f"{_WHO_IS}directors? of {_T}",
        f"who{_IS} behind the camera (?:on|of) {_T}",
        f"{_T} (?:was )?directed by(?: who(?:m)?)?",
    ),
    Field.WRITERS: (
        f"who wrote (?:the (?:script|screenplay) (?:of|for) )?{_T}",
        f"{_WHO_IS}(?:screen)?writers? of {_T}",
    ),
    Field.CAST: (
        f"who(?:'s| is| was)? {_ACTED} in {_T}",
        f"who{_IS} in {_T}",
        f"{_WHO_IS}(?:cast|actors|stars) (?:of|in) {_T}",
    ),
    Field.YEAR: (
        f"when (?:did|was|is|were) {_T} {_CAME}",
        f"{_WHICH_YEAR} (?:did|was|is|were) {_T} (?:{_CAME}|from)(?: in)?",
        f"{_WHAT_IS}(?:release )?(?:year|date) of {_T}",
        f"how old is {_T}",
    ),
    Field.RUNTIME: (
        f"how (?:long|many minutes) (?:is|was|does|did) {_T} (?:run|last|go on)",
        f"how (?:long|many minutes){_IS} {_T}",
        f"{_WHAT_IS}(?:runtime|running time|length|duration) of {_T}",
    ),
    Field.GENRES: (
        f"{_WHICH_KIND} (?:is|was|are) {_T}",
        f"{_WHAT_IS}genres? of {_T}",
    ),
    Field.RATING: (
        f"how (?:good|well rated|highly rated) is {_T}",
        f"{_WHAT_IS}(?:imdb )?(?:rating|score) (?:of|for) {_T}",
    ),
    Field.COUNTRIES: (
        f"(?:what|which) countr(?:y|ies) (?:is|was|are) {_T} from",
        f"where (?:is|was) {_T} (?:from|made|produced)",
    ),
    Field.LANGUAGES: (
        f"(?:what|which) languages? (?:is|was|are) {_T} in",
        f"(?:what|which) languages? do they speak in {_T}",
        f"{_WHAT_IS}languages? of {_T}",
    ),
    Field.PLOT: (
        f"what{_IS} {_T} about",
        f"what happens (?:in|at the end of) {_T}",
        f"how does {_T} end",
        f"{_WHAT_IS}(?:plot|story|ending) of {_T}",
        f"tell me about {_T}",
    ),
}
SIMILAR_PATTERNS: Final = (
    f"{_FILMS} (?:that (?:is|are) )?(?:like|similar to) {_T}",
    f"(?:similar|comparable)s? (?:{_FILMS} )?(?:to|of|for) {_T}",
    f"(?:more )?like {_T}",
    f"(?:i|we) (?:really )?(?:liked?|loved?|enjoyed) {_T}",
)
# What stands before a description: "that film where …".
DESCRIBED: Final = (
    f"(?:what{_IS} )?(?:(?:that|the|a|an|some|this|any) )?"
    "(?:films?|movies?|one|pictures?) (?:where|in which|about|with|that|when) "
)
# A question that is none of the above is no title and no description either.
QUESTION: Final = (
    "(?:what|who|whom|whose|when|where|why|how|which|is|are|was|were|do|does|did|can|"
    "could|should|will|would)(?:'s|'re)? "
)
# What says nothing of films: "hey, can you tell me".
LEAD_IN: Final = (
    "(?:(?:hi|hey|hello|so|ok|okay|and|please|um+)[ ,!.]+"
    "|(?:can|could|would|do) you (?:please )?(?:tell|show|recommend|suggest|find|know) "
    "(?:me )?"
    "|(?:tell|show|give) me (?!about )"
    "|(?:find|recommend|suggest) (?:me )?"
    "|i(?:'d| would) (?:like|love) (?:to (?:know|see|watch) )?"
    "|i want (?:to (?:know|see|watch) )?"
    "|(?:any|some) )+"
)
GREETING: Final = (
    "(?:hi|hello|hey|help|good (?:morning|evening|day)|what can you do|who are you|"
    "thanks?(?: you)?)(?: there)?[ !?.]*"
)
