"""What words and phrases mean in questions about films: one table to read and extend.

Phrases are folded ("co-stars" is "co stars"); plurals and tenses are spelt out where
English does not form them by a rule. Names of films and people are not here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from backend.domain.plans import Courtesy, Field, PersonField
from backend.domain.wanted import Direction, Measure, Order, Role


class Sort(StrEnum):
    """What sort of thing a phrase is."""

    FILM_NOUN = "film noun"
    PERSON_NOUN = "person noun"
    ROLE = "role"
    VERB = "verb"
    FILM_FIELD = "field of a film"
    PERSON_FIELD = "field of a person"
    CHARACTER = "character"
    COUNT = "count"
    ORDER = "order"
    COMPARISON = "comparison"
    DIFFERENCE = "difference"
    OPINIONS = "opinions"
    TRIVIA = "trivia"
    SIMILAR = "similar"
    UNKNOWN_FACT = "a fact that no catalogue of ours holds"


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that people do on films."""

    roles: tuple[Role, ...]
    is_passive: bool = False
    """Whether who did it follows: "starring", "directed by"."""
    with_others: bool = False
    """Whether it is done with somebody: "co-wrote", "worked with"."""
    plays: bool = False
    """Whether a character may follow."""
    is_helper: bool = False
    """Whether it mostly helps another verb: "did"."""


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """Somebody; of these professions, if the word says so."""

    professions: tuple[str, ...] = ()
    asks: bool = False
    """Whether it is "who", which may stand for the answer at the end too."""


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """People by what they do; `with_others` of "co-stars"."""

    roles: tuple[Role, ...]
    with_others: bool = False
    leads: int | None = None
    """How many of the first billed are meant; None for all."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase."""

    sort: Sort
    value: object = None


def _verbs(roles: tuple[Role, ...], phrases: str, **how: bool) -> Iterator[tuple[str, Sense]]:
    yield from _all(Sense(Sort.VERB, Verb(roles, **how)), phrases)


def _all(sense: Sense, phrases: str) -> Iterator[tuple[str, Sense]]:
    for phrase in phrases.split(","):
        yield " ".join(phrase.split()), sense


def _order(measure: Measure, direction: Direction, phrases: str) -> Iterator[tuple[str, Sense]]:
    yield from _all(Sense(Sort.ORDER, Order(measure, direction)), phrases)


def _compared(measure: Measure, direction: Direction, phrases: str) -> Iterator[tuple[str, Sense]]:
    yield from _all(Sense(Sort.COMPARISON, Order(measure, direction)), phrases)


_ACT: Final = (Role.ACTOR,)
_DIRECT: Final = (Role.DIRECTOR,)
_WRITE: Final = (Role.WRITER,)
_MOST, _LEAST = Direction.MOST, Direction.LEAST


def _senses() -> Iterator[tuple[str, Sense]]:
    yield from _nouns()
    yield from _role_nouns()
    yield from _doings()
    yield from _done_together()
    yield from _fields()
    yield from _orders()
    yield from _comparisons()
    yield from _kinds_of_question()


def _nouns() -> Iterator[tuple[str, Sense]]:
    yield from _all(
        Sense(Sort.FILM_NOUN),
        "film, films, movie, movies, picture, pictures, flick, flicks, motion picture,"
        "motion pictures, feature, features, feature film, feature films, anything,"
        "everything, something, filmography, title, titles, stuff, full length film,"
        "one, ones, dvd, dvds, filmed works, works, entries",
    )
    yield from _all(
        Sense(Sort.FILM_NOUN, "else"),
        "what else, anything else, else, other films, other movies, another film,"
        "another movie, other film, other movie, other pictures, other ones, other work,"
        "other works, any other films, any other movies, others",
    )
    asks = PersonNoun(asks=True)
    yield from _all(
        Sense(Sort.PERSON_NOUN, asks),
        "who, whom, which person, which people, this person, which individual",
    )
    yield from _all(
        Sense(Sort.PERSON_NOUN, PersonNoun()),
        "person, people, persons, somebody, someone, anybody, anyone, whoever, guy,"
        "guys, folks, man, men, individual, individuals, name, names, artists",
    )
    yield from _all(
        Sense(Sort.PERSON_NOUN, PersonNoun(("actress",))), "woman, women, lady, ladies"
    )


