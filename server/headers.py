"""The headers that every answer has: open data for any page, no tricks on ours."""

from __future__ import annotations

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Pages need one stylesheet and one picture of ours, and a form: no script, nothing from another host."""

METHODS = "GET, HEAD, POST, OPTIONS"

_OF_DOWNLOADS = "Accept-Ranges, Content-Range, Content-Disposition"

EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", f"Link, Retry-After, Allow, ETag, {_OF_DOWNLOADS}"),
    ("X-Content-Type-Options", "nosniff"),
)
"""Of every answer: any page may read our data, and none may take it for what it is not."""

ON_PAGES: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)


def preflight(allowed: str = METHODS) -> tuple[tuple[str, str], ...]:
    """Give the headers that an answer to OPTIONS has besides (Fetch, 3.2.3)."""
    return (
        ("Access-Control-Allow-Methods", allowed),
        ("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match"),
        ("Access-Control-Max-Age", "86400"),
    )
