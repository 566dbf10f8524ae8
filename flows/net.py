"""The one file that opens connections to other machines: for models, and for an index of them.

https, except from a mirror that the settings name; every redirect is judged like the first address; no address inside
(private, loopback, link-local) except the mirror's own; limits of size and time.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from normalizers.errors import CopydeskError

if TYPE_CHECKING:
    import httpx

REDIRECTS = 5
SILENCE = 30.0  # seconds without a byte
CONNECT = 10.0  # seconds
LONGEST = 6 * 3600.0  # seconds for one file, however slowly it drips
TRIES = 3  # connections for one file; each goes on where the last one broke off

Progress = Callable[[int, int], None]  # bytes so far, bytes in all (0: not known)


def read(url: str, *, most: int, mirror: str = "") -> bytes:
    """Return a small document.

    Args:
        most: bytes; mirror: an address that the settings name, whose machine may be inside and without https.

    Raises:
        CopydeskError: net.unreachable, net.refused, net.status, net.too-large.
    """
    with _client() as client, _opened(client, url, mirror, {}) as response:
        return b"".join(_bytes(response, most))


def fetch(url: str, file: Path, *, most: int, mirror: str = "", on: Progress = lambda done, total: None) -> None:
    """Write a document to a file. What a broken connection left behind is continued, in this run or a later one.

    Until it is whole it lies beside the file as FILE.part, with the validator of the server as FILE.etag: RFC 9110,
    13.1.5 (If-Range) makes sure that both halves are of the same document.

    Raises:
        CopydeskError: as `read`; after net.broken-off the same call goes on where it stopped.
    """
    part, validator = file.with_name(f"{file.name}.part"), file.with_name(f"{file.name}.etag")
    for left in reversed(range(TRIES)):
        try:
            with _client() as client:
                _continue(client, url, part, validator, most, mirror, on)
            break
        except CopydeskError as error:
            if error.code != "net.broken-off" or not left:
                raise
    part.replace(file)
    validator.unlink(missing_ok=True)


def _continue(
    client: httpx.Client, url: str, part: Path, validator: Path, most: int, mirror: str, on: Progress
) -> None:
    known = validator.read_text("ascii") if validator.exists() and part.exists() else ""
    at = part.stat().st_size if known else 0
    headers = {"Range": f"bytes={at}-", "If-Range": known} if at else {}
    with _opened(client, url, mirror, headers) as response:
        elsewhere = not response.headers.get("content-range", "").startswith(f"bytes {at}-")
        if response.status_code == 416 or (response.status_code == 206 and elsewhere):
            part.unlink(missing_ok=True)
            raise CopydeskError("net.broken-off", "the server does not continue where it stopped", place=url)
        at = at if response.status_code == 206 else 0
        tag = response.headers.get("etag", "")
        if tag.startswith('"') and tag.isascii():  # a weak one does not promise the same bytes
            validator.write_text(tag, "ascii")
        else:
            validator.unlink(missing_ok=True)
        total = at + int(response.headers.get("content-length") or 0)
        with part.open("ab" if at else "wb") as out:
            for data in _bytes(response, most - at):
                out.write(data)
                at += len(data)
                on(at, total)


@contextmanager
def _opened(client: httpx.Client, url: str, mirror: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
    """Open an address, and follow its redirects as far as they are permitted."""
    import httpx

    for _ in range(REDIRECTS + 1):
        _permit(url, mirror)
        try:
            response = client.send(client.build_request("GET", url, headers=headers), stream=True)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise _unreachable(url, error) from error
        try:
            if response.has_redirect_location:
                url = urljoin(url, response.headers["location"])
                continue
            if response.status_code not in ((200, 206, 416) if "Range" in headers else (200,)):
                raise CopydeskError("net.status", f"the server answered {response.status_code}", place=url)
            yield response
            return
        finally:
            response.close()
    raise CopydeskError("net.refused", f"more than {REDIRECTS} redirects", place=url)


def _bytes(response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield what comes, as it was sent; no more than was allowed, no less than was promised."""
    import httpx

    start, got = time.monotonic(), 0
    promised = response.headers.get("content-length", "")
    try:
        for data in response.iter_raw():
            got += len(data)
            if got > most:
                raise CopydeskError("net.too-large", f"it is larger than {most:,} bytes", place=str(response.url))
            if time.monotonic() - start > LONGEST:
                raise CopydeskError("net.broken-off", "it takes too long", place=str(response.url))
            yield data
    except httpx.TransportError as error:
        raise CopydeskError(
            "net.broken-off",
            f"the connection broke off after {got:,} bytes: {error}",
            place=str(response.url),
            todo="Run it again: it goes on where it stopped.",
        ) from error
    if promised.isdigit() and got < int(promised):
        raise CopydeskError("net.broken-off", f"{got:,} of {promised} bytes came", place=str(response.url))


def _client() -> httpx.Client:
    import httpx

    limits = httpx.Timeout(SILENCE, connect=CONNECT)
    return httpx.Client(follow_redirects=False, timeout=limits, headers={"Accept-Encoding": "identity"})


def _permit(url: str, mirror: str) -> None:
    """Refuse an address that nobody of ours has named and that is not on the open net."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise CopydeskError("net.refused", "this is no address of the web", place=url)
    if mirror and _origin(mirror) == _origin(url):
        return
    if parts.scheme != "https":
        todo = "Name it as `models_index` in the settings, if it is your mirror."
        raise CopydeskError("net.refused", "only https is fetched", place=url, todo=todo)
    try:
        entries = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return  # behind a proxy names need not be known here; without one the connection will say so
    found = {entry[4][0] for entry in entries}
    if any(not ip_address(str(address).split("%")[0]).is_global for address in found):
        raise CopydeskError("net.refused", "the address is inside, not on the open net", place=url)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _unreachable(url: str, error: Exception) -> CopydeskError:
    host = urlsplit(url).hostname or url
    return CopydeskError("net.unreachable", f"no network: {host} cannot be reached ({error})", place=url)