def _role_nouns() -> Iterator[tuple[str, Sense]]:
    for roles, phrases in (
        (_DIRECT, "director, directors, filmmaker, filmmakers, film maker, helmer"),
        (
            _WRITE,
            "writer, writers, screenwriter, screenwriters, author, authors,"
            "scriptwriter, scriptwriters, script writer, script writers,"
            "screen writer, screen writers, screenplay writer, script, screenplay,"
            "film script, creator of the film script, creator of the script, author of"
            " the script, author of the screenplay",
        ),
        (
            _ACT,
            "actor, actors, star, stars, cast, main cast, cast members, cast list,"
            "performer, performers, actors and actresses, leading actors, main actors,"
            "main actor, players, starring actors, cast member, top billed cast,"
            "leads, billed actors, line up",
        ),
        ((Role.COMPOSER,), "composer, composers"),
        (
            (Role.CINEMATOGRAPHER,),
            "cinematographer, cinematographers, director of photography, dp, dop,"
            "cameraman, camera man, directors of photography",
        ),
        ((Role.EDITOR,), "editor, editors, film editor"),
        ((Role.PRODUCER,), "producer, producers"),
        ((Role.DESIGNER,), "production designer, production designers"),
        ((Role.DIRECTOR, Role.WRITER), "maker, makers, creator, creators"),
    ):
        yield from _all(Sense(Sort.ROLE, RoleNoun(roles)), phrases)
    yield from _all(Sense(Sort.ROLE, RoleNoun(_ACT, leads=1)), "lead actor, leading man,"
                    "leading lady, lead actress, star of the show, main star")
    yield from _all(
        Sense(Sort.ROLE, RoleNoun(_ACT, with_others=True)),
        "co star, co stars, costar, costars, co actors, co actor, fellow actors,"
        "acting partners, castmates, cast mates",
    )
    yield from _all(
        Sense(Sort.ROLE, RoleNoun((), with_others=True)), "collaborators, collaborator"
    )
    yield from _all(
        Sense(Sort.ROLE, RoleNoun(_WRITE, with_others=True)),
        "co writer, co writers, cowriter, cowriters, co author, co authors",
    )
    yield from _all(
        Sense(Sort.ROLE, RoleNoun(_DIRECT, with_others=True)),
        "co director, co directors, codirector",
    )
    actress = PersonNoun(("actress",))
    yield from _all(Sense(Sort.PERSON_NOUN, actress), "actress, actresses")


def _doings() -> Iterator[tuple[str, Sense]]:
    yield from _verbs(
        _DIRECT,
        "direct, directs, directed, directing, helm, helmed, helms, was behind the"
        " camera on, behind the camera on, behind the camera of, sat in the director s"
        " chair for, was the director of, is the director of, was the director for,"
        "took the helm of, been directing, is listed as director of",
    )
    yield from _verbs(
        _WRITE,
        "write, writes, wrote, written, writing, penned, pen, scripted, authored,"
        "wrote the screenplay for, wrote the script for, wrote the screenplay of,"
        "wrote the script of, wrote the story for, write the story for, wrote the"
        " story of, write the screenplay for, write the script for, write the script of,"
        "been writing, came up with the story of, has a writing credit on",
    )
    yield from _verbs(
        _WRITE,
        "based on work by, based on the work of, based on works by, based on a story by,"
        "based on stories by, based on a novel by, based on novels by, based on a book"
        " by, based on books by, screenplay by, script by, scripts by, adapted from",
        is_passive=True,
    )
    yield from _verbs(
        _ACT,
        "act, acts, acted, acting, star, stars, starred, appear, appears, appeared,"
        "appearing, been in, performed, performs, perform, co starred, act in,"
        "had a part in, had a role in, has a role in, take part in, took part in,"
        "be seen in, seen in, was in the cast of, turn up in, turns up in, show up in",
    )
    yield from _verbs(
        _ACT,
        "starring, starred by, acted by, featuring, feature, features, featured,"
        "headlined by, toplined by",
        is_passive=True,
    )
    yield from _verbs(_ACT, "play, plays, played, portray, portrays, portrayed,"
                      "playing, portraying", plays=True)
    yield from _verbs((Role.COMPOSER,), "compose, composed, composes, scored, did the"
                      " music for, wrote the music for, made the music for, composed the"
                      " score of, composed the score for, composed the music for,"
                      "composed the music of, wrote the score for, wrote the score of,"
                      "did the score for, did the soundtrack for, wrote the music of,"
                      "did the score of, composed the soundtrack of, scored the music"
                      " for, composed the soundtrack for")
    yield from _verbs((Role.COMPOSER,), "music by, score by, scored by, soundtrack by,"
                      "with music by, composed by", is_passive=True)
    yield from _verbs((Role.CINEMATOGRAPHER,), "shot, photographed, filmed, lensed,"
                      "did the cinematography for, did the cinematography of,"
                      "handled the camera on, was the cinematographer of")
    yield from _verbs((Role.CINEMATOGRAPHER,), "cinematography by, shot by,"
                      "photographed by", is_passive=True)
    yield from _verbs((Role.EDITOR,), "edit, edited, edits, cut, did the editing of")
    yield from _verbs((Role.PRODUCER,), "produce, produced, produces")
    yield from _verbs((), "do, did, done, does", is_helper=True)
    yield from _verbs((), "make, made, makes, making, create, created,"
                      "is responsible for, was responsible for, is behind, was behind,"
                      "be credited on, credited on, worked on, work on, be involved in,"
                      "involved in, worked in")
    yield from _verbs((), "work with, worked with, works with, collaborate with, working"
                      " with, collaborated with, been working with, worked together with,"
                      "team up with, teamed up with, made films with, made movies with,"
                      "work together with", with_others=True)
    yield from _verbs(_ACT, "co star with, co starred with, costarred with, co stars"
                      " with, acted with, acted alongside, act alongside, act with,"
                      "star with, acted together with, appeared with, appear with,"
                      "starred with, starred alongside, starred together with, appeared"
                      " alongside, appeared together with, star alongside, played"
                      " alongside, shared the screen with, share the screen with,"
                      "been in films with, been in movies with, acted opposite,"
                      "starred opposite, played opposite, co star, co starred, costarred",
                      with_others=True)
    yield from _verbs(_WRITE, "co wrote, co write, cowrote, co writes, co written, wrote"
                      " together with, write together with, wrote with, write with,"
                      "co authored", with_others=True)
    yield from _verbs(_DIRECT, "co directed, co direct, co directs, codirected, directed"
                      " together with, directed with, direct with", with_others=True)


