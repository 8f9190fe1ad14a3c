"""Phrases for what can be asked: fields, orders, comparisons, kinds of question."""

from collections.abc import Iterator

from backend.domain.plans import Field, PersonField
from backend.domain.wanted import Direction, Measure
from backend.knowledge.understanding.senses import (
    Sense,
    Sort,
    said,
    said_of_comparison,
    said_of_order,
)

_MOST, _LEAST = Direction.MOST, Direction.LEAST


def fact_phrases() -> Iterator[tuple[str, Sense]]:
    """Yield each phrase with what it means."""
    yield from _fields()
    yield from _orders()
    yield from _comparisons()
    yield from _averages()
    yield from _kinds_of_question()


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
            "scores, user rating, how highly rated, how well rated,"
            "how well liked, stars rating, how do people rate, how do people like,"
            "how is rated, user score, imdb scores, how high is rated",
        ),
        (
            Field.VOTES,
            "votes, number of votes, how many votes, vote count, how many people voted"
            " for, how many people voted on, people voted on, voted on, people voted,"
            "how many people voted, how many people rated,"
            " how many people have rated, how many voters,"
            "how many ratings, number of ratings, voters, how popular",
        ),
        (
            Field.GENRES,
            "genre, genres, type, types, kind, kinds, sort of film, sorts of film,"
            " kind of film, kinds of film, kind of movie, type of film, type of"
            " movie, sort of movie, kinds of movies, types of films, types of movies,"
            " category,categories, style, sort of films, kind of films",
        ),
        (
            Field.KEYWORDS,
            "keyword, keywords, tag, tags, topic, topics, terms, words, few"
            " words, terms applicable, words describing, described, describing,in a"
            " few words, subject matter, subjects, subject, terms applied, a few"
            " words",
        ),
        (
            Field.LANGUAGES,
            "language, languages, primary language, primary languages,spoken"
            " language, spoken languages, languages spoken, language spoken,"
            " spoken,main language, main languages",
        ),
        (
            Field.COUNTRIES,
            "country, countries, nationality, countries of origin, country"
            " of origin, where was made, which country, what country, made in",
        ),
        (
            Field.ORIGINAL_TITLE,
            "original title, original name, title in the original,"
            "originally called, original titles",
        ),
        (
            Field.ALSO_KNOWN_AS,
            "also known as, other titles, alternative title, other"
            " title, alternative titles, aka, other names, alternate title",
        ),
        (Field.LOGLINE, "logline, tagline, premise"),
        (
            Field.PLOT,
            "plot, story, storyline, synopsis, what happens, what is about, about,"
            "describe, deal with, deals with, dealing with, revolve around,"
            "revolves around, concerns, centres on, centers on,"
            "what does it tell, what happened, summary, summarise, summarize, recap",
        ),
        (
            Field.ENDING,
            "ending, how does end, how ends, end, ends, how it ends, finale, last"
            " scene,what happens at the end of, what happens in the end of,"
            " conclusion, turn out, turns out, turned out, wrap up, wraps up",
        ),
        (Field.TONE, "tone, mood, atmosphere, vibe, feel"),
        (Field.THEMES, "theme, themes, motifs, thematically"),
        (
            Field.SETTING,
            "setting, settings, in which city, which city, what city, in what city,"
            "which town, what town, in which place, what place, where is set, set,"
            " takes place, take place,"
            "where does take place, where set",
        ),
    ):
        yield from said(Sense(Sort.FILM_FIELD, field), phrases)
    for asked, phrases in (
        (
            PersonField.BIRTH_YEAR,
            "born, birth year, year of birth, birthday, birth,"
            "date of birth, birthdate, birth date",
        ),
        (
            PersonField.DEATH_YEAR,
            "die, died, death, dead, alive, still alive, still living, still around,"
            " dead or"
            " alive, passed away, pass away,year of death, death year",
        ),
        (
            PersonField.PROFESSIONS,
            "job, jobs, profession, professions, occupation,"
            "do for a living, does for a living, occupations, what kind of job",
        ),
        (PersonField.AGE, "how old, age, what age, ages"),
    ):
        yield from said(Sense(Sort.PERSON_FIELD, asked), phrases)
    yield from said(
        Sense(Sort.CHARACTER),
        "character, role, part, characters, character"
        " called, character name, character s name, character named, roles,"
        "name of the character, what character, which character, what role,"
        "which role, what part",
    )


