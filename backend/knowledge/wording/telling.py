"""What reviewers make of a film, and small true things."""

from backend.domain.answers import Answer, AnswerKind, value_item
from backend.domain.opinions import Opinions, Quote
from backend.domain.sources import Source
from backend.knowledge.results import OpinionsTold, TriviaFact, TriviaTold
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.followups import after_films, after_people
from backend.knowledge.wording.phrases import counted, joined, quoted
from backend.knowledge.wording.receipts import receipt_of
from backend.knowledge.wording.refusing import not_known
from backend.ports.questions import FilmRow

FACTS_TOLD = 3


def say_opinions(result: OpinionsTold) -> Answer:
    """Return how many reviewers are for a film and against it, and two quotes."""
    film, opinions, citing = result.film, result.opinions, Citing()
    receipt = receipt_of((film,), 1, result.statement)
    followups = after_films((film,))
    if opinions is None or not opinions.reviews:
        text = f"The catalogue holds no reviews of {film.name}."
        return not_known(text, result.plan, receipt, followups)
    quotes = _both_sides(opinions)
    told = [_counts(film, opinions), *(_quote(film, q, citing) for q in quotes)]
    return Answer(
        kind=AnswerKind.OPINIONS,
        text=written(paragraph(told)),
        plan=result.plan,
        receipt=receipt,
        items=tuple(value_item(quote.text) for quote in quotes),
        total=len(quotes),
        citations=citing.citations,
        followups=followups,
    )


def say_trivia(result: TriviaTold) -> Answer:
    """Return small true things, each with what it rests on."""
    about, facts, citing = result.about, result.facts[:FACTS_TOLD], Citing()
    if isinstance(about, FilmRow):
        followups = after_films((about,))
    else:
        followups = after_people((about,), None)
    receipt = receipt_of(facts, len(facts), *(fact.statement for fact in facts))
    if not facts:
        text = f"I have found nothing out of the ordinary about {about.name}."
        return not_known(text, result.plan, receipt, followups)
    return Answer(
        kind=AnswerKind.TRIVIA,
        text=written(paragraph(_fact(fact, citing) for fact in facts)),
        plan=result.plan,
        receipt=receipt,
        items=tuple(value_item(fact.text) for fact in facts),
        total=len(facts),
        citations=citing.citations,
        followups=followups,
    )


def _counts(film: FilmRow, opinions: Opinions) -> str:
    """Say how many there are of each opinion, whose they are, and how it was told."""
    against = f"{opinions.negative:,}" if opinions.negative else "none"
    sides = [f"{opinions.positive:,} for it", f"{against} against it"]
    if opinions.undecided:
        sides.append(f"{opinions.undecided:,} undecided")
    if opinions.are_house:
        own = counted(opinions.reviews, "house opinion")
        return (
            f"There are no reviews of {film.name} here, only {own} written for "
            f"Movie Chat: {joined(sides)}."
        )
    reviews = counted(opinions.reviews, "review")
    text = f"Of {reviews} of {film.name} here, {joined(sides)}"
    if opinions.derived:
        text += f" ({opinions.derived:,} judged by their words alone)"
    rated = ""
    if opinions.rated and opinions.mean is not None:
        rated = f"Those that gave a rating come to {opinions.mean:.1f} out of 10."
    return paragraph([f"{text}.", rated])


def _both_sides(opinions: Opinions) -> list[Quote]:
    """Return the best quote for a film and the best against it, or two of a kind."""
    praise = [quote for quote in opinions.quotes if quote.sentiment == "pos"]
    blame = [quote for quote in opinions.quotes if quote.sentiment == "neg"]
    return [*praise[:1], *blame[:1]] if praise and blame else [*praise, *blame][:2]


def _quote(film: FilmRow, quote: Quote, citing: Citing) -> str:
    side = "For" if quote.sentiment == "pos" else "Against"
    mark = citing.mark(film, "reviews", quote.text)
    whose = "house opinion" if quote.source == Source.STARTER else quote.source
    return sentence(f"{side}: {quoted(quote.text)} ({whose}){mark}")


def _fact(fact: TriviaFact, citing: Citing) -> str:
    text = fact.text.rstrip(".")
    if fact.film is None:
        return sentence(text)
    return sentence(text, citing.mark(fact.film, fact.field, fact.borne_by))
