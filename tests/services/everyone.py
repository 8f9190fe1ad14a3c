"""A Python that every user may run, with the packages of this one."""

import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def open_python(folder: Path) -> Path:
    """Return this Python if everyone may run it, or make one like it in the folder.

    Skips the test when neither is possible.
    """
    if is_open(Path(sys.executable).resolve()) and is_open(REPOSITORY):
        return Path(sys.executable)
    system = Path(f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}")
    packages = Path(sysconfig.get_path("purelib"))
    if not (system.exists() and is_open(packages) and is_open(REPOSITORY)):
        pytest.skip("other users may run no Python that has our packages")
    return make_environment(folder / "python", system, packages)


def is_open(path: Path) -> bool:
    """Whether every user may pass to it."""
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))


def make_environment(folder: Path, system: Path, packages: Path) -> Path:
    (folder / "bin").mkdir(parents=True)
    python = folder / "bin" / "python"
    python.symlink_to(system)
    shutil.copy(Path(sys.executable).with_name("chroma"), folder / "bin" / "chroma")
    (folder / "pyvenv.cfg").write_text(f"home = {system.parent}\n")
    library = folder / "lib" / system.name
    library.mkdir(parents=True)
    (library / "site-packages").symlink_to(packages)
    return python
