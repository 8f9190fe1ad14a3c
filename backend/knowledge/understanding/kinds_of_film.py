"""Genres, languages, countries and decades as people say them."""

from collections.abc import Iterator, Mapping
from typing import Final

from backend.domain.folding import fold
from backend.domain.wanted import AllOf, AnyOf, FilmTest, Tag, Tagged

# What people say → genres as IMDb names them; several genres are all meant.
_GENRE_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "sci fi": ("Sci-Fi",),
    "scifi": ("Sci-Fi",),
    "science fiction": ("Sci-Fi",),
    "sf": ("Sci-Fi",),
    "romcom": ("Comedy", "Romance"),
    "rom com": ("Comedy", "Romance"),
    "romantic comedy": ("Comedy", "Romance"),
    "comedy romance": ("Comedy", "Romance"),
    "romantic": ("Romance",),
    "love story": ("Romance",),
    "funny": ("Comedy",),
    "comic": ("Comedy",),
    "comedic": ("Comedy",),
    "animated": ("Animation",),
    "cartoon": ("Animation",),
    "anime": ("Animation",),
    "film noir": ("Film-Noir",),
    "noir": ("Film-Noir",),
    "films noir": ("Film-Noir",),
    "noirish": ("Film-Noir",),
    "scary": ("Horror",),
    "creepy": ("Horror",),
    "horror comedy": ("Horror", "Comedy"),
    "comedy horror": ("Horror", "Comedy"),
    "comedy drama": ("Comedy", "Drama"),
    "dramedy": ("Comedy", "Drama"),
    "action comedy": ("Action", "Comedy"),
    "crime drama": ("Crime", "Drama"),
    "crime thriller": ("Crime", "Thriller"),
    "action thriller": ("Action", "Thriller"),
    "biopic": ("Biography",),
    "biographical": ("Biography",),
    "bio pic": ("Biography",),
    "historical": ("History",),
    "sports": ("Sport",),
    "kids": ("Family",),
    "children s": ("Family",),
    "childrens": ("Family",),
    "dramatic": ("Drama",),
    "detective": ("Mystery",),
    "whodunit": ("Mystery",),
    "whodunnit": ("Mystery",),
    "documentaries": ("Documentary",),
    "docs": ("Documentary",),
    "documentary": ("Documentary",),
    "cowboy": ("Western",),
    "gangster": ("Crime",),
    "short film": ("Short",),
}
# Adjective: language, country.
_NATIONS: Final[dict[str, tuple[str | None, tuple[str, ...]]]] = {
    "american": (None, ("United States", "USA", "United States of America")),
    "us": (None, ("United States", "USA", "United States of America")),
    "hollywood": (None, ("United States", "USA", "United States of America")),
    "british": (None, ("United Kingdom", "UK")),
    "australian": (None, ("Australia",)),
    "canadian": (None, ("Canada",)),
    "irish": ("Irish", ("Ireland",)),
    "french": ("French", ("France",)),
    "german": ("German", ("Germany", "West Germany")),
    "italian": ("Italian", ("Italy",)),
    "spanish": ("Spanish", ("Spain",)),
    "portuguese": ("Portuguese", ("Portugal",)),
    "japanese": ("Japanese", ("Japan",)),
    "chinese": ("Chinese", ("China",)),
    "hong kong": ("Cantonese", ("Hong Kong",)),
    "korean": ("Korean", ("South Korea",)),
    "south korean": ("Korean", ("South Korea",)),
    "indian": ("Hindi", ("India",)),
    "bollywood": ("Hindi", ("India",)),
    "russian": ("Russian", ("Russia", "Soviet Union")),
    "soviet": ("Russian", ("Soviet Union",)),
    "polish": ("Polish", ("Poland",)),
    "czech": ("Czech", ("Czech Republic", "Czechoslovakia", "Czechia")),
    "hungarian": ("Hungarian", ("Hungary",)),
    "romanian": ("Romanian", ("Romania",)),
    "swedish": ("Swedish", ("Sweden",)),
    "danish": ("Danish", ("Denmark",)),
    "norwegian": ("Norwegian", ("Norway",)),
    "finnish": ("Finnish", ("Finland",)),
    "icelandic": ("Icelandic", ("Iceland",)),
    "dutch": ("Dutch", ("Netherlands",)),
    "belgian": (None, ("Belgium",)),
    "swiss": (None, ("Switzerland",)),
    "austrian": (None, ("Austria",)),
    "greek": ("Greek", ("Greece",)),
    "turkish": ("Turkish", ("Turkey", "Türkiye")),
    "iranian": ("Persian", ("Iran",)),
    "israeli": ("Hebrew", ("Israel",)),
    "egyptian": ("Arabic", ("Egypt",)),
    "mexican": ("Spanish", ("Mexico",)),
    "brazilian": ("Portuguese", ("Brazil",)),
    "argentinian": ("Spanish", ("Argentina",)),
    "argentine": ("Spanish", ("Argentina",)),
    "chilean": ("Spanish", ("Chile",)),
    "thai": ("Thai", ("Thailand",)),
    "vietnamese": ("Vietnamese", ("Vietnam",)),
    "taiwanese": ("Mandarin", ("Taiwan",)),
    "senegalese": ("Wolof", ("Senegal",)),
    "south african": (None, ("South Africa",)),
    "new zealand": (None, ("New Zealand",)),
}


