"""`moviechat doctor`, `config` and `version`."""

import importlib.metadata
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from backend.adapters.console import print_json, say
from backend.cli.checkup import Finding, examine
from backend.cli.reporting import AS_JSON, read_settings
from backend.domain.secrets import without_password
from backend.settings import NAMES, SECRET

NOT_SET = "not set"


@click.command()
@AS_JSON
def doctor(*, as_json: bool) -> None:
    """Show where the data lies, how big it is, what is wrong and how to mend it.

    Exits with 1 when something is wrong.
    """
    findings = examine(read_settings(), say)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        _print_findings(findings)
    if any(not finding.is_well for finding in findings):
        sys.exit(1)


@click.command()
@AS_JSON
def config(*, as_json: bool) -> None:
    """Show every setting as it is understood; passwords and keys are left out."""
    settings = read_settings()
    values = {name: getattr(settings, field) for name, field in NAMES.items()}
    shown = {name: _shown(name, value) for name, value in values.items()}
    if as_json:
        print_json(shown)
        return
    for name, value in shown.items():
        click.echo(f"{name:20} {value}")


def _shown(name: str, value: object) -> str:
    if value is None:
        return NOT_SET
    return "set" if name in SECRET else without_password(str(value))


@click.command()
@AS_JSON
def version(*, as_json: bool) -> None:
    """Show which Movie Chat this is."""
    number = importlib.metadata.version("moviechat")
    if as_json:
        print_json({"name": "Movie Chat", "version": number})
    else:
        click.echo(f"Movie Chat {number}")


def _print_findings(findings: list[Finding]) -> None:
    table = Table("", "", "", box=None, show_header=False, pad_edge=False)
    # A path that does not fit goes on in the next line: cut off it is of no use.
    table.columns[-1].overflow = "fold"
    for finding in findings:
        mark = "[green]✓[/]" if finding.is_well else "[bold red]✗[/]"
        table.add_row(mark, finding.about, finding.text)
    Console(highlight=False).print(table)
    wrong = sum(not finding.is_well for finding in findings)
    click.echo("All is well." if not wrong else f"{wrong} to mend.")
