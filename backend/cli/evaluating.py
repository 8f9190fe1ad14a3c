"""`moviechat eval`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.evaluation.questions import Question, read_suite
from backend.evaluation.running import (
    Graded,
    Score,
    ask_all,
    score,
    scores_by_type,
)
from backend.evaluation.suites import shipped_suites
from backend.knowledge.plan_lines import plan_line

ALL = "all"
LONGEST_SHOWN = 200


class SuiteFile(click.ParamType["str | Path"]):
    """The name of a suite that comes with Movie Chat, or a file."""

    name = "suite"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return where the suite lies."""
        shipped = shipped_suites()
        path = shipped.get(str(value), Path(str(value)))
        if not path.is_file():
            names = ", ".join(shipped)
            self.fail(f"{value!r} is neither a file nor one of: {names}.", param, ctx)
        return path


@click.command(name="eval")
@click.argument("suite", type=SuiteFile())
@click.option(
    "--at-least",
    type=click.FloatRange(0, 100),
    default=100.0,
    show_default=True,
    help="How many of a hundred answers must be right.",
)
@click.option(
    "--fails",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="How many wrong answers to show.",
)
@AS_JSON
def evaluate(suite: Path, at_least: float, fails: int, *, as_json: bool) -> None:
    """Ask the questions of a suite and say how many are answered rightly.

    SUITE is `knowledge` or `reading`, which are asked of the starter catalogue, or a
    file of questions with their gold, one JSON object a line.

    Exits with 1 when fewer are right than --at-least asks for.
    """
    questions = read_suite(suite)
    graded = _asked(questions)
    whole = score(ALL, graded)
    wrong = [each for each in graded if not each.grade.is_right]
    if as_json:
        _print_json(suite, graded, wrong)
    else:
        _print_table([*scores_by_type(graded), whole])
        for each in wrong[:fails]:
            click.echo(f"\n{_told(each)}")
    if 100 * whole.share < at_least:
        sys.exit(1)


def _asked(questions: Sequence[Question]) -> list[Graded]:
    with opened() as services:
        say(f"Asking {len(questions)} questions …")
        return list(ask_all(services.chat, questions))


def _print_table(scores: Sequence[Score]) -> None:
    widest = max(len(each.name) for each in scores)
    click.echo(f"{'':{widest}}  asked  right")
    for each in scores:
        marks = "".join(
            f"  {name} {right}/{of}" for name, (right, of) in each.marks.items()
        )
        share = f"{100 * each.share:5.1f} %"
        click.echo(
            f"{each.name:{widest}}  {each.asked:5}  {each.right:5}  {share}{marks}"
        )


def _told(graded: Graded) -> str:
    question, answer = graded.question, graded.answer
    lines = [f"{question.id} [{question.type}]", *question.history, question.text]
    if answer is None:
        return "\n  ".join([*lines, "not a question that can be asked"])
    text = " ".join(answer.text.split())
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "\n  ".join([*lines, f"plan: {plan_line(answer.plan)}", f"said: {shown}"])


def _print_json(
    suite: Path,
    graded: Sequence[Graded],
    wrong: Sequence[Graded],
) -> None:
    whole = score(ALL, graded)
    print_json(
        {
            "suite": suite.stem,
            "asked": whole.asked,
            "right": whole.right,
            "share": round(whole.share, 4),
            "types": [_score_json(each) for each in scores_by_type(graded)],
            "wrong": [_wrong_json(each) for each in wrong],
        }
    )


def _score_json(each: Score) -> dict[str, object]:
    marks = {name: {"right": r, "of": of} for name, (r, of) in each.marks.items()}
    return {"type": each.name, "asked": each.asked, "right": each.right, "marks": marks}


def _wrong_json(graded: Graded) -> dict[str, object]:
    question, answer = graded.question, graded.answer
    return {
        "id": question.id,
        "type": question.type,
        "question": question.text,
        "history": list(question.history),
        "plan": plan_line(answer.plan) if answer else None,
        "answer": answer.text if answer else None,
        "items": [item.id or item.value for item in answer.items] if answer else [],
        "total": answer.total if answer else 0,
        "refusal": str(answer.refusal.reason) if answer and answer.refusal else None,
    }