_REGIONS: Final[dict[str, str]] = {
    "asia,asian": "Japan,China,Hong Kong,South Korea,India,Iran,Taiwan,Thailand,"
    "Vietnam,"
    "Turkey,Türkiye,Israel,Indonesia,Philippines,Malaysia,Singapore,Mongolia,Nepal,"
    "Bhutan,Sri Lanka,Bangladesh,Pakistan,Afghanistan,Kazakhstan,Lebanon,Palestine,"
    "Cambodia,North Korea,Saudi Arabia,Iraq,Jordan,Georgia",
    "europe,european": "United Kingdom,UK,France,Germany,West Germany,East Germany,"
    "Italy,"
    "Spain,Portugal,Ireland,Russia,Soviet Union,Poland,Czech Republic,Czechoslovakia,"
    "Czechia,Hungary,Romania,Sweden,Denmark,Norway,Finland,Iceland,Netherlands,Belgium,"
    "Switzerland,Austria,Greece,Ukraine,Bulgaria,Serbia,Yugoslavia,Croatia,Slovenia,"
    "Slovakia,Estonia,Latvia,Lithuania,Luxembourg,Bosnia and Herzegovina,"
    "North Macedonia",
    "africa,african": "Egypt,Senegal,South Africa,Algeria,Morocco,Tunisia,Nigeria,"
    "Ghana,"
    "Kenya,Mali,Burkina Faso,Cameroon,Ethiopia,Mauritania,Chad,Angola,Zimbabwe",
    "latin america,latin american,south america,south american": "Mexico,Brazil,"
    "Argentina,Chile,Colombia,Cuba,Peru,Uruguay,Venezuela,Bolivia,Ecuador,Paraguay",
    "scandinavia,scandinavian,nordic": "Sweden,Denmark,Norway,Finland,Iceland",
    "middle east,middle eastern": "Iran,Israel,Turkey,Türkiye,Egypt,Lebanon,Palestine,"
    "Saudi Arabia,Iraq,Jordan",
}


def words_for_tags(tags: Mapping[str, list[str]]) -> dict[str, FilmTest]:
    """Return how each genre, language and country of a catalogue may be said."""
    said: dict[str, FilmTest] = {}
    said.update(_regions(tags))
    said.update(_nations(tags))
    for tag in (Tag.COUNTRY, Tag.LANGUAGE, Tag.GENRE):
        for value in tags.get(tag, []):
            said.update(dict.fromkeys(_forms(fold(value)), Tagged(tag, value)))
    said.update(_genre_words(tags.get(Tag.GENRE, [])))
    said.pop("", None)
    return said


def is_nation(word: str) -> bool:
    """Return whether it says where films are from, or in what language."""
    return word in _NATIONS or word == "english"


def _regions(tags: Mapping[str, list[str]]) -> Iterator[tuple[str, FilmTest]]:
    known = set(tags.get(Tag.COUNTRY, []))
    for words, countries in _REGIONS.items():
        there = [name for name in countries.split(",") if name in known]
        if there:
            tests = tuple(Tagged(Tag.COUNTRY, name) for name in there)
            test = tests[0] if len(tests) == 1 else AnyOf(tests)
            for word in words.split(","):
                yield word, test


def _genre_words(known: list[str]) -> Iterator[tuple[str, FilmTest]]:
    by_fold = {fold(genre): genre for genre in known}
    for words, genres in _GENRE_WORDS.items():
        there = [by_fold[fold(genre)] for genre in genres if fold(genre) in by_fold]
        tests = tuple(Tagged(Tag.GENRE, genre) for genre in there)
        if len(there) < len(genres):
            continue
        for form in _forms(words):
            yield form, tests[0] if len(tests) == 1 else AllOf(tests)


def _nations(tags: Mapping[str, list[str]]) -> Iterator[tuple[str, FilmTest]]:
    languages = {fold(value): value for value in tags.get(Tag.LANGUAGE, [])}
    countries = {fold(value): value for value in tags.get(Tag.COUNTRY, [])}
    for adjective, (language, names) in _NATIONS.items():
        found = [countries[fold(n)] for n in names if fold(n) in countries]
        tests: list[FilmTest] = [Tagged(Tag.COUNTRY, name) for name in found]
        if not tests and language and fold(language) in languages:
            tests = [Tagged(Tag.LANGUAGE, languages[fold(language)])]
        if tests:
            yield adjective, tests[0] if len(tests) == 1 else AnyOf(tuple(tests))


def _forms(words: str) -> Iterator[str]:
    """Yield a word and its plural: "mystery", "mysteries"."""
    yield words
    if words.endswith("y") and not words.endswith(("ay", "ey", "oy")):
        yield f"{words[:-1]}ies"
    elif not words.endswith("s"):
        yield f"{words}s"
