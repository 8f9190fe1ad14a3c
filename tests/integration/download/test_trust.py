"""A server is believed only if a known authority vouches for it."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.domain.errors import SourceUnavailable
from tests.integration.download.sources import fetched, gz, plain
from tests.publisher import Publisher, publishing

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None,
    reason="makes a certificate with openssl",
)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that nobody vouches for, with its key."""
    made = tmp_path / "own.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-nodes", "-days", "2"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(made), "-out", str(tmp_path / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    made.write_text(made.read_text() + (tmp_path / "cert.pem").read_text())
    return made


@pytest.fixture
def secure(certificate) -> Iterator[Publisher]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with publishing(context) as publisher:
        publisher.publish("a.gz", gz())
        yield publisher


def test_a_certificate_that_nobody_vouches_for_is_refused(secure, tmp_path):
    with pytest.raises(SourceUnavailable, match="cannot be trusted") as caught:
        fetched(plain(secure, "a.gz"), tmp_path)

    assert "SSL_CERT_FILE" in str(caught.value)
    assert secure.asked == []


def test_a_certificate_that_the_environment_names_is_accepted(
    secure,
    certificate,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    folder = fetched(plain(secure, "a.gz"), tmp_path)

    assert (folder / "a.gz").read_bytes() == gz()
