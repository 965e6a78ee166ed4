"""What hosts allow: ``robots.txt`` (RFC 9309), delays, being left alone; and which hosts nobody meant to ask."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kg.errors import InputError, Place
from kg.fetching.requests import USER_AGENT, Limits, Response, get

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_REDIRECTS = 5
_ROBOTS_BYTES = 500_000
_LONGEST_DELAY_S = 60.0
_OK, _BROKEN = 200, 500
_BUSY = frozenset({429, 503})


@dataclass(slots=True)
class Hosts:
    """Asks hosts, one after the other, as each allows it."""

    limits: Limits
    sleep: Callable[[float], object] = time.sleep
    _asked: set[str] = field(default_factory=set)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _closed: dict[str, str] = field(default_factory=dict)

    def ask(self, url: str, known: Mapping[str, str]) -> Response:
        """Ask for an address and follow redirects, each where the host allows it.

        ``known`` is what the last answer said (``url``, ``etag``, ``last-modified``): the page is sent again only if
        it has changed. Raises :class:`InputError` where it cannot or must not be fetched.
        """
        asked = url
        for _ in range(MAX_REDIRECTS + 1):
            self._check(asked, url)
            response = self._get(asked, self.limits, _conditions(known) if asked == known.get("url") else {})
            if response.location is None:
                return response
            asked = response.location
        raise InputError(
            f"it redirects more than {MAX_REDIRECTS} times", place=Place(url), hint="Check it in a browser."
        )

    def _check(self, url: str, given: str) -> None:
        if url != given:
            refuse_surprise(url, given)
        host = urlsplit(url).netloc
        if host in self._closed:
            raise InputError(f"its host was given up: {self._closed[host]}", place=Place(url), hint="Try again later.")
        if not self._rules(url).can_fetch(USER_AGENT, url):
            hint = "Ask the site, or save the page in a browser."
            raise InputError("its site's robots.txt forbids to fetch it", place=Place(url), hint=hint)

    def _rules(self, url: str) -> RobotFileParser:
        """Give the rules of a site; where they are not there all is allowed, where they cannot be read nothing is."""
        site = urljoin(url, "/")
        if site not in self._robots:
            try:
                self._robots[site] = self._read_rules(urljoin(site, "/robots.txt"))
            except InputError as error:
                self._closed[urlsplit(url).netloc] = error.message
                raise
        return self._robots[site]

    def _read_rules(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        rules.modified()  # it answers «no» until it is told that rules were read
        limits = replace(self.limits, max_bytes=_ROBOTS_BYTES)
        response = self._get(url, limits, {})
        for _ in range(MAX_REDIRECTS):
            if response.location is None:
                break
            refuse_surprise(response.location, url)
            response = self._get(response.location, limits, {})
        if response.status == _OK:
            rules.parse(response.body.decode("utf-8-sig", "replace").splitlines())
        elif response.status >= _BROKEN or response.status in _BUSY:
            rules.disallow_all = True  # type: ignore[attr-defined]  # RFC 9309, 2.3.1.4
        return rules

    def _get(self, url: str, limits: Limits, headers: Mapping[str, str]) -> Response:
        host = urlsplit(url).netloc
        if host in self._asked:
            self.sleep(self._delay(url))
        self._asked.add(host)
        response = get(url, limits, headers)
        if response.status in _BUSY:
            self._closed[host] = f"it asked to be left alone (HTTP {response.status})"
        return response

    def _delay(self, url: str) -> float:
        rules = self._robots.get(urljoin(url, "/"))
        wanted = float(rules.crawl_delay(USER_AGENT) or 0) if rules else 0.0
        return max(self.limits.delay_s, min(wanted, _LONGEST_DELAY_S))


def refuse_surprise(url: str, given: str) -> None:
    """Refuse to follow from a public address to one of this machine or its network; raises :class:`InputError`."""
    if _private(url) and not _private(given):
        message = f"{given} leads to this address of a private network"
        raise InputError(message, place=Place(url), hint="If it is meant, give the address itself.")


def _private(url: str) -> bool:
    try:
        found = socket.getaddrinfo(urlsplit(url).hostname, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False  # the request will say that there is no such host
    return any(not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found)


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    headers = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last-modified")}
    return {name: value for name, value in headers.items() if value}
