"""Addresses → captures: pages, and the pages of RSS and Atom feeds, saved as they came.

Polite: what a site's ``robots.txt`` forbids is not asked for, a host is asked once at a time and not before a delay
has passed, a page that has not changed is not sent again, and a host that asks to be left alone is. Bounded: a page
has a size and a time. Only http and https.

A page's bytes are never changed; what the server said of them is in a file beside it, ``NAME.meta``
(:mod:`kg.sources.front_matter`): ``url``, ``retrieved`` (as the server dates its answer), ``charset``, ``etag``,
``last-modified``. Names come from the address alone.
"""

from __future__ import annotations

from kg.fetching.fetching import Fetched, Fetcher, Saved, fetch
from kg.fetching.hosts import Hosts
from kg.fetching.requests import USER_AGENT, Limits

__all__ = ["USER_AGENT", "Fetched", "Fetcher", "Hosts", "Limits", "Saved", "fetch"]
