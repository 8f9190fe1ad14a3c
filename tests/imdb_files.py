"""IMDb's files, a few lines of them, as tests write them."""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

HEADS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear "
    "endYear runtimeMinutes genres",
    "title.ratings": "tconst averageRating numVotes",
    "title.crew": "tconst directors writers",
    "title.principals": "tconst ordering nconst category job characters",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession "
    "knownForTitles",
    "title.akas": "titleId ordering title region language types attributes "
    "isOriginalTitle",
}
Rows = Mapping[str, Sequence[str]]

# Three films and a series, written with | for tabs and - for nothing.
FEW: Rows = {
    "title.basics": (
        "tt0041959|movie|The Third Man|The Third Man|0|1949|-|93|Film-Noir,Mystery",
        "tt0033467|movie|Citizen Kane|Citizen Kane|0|1941|-|119|Drama,Mystery",
        "tt0053198|movie|The 400 Blows|Les quatre cents coups|0|1959|-|99|Crime,Drama",
        "tt0903747|tvSeries|Breaking Bad|Breaking Bad|0|2008|2013|49|Crime,Drama",
    ),
    "title.ratings": (
        "tt0041959|8.1|180000",
        "tt0033467|8.3|450000",
        "tt0053198|8.1|120000",
        "tt0903747|9.5|2000000",
    ),
    "title.crew": (
        "tt0041959|nm0715346|nm0001294,nm0000080",
        "tt0033467|nm0000080|nm0000080",
        "tt0053198|nm0000076|nm0000076",
    ),
    "title.principals": (
        'tt0041959|1|nm0000080|actor|-|["Harry Lime"]',
        'tt0041959|2|nm0001072|actor|-|["Holly \\"Rollo\\" Martins","He\\\\him"]',
        "tt0041959|3|nm0715346|director|-|-",
        "tt0041959|4|nm0001294|writer|by|-",
        "tt0041959|5|nm0451301|composer|-|-",
        'tt0033467|1|nm0000080|actor|-|["Kane"]',
        'tt0053198|1|nm0529543|actor|-|["Antoine"]',
        'tt0053198|2|nm9999999|actress|-|["Nobody knows her name"]',
    ),
    "name.basics": (
        "nm0000080|Orson Welles|1915|1985|actor,director,writer|tt0033467",
        "nm0001072|Joseph Cotten|1905|1994|actor|tt0041959",
        "nm0715346|Carol Reed|1906|1976|director|tt0041959",
        "nm0001294|Graham Greene|1904|1991|writer|tt0041959",
        "nm0451301|Anton Karas|1906|1985|composer|tt0041959",
        "nm0000076|François Truffaut|1932|1984|director,writer|tt0053198",
        "nm0529543|Jean-Pierre Léaud|1944|-|actor|tt0053198",
    ),
    "title.akas": (
        "tt0041959|1|Der dritte Mann|DE|-|-|-|0",
        "tt0041959|2|The Third Man|US|-|-|-|0",
        "tt0041959|3|Le Troisième Homme|FR|-|-|-|0",
    ),
}


def write_imdb(folder: Path, rows: Rows = FEW, *, packed: bool = False) -> Path:
    """Write these rows as IMDb's files into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in rows.items():
        written = "".join(f"{line_of(line)}\n" for line in lines)
        content = (HEADS[name].replace(" ", "\t") + "\n" + written).encode()
        if packed:
            (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(content, mtime=0))
        else:
            (folder / f"{name}.tsv").write_bytes(content)
    return folder


def line_of(text: str) -> str:
    """Return a line as IMDb writes it."""
    return "\t".join("\\N" if cell == "-" else cell for cell in text.split("|"))


def with_rows(changes: Rows) -> Rows:
    """Return the few rows with some files' rows replaced."""
    return {**FEW, **changes}
