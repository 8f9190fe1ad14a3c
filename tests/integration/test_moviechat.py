"""The command and the server as people meet them: started for real, and asked."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from backend.adapters.local_services.processes import holders
from tests.moviechat import NO_MODEL, Installation, free_port, installed, text_of

pytestmark = [pytest.mark.postgres, pytest.mark.services]


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    """A server over the starter catalogue, embedded and indexed."""
    with installed() as installation:
        loaded = installation.run("ingest", "starter", "--json")
        assert loaded.returncode == 0, loaded.stderr
        installation.serve()
        yield installation


@pytest.fixture
def record(tmp_path):
    """Writes records to a file and returns its path."""

    def write(*records: object) -> str:
        path = tmp_path / "films.jsonl"
        lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
        path.write_text("\n".join(lines) + "\n")
        return str(path)

    return write


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_question_streams_an_answer_with_receipt_citation_and_card(here):
    chunks = here.chat("who directed parasite?")

    kinds = list(dict.fromkeys(chunk["type"] for chunk in chunks))
    assert text_of(chunks) == "Bong Joon Ho directed Parasite (2019) [1]."
    assert kinds == [
        "start",
        "data-status",
        "tool-input-available",
        "tool-output-available",
        "source-url",
        "data-film-cards",
        "text-start",
        "text-delta",
        "text-end",
        "data-followups",
        "finish",
    ]


def test_films_like_a_film_come_with_reasons_from_their_plots(here):
    chunks = here.chat("films like The Third Man")

    shown = next(c for c in chunks if c["type"] == "data-film-cards")["data"]["cards"]
    assert len(shown) == 6
    assert "plot" in {axis["axis"] for card in shown for axis in card["why"]}


def test_a_half_remembered_scene_finds_its_film(here):
    reply = here.post("/api/search", {"text": "a shark attacks swimmers at a resort"})

    assert reply.json["results"][0]["film"]["title"] == "Jaws"
    assert "shark" in reply.json["results"][0]["evidence"][0]["text"].lower()


def test_the_command_line_answers_beside_the_server(here):
    asked = here.run("ask", "when did spirited away come out", "--json")

    assert json.loads(asked.stdout)["answer"] == "Spirited Away came out in 2001 [1]."


def test_a_film_added_on_the_command_line_is_found_by_the_running_server(here):
    plot = "A lighthouse keeper teaches a blind seagull to play the accordion."

    added = here.run(
        "films", "add", "The Seagull Waltz", "--year", "2020", "--plot", plot
    )

    found = here.post("/api/search", {"text": "blind bird learns the accordion"})
    assert added.returncode == 0, added.stderr
    first = found.json["results"][0]["film"]["title"]
    assert first == "The Seagull Waltz", added.stderr
    assert "2020" in text_of(here.chat("when did the seagull waltz come out?"))


def test_a_deleted_film_is_printed_so_that_it_can_come_back(here, tmp_path):
    here.run("films", "add", "Short Lived", "--no-embed", "--id", "tt7777777")

    deleted = here.run("films", "delete", "tt7777777", "--yes")

    assert here.get("/api/films/tt7777777").status == 404
    kept = tmp_path / "kept.jsonl"
    kept.write_text(deleted.stdout)
    here.run("films", "import", str(kept), "--no-embed")
    assert here.get("/api/films/tt7777777").json["film"]["title"] == "Short Lived"


def test_an_edit_changes_what_is_named_and_nothing_else(here):
    before = here.get("/api/films/tt0041959").json["film"]

    here.run("films", "edit", "tt0041959", "--keyword", "sewers", "--no-embed")

    after = here.get("/api/films/tt0041959").json["film"]
    by_hand = {"field": "keywords", "name": "Edited by hand"}
    kept = [note for note in before["sources"] if note["field"] != "keywords"]
    noted = [{**by_hand, "url": None, "licence": None}, *kept]
    assert after == {**before, "keywords": ["sewers"], "sources": noted}


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ('{"title": "A", "year": "soon"}', "line 2: year: must be a whole number"),
        ('{"title": "A", "colour": 1}', "line 2: unknown key 'colour'"),
        ('{"title": "A"', "line 2: this is not JSON"),
        ('{"year": 2000}', "line 2: title: every film needs one"),
        ('{"title": "A", "cast": [{"nam": "B"}]}', "line 2: cast[0].nam: unknown key"),
    ],
)
def test_a_broken_record_is_named_by_line_and_key_and_nothing_enters(
    here,
    record,
    broken,
    complaint,
):
    path = record({"title": "Would Have Been Fine", "id": "tt8888888"}, broken)

    imported = here.run("films", "import", path, "--no-embed")

    assert imported.returncode == 1
    assert complaint in imported.stderr
    assert here.get("/api/films/tt8888888").status == 404


def test_exported_films_go_to_stdout_and_nothing_else_does(here):
    exported = here.run("films", "export")

    ids = [json.loads(line)["id"] for line in exported.stdout.splitlines()]
    assert len(ids) >= 64
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "words",
    [["nonsense"], ["ask"], ["ask", "x", "--colour"], ["films", "edit", "tt0041959"]],
)
def test_wrong_usage_is_said_with_exit_code_2(here, words):
    done = here.run(*words)

    assert done.returncode == 2
    assert "Usage:" in done.stderr


def test_a_second_server_of_the_home_is_refused_with_the_address_of_the_first(here):
    second = Installation(here.home, port=free_port())

    done = second.run("serve", timeout=60)

    assert done.returncode == 1
    assert f"already serves this home at http://127.0.0.1:{here.port}" in done.stderr


def test_a_taken_port_is_named_with_a_way_out(here):
    with installed() as other:
        other.port = here.port

        done = other.run("serve", timeout=60)

    assert done.returncode == 1
    assert f"PORT={here.port}: Address already in use" in done.stderr


def test_doctor_finds_everything_well(here):
    done = here.run("doctor", "--json")

    wrong = [f for f in json.loads(done.stdout) if not f["is_well"]]
    # Without a built page the doctor rightly says so: that is another target's work.
    assert [f["about"] for f in wrong] in ([], ["page"])


def test_without_chroma_answers_and_search_go_on_and_doctor_says_what_is_wrong(here):
    lame = Installation(here.home, {"CHROMA_URL": f"http://127.0.0.1:{free_port()}"})

    fact = lame.run("ask", "who directed parasite?")
    similar = lame.run("ask", "films like The Third Man")
    search = lame.run("search", "a shark attacks swimmers")
    doctor = lame.run("doctor", "--json")

    assert "Bong Joon Ho directed Parasite (2019) [1]." in fact.stdout
    assert "Closest to The Third Man" in similar.stdout
    assert "Jaws (1975)" in search.stdout.splitlines()[0]
    wrong = [f["about"] for f in json.loads(doctor.stdout) if not f["is_well"]]
    assert "search" in wrong


def test_a_server_killed_outright_starts_again_at_once_with_all_its_films():
    with installed(**NO_MODEL) as crashed:
        crashed.run("ingest", "starter", "--no-embed")
        crashed.serve()
        crashed.kill_server()

        crashed.serve()

        assert crashed.get("/api/films").json["total"] == 251


def test_a_child_that_dies_is_replaced_and_stop_still_ends_the_server():
    with installed(**NO_MODEL) as running:
        running.serve()
        assert running.server is not None
        both = holders(running.home / "server.lock")
        (child,) = [pid for pid in both if pid != running.server.pid]

        os.kill(child, signal.SIGTERM)
        wait_until(lambda: running.log.read_text().count("is ready at") == 2)

        assert running.get("/health/ready").status == 200
        assert json.loads(running.run("stop", "--json").stdout)["server"] is True


def test_an_export_writes_through_a_link_and_leaves_nothing_half_written(
    here,
    tmp_path,
):
    target, link = tmp_path / "films.jsonl", tmp_path / "link.jsonl"
    target.write_text("old")
    link.symlink_to(target)

    done = here.run("films", "export", str(link))

    assert done.returncode == 0, done.stderr
    assert link.is_symlink()
    assert json.loads(target.read_text().splitlines()[0])["id"]
    assert sorted(tmp_path.iterdir()) == [target, link]


@pytest.mark.parametrize(
    "words",
    [
        ["films", "export", "/no/such/folder/films.jsonl"],
        ["films", "import", "/no/such/file"],
        ["search", "\udcff"],
        ["films", "delete", "\udcff", "--yes"],
    ],
)
def test_what_cannot_be_done_is_a_sentence_never_a_traceback(here, words):
    done = here.run(*words)

    assert done.returncode in {1, 2}
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "address",
    ["postgresql:///x?bogus=1", "postgresql://127.0.0.1:1/x", "postgresql:///nowhere"],
)
@pytest.mark.parametrize("command", ["doctor", "serve"])
def test_a_database_that_cannot_be_used_is_a_sentence(here, command, address):
    lame = Installation(here.home.with_name("other"), {"DATABASE_URL": address})
    lame.port = free_port()

    done = lame.run(command, timeout=60)

    assert done.returncode == 1
    assert "database" in (done.stdout + done.stderr).lower()
    assert "Traceback" not in done.stderr


def test_stop_ends_the_server_and_its_services():
    with installed(**NO_MODEL) as running:
        running.serve()

        stopped = running.run("stop")

        assert running.server is not None
        assert running.server.wait(timeout=10) == 0
        assert "Stopped." in stopped.stderr
        assert "Nothing was running." in running.run("stop").stderr


def test_ctrl_c_ends_the_server_within_seconds():
    with installed(**NO_MODEL) as running:
        running.serve()
        assert running.server is not None

        os.kill(running.server.pid, signal.SIGINT)

        assert running.server.wait(timeout=10) == 0
