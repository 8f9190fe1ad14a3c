"""`--download` at the command line: terms first, then a question, then the folder."""

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

import pytest
from click.testing import CliRunner, Result

from ingestion.sources.licences import TERMS
from tests.integration.download.command import cli
from tests.integration.download.sources import a_zip, noise
from tests.moviechat import REPOSITORY
from tests.publisher import Publisher

CTRL_C = "\x03"
BODY = a_zip(links=noise(300_000))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOVIECHAT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def address(publisher: Publisher) -> str:
    publisher.publish("ml-latest-small.zip", BODY)
    return publisher.address


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["ratings", *words])


def test_accepted_beforehand_it_is_fetched_and_its_folder_is_read(
    publisher,
    address,
    home,
):
    result = run(address, "--download", "--yes")

    assert result.exit_code == 0, result.output
    folder = Path(result.stdout.strip())
    assert folder.is_relative_to(home / "downloads" / "ratings")
    assert (folder / "links.csv").read_bytes() == noise(300_000)


def test_terms_files_and_sizes_are_shown_before_anything_is_fetched(address, home):
    result = run(address, "--download", "--yes")

    terms = TERMS["ratings"]
    for said in (terms.title, terms.licence, terms.allows, terms.url, terms.courtesy):
        assert said is not None
        assert said in result.stderr
    assert "ml-latest-small.zip" in result.stderr
    assert "293.2 kB to fetch, about 3.8 MB when unpacked; " in result.stderr
    assert "127.0.0.1" in result.stderr
    assert str(home / "downloads" / "ratings") in result.stderr
    assert result.stderr.index(terms.title) < result.stderr.index("Downloading ml-")


def test_a_size_that_is_not_stated_is_not_made_up(publisher, address, home):
    publisher.behaviour.knows_head = False

    result = run(address, "--download", "--yes")

    assert "An unstated size to fetch, about 3.8 MB when unpacked; " in result.stderr
    assert result.exit_code == 0


def test_without_a_terminal_it_is_refused_with_words(publisher, address, home):
    result = run(address, "--download")

    assert result.exit_code == 2
    assert "There is no terminal to ask at: add --yes" in result.stderr
    assert TERMS["ratings"].licence in result.stderr
    assert publisher.gets() == []


def test_when_nothing_is_new_nobody_needs_to_accept_anything(address, home):
    run(address, "--download", "--yes")

    result = run(address, "--download")

    assert result.exit_code == 0
    assert "licence" not in result.stderr


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ((), "fetch it with --download"),
        ((".", "--download"), "not both"),
        ((".", "--yes"), "--yes goes with --download"),
        (("no-such-folder",), "does not exist"),
        (("--download", "--size", "huge"), "latest-small"),
    ],
)
def test_wrong_usage_exits_with_2(publisher, home, words, remedy):
    result = run(publisher.address, *words)

    assert result.exit_code == 2
    assert remedy in result.stderr
    assert publisher.asked == []


def test_a_path_that_is_named_is_read_and_nothing_is_asked_for(publisher, home):
    result = run(publisher.address, ".")

    assert result.stdout == ".\n"
    assert publisher.asked == []
    assert not home.exists()


def test_another_size_of_movielens_can_be_chosen(publisher, home):
    publisher.publish("ml-32m.zip", BODY)

    result = run(publisher.address, "--download", "--yes", "--size", "32m")

    assert result.exit_code == 0
    assert "about 953.7 MB when unpacked" in result.stderr
    assert (Path(result.stdout.strip()) / "links.csv").is_file()


def test_a_server_that_fails_is_a_sentence_and_exit_code_1(publisher, home):
    result = run(publisher.address, "--download", "--yes")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: 127.0.0.1 answers 404")


def test_wrong_settings_are_named_before_anything_is_asked_for(
    publisher,
    home,
    monkeypatch,
):
    monkeypatch.setenv("PORT", "x")

    result = run(publisher.address, "--download", "--yes")

    assert result.exit_code == 1
    assert "PORT" in result.stderr
    assert publisher.asked == []


def test_what_is_kept_is_its_owners_alone(address, home):
    run(address, "--download", "--yes")

    assert home.stat().st_mode & 0o077 == 0


def at_a_terminal(
    address: str,
    answer: str,
    *,
    then_breaks_off: bool = False,
) -> tuple[int, str, str]:
    """Run it at a terminal, answer its question; return code, stdout, screen.

    The answer may be Ctrl-C.
    """
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tests.integration.download.command"]
    process = subprocess.Popen(
        [*command, "ratings", address, "--download"],
        cwd=REPOSITORY,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
        text=True,
    )
    os.close(theirs)
    with Screen(ours) as screen:
        screen.wait_for("[y/N]")
        if answer == CTRL_C:
            process.send_signal(signal.SIGINT)
        else:
            os.write(ours, answer.encode())
        if then_breaks_off:
            screen.wait_for("Downloading ml-")
            process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, said, screen.text


class Screen:
    """Reads what a terminal shows; unread, it would hold the program up."""

    def __init__(self, terminal: int) -> None:
        self.text = ""
        self._terminal = terminal
        self._reader = threading.Thread(target=self._read)

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.join()

    def wait_for(self, words: str) -> None:
        started = time.monotonic()
        while words not in self.text and time.monotonic() - started < 60:
            time.sleep(0.02)

    def _read(self) -> None:
        while True:
            try:
                self.text += os.read(self._terminal, 4096).decode(errors="replace")
            except OSError:  # nobody writes there any more
                return


def test_at_a_terminal_it_asks_and_shows_bytes_and_rate(publisher, address, home):
    publisher.behaviour.seconds_a_piece = 0.05

    code, said, screen = at_a_terminal(address, "y\n")

    assert code == 0, screen
    assert (Path(said.strip()) / "links.csv").is_file()
    assert "Fetch it on these terms?" in screen
    assert "Downloading ml-latest-small.zip" in screen
    assert "kB/s" in screen


@pytest.mark.parametrize(
    "answer", ["n\n", "\n", CTRL_C], ids=["no", "return", "Ctrl-C"]
)
def test_at_a_terminal_whatever_is_not_yes_is_no(publisher, address, home, answer):
    code, said, screen = at_a_terminal(address, answer)

    assert (code, said) == (1, ""), screen
    assert publisher.gets() == []
    assert "Traceback" not in screen


def test_ctrl_c_ends_it_with_a_word_on_how_to_go_on(publisher, address, home):
    publisher.behaviour.seconds_a_piece = 0.2

    code, _, screen = at_a_terminal(address, "y\n", then_breaks_off=True)

    assert code == 1
    assert "run it again and it goes on" in screen
    assert "Traceback" not in screen
