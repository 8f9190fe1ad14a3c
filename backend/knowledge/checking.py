"""Whether a claim holds, and what is so if it does not."""

from dataclasses import replace

from backend.domain.plans import Check, Plan
from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Films,
    FilmTest,
    MadeBy,
    People,
    Role,
)
from backend.knowledge.results import Checked, Corrected
from backend.ports.questions import FilmsFound, PeopleFound, QuestionCatalogue


class Claims:
    """Compares what a question says with what the catalogue does."""

    def __init__(self, questions: QuestionCatalogue) -> None:
        self._questions = questions

    def check(self, plan: Check, *, limit: int) -> Checked:
        """Return whether there is what the question claims."""
        if plan.subject in {Films(), People()}:
            # "Is there a film with …?" is of no film in particular.
            claimed = subject = self._find(plan.claimed, limit=limit)
        else:
            subject = self._subject(plan)
            claimed = self._find(self._of_subject(plan, subject), limit=limit)
        if claimed.rows:
            return Checked(plan, holds=True, claimed=claimed, subject=subject)
        instead, role = None, None
        if isinstance(plan.claimed, Films) and plan.claimed.named:
            role = _claimed_role(plan.claimed.where)
            instead = self._who(plan.subject, role)
        return Checked(
            plan,
            holds=False,
            claimed=claimed,
            subject=subject,
            instead=instead,
            instead_role=role,
        )

    def correct(self, plan: Plan, films: Films) -> Corrected | None:
        """Return what is so of a film that is not as the question says it is."""
        named = films.named
        if named is None or len(films.where) < 2:  # noqa: PLR2004 # it claims nothing
            return None
        plain = Films((named,), limit=1)
        found = self._questions.find_films(plain, limit=1)
        if not found.rows:
            return None
        role = _claimed_role(films.where)
        instead = self._who(plain, role)
        return Corrected(plan, found.rows[0], instead, role, found.statement)

    def correct_people(self, plan: Plan, people: People) -> Corrected | None:
        """Return what is so of the film whose people are asked for."""
        for test in people.where:
            if isinstance(test, CreditedOn):
                corrected = self.correct(plan, test.films)
                if corrected:
                    return corrected
        return None

    def _subject(self, plan: Check) -> FilmsFound | PeopleFound:
        if isinstance(plan.subject, Films):
            named = plan.subject.named
            likeliest = named and len(named.ids) > 1
            films = plan.subject
            if named and likeliest:
                films = Films((replace(named, ids=named.ids[:1]),))
            return self._questions.find_films(films, limit=1)
        return self._questions.find_people(plan.subject, limit=1)

    @staticmethod
    def _of_subject(plan: Check, subject: FilmsFound | PeopleFound) -> Films | People:
        """Hold the claim to the film that is meant, not to all of its title."""
        claimed = plan.claimed
        if not (isinstance(claimed, Films) and claimed.named and subject.rows):
            return claimed
        if any(isinstance(t, Bound) for t in claimed.where):
            row = subject.rows[0]
            others = tuple(t for t in claimed.where if t is not claimed.named)
            one = replace(claimed.named, ids=(row.id,))  # type: ignore[arg-type] # a film's id
            return replace(claimed, where=(one, *others), limit=None)
        return claimed

    def _find(self, of: Films | People, *, limit: int) -> FilmsFound | PeopleFound:
        if isinstance(of, Films):
            return self._questions.find_films(of, limit=limit)
        return self._questions.find_people(of, limit=limit)

    def _who(self, films: Films | People, role: Role | None) -> PeopleFound | None:
        if role is None or not isinstance(films, Films):
            return None
        one = films if films.limit else replace(films, limit=1)
        return self._questions.find_people(People((CreditedOn(one, (role,)),)), limit=4)


def _claimed_role(where: tuple[FilmTest, ...]) -> Role | None:
    """Return what somebody is said to have done on a film."""
    for test in where:
        if isinstance(test, MadeBy) and test.roles:
            return test.roles[0]
    return None