def _orders() -> Iterator[tuple[str, Sense]]:
    yield from said_of_order(
        Measure.RUNTIME,
        _MOST,
        "longest, lengthiest, longest first,longest running, by length, by runtime",
    )
    yield from said_of_order(
        Measure.RUNTIME, _LEAST, "shortest, shortest first, briefest"
    )
    yield from said_of_order(
        Measure.YEAR,
        _MOST,
        "newest, latest, most recent, last, newest"
        " first, most recently released, latest first, most recent first",
    )
    yield from said_of_order(
        Measure.YEAR,
        _LEAST,
        "oldest, earliest, first, oldest first,"
        "earliest first, chronologically, in chronological order,"
        "in order of release, by year, debut, first ever, in order, sorted"
        " by year, chronological order",
    )
    yield from said_of_order(
        Measure.RATING,
        _MOST,
        "best, top rated, highest rated, best rated,"
        "top, highest rating, best rating, highest scoring, greatest,"
        "rated highest, rated the highest, rated best, rated the best,"
        "by rating, best reviewed, going by ratings, best first, finest,"
        "most acclaimed, highest score, scores highest, sorted by rating,"
        "according to ratings, according to the ratings, best rating,"
        "best scoring, most highly rated, highest ranked, top ranked",
    )
    yield from said_of_order(
        Measure.RATING,
        _LEAST,
        "worst, lowest rated, worst rated, lowest"
        " rating, rated worst, rated the worst, rated lowest, rated the"
        " lowest, poorest, lowest scoring, least liked, worst reviewed",
    )
    yield from said_of_order(
        Measure.VOTES,
        _MOST,
        "most popular, most voted, most voted for,"
        "best known, most famous, most votes, most watched, biggest, most"
        " seen, top voted, most voted on, highest number of votes, most"
        " rated, by votes, by popularity, most well known, popular, has the"
        " most votes, sorted by popularity, sorted by votes",
    )
    yield from said_of_order(
        Measure.VOTES,
        _LEAST,
        "least popular, least known, fewest votes,"
        "least voted, most obscure, least famous, least seen",
    )
    yield from said_of_order(
        Measure.FILM_COUNT,
        _MOST,
        "most films, most movies, has the most"
        " films, the most, made the most films, most often, most prolific, most"
        " frequent, most frequently, directed the most films, the most"
        " films, most titles, most pictures, most credits",
    )
    yield from said_of_order(
        Measure.FILM_COUNT, _LEAST, "fewest films, fewest movies, the fewest"
    )
    yield from said_of_order(Measure.BIRTH_YEAR, _MOST, "youngest")
    yield from said_of_order(
        Measure.TITLE_LENGTH,
        _MOST,
        "longest title, longest name,with the longest title",
    )
    yield from said_of_order(
        Measure.TITLE_LENGTH,
        _LEAST,
        "shortest title, shortest name,with the shortest title",
    )


def _comparisons() -> Iterator[tuple[str, Sense]]:
    yield from said_of_comparison(
        Measure.RUNTIME, _MOST, "longer, runs longer, lasts longer"
    )
    yield from said_of_comparison(Measure.RUNTIME, _LEAST, "shorter")
    yield from said_of_comparison(
        Measure.YEAR,
        _LEAST,
        "older, earlier, came out first, come out"
        " first, came first, released first, comes first, came out"
        " earlier, first released, came before, came out before,"
        "was first, made first, predates, which came out first, released before,"
        "come out before, made before, older than",
    )
    yield from said_of_comparison(
        Measure.YEAR,
        _MOST,
        "newer, later, more recent, came out later,"
        "came later, released later, came out after, came out last,"
        "came second, released after, come out after, made after",
    )
    yield from said_of_comparison(
        Measure.RATING,
        _MOST,
        "rated higher, rated better, better,"
        "higher rated, better rated, higher rating, better rating,"
        "more highly rated, scores higher, higher score, higher, scored"
        " higher, better score, better reviewed, liked better, better"
        " liked, scores better",
    )
    yield from said_of_comparison(
        Measure.RATING,
        _LEAST,
        "rated lower, rated worse, worse, lower"
        " rated, worse rated, lower rating, lower score, lower",
    )
    yield from said_of_comparison(
        Measure.VOTES,
        _MOST,
        "more votes, more popular, more voted,"
        "better known, more famous, more people voted for, more ratings,"
        "most votes",
    )
    yield from said_of_comparison(
        Measure.VOTES,
        _LEAST,
        "fewer votes, less popular, less known,less votes, lesser known",
    )
    yield from said_of_comparison(Measure.BIRTH_YEAR, _MOST, "younger, born later")
    yield from said_of_comparison(
        Measure.BIRTH_YEAR, _LEAST, "born first, born earlier"
    )
    yield from said_of_comparison(
        Measure.FILM_COUNT,
        _MOST,
        "more films, more movies, directed"
        " more, made more films, more titles, been in more, more often,"
        "more pictures, made more movies",
    )
    yield from said_of_comparison(
        Measure.FILM_COUNT, _LEAST, "fewer films, fewer movies"
    )
    for measure, phrases in (
        (
            Measure.RUNTIME,
            "same length, same runtime, same running time, as long as, equally long,"
            "exactly as long as",
        ),
        (Measure.YEAR, "same year, as recent as"),
        (
            Measure.RATING,
            "same rating, same score, as good as, equally good, rated the same,"
            "as highly rated as",
        ),
        (Measure.VOTES, "same number of votes, as popular as, as many votes as"),
        (Measure.BIRTH_YEAR, "same age, as old as, equally old"),
    ):
        yield from said(Sense(Sort.SAMENESS, measure), phrases)
    for measure, phrases in (
        (
            Measure.RUNTIME,
            "how many minutes longer, how much longer, how many minutes"
            " shorter, how much shorter, difference in length, difference in runtime,"
            "difference in running time, runtime difference",
        ),
        (
            Measure.YEAR,
            "how many years later, how many years earlier, how many years older, how"
            " many years newer, how many years apart, how many years between,how many"
            " years before, how many years after, how many years passed between,how"
            " much later, how much older, how much newer, years between",
        ),
        (
            Measure.RATING,
            "by how much, how much better, how much higher, how many points better,"
            "difference in"
            " rating, how many points higher, how much worse, how much lower,rating"
            " difference",
        ),
        (
            Measure.VOTES,
            "how many more votes, difference in votes, how many fewer votes",
        ),
        (Measure.FILM_COUNT, "how many more films, how many more movies"),
        (Measure.BIRTH_YEAR, "age difference, how many years younger, age gap"),
    ):
        yield from said(Sense(Sort.DIFFERENCE, measure), phrases)


