"""Fields that were read, of one film or of many, written up."""

from dataclasses import replace
from typing import Final

from backend.domain.answers import Answer, AnswerKind, FilmCard, Item, value_item
from backend.domain.films import Film
from backend.domain.plans import Field
from backend.domain.spoilers import Spoilers
from backend.knowledge.results import FieldRead, ValuesListed
from backend.knowledge.wording.citing import (
    Citing,
    namesakes,
    paragraph,
    sentence,
    written,
)
from backend.knowledge.wording.describing import describe_films
from backend.knowledge.wording.fields import SPEAKERS, WHAT_IT_IS, Said, known_of
from backend.knowledge.wording.followups import after_film, after_named_film
from backend.knowledge.wording.phrases import listed, plain
from backend.knowledge.wording.plots import (
    ENDING_HIDDEN,
    ending_told,
    how_it_goes_on,
    plot_told,
)
from backend.knowledge.wording.receipts import (
    number_item,
    receipt_of,
    receipt_of_reading,
)
from backend.knowledge.wording.refusing import not_known
from backend.knowledge.wording.subjects import film_named
from backend.ports.questions import ValueRow

VALUES_SAID: Final = 8
_NOT_A_COLUMN: Final = {
    Field.ENDING: "plot",
    Field.TONE: "keywords",
    Field.THEMES: "keywords",
    Field.SETTING: "keywords",
}
_PASSAGES: Final = frozenset({Field.PLOT, Field.ENDING, Field.LOGLINE})
_ONE_AND_MANY: Final[dict[Field, tuple[str, str]]] = {
    Field.TITLE: ("title", "titles"),
    Field.ORIGINAL_TITLE: ("original title", "original titles"),
    Field.ALSO_KNOWN_AS: ("other title", "other titles"),
    Field.YEAR: ("year", "years"),
    Field.RUNTIME: ("length in minutes", "lengths in minutes"),
    Field.RATING: ("rating", "ratings"),
    Field.VOTES: ("number of votes", "numbers of votes"),
    Field.GENRES: ("genre", "genres"),
    Field.KEYWORDS: ("keyword", "keywords"),
    Field.LANGUAGES: ("language", "languages"),
    Field.COUNTRIES: ("country", "countries"),
    Field.LOGLINE: ("logline", "loglines"),
    Field.PLOT: ("plot", "plots"),
    Field.ENDING: ("ending", "endings"),
    Field.TONE: ("mood", "moods"),
    Field.THEMES: ("theme", "themes"),
    Field.SETTING: ("setting", "settings"),
}


def say_field(result: FieldRead, spoilers: Spoilers) -> Answer:
    """Return a field of a film in a sentence that cites it."""
    film, field, citing = result.film, result.plan.field, Citing()
    column = _NOT_A_COLUMN.get(field, field.value)
    receipt = receipt_of_reading(result.reading, column)
    followups = after_film(film, asked=field, others=result.others)
    said = _said(film, field, spoilers)
    if said is None:
        text = _unsaid(film, field, spoilers)
        unsaid = not_known(text, result.plan, receipt, followups)
        return replace(unsaid, cards=(FilmCard(film),))
    mark = citing.mark(film, said.field, said.borne_by)
    more = how_it_goes_on(film, said, spoilers) if field is Field.PLOT else ""
    parts = [sentence(said.sentence.rstrip("."), mark), more, namesakes(result.others)]
    return Answer(
        kind=AnswerKind.PASSAGE if field in _PASSAGES else AnswerKind.FACT,
        text=written(paragraph(parts)),
        plan=result.plan,
        receipt=receipt,
        items=said.items,
        total=len(said.items),
        citations=citing.citations,
        cards=(FilmCard(film),),
        followups=followups,
    )


def say_values(result: ValuesListed) -> Answer:
    """Return what many films have in a field, the commonest first."""
    films, found, citing = result.plan.films, result.found, Citing()
    one, many = _ONE_AND_MANY[result.plan.field]
    receipt = receipt_of(found.rows, found.total, found.statement)
    which = describe_films(films)
    if not found.rows:
        text = f"The catalogue does not say the {many} of {which}."
        return not_known(text, result.plan, receipt)
    said = [_value(row) for row in found.rows[:VALUES_SAID]]
    mark = ""
    if film := film_named(films):
        field = _NOT_A_COLUMN.get(result.plan.field, result.plan.field.value)
        mark = citing.mark(film, field, ", ".join(said))
    are = (
        f"The {one} of {which} is" if found.total == 1 else f"The {many} of {which} are"
    )
    return Answer(
        kind=AnswerKind.LIST,
        text=written(sentence(f"{are} {listed(said, found.total)}{mark}")),
        plan=result.plan,
        receipt=receipt,
        items=tuple(map(_item, found.rows)),
        total=found.total,
        citations=citing.citations,
        followups=after_named_film(film.name, ()) if film else (),
    )


def _said(film: Film, field: Field, spoilers: Spoilers) -> Said | None:
    if field is Field.PLOT:
        return plot_told(film, spoilers)
    if field is Field.ENDING:
        return ending_told(film) if spoilers is Spoilers.ALL else None
    return SPEAKERS[field](film)


def _unsaid(film: Film, field: Field, spoilers: Spoilers) -> str:
    if field is Field.ENDING and film.plot and spoilers is not Spoilers.ALL:
        return ENDING_HIDDEN.format(film.name)
    text = f"The catalogue does not say {WHAT_IT_IS[field]}: {film.name}."
    return paragraph([text, known_of(film)])


def _value(row: ValueRow) -> str:
    return row.value if isinstance(row.value, str) else plain(row.value)


def _item(row: ValueRow) -> Item:
    is_text = isinstance(row.value, str)
    return value_item(row.value) if is_text else number_item(float(row.value))
