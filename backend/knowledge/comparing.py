"""Films or people side by side, by a number of theirs."""

from backend.domain.plans import Compare
from backend.domain.wanted import Films, Measure, People
from backend.knowledge.results import Compared, Measured
from backend.ports.questions import FilmRow, PersonRow, QuestionCatalogue, Statement


def compared(questions: QuestionCatalogue, plan: Compare) -> Compared:
    """Return each subject with its number, in the order they were named."""
    subjects: list[Measured] = []
    missing: list[str] = []
    statements: list[Statement] = []
    for subject in plan.subjects:
        row, statement = _row(questions, subject)
        statements.append(statement)
        if row is None:
            missing.append(subject.named.name if subject.named else "")
        else:
            subjects.append(Measured(row, _number(row, plan.measure)))
    return Compared(plan, tuple(subjects), tuple(missing), tuple(statements))


def _row(
    questions: QuestionCatalogue, subject: Films | People
) -> tuple[FilmRow | PersonRow | None, Statement]:
    """Return who or what is meant, the likeliest of several of one title."""
    if isinstance(subject, People):
        people = questions.find_people(subject, limit=1)
        return (people.rows[0] if people.rows else None), people.statement
    films = questions.find_films(subject, limit=5)
    if not films.rows:
        return None, films.statement
    ids = subject.named.ids if subject.named and len(subject.where) == 1 else ()
    rows = sorted(films.rows, key=lambda r: ids.index(r.id) if r.id in ids else 0)
    return rows[0], films.statement


def _number(row: FilmRow | PersonRow, measure: Measure) -> float | None:
    if isinstance(row, PersonRow):
        return {
            Measure.BIRTH_YEAR: row.birth_year,
            Measure.DEATH_YEAR: row.death_year,
            Measure.FILM_COUNT: row.film_count,
        }.get(measure)
    return {
        Measure.YEAR: row.year,
        Measure.RUNTIME: row.runtime,
        Measure.RATING: row.rating,
        Measure.VOTES: row.votes,
        Measure.TITLE_LENGTH: len(row.title),
    }.get(measure)