def _averages() -> Iterator[tuple[str, Sense]]:
    yield from said(
        Sense(Sort.AVERAGE), "average, on average, mean, averages, in average"
    )


def _kinds_of_question() -> Iterator[tuple[str, Sense]]:
    yield from said(
        Sense(Sort.COUNT),
        "how many, number of, count of, count, how many different, total number of,"
        "the number of, how often, how many times, in how many, amount of",
    )
    yield from said(
        Sense(Sort.OPINIONS),
        "what do people say, what do reviewers say, opinions, reviews, reviewers,"
        "critics, what did people think, what do people think, what do critics say,"
        "opinion, review, reception, well received, what did critics think,"
        "what do viewers say, what do viewers think, what did reviewers think,"
        "what do reviewers think, worth watching, any good, worth seeing",
    )
    yield from said(
        Sense(Sort.TRIVIA),
        "trivia, fun fact, fun facts, interesting facts, something interesting, facts,"
        "interesting fact, did you know, some trivia, anything interesting, tell me"
        " something, curious facts, little known facts",
    )
    yield from said(
        Sense(Sort.SIMILAR),
        "enjoyed, loved, liked, adored, comparables for, are like, films that are like,"
        "films like, movies like, something like, anything like, similar to, similar"
        " films to, similar movies to, films similar to, movies similar to, more like,"
        "in the vein of, reminiscent of, recommend something like, such as, comparable"
        " to, comparables of, comparables to, along the lines of, in the style of,"
        "resembles, resemble, akin to, if i liked, if i loved, i liked, i loved,"
        "fans of, similar, what should i watch after",
    )
    yield from said(
        Sense(Sort.UNKNOWN_FACT),
        "win an oscar, won an oscar, win any oscars, won any oscars, win an award,"
        " won an"
        " award, win any awards, won any awards, win oscars, won oscars, win the oscar,"
        " won the oscar, how many oscars, how many awards,"
        "age rating, certificate, mpaa rating, pg rating, ok for kids,"
        " suitable for kids,"
        "suitable for children, box office, gross, grossed, budget, budgets, oscar,"
        " oscars, academy"
        " award,academy awards, award, awards, golden globe, golden globes,"
        " nominated,nominations, salary, paid, earn, earned, profit, filming"
        " location, filming locations, filmed in, shooting location, where was"
        " filmed, streaming, netflix,shoe size, height, how tall, net worth, married,"
        " wife, husband, children,girlfriend, boyfriend, won best picture, win best"
        " picture, best picture,catering, stunt, stunts, stuntman, sequel coming,"
        " release in cinemas, tickets,box office takings, how much money, cost,"
        " costs, phone number, address, email,favourite food, favorite food,"
        " religion, star sign, zodiac sign, hair colour,eye colour, hair color, eye"
        " color, weight, nationality of, blu ray, dvd release,trailer, soundtrack"
        " album, song, songs, palme d or, bafta, baftas, emmy, emmys,opening weekend,"
        " revenue, parking, deleted scenes, director s cut length,how much did it"
        " make, tomatometer, rotten tomatoes, metacritic, aspect ratio,camera used,"
        " cameras used, film stock, costume designer, costumes",
    )
