"""How often one client may ask: a bucket of requests for each, filled steadily."""

from __future__ import annotations

import math
import time
from collections import OrderedDict

_CLIENTS = 10_000


class Rates:
    """Allows each client ``per_minute`` requests, a minute's worth at once; 0 allows all."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, client: str, now: float | None = None) -> int:
        """Take a request of a client: 0 where it may be answered, else the seconds until one may."""
        if not self._per_minute:
            return 0
        now = time.monotonic() if now is None else now
        left, since = self._buckets.pop(client, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - since) * self._per_minute / 60)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) * 60 / self._per_minute))


def client_of(peer: str, forwarded: str, trusted_proxies: int) -> str:
    """Give the client's address: what the outermost of our own proxies saw; without any, the peer.

    ``forwarded`` is X-Forwarded-For; what stands before the places of our proxies in it is anybody's word.

    >>> client_of("10.0.0.1", "6.6.6.6, 192.0.2.7", 1), client_of("192.0.2.9", "6.6.6.6", 0)
    ('192.0.2.7', '192.0.2.9')
    """
    if not trusted_proxies:
        return peer
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-trusted_proxies] if len(hops) >= trusted_proxies else peer
