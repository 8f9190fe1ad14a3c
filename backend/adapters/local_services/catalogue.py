"""Which services there are."""

from typing import assert_never

from backend.adapters.local_services.chroma import Chroma
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.postgres import Postgres
from backend.adapters.local_services.service import Service
from backend.adapters.local_services.state import ServiceName


def service(name: ServiceName, home: Home) -> Service:
    """Return the service of that name, for that home."""
    match name:
        case ServiceName.POSTGRES:
            return Postgres(home)
        case ServiceName.CHROMA:
            return Chroma(home)
        case _:
            assert_never(name)