def _done_together() -> Iterator[tuple[str, Sense]]:
    """Spell "wrote films together with" and its like out."""
    for roles, verbs in (
        (_ACT, "acted in, acted, starred in, starred, appeared in, act in, star in"),
        (_WRITE, "wrote, write, written"),
        (_DIRECT, "directed, direct"),
    ):
        for verb in verbs.split(", "):
            for noun in ("films", "movies", "a film", "a movie", "the same film",
                         "the same movie", "the same films", "the same movies"):
                for link in ("together with", "with", "alongside"):
                    sense = Sense(Sort.VERB, Verb(roles, with_others=True))
                    yield f"{verb} {noun} {link}", sense


def _fields() -> Iterator[tuple[str, Sense]]:
    for field, phrases in (
        (
            Field.YEAR,
            "year, years, release year, release years, release date, release dates,"
            "when, what year, which year, come out, came out, comes out, released,"
            "release, year of release, date, dates, premiere, premiered, came out in,"
            "year released, when released, hit theaters, hit theatres, hit cinemas",
        ),
        (
            Field.RUNTIME,
            "how long, running time, run time, runtime, length, duration, how many"
            " minutes, how many hours, runtimes, minutes long, how long does it run,"
            "how long does, how lengthy",
        ),
        (
            Field.RATING,
            "rating, ratings, rated, score, imdb score, imdb rating, how good, rate,"
            "scores, average rating, user rating, how highly rated, how well rated,"
            "how well liked, stars rating, how do people rate, how do people like,"
            "how is rated, user score, imdb scores, how high is rated",
        ),
        (
            Field.VOTES,
            "votes, number of votes, how many votes, vote count, how many people voted"
            " for, how many people rated, how many people have rated, how many voters,"
            "how many ratings, number of ratings, voters, how popular",
        ),
        (
            Field.GENRES,
            "genre, genres, type, types, kind, kinds, sort of film, sorts of film, kind"
            " of film, kinds of film, kind of movie, type of film, type of movie, sort of"
            " movie, kinds of movies, types of films, types of movies, category,"
            "categories, style, sort, sorts, sort of films, kind of films",
        ),
        (
            Field.KEYWORDS,
            "keyword, keywords, tag, tags, topic, topics, terms, words, describe,"
            "few words, terms applicable, words describing, described, describing,"
            "in a few words, subject matter, subjects, subject, terms applied, a few words",
        ),
        (Field.LANGUAGES, "language, languages, primary language, primary languages,"
         "spoken language, spoken languages, languages spoken, language spoken, spoken,"
         "main language, main languages"),
        (Field.COUNTRIES, "country, countries, nationality, countries of origin, country"
         " of origin, where was made, which country, what country, made in"),
        (Field.ORIGINAL_TITLE, "original title, original name, title in the original,"
         "originally called, original titles"),
        (Field.ALSO_KNOWN_AS, "also known as, other titles, alternative title, other"
         " title, alternative titles, aka, other names, alternate title"),
        (Field.LOGLINE, "logline, tagline, premise"),
        (
            Field.PLOT,
            "plot, story, storyline, synopsis, what happens, what is about, about,"
            "what does it tell, what happened, summary, summarise, summarize, recap",
        ),
        (
            Field.ENDING,
            "ending, how does end, how ends, end, ends, how it ends, finale, last scene,"
            "what happens at the end of, what happens in the end of, conclusion",
        ),
        (Field.TONE, "tone, mood, atmosphere, vibe, feel"),
        (Field.THEMES, "theme, themes, motifs, thematically"),
        (Field.SETTING, "setting, settings, where is set, set, takes place, take place,"
         "where does take place, where set"),
    ):
        yield from _all(Sense(Sort.FILM_FIELD, field), phrases)
    for asked, phrases in (
        (PersonField.BIRTH_YEAR, "born, birth year, year of birth, birthday, birth,"
         "date of birth, birthdate, birth date"),
        (PersonField.DEATH_YEAR, "die, died, death, dead, passed away, pass away,"
         "year of death, death year"),
        (PersonField.PROFESSIONS, "job, jobs, profession, professions, occupation,"
         "do for a living, does for a living, occupations, what kind of job"),
        (PersonField.AGE, "how old, age, what age, ages"),
    ):
        yield from _all(Sense(Sort.PERSON_FIELD, asked), phrases)
    yield from _all(Sense(Sort.CHARACTER), "character, role, part, characters, character"
                    " called, character name, character s name, character named, roles,"
                    "name of the character, what character, which character, what role,"
                    "which role, what part")


