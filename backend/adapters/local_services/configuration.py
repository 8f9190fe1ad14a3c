"""PostgreSQL's configuration files, written anew at each start."""

import os
import pwd
from pathlib import Path

from backend.adapters.local_services.programs import Programs
from backend.adapters.local_services.state import replace_text

ROLE = "moviechat"
SETTINGS = """\
# Written by Movie Chat at each start: changes here are lost.
allow_alter_system = off
listen_addresses = ''
port = 5432
unix_socket_directories = {socket_folder}
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
maintenance_work_mem = 128MB
wal_level = minimal
max_wal_senders = 0
jit = off
log_checkpoints = off
log_line_prefix = '%m [%p] '
log_timezone = 'UTC'
timezone = 'UTC'
"""


def include_settings(data: Path, programs: Programs) -> None:
    """Make PostgreSQL read our settings after its own."""
    own = data / "postgresql.conf"
    text = own.read_text(encoding="utf-8")
    _put(own, f"{text}\ninclude 'moviechat.conf'\n", programs)


def write_configuration(data: Path, socket_folder: Path, programs: Programs) -> None:
    """Write how the server runs, and who may enter: we and root, as who they are."""
    guests = {"root", pwd.getpwuid(os.geteuid()).pw_name}
    settings = SETTINGS.format(socket_folder=_folder_setting(socket_folder))
    mapped = "".join(f"{ROLE} {_quoted(guest)} {ROLE}\n" for guest in sorted(guests))
    _put(data / "moviechat.conf", settings, programs)
    _put(data / "pg_hba.conf", f"local all all peer map={ROLE}\n", programs)
    _put(data / "pg_ident.conf", mapped, programs)


def _put(path: Path, text: str, programs: Programs) -> None:
    replace_text(path, text)
    programs.hand_over(path)


def _folder_setting(folder: Path) -> str:
    """A list of one folder, within a string: either has its own quotes."""
    text = _quoted(str(folder)).replace("\\", r"\\").replace("'", "''")
    return f"'{text}'"


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
