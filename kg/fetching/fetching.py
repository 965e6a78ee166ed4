"""Fetches addresses one after the other, saves what came, and goes on past what cannot be fetched."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from kg.errors import InputError, Place, UsageError
from kg.fetching import feeds
from kg.fetching.hosts import Hosts, refuse_surprise
from kg.fetching.requests import Limits, Response, plain_address
from kg.iris import digest, slug
from kg.sources.front_matter import META, beside
from kg.sources.html import is_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Progress = Callable[[int, int, str], None]

Feed = Literal["auto", "always", "never"]

_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_FEED = ".feed"
"""The ending of what is remembered of a feed; nothing is saved under it but what the server said of it."""

_OK, _UNCHANGED = 200, 304


@dataclass(frozen=True, slots=True)
class Saved:
    """A page that is in the folder; ``changed`` is false where the server said that it is as it was."""

    url: str
    path: Path
    changed: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was saved, and what could not be, each with its reason, in the order of the addresses."""

    saved: tuple[Saved, ...]
    failed: tuple[InputError, ...]


def fetch(
    urls: Sequence[str],
    folder: Path,
    limits: Limits | None = None,
    feed: Feed = "auto",
    progress: Progress | None = None,
) -> Fetched:
    """Save the pages at addresses, or those of the feeds there, as captures in a folder.

    ``feed`` says whether an address is a feed; «auto» looks at what comes. ``progress(done, total, url)`` is called
    before each page. Raises :class:`UsageError` for an address that is no http(s) one, before anything is fetched,
    and where the folder cannot be written.
    """
    return Fetcher(folder, Hosts(limits or Limits()), feed, progress).run(urls)


@dataclass
class Fetcher:
    """Fetches into a folder; see :func:`fetch`."""

    folder: Path
    hosts: Hosts
    feed: Feed = "auto"
    progress: Progress | None = None
    saved: list[Saved] = field(default_factory=list)
    failed: list[InputError] = field(default_factory=list)

    def run(self, urls: Sequence[str]) -> Fetched:
        """Fetch all addresses, each once."""
        try:
            asked = list(dict.fromkeys(map(plain_address, urls)))
        except InputError as error:
            raise UsageError(error.message, place=error.place, hint=error.hint) from error
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for done, url in enumerate(asked):
                self._tell(done, len(asked), url)
                self._try(url, self.feed)
        except OSError as error:
            message = f"the folder cannot be written: {error.strerror or error}"
            raise UsageError(message, place=Place(str(self.folder)), hint="Give another --out.") from error
        return Fetched(tuple(self.saved), tuple(self.failed))

    def _try(self, url: str, feed: Feed) -> bool:
        try:
            self._fetch(url, feed)
        except InputError as error:
            self.failed.append(error)
            return False
        return True

    def _fetch(self, url: str, feed: Feed) -> None:
        known = self._known(url, feed)
        response = self.hosts.ask(url, known)
        if response.status == _UNCHANGED and known:
            if known["ending"] != _FEED:
                self.saved.append(Saved(url, self._path(url, known["ending"]), changed=False))
            return
        if response.status != _OK:
            hint = "Try again later." if response.status >= 500 else "Check the address in a browser."  # noqa: PLR2004
            raise InputError(f"the server answers with HTTP {response.status}", place=Place(url), hint=hint)
        if feed != "never" and feeds.is_feed(response.body):
            self._fetch_pages(url, response)
        elif feed == "always":
            raise InputError("this is no RSS or Atom feed", place=Place(url), hint="Without --feed it is a page.")
        else:
            ending = _ending(response)
            self._write(self._path(url, ending), response.body)  # first, for the rest must not tell of an older page
            self._write(self._path(url, ending + META), _meta(response))
            self.saved.append(Saved(url, self._path(url, ending), changed=True))

    def _fetch_pages(self, url: str, response: Response) -> None:
        """Fetch a feed's pages; only when all are there need the feed not be read again while it is as it is."""
        whole = True
        pages = feeds.pages(response.body, response.url)[: self.hosts.limits.max_items]
        for done, page in enumerate(pages):
            self._tell(done, len(pages), page)
            try:
                address = plain_address(page)
                refuse_surprise(address, url)
            except InputError as error:
                self.failed.append(error)
                whole = False
            else:
                whole = self._try(address, "never") and whole
        if whole:
            self._write(self._path(url, _FEED + META), _meta(response))

    def _known(self, url: str, feed: Feed) -> dict[str, str]:
        """Give what the server said last time, with the ending of what was saved; {} where nothing was."""
        endings = {"never": (".html", ".txt"), "always": (_FEED,), "auto": (".html", ".txt", _FEED)}[feed]
        for ending in endings:
            meta = self._path(url, ending + META)
            if ending != _FEED and not self._path(url, ending).is_file():
                continue
            with contextlib.suppress(OSError, UnicodeError, InputError):
                stated = beside(meta.read_text(encoding="utf-8"), meta.name)
                return {**{key: value.value for key, value in stated}, "ending": ending}
        return {}

    def _path(self, url: str, ending: str) -> Path:
        parts = urlsplit(url)
        return self.folder / f"{slug(parts.netloc + parts.path)}-{digest(url)}{ending}"

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file that appears whole or not at all."""
        draft = path.with_name(f".{path.name}")
        draft.write_bytes(data)
        draft.replace(path)

    def _tell(self, done: int, total: int, url: str) -> None:
        if self.progress is not None:
            self.progress(done, total, url)


def _ending(response: Response) -> str:
    media_type = response.media_type
    if media_type in _ENDINGS:
        return _ENDINGS[media_type]
    if is_html(response.body[:10_000].decode("utf-8", "replace")):
        return ".html"
    message = f"{media_type or 'what came without a media type'} is neither a page nor a feed"
    raise InputError(message, place=Place(response.url), hint="Pages in HTML or plain text are saved.")


def _meta(response: Response) -> bytes:
    """Write what the server said of a page as front matter."""
    told: Mapping[str, str | None] = {
        "url": response.url,
        "retrieved": _moment(response.headers.get("Date")),
        "charset": response.headers.get_content_charset(),
        "etag": response.headers.get("ETag"),
        "last-modified": response.headers.get("Last-Modified"),
    }
    lines = [f"{key}: '{value}'" for key, value in told.items() if value and value.isprintable()]
    return "\n".join(["---", *lines, "---", ""]).encode()


def _moment(date: str | None) -> str | None:
    with contextlib.suppress(TypeError, ValueError):
        return parsedate_to_datetime(date or "").isoformat()
    return None
