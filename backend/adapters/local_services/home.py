"""Where things lie under MOVIECHAT_HOME. Knows paths; opens none of them."""

from dataclasses import dataclass
from pathlib import Path

from backend.adapters.local_services.state import ServiceName

PRIVATE = 0o700
DATA_FOLDERS = {ServiceName.POSTGRES: "postgres-18", ServiceName.CHROMA: "chroma"}


@dataclass(frozen=True, slots=True)
class Home:
    """The places under one home folder."""

    root: Path

    @property
    def run(self) -> Path:
        """What matters only while something runs."""
        return self.root / "run"

    @property
    def logs(self) -> Path:
        """One log for each service and one for the keeper."""
        return self.root / "logs"

    @property
    def downloads(self) -> Path:
        """What sources publish, as it was fetched."""
        return self.root / "downloads"

    @property
    def keeper_lock(self) -> Path:
        """Held by the keeper alone.

        Like the services' locks it lies outside `run`: who clears that away must not
        be able to start a second keeper, or a second server on the same data.
        """
        return self.root / "keeper.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by every process that uses the home."""
        return self.run / "users.lock"

    @property
    def stop_request(self) -> Path:
        """There while someone wants everything ended; the keeper removes it."""
        return self.run / "stop"

    @property
    def wanted_folder(self) -> Path:
        """A file for each service that someone asked for."""
        return self.run / "wanted"

    def wanted(self, name: ServiceName) -> Path:
        """Touched whenever the service is asked for."""
        return self.wanted_folder / name

    def state(self, name: ServiceName) -> Path:
        """What the keeper knows of the service."""
        return self.run / f"{name}.json"

    def log(self, name: str) -> Path:
        """The log of a service or of the keeper."""
        return self.logs / f"{name}.log"

    def data(self, name: ServiceName) -> Path:
        """The service's data."""
        return self.root / DATA_FOLDERS[name]

    def lock(self, name: ServiceName) -> Path:
        """Held by every process of the service."""
        return self.root / f"{DATA_FOLDERS[name]}.lock"
