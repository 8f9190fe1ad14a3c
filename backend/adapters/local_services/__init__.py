"""PostgreSQL and Chroma under MOVIECHAT_HOME, started when wanted, stopped when not.

One detached keeper process per home starts and watches both; every process that
uses the home joins and leaves. `docs/adr/0004-one-keeper-per-home.md` says why.
Imports `backend.domain` and the standard library: the keeper starts in no time.
"""

from backend.adapters.local_services.client import LocalServices
from backend.adapters.local_services.report import HomeReport, inspect_home
from backend.adapters.local_services.state import ServiceName
from backend.adapters.local_services.stopping import stop_services

__all__ = [
    "HomeReport",
    "LocalServices",
    "ServiceName",
    "inspect_home",
    "stop_services",
]