def _orders() -> Iterator[tuple[str, Sense]]:
    yield from _order(Measure.RUNTIME, _MOST, "longest, lengthiest, longest first,"
                      "longest running")
    yield from _order(Measure.RUNTIME, _LEAST, "shortest, shortest first, briefest")
    yield from _order(Measure.YEAR, _MOST, "newest, latest, most recent, last, newest"
                      " first, most recently released, latest first, most recent first")
    yield from _order(Measure.YEAR, _LEAST, "oldest, earliest, first, oldest first,"
                      "earliest first, chronologically, in chronological order,"
                      "in order of release, by year, debut, first ever, in order, sorted"
                      " by year, chronological order")
    yield from _order(Measure.RATING, _MOST, "best, top rated, highest rated, best rated,"
                      "top, highest rating, best rating, highest scoring, greatest,"
                      "rated highest, rated the highest, rated best, rated the best,"
                      "by rating, best reviewed, going by ratings, best first, finest,"
                      "most acclaimed, highest score, scores highest, sorted by rating,"
                      "best scoring, most highly rated, highest ranked, top ranked")
    yield from _order(Measure.RATING, _LEAST, "worst, lowest rated, worst rated, lowest"
                      " rating, rated worst, rated the worst, rated lowest, rated the"
                      " lowest, poorest, lowest scoring, least liked, worst reviewed")
    yield from _order(Measure.VOTES, _MOST, "most popular, most voted, most voted for,"
                      "best known, most famous, most votes, most watched, biggest, most"
                      " seen, top voted, most voted on, highest number of votes, most"
                      " rated, by votes, by popularity, most well known, popular, has the"
                      " most votes, sorted by popularity, sorted by votes")
    yield from _order(Measure.VOTES, _LEAST, "least popular, least known, fewest votes,"
                      "least voted, most obscure, least famous, least seen")
    yield from _order(Measure.FILM_COUNT, _MOST, "most films, most movies, has the most"
                      " films, made the most films, most often, most prolific, most"
                      " frequent, most frequently, directed the most films, the most"
                      " films, most titles, most pictures, most credits")
    yield from _order(Measure.FILM_COUNT, _LEAST, "fewest films, fewest movies")
    yield from _order(Measure.BIRTH_YEAR, _MOST, "youngest")
    yield from _order(Measure.TITLE_LENGTH, _MOST, "longest title, longest name,"
                      "with the longest title")
    yield from _order(Measure.TITLE_LENGTH, _LEAST, "shortest title, shortest name,"
                      "with the shortest title")


