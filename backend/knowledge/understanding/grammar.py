"""The grammar: which two pieces tie together, whatever order they stand in.

A rule is looked up by the kinds of its two pieces; rules that read the same either way
round stand once and are tried both ways.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from backend.knowledge.understanding import beside_rules as beside
from backend.knowledge.understanding import film_rules as films
from backend.knowledge.understanding import making_rules as making
from backend.knowledge.understanding import number_rules as numbers
from backend.knowledge.understanding import order_rules as orders
from backend.knowledge.understanding import people_rules as people
from backend.knowledge.understanding import playing_rules as playing
from backend.knowledge.understanding import question_rules as questions
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.meanings import (
    AgeOf,
    Asked,
    Asking,
    AverageWord,
    Beside,
    CharacterOf,
    CharacterWord,
    Comparing,
    Counted,
    CountWord,
    Differing,
    Doing,
    FieldWord,
    FilmsList,
    FilmTests,
    HalfCompared,
    Hole,
    Meaning,
    Nth,
    Number,
    PeopleList,
    PersonFieldWord,
    PersonTests,
    Playing,
    RoleWord,
    SomeFilms,
    SomePeople,
    Sorting,
    Text,
    TheirMakers,
    Version,
)

Rule = Callable[[Any, Any, Gap], Iterator[tuple[Meaning, float]]]
Pair = tuple[type[Any], type[Any]]

_ONE_WAY: Final[tuple[tuple[type[Any], type[Any], Rule], ...]] = (
    (SomeFilms, FilmTests, films.films_and_tests),
    (FilmTests, SomeFilms, films.tests_and_films),
    (FilmTests, FilmTests, films.tests_and_tests),
    (SomeFilms, SomePeople, films.films_and_person),
    (SomePeople, SomeFilms, films.person_and_films),
    (FilmTests, SomePeople, films.tests_and_person),
    (FilmTests, PeopleList, films.tests_and_people),
    (Number, SomeFilms, orders.number_and_films),
    (Number, FilmTests, orders.number_and_tests),
    (Sorting, SomePeople, orders.most_by_person),
    (Sorting, FilmTests, orders.most_of_tests),
    (Doing, FilmsList, people.doing_and_films_list),
    (RoleWord, FilmsList, people.role_and_films_list),
    (SomeFilms, Comparing, questions.films_and_comparing),
    (HalfCompared, SomeFilms, questions.half_compared_and_films),
    (SomeFilms, PeopleList, films.films_and_people),
    (SomePeople, FilmTests, films.person_and_tests),
    (SomePeople, Doing, making.person_and_doing),
    (PeopleList, Doing, making.people_and_doing),
    (Doing, SomePeople, making.doing_and_person),
    (Doing, PeopleList, making.doing_and_people),
    (SomePeople, RoleWord, making.person_and_role),
    (RoleWord, Doing, making.role_and_doing),
    (Doing, Doing, making.doing_and_doing),
    (Sorting, SomeFilms, orders.sorting_and_films),
    (SomeFilms, Sorting, orders.films_and_sorting),
    (FilmTests, Sorting, orders.tests_and_sorting),
    (Sorting, FilmTests, orders.sorting_and_tests),
    (SomePeople, Sorting, orders.person_and_sorting),
    (Number, Sorting, orders.number_and_sorting),
    (Nth, Sorting, orders.nth_and_sorting),
    (SomePeople, FilmsList, people.person_in_films_list),
    (SomeFilms, Doing, making.films_and_their_doing),
    (FilmTests, Doing, making.tests_and_their_doing),
    (Doing, SomePeople, beside.doing_and_object),
    (SomePeople, Playing, playing.person_plays),
    (SomeFilms, Playing, playing.films_and_playing),
    (Sorting, Number, orders.sorting_and_number),
    (FieldWord, FilmTests, films.field_and_tests),
    (FilmTests, FieldWord, films.tests_and_field),
    (SomeFilms, SomeFilms, films.films_and_films),
    (SomeFilms, SomeFilms, films.kinds_of_films),
    (FilmsList, SomeFilms, films.list_and_films),
    (RoleWord, SomeFilms, people.role_and_films),
    (RoleWord, SomeFilms, people.role_in_their_films),
    (TheirMakers, PersonTests, people.their_makers_and_tests),
    (RoleWord, FilmTests, people.role_and_film_tests),
    (SomeFilms, RoleWord, people.films_and_role),
    (SomeFilms, Doing, people.films_and_doing),
    (Doing, FilmTests, people.doing_and_film_tests),
    (RoleWord, SomePeople, people.role_and_person),
    (SomePeople, RoleWord, people.person_and_role_head),
    (RoleWord, PeopleList, people.role_and_people),
    (Doing, SomeFilms, people.doing_and_films),
    (Doing, Counted, people.doing_and_counted),
    (Doing, Sorting, people.doing_and_sorting),
    (RoleWord, Counted, people.role_and_counted),
    (RoleWord, Sorting, people.role_and_sorting),
    (Sorting, RoleWord, people.sorting_and_role),
    (Sorting, SomePeople, people.sorting_and_person),
    (SomePeople, PersonTests, people.person_and_tests),
    (RoleWord, PersonTests, people.role_and_tests),
    (RoleWord, PersonTests, beside.role_and_person_tests_of_list),
    (PersonTests, PersonTests, people.tests_and_tests),
    (SomePeople, SomePeople, people.person_and_person),
    (SomePeople, SomePeople, films.person_without_person),
    (PeopleList, SomePeople, people.people_and_person),
    (Doing, SomePeople, beside.doing_and_partner),
    (Doing, PeopleList, beside.doing_and_partners),
    (SomePeople, Doing, beside.partner_and_doing),
    (Beside, SomeFilms, beside.beside_and_films),
    (Beside, FilmTests, beside.beside_and_film_tests),
    (SomePeople, Beside, beside.person_and_beside),
    (Beside, SomePeople, beside.beside_and_person),
    (RoleWord, Beside, beside.role_and_beside),
    (SomeFilms, Hole, people.films_and_hole),
    (SomePeople, SomeFilms, people.person_in_films),
    (PeopleList, SomeFilms, people.people_in_films),
    (Doing, Text, playing.doing_and_text),
    (Playing, SomeFilms, playing.playing_and_films),
    (Text, SomeFilms, playing.text_and_films),
    (Playing, Doing, playing.playing_and_doing),
    (SomePeople, Playing, playing.person_and_playing),
    (RoleWord, Playing, playing.role_and_playing),
    (FieldWord, SomeFilms, questions.field_and_films),
    (SomeFilms, FieldWord, questions.films_and_field),
    (SomeFilms, FieldWord, questions.films_and_when),
    (Differing, SomeFilms, questions.same_as_film),
    (FilmTests, FieldWord, questions.tests_and_field_asked),
    (FieldWord, FieldWord, questions.field_and_field),
    (Asked, FieldWord, questions.asked_and_field),
    (FieldWord, Asked, questions.field_and_asked),
    (PersonFieldWord, SomePeople, questions.person_field_and_person),
    (SomePeople, PersonFieldWord, questions.person_and_person_field),
    (Comparing, SomeFilms, films.comparing_and_film),
    (Comparing, SomePeople, people.comparing_and_person),
    (Asked, AverageWord, numbers.asked_on_average),
    (AgeOf, PersonTests, numbers.age_when_making),
    (CountWord, SomeFilms, questions.count_and_films),
    (CountWord, FilmTests, questions.count_and_tests),
    (CountWord, SomePeople, questions.count_and_person),
    (CharacterWord, SomePeople, questions.character_and_person),
    (SomePeople, CharacterWord, questions.person_and_character),
    (SomePeople, Doing, questions.person_and_playing),
    (SomePeople, CharacterOf, questions.person_and_character_of),
    (SomePeople, Asked, questions.person_and_asked),
    (CharacterWord, CharacterOf, questions.word_and_character_of),
    (Asking, Asking, questions.asking_twice),
    (Asked, Asking, questions.asked_and_asking),
    (Asking, FilmTests, questions.asking_and_tests),
    (CharacterOf, SomePeople, questions.character_of_and_person),
    (Asked, Doing, questions.asked_and_doing),
)
_EITHER_WAY: Final[tuple[tuple[type[Any], type[Any], Rule], ...]] = (
    (AverageWord, FieldWord, numbers.average_and_field),
    (AverageWord, SomeFilms, numbers.average_and_films),
    (AverageWord, FilmTests, numbers.average_and_tests),
    (Version, SomeFilms, orders.version_and_films),
    (AgeOf, SomeFilms, numbers.age_in_films),
    (PersonFieldWord, SomeFilms, numbers.age_of_film),
    (AgeOf, FilmTests, numbers.age_in_year),
    (CharacterOf, SomeFilms, questions.character_of_and_films),
    (Comparing, FilmsList, questions.comparing_and_films),
    (Comparing, PeopleList, questions.comparing_and_people),
    (Sorting, FilmsList, questions.sorting_and_films_list),
    (Sorting, PeopleList, questions.sorting_and_people_list),
    (Differing, FilmsList, questions.differing_and_films),
    (Differing, PeopleList, questions.differing_and_people),
    (Asking, SomeFilms, questions.asking_and_films),
    (Asking, SomePeople, questions.asking_and_person),
)


def _swapped(rule: Rule) -> Rule:
    return lambda left, right, gap: rule(right, left, gap)


def _table() -> dict[Pair, tuple[Rule, ...]]:
    table: dict[Pair, list[Rule]] = defaultdict(list)
    for left, right, rule in _ONE_WAY:
        table[left, right].append(rule)
    for left, right, rule in _EITHER_WAY:
        table[left, right].append(rule)
        table[right, left].append(_swapped(rule))
    return {pair: tuple(rules) for pair, rules in table.items()}


_TABLE: Final = _table()


def tie(left: Meaning, right: Meaning, gap: Gap) -> Iterable[tuple[Meaning, float]]:
    """Yield what two neighbours mean together, with how usual that is."""
    for rule in _TABLE.get((type(left), type(right)), ()):
        yield from rule(left, right, gap)
