"""Films and people for tests of what they are called."""

from backend.domain.folding import fold_name, fold_title
from backend.knowledge.understanding.namebook import NameBook
from backend.ports.questions import NameMatch, WellKnown


def a_title(title: str) -> NameMatch:
    """A film that goes by this title."""
    return NameMatch("film", fold_title(title), title, title, None, 1)


def a_name(name: str) -> NameMatch:
    """A person of this name."""
    return NameMatch("person", fold_name(name), name, name, None, 1)


def a_book(*titles: str, people: tuple[str, ...] = ()) -> NameBook:
    """A book of these films and people, the best known first."""
    films = tuple(map(a_title, titles))
    return NameBook(WellKnown(films, tuple(map(a_name, people))))
