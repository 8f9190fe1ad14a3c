"""`moviechat films`: add, edit, delete, export and import film records."""

import json
import sys
from pathlib import Path

import click

from backend.adapters.console import say
from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.films import Film, FilmId
from backend.domain.records import read_record, write_record
from backend.domain.sources import edited
from ingestion.cli.fields import film_fields, stated
from ingestion.cli.queueing import QUEUE, put_on_queue
from ingestion.cli.reporting import (
    AS_JSON,
    counted,
    embed,
    embedding_summary,
    result,
    workshop,
)
from ingestion.composition import Workshop
from ingestion.films import count_lines, export_films, read_films, write_films

EMBED = click.option(
    "--embed/--no-embed",
    "with_vectors",
    default=True,
    help="Embed changed plots now, so that search finds them.  [default: embed]",
)


@click.group()
def films() -> None:
    """Add, edit, delete, export and import films."""


@films.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@EMBED
@QUEUE
@AS_JSON
def import_films(
    file: Path, *, with_vectors: bool, is_queued: bool, as_json: bool
) -> None:
    """Import film records from .jsonl or .csv, packed (.gz) or not.

    All of them enter or, when one is wrong, none. Importing twice changes
    nothing; a key that a record leaves out stays as it is.

    Example: moviechat films import films.jsonl --no-embed
    """
    if is_queued:
        config = {"file": str(file.resolve()), "embed": with_vectors}
        put_on_queue("films-import", config, as_json=as_json)
        return
    with workshop() as opened:
        records = list(counted(read_films(file), "Reading films", count_lines(file)))
        say(f"Storing {len(records):,} films …")
        counts = opened.store.store(records)
        done: dict[str, object] = {
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
        }
        text = (
            f"{counts.added} films added, {counts.changed} changed, "
            f"{counts.unchanged} unchanged"
        )
        if with_vectors:
            embedded = embed(opened)
            done |= {"embedded": embedded.embedded, "indexed": embedded.indexed}
            text += f"; {embedding_summary(embedded)}"
    result(done, as_json=as_json, text=f"{text}.")


@films.command("export")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@AS_JSON
def export(file: Path, *, as_json: bool) -> None:
    """Export every film, one JSON object a line, to FILE or to stdout.

    A FILE that ends in .csv becomes a table; one that ends in .gz is packed.
    """
    with workshop() as opened:
        every = opened.store.all_films()
        if str(file) == "-":
            write_films(every, sys.stdout)
            return
        total = opened.catalogue.count_films()
        count = export_films(counted(every, "Writing films", total), file)
    result({"films": count}, as_json=as_json, text=f"{count} films exported to {file}.")


@films.command("add")
@click.argument("title")
@click.option("--id", "id", help="IMDb's id; one is made from title and year if left.")
@film_fields
@EMBED
@AS_JSON
def add_film(
    title: str, *, with_vectors: bool, as_json: bool, **fields: object
) -> None:
    """Add a film.

    Example: moviechat films add "The Third Man" --year 1949 --director "Carol Reed"
    """
    record = read_record({"title": title, **stated(fields)})
    with workshop() as opened:
        if opened.catalogue.read_films([record.film.id]).films:
            raise InvalidRequest(
                f"{record.film.id} is there already; change it with "
                f"`moviechat films edit {record.film.id}`.",
            )
        opened.store.store([record])
        _show(opened, record.film.id, with_vectors=with_vectors, as_json=as_json)


@films.command("edit")
@click.argument("film_id")
@click.option("--title", help="A new title.")
@film_fields
@EMBED
@AS_JSON
def edit_film(
    film_id: str,
    *,
    with_vectors: bool,
    as_json: bool,
    **fields: object,
) -> None:
    """Change what is named of a film; an empty value ("") clears it.

    Example: moviechat films edit tt0041959 --runtime 104 --keyword sewers
    """
    changes = stated(fields)
    if not changes:
        raise click.UsageError("Name at least one field to change, such as --year.")
    with workshop() as opened:
        current = opened.catalogue.film(FilmId(film_id))
        opened.store.store([edited(current, changes)])
        _show(opened, current.id, with_vectors=with_vectors, as_json=as_json)


@films.command("delete")
@click.argument("film_id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_film(film_id: str, *, yes: bool) -> None:
    """Delete a film and print its record, so that it can be imported again.

    It stays deleted: no source that is taken in later brings it back.

    Example: moviechat films delete tt0041959 --yes > third-man.jsonl
    """
    with workshop() as opened:
        film = opened.store.stated(FilmId(film_id))
        if not yes:
            click.confirm(f"Delete {film.name}?", abort=True, err=True)
        # Printed first: whatever happens next, the record is safe.
        click.echo(_as_line(film))
        opened.store.delete(film.id)
        say(
            f"{film.name} is deleted, and no source brings it back: only `moviechat "
            "films import` of the record above does, or `films add`.",
        )


def _show(
    opened: Workshop,
    film_id: FilmId,
    *,
    with_vectors: bool,
    as_json: bool,
) -> None:
    """Embed the film if asked to, and print it as the catalogue has it now."""
    if with_vectors:
        say(f"{embedding_summary(embed(opened))}.")
    found = opened.catalogue.read_films([film_id]).films
    if not found:
        raise NotFound("film", film_id)
    film = found[0]
    click.echo(_as_line(film) if as_json else f"{film.id}  {film.name}")


def _as_line(film: Film) -> str:
    return json.dumps(write_record(film), ensure_ascii=False)
