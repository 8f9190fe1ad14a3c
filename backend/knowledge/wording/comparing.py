"""Comparisons in words: which is more, by how much, and whether they are the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from backend.domain.answers import Answer, AnswerKind, Item, Refusal
from backend.domain.plans import Reason, Verdict
from backend.domain.wanted import CreditedOn, Measure, People
from backend.knowledge.results import Compared, Measured
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.conditions import flat
from backend.knowledge.wording.followups import after_films, after_people
from backend.knowledge.wording.measures import (
    Comparing,
    comparing_films,
    comparing_people,
    field_of,
    said,
    shortly,
    what_is_unknown,
)
from backend.knowledge.wording.nouns import did
from backend.knowledge.wording.phrases import counted, joined, plain, quoted
from backend.knowledge.wording.receipts import (
    film_row_item,
    number_item,
    person_row_item,
    receipt_of,
    truth_item,
)
from backend.knowledge.wording.subjects import people_names, role_of
from backend.ports.questions import FilmRow, PersonRow

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Side:
    """A subject of which the number is known, as it stands in the words."""

    subject: FilmRow | PersonRow
    name: str
    number: float

    @property
    def item(self) -> Item:
        """The subject as what the answer consists of."""
        if isinstance(self.subject, FilmRow):
            return film_row_item(self.subject)
        return person_row_item(self.subject)


@dataclass(frozen=True, slots=True)
class Scale:
    """What sides are compared by, with the words for it and where to cite."""

    measure: Measure
    words: Comparing
    did: str
    """What people did on the films that are counted: "directed"."""
    citing: Citing

    def mark(self, side: Side) -> str:
        """Cite a film's number; people have no film that shows theirs."""
        if not isinstance(side.subject, FilmRow):
            return ""
        text = said(self.measure, side.number)
        return self.citing.mark(side.subject, field_of(self.measure), text)

    def say(self, template: str, *values: str) -> str:
        """Fill in what is said of sides."""
        return template.replace("{did}", self.did).format(*values)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a comparison comes to."""

    text: str
    items: tuple[Item, ...]


def say_compared(result: Compared) -> Answer:
    """Return the verdict that was asked for, or what it lacks."""
    subjects = [each.subject for each in result.subjects]
    receipt = receipt_of(subjects, len(subjects), *result.statements)
    scale = _scale(result)
    sides = _sides(result.subjects)
    unknown = len(sides) < len(result.subjects)
    if result.missing or unknown or len(sides) < _TWO:
        missing = bool(result.missing)
        reason = Reason.NOT_IN_CATALOGUE if missing else Reason.NOT_KNOWN
        kind, refusal = AnswerKind.REFUSE, Refusal(reason, ())
        verdict = Verdicts(_lacking(result, sides, scale), ())
    else:
        kind, refusal = AnswerKind.COMPARE, None
        verdict = _verdict(result.plan.verdict, sides, scale)
        if result.plan.claims_first:
            kind = AnswerKind.YESNO
            verdict = _truth(verdict, sides[0])
    return Answer(
        kind=kind,
        text=written(verdict.text),
        plan=result.plan,
        receipt=receipt,
        items=verdict.items,
        total=len(verdict.items),
        citations=scale.citing.citations,
        followups=_followups(result),
        refusal=refusal,
    )


def _truth(verdict: Verdicts, claimed: Side) -> Verdicts:
    """Answer by yes or no whether it is the one named first, and it alone."""
    holds = verdict.items == (claimed.item,)
    text = f"{'Yes' if holds else 'No'}: {verdict.text}"
    return Verdicts(text, (truth_item(holds=holds),))


def _verdict(verdict: Verdict, sides: Sequence[Side], scale: Scale) -> Verdicts:
    ranked = sorted(sides, key=lambda side: -side.number)
    match verdict:
        case Verdict.MOST:
            return _which(ranked, scale)
        case Verdict.LEAST:
            words = scale.words
            turned = replace(words, more=words.less, most=words.least)
            lowest = sorted(sides, key=lambda side: side.number)
            return _which(lowest, replace(scale, words=turned))
        case Verdict.DIFFERENCE:
            return _difference(sides, ranked, scale)
        case Verdict.SAME:
            return _same(sides, scale)
        case _:
            assert_never(verdict)


def _which(ranked: Sequence[Side], scale: Scale) -> Verdicts:
    """Say which comes first; those that are level share the place."""
    best = ranked[0]
    first = [side for side in ranked if side.number == best.number]
    rest = ranked[len(first) :]
    items = tuple(side.item for side in first)
    if not rest:
        return Verdicts(_level(first, scale), items)
    if len(ranked) == _TWO:
        other = rest[0]
        text = f"{best.name} {scale.say(scale.words.more)} {other.name}"
        return Verdicts(f"{text}: {_against(best, other, scale)}.", items)
    if len(first) > 1:
        text = sentence(
            _level(first, scale).removesuffix("."), f", {_others(rest, scale)}"
        )
        return Verdicts(text, items)
    text = f"{best.name} {scale.say(scale.words.most)}"
    number = f"{said(scale.measure, best.number)}{scale.mark(best)}"
    return Verdicts(sentence(f"{text}: {number}, {_others(rest, scale)}"), items)


def _others(rest: Sequence[Side], scale: Scale) -> str:
    """Say the numbers of those that come after the first."""
    numbers = [
        f"{shortly(scale.measure, side.number)} ({side.name}){scale.mark(side)}"
        for side in rest
    ]
    return f"against {joined(numbers)}"


def _difference(
    sides: Sequence[Side], ranked: Sequence[Side], scale: Scale
) -> Verdicts:
    """Say by how much the one named first has more or less than the other."""
    high, low = ranked[0], ranked[-1]
    difference = round(high.number - low.number, 4)
    items = (number_item(difference),)
    if not difference:
        return Verdicts(f"There is no difference. {_level(sides, scale)}", items)
    is_more = sides[0] is not low
    one, other = (high, low) if is_more else (low, high)
    template = scale.words.by if is_more else scale.words.by_less
    text = f"{one.name} {scale.say(template, _amount(difference, scale))} {other.name}"
    return Verdicts(f"{text}: {_against(one, other, scale)}.", items)


def _amount(difference: float, scale: Scale) -> str:
    unit = scale.words.unit
    if difference == int(difference) and unit:
        return counted(int(difference), unit)
    return f"{plain(difference)} {unit}s".strip()


def _same(sides: Sequence[Side], scale: Scale) -> Verdicts:
    holds = len({side.number for side in sides}) == 1
    items = (truth_item(holds=holds),)
    if holds:
        return Verdicts(f"Yes. {_level(sides, scale)}", items)
    told = [
        f"{side.name} {scale.say(scale.words.does, said(scale.measure, side.number))}"
        f"{scale.mark(side)}"
        for side in sides
    ]
    return Verdicts(sentence(f"No: {joined(told)}"), items)


def _level(sides: Sequence[Side], scale: Scale) -> str:
    """Say what sides have in common."""
    number = said(scale.measure, sides[0].number)
    names = joined([f"{side.name}{scale.mark(side)}" for side in sides])
    both = "both" if len(sides) == _TWO else "all"
    verb, _, rest = scale.say(scale.words.both, number).partition(" ")
    said_so = f"{verb} {both}" if verb in {"are", "were"} else f"{both} {verb}"
    text = sentence(f"{names} {said_so} {rest}")
    is_year = scale.measure in {Measure.YEAR, Measure.BIRTH_YEAR}
    return paragraph([text, "The catalogue knows years, not days." if is_year else ""])


def _against(one: Side, other: Side, scale: Scale) -> str:
    """Set two numbers side by side: "209 [1] against 145 minutes [2]"."""
    born = "born in " if scale.measure is Measure.BIRTH_YEAR else ""
    first = f"{born}{shortly(scale.measure, one.number)}"
    unit = {Measure.RUNTIME: " minutes", Measure.VOTES: " votes"}.get(scale.measure, "")
    second = f"{shortly(scale.measure, other.number)}{unit}"
    return f"{first}{scale.mark(one)} against {second}{scale.mark(other)}"


def _lacking(result: Compared, sides: Sequence[Side], scale: Scale) -> str:
    """Say what a comparison lacks, and what is known all the same."""
    if result.missing:
        missing = joined([quoted(name) for name in result.missing], last="or")
        text = f"The catalogue has nothing called {missing}, so I cannot compare."
    else:
        known = {side.subject.id for side in sides}
        names = [
            what_is_unknown(scale.measure, each.subject.name)
            for each in result.subjects
            if each.subject.id not in known
        ]
        text = f"The catalogue does not say {joined(names, last='or')}."
        if not names:
            text = "I need two to compare."
    told = [
        sentence(
            f"{side.name} "
            f"{scale.say(scale.words.does, said(scale.measure, side.number))}",
            scale.mark(side),
        )
        for side in sides
    ]
    return paragraph([text, *told])


def _sides(measured: Sequence[Measured]) -> list[Side]:
    people = [m.subject for m in measured if isinstance(m.subject, PersonRow)]
    names: dict[str, str] = {
        person.id: name
        for person, name in zip(people, people_names(people), strict=True)
    }
    return [
        Side(each.subject, names.get(each.subject.id, each.subject.name), each.number)
        for each in measured
        if each.number is not None
    ]


def _scale(result: Compared) -> Scale:
    measure, first = result.plan.measure, result.plan.subjects[:1]
    if not any(isinstance(each, People) for each in first):
        return Scale(measure, comparing_films(measure), "", Citing())
    [people] = first
    roles = next(
        (test.roles for test in flat(people.where) if isinstance(test, CreditedOn)), ()
    )
    return Scale(measure, comparing_people(measure), did(roles), Citing())


def _followups(result: Compared) -> tuple[str, ...]:
    subjects = [each.subject for each in result.subjects]
    films = [subject for subject in subjects if isinstance(subject, FilmRow)]
    people = [subject for subject in subjects if isinstance(subject, PersonRow)]
    asked = [each for each in result.plan.subjects if isinstance(each, People)]
    role = role_of(asked[0]) if asked else None
    return after_films(films) or after_people(people, role)