def _comparisons() -> Iterator[tuple[str, Sense]]:
    yield from _compared(Measure.RUNTIME, _MOST, "longer, runs longer, lasts longer")
    yield from _compared(Measure.RUNTIME, _LEAST, "shorter")
    yield from _compared(Measure.YEAR, _LEAST, "older, earlier, came out first, come out"
                         " first, came first, released first, comes first, came out"
                         " earlier, first released, came before, came out before,"
                         "was first, made first, predates, which came out first, released before,"
                         "come out before, made before, older than")
    yield from _compared(Measure.YEAR, _MOST, "newer, later, more recent, came out later,"
                         "came later, released later, came out after, came out last,"
                         "came second, released after, come out after, made after")
    yield from _compared(Measure.RATING, _MOST, "rated higher, rated better, better,"
                         "higher rated, better rated, higher rating, better rating,"
                         "more highly rated, scores higher, higher score, higher, scored"
                         " higher, better score, better reviewed, liked better, better"
                         " liked, scores better")
    yield from _compared(Measure.RATING, _LEAST, "rated lower, rated worse, worse, lower"
                         " rated, worse rated, lower rating, lower score, lower")
    yield from _compared(Measure.VOTES, _MOST, "more votes, more popular, more voted,"
                         "better known, more famous, more people voted for, more ratings,"
                         "most votes")
    yield from _compared(Measure.VOTES, _LEAST, "fewer votes, less popular, less known,"
                         "less votes, lesser known")
    yield from _compared(Measure.BIRTH_YEAR, _MOST, "younger, born later")
    yield from _compared(Measure.BIRTH_YEAR, _LEAST, "born first, born earlier")
    yield from _compared(Measure.FILM_COUNT, _MOST, "more films, more movies, directed"
                         " more, made more films, more titles, been in more, more often,"
                         "more pictures, made more movies")
    yield from _compared(Measure.FILM_COUNT, _LEAST, "fewer films, fewer movies")
    for measure, phrases in (
        (Measure.RUNTIME, "how many minutes longer, how much longer, how many minutes"
         " shorter, how much shorter, difference in length, difference in runtime,"
         "difference in running time, runtime difference"),
        (Measure.YEAR, "how many years later, how many years earlier, how many years"
         " older, how many years newer, how many years apart, how many years between,"
         "how many years before, how many years after, how many years passed between,"
         "how much later, how much older, how much newer, years between"),
        (Measure.RATING, "how much better, how much higher, how many points better,"
         "difference in rating, how many points higher, how much worse, how much lower,"
         "rating difference"),
        (Measure.VOTES, "how many more votes, difference in votes, how many fewer votes"),
        (Measure.FILM_COUNT, "how many more films, how many more movies"),
        (Measure.BIRTH_YEAR, "age difference, how many years younger, age gap"),
    ):
        yield from _all(Sense(Sort.DIFFERENCE, measure), phrases)


def _kinds_of_question() -> Iterator[tuple[str, Sense]]:
    yield from _all(
        Sense(Sort.COUNT),
        "how many, number of, count of, count, how many different, total number of,"
        "the number of, how often, how many times, in how many, amount of",
    )
    yield from _all(
        Sense(Sort.OPINIONS),
        "what do people say, what do reviewers say, opinions, reviews, reviewers,"
        "critics, what did people think, what do people think, what do critics say,"
        "opinion, review, reception, well received, what did critics think,"
        "what do viewers say, what do viewers think, what did reviewers think,"
        "what do reviewers think, worth watching, any good, worth seeing",
    )
    yield from _all(
        Sense(Sort.TRIVIA),
        "trivia, fun fact, fun facts, interesting facts, something interesting, facts,"
        "interesting fact, did you know, some trivia, anything interesting, tell me"
        " something, curious facts, little known facts",
    )
    yield from _all(
        Sense(Sort.SIMILAR),
        "films like, movies like, something like, anything like, similar to, similar"
        " films to, similar movies to, films similar to, movies similar to, more like,"
        "in the vein of, reminiscent of, recommend something like, such as, comparable"
        " to, comparables of, comparables to, along the lines of, in the style of,"
        "resembles, resemble, akin to, if i liked, if i loved, i liked, i loved,"
        "fans of, similar, what should i watch after",
    )
    yield from _all(
        Sense(Sort.UNKNOWN_FACT),
        "box office, gross, grossed, budget, budgets, oscar, oscars, academy award,"
        "academy awards, award, awards, golden globe, golden globes, nominated,"
        "nominations, salary, paid, earn, earned, profit, filming location, filming"
        " locations, filmed in, shooting location, where was filmed, streaming, netflix,"
        "shoe size, height, how tall, net worth, married, wife, husband, children,"
        "girlfriend, boyfriend, won best picture, win best picture, best picture,"
        "catering, stunt, stunts, stuntman, sequel coming, release in cinemas, tickets,"
        "box office takings, how much money, cost, costs, phone number, address, email,"
        "favourite food, favorite food, religion, star sign, zodiac sign, hair colour,"
        "eye colour, hair color, eye color, weight, nationality of, blu ray, dvd release,"
        "trailer, soundtrack album, song, songs, palme d or, bafta, baftas, emmy, emmys,"
        "opening weekend, revenue, parking, deleted scenes, director s cut length,"
        "how much did it make, tomatometer, rotten tomatoes, metacritic, aspect ratio,"
        "camera used, cameras used, film stock, costume designer, costumes",
    )


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """Return what each phrase may mean."""
    table: dict[str, tuple[Sense, ...]] = {}
    for phrase, sense in _senses():
        if sense not in table.get(phrase, ()):
            table[phrase] = (*table.get(phrase, ()), sense)
    return table


