"""Countries and languages, out of the words that sources have for them.

Knows words; knows nothing of files.
"""

from typing import Final

_COUNTRIES: Final = {
    "american": "United States",
    "united states of america": "United States",
    "usa": "United States",
    "us": "United States",
    "u.s.": "United States",
    "british": "United Kingdom",
    "english": "United Kingdom",
    "uk": "United Kingdom",
    "argentine": "Argentina",
    "australian": "Australia",
    "austrian": "Austria",
    "bangladeshi": "Bangladesh",
    "belgian": "Belgium",
    "brazilian": "Brazil",
    "canadian": "Canada",
    "chinese": "China",
    "danish": "Denmark",
    "dutch": "Netherlands",
    "egyptian": "Egypt",
    "filipino": "Philippines",
    "finnish": "Finland",
    "french": "France",
    "german": "Germany",
    "hong kong": "Hong Kong",
    "indian": "India",
    "iranian": "Iran",
    "irish": "Ireland",
    "italian": "Italy",
    "japanese": "Japan",
    "korean": "South Korea",
    "south korean": "South Korea",
    "malaysian": "Malaysia",
    "maldivian": "Maldives",
    "mexican": "Mexico",
    "norwegian": "Norway",
    "pakistani": "Pakistan",
    "polish": "Poland",
    "soviet": "Soviet Union",
    "spanish": "Spain",
    "sri lankan": "Sri Lanka",
    "swedish": "Sweden",
    "taiwanese": "Taiwan",
    "thai": "Thailand",
    "turkish": "Turkey",
}
# Indian cinemas that go by their language, or by where they are made.
_INDIAN: Final = {
    "assamese": "Assamese",
    "bengali": "Bengali",
    "bollywood": "Hindi",
    "gujarati": "Gujarati",
    "hindi": "Hindi",
    "kannada": "Kannada",
    "kollywood": "Tamil",
    "malayalam": "Malayalam",
    "marathi": "Marathi",
    "odia": "Odia",
    "punjabi": "Punjabi",
    "tamil": "Tamil",
    "telugu": "Telugu",
    "tollywood": "Telugu",
}
_SOVIET_YEARS: Final = range(1923, 1992)
_SILENCE: Final = {"silent film", "silent"}


def country_of(origin: str, year: int | None) -> str | None:
    """Return the country for a word such as "American" or "Bollywood"."""
    word = " ".join(origin.replace("_", " ").split()).lower()
    if word == "russian":
        return "Soviet Union" if year in _SOVIET_YEARS else "Russia"
    return "India" if word in _INDIAN else _COUNTRIES.get(word)


def language_of(origin: str) -> str | None:
    """Return the language of a cinema that goes by one, such as "Tamil"."""
    return _INDIAN.get(origin.strip().lower())


def country_named(name: str) -> str:
    """Return a country's usual name."""
    return _COUNTRIES.get(name.strip().lower(), name.strip())


def language_named(name: str) -> str | None:
    """Return a language's usual name, None for the language of silent films."""
    plain = name.strip()
    for ending in (" Language", " Languages", " language", " languages"):
        plain = plain.removesuffix(ending)
    return None if plain.lower() in _SILENCE else plain
