"""Ordinary users, and root, for whom PostgreSQL runs as `nobody`."""

import os
import pwd
import subprocess
import sys

import pytest

from backend.adapters.local_services.processes import PROC
from tests.services.sights import POSTGRES, answer, is_silent, pid_of, wait_until

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(os.geteuid() != 0, reason="needs root to be others"),
    pytest.mark.skipif(sys.platform != "linux", reason="root is refused elsewhere"),
]

CAP_DAC_READ_SEARCH = 1 << 2
IN_A_CONTAINER = (
    "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,"
    "+net_bind_service,+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap"
)
"""What Docker leaves to root: it may not look into other users' processes."""


def become_games() -> None:
    games = pwd.getpwnam("games")
    os.setgroups([])
    os.setgid(games.pw_gid)
    os.setuid(games.pw_uid)


def owner_of(home) -> str:
    return pwd.getpwuid((home / "postgres-18").stat().st_uid).pw_name


def modes_above(home) -> list[tuple[int, int]]:
    return [(place.stat().st_mode, place.stat().st_uid) for place in home.parents]


def test_an_ordinary_user_runs_everything_as_themselves(
    folder, start_client, open_python
):
    folder.chmod(0o777)
    home = folder / "home"
    client = start_client(
        home, "postgres", "chroma", python=open_python, preexec=become_games
    ).joined()

    client.ask("chroma")
    url = client.ask("postgres")

    assert owner_of(home) == "games"
    assert answer(url) == 1, "root may enter too"
    client.kill()
    wait_until(lambda: is_silent(home), seconds=10)


def test_strangers_are_not_let_in(used_home, join):
    home = used_home
    url = join(home, POSTGRES).database_url()
    home.chmod(0o755)
    (home / "run").chmod(0o755)
    (home / "run" / "pg").chmod(0o755)
    (home / "run" / "pg" / ".s.PGSQL.5432").chmod(0o777)
    code = "import psycopg, os; os.setuid(5); psycopg.connect(os.environ['URL'])"

    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={"URL": url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 'Peer authentication failed for user "moviechat"' in ended.stderr


def test_for_root_the_database_is_run_by_nobody(home, join):
    url = join(home, POSTGRES).database_url()

    assert owner_of(home) == "nobody"
    assert answer(url, "SELECT current_user::text") == "moviechat"


def test_below_a_closed_folder_of_root_no_mode_is_changed(folder, join):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    home = closed / "home"
    before = modes_above(home)

    assert answer(join(home, POSTGRES).database_url()) == 1
    assert modes_above(home) == before


def test_the_database_keeps_one_capability_of_root_at_most(used_home, join):
    home = used_home
    url = join(home, POSTGRES).database_url()

    kept = capabilities_of_server(home)

    assert answer(url) == 1
    assert kept == {"CapEff": CAP_DAC_READ_SEARCH, "CapPrm": CAP_DAC_READ_SEARCH}


def test_where_nobody_may_pass_no_capability_is_kept(home, join):
    home.mkdir(mode=0o755)
    (home / "run").mkdir(mode=0o755)

    join(home, POSTGRES).database_url()

    assert capabilities_of_server(home) == {"CapEff": 0, "CapPrm": 0}


def test_root_of_a_container_can_run_kill_and_mend_everything(used_home, start_client):
    home = used_home
    client = start_client(home, "postgres", "chroma", within=IN_A_CONTAINER).joined()
    url = client.ask("postgres")
    client.ask("chroma")
    assert answer(url) == 1

    client.leave()

    wait_until(lambda: is_silent(home), seconds=10)


def capabilities_of_server(home) -> dict[str, int]:
    status = (PROC / str(pid_of(home, POSTGRES)) / "status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines())
    return {name: int(fields[name], 16) for name in ("CapEff", "CapPrm")}