@cache
def longest_phrase() -> int:
    """Return how many words the longest phrase has."""
    return max(len(phrase.split()) for phrase in senses())


# Words that tie others together; what they say is read from the gap they stand in.
LINKS: Final = frozenset(
    "a an the of in on at to for from with without by and or not no nor but than as "
    "that which what whose 's , ; : - – — ( ) ? ! . \" ' / is are was were be been being "
    "am do does did done has have had having can could would will shall should may "
    "might must there here it its this these those also too both either neither "
    "only just ever never still all any some each every other others another more "
    "much many me my i you your yours we us our them they their he she his her him "
    "hers theirs himself herself themselves how where why when tell show give get list "
    "find name say know want need like see please ok okay well so then now actually "
    "really again together alongside along same share shares shared sharing except "
    "excluding besides apart minus plus vs versus between under over about into onto "
    "up down out off per via if whether while during since until till after before "
    "one's own whole exactly precisely roughly approximately around let lets got "
    "hey hi hello thanks thank btw um uh hmm oh yeah yes nope sorry mean wondering "
    "curious question quick remember think guess maybe perhaps basically right "
    "database catalogue catalog collection library imdb main primary "
    "great good nice cool big old listed list credited called named known "
    "happen happens exist exists out there possible could're 've 'd 'll 'm 're "
    "which's who's featured watch watched seen saw looking search version versions "
    "overall fine never mind ever lot lots couple two-part bit just' quite very "
    "years-old kinda type-of going considered titled entitled regarded anyways anyway "
    "different several various multiple correct true right? whole entire "
    "work currently recommend suggest world earth heck back drop remove leave skip thing things somehow ago applicable applied fall falls belong belongs appear-in full "
    "english-language them? under? describes s re d ll m ve t".split()
)

COURTESIES: Final[dict[str, Courtesy]] = {
    **dict.fromkeys(
        ("hello", "hi", "hey", "good morning", "good evening", "hi there", "hello there",
         "good afternoon", "greetings", "hey there", "yo"),
        Courtesy.HELLO,
    ),
    **dict.fromkeys(
        ("help", "what can you do", "what can i ask", "what can i ask you", "who are you",
         "how does this work", "what are you", "what do you do", "what do you know",
         "what is this", "how do you work", "what can i do here", "what kind of"
         " questions can i ask", "what questions can i ask", "are you a robot"),
        Courtesy.HELP,
    ),
    **dict.fromkeys(
        ("thanks", "thank you", "thx", "cheers", "great thanks", "thanks a lot", "ta",
         "thank you very much", "many thanks", "perfect thanks", "ok thanks", "nice",
         "great", "cool", "awesome", "thanks so much", "perfect"),
        Courtesy.THANKS,
    ),
    **dict.fromkeys(("bye", "goodbye", "good night", "see you", "bye bye", "see you later"),
                    Courtesy.GOODBYE),
}

# Words by which a question about the film world is told from one about anything else.
FILM_WORLD: Final = frozenset(
    "film films movie movies cinema actor actors actress director directors oscar "
    "oscars screenplay hollywood bollywood sequel prequel trailer cast casting "
    "blockbuster documentary thriller comedy horror western scene scenes character "
    "characters plot script imdb franchise remake studio filmed premiere picture "
    "directed starring starred rated rating box".split()
)
