"""Which models can be fetched: the index of Argos, or a mirror of it, or a folder with packages."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from flows import net
from normalizers.engines.packages import bcp47
from normalizers.errors import CopydeskError

MOST_INDEX = 20_000_000  # bytes; that of Argos has about 100,000
MOST_PACKAGE = 4_000_000_000  # bytes; the largest of Argos has about 300 million
PAIR = re.compile(r"([a-z]{2,3})\s*(?:-|_|>|→)\s*([a-z]{2,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be had. `links` are tried in order; `sha256` is "" where the index does not say it."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    sha256: str = ""


def pair(text: str) -> tuple[str, str] | None:
    """Return the languages of "es-en", "es>en" or "es_en"; None if it is none."""
    found = PAIR.fullmatch(text.strip())
    return (bcp47(found[1].lower()), bcp47(found[2].lower())) if found else None


def offers(index: str) -> tuple[Offer, ...]:
    """Return what an index has: an index.json as that of Argos, at an address or in a folder, or packages in a folder.

    Raises:
        CopydeskError: models.bad-index, or there is no network.
    """
    if "://" not in index:
        return _in_folder(Path(index))
    address = index if index.endswith(".json") else index.rstrip("/") + "/index.json"
    return tuple(_entries(net.read(address, most=MOST_INDEX, mirror=index), address))


def choose(found: Iterable[Offer], source: str, target: str) -> Offer | None:
    """Return the newest package of a pair."""
    fitting = [offer for offer in found if (offer.source, offer.target) == (source, target)]
    return max(fitting, key=lambda offer: [int(part) for part in re.findall(r"\d+", offer.version)], default=None)


def fetch(offer: Offer, index: str, folder: Path, on: net.Progress) -> Path:
    """Return a local file with the package; what broke off is continued.

    Raises:
        CopydeskError: it cannot be had from any of its links.
    """
    trouble: CopydeskError | None = None
    for link in offer.links:
        if "://" not in link:
            return Path(link)
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w.-]", "_", link.rsplit("/", 1)[-1]) or "package.argosmodel"
        try:
            net.fetch(link, folder / name, most=MOST_PACKAGE, mirror=index, on=on)
        except CopydeskError as error:
            trouble = error
            continue
        return folder / name
    raise trouble or CopydeskError("models.no-link", "the index names no address for it", place=index)


def _in_folder(folder: Path) -> tuple[Offer, ...]:
    listed = folder / "index.json"
    if listed.is_file():
        return tuple(_entries(listed.read_bytes(), str(listed)))
    if not folder.is_dir():
        raise CopydeskError("models.bad-index", "no such folder", place=str(folder), todo="Correct `models_index`.")
    found = []
    for file in sorted(folder.glob("*.argosmodel")):
        try:
            with zipfile.ZipFile(file) as package:
                about = json.loads(package.read(next(n for n in package.namelist() if n.endswith("/metadata.json"))))
            found.append(_offer(about, (str(file),)))
        except (OSError, ValueError, LookupError, StopIteration, zipfile.BadZipFile):
            continue  # a torn file is no offer
    return tuple(found)


def _entries(raw: bytes, where: str) -> Iterable[Offer]:
    """Yield what an index.json offers; links may be relative to it, and of a folder also files in it."""
    try:
        listed = json.loads(raw)
        if not isinstance(listed, list):
            raise ValueError("no list")
    except ValueError as error:
        raise CopydeskError("models.bad-index", f"this is no index of models: {error}", place=where) from error
    for about in listed:
        if not isinstance(about, dict) or about.get("type", "translate") != "translate":
            continue
        links = [link for link in about.get("links") or () if isinstance(link, str)]
        try:
            yield _offer(about, tuple(_resolved(link, where) for link in links if not link.startswith("ipfs:")))
        except LookupError:
            continue


def _resolved(link: str, where: str) -> str:
    if "://" in where:
        return urljoin(where, link)
    beside = Path(where).parent / link.rsplit("/", 1)[-1]
    return str(beside) if beside.is_file() or "://" not in link else link


def _offer(about: dict[str, str], links: tuple[str, ...]) -> Offer:
    source, target = bcp47(str(about["from_code"])), bcp47(str(about["to_code"]))
    return Offer(source, target, str(about.get("package_version", "")), links, str(about.get("sha256") or "").lower())
