"""Any other SPARQL endpoint, through SPARQLWrapper."""

from __future__ import annotations

import ast
import json
import warnings
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException

from kg.errors import InputError, UsageError
from kg.model import Answer
from kg.store.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMEOUT_S = 60
_DEFAULT = ("application/sparql-results+json", "text/turtle")
_LONGEST_REASON = 300


class RemoteStore:
    """Answers from an endpoint by the SPARQL 1.1 Protocol; the query is posted as a form (2.1.2)."""

    def __init__(self, url: str, timeout_s: int = TIMEOUT_S) -> None:
        """Take an address; raises :class:`UsageError` where it is no http(s) address."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise UsageError(f"{url!r} is no http(s) address", hint="Give one such as http://localhost:8000/sparql .")
        self._url = url
        self._timeout_s = timeout_s

    def query(
        self,
        text: str,
        accept: Sequence[str] | str | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Answer a query as the endpoint answers it, in one of the formats of ``accept``, best first.

        Raises :class:`InputError` where the endpoint cannot be reached, refuses the query, does not answer in time
        or answers in another format; :class:`UsageError` for a format that we do not know.
        """
        wanted = _media_types(accept)
        try:
            response = self._request(text, wanted, default_graphs, named_graphs).query().response
            media_type = response.headers.get_content_type()
            body: bytes = response.read()
        except QueryBadFormed as error:
            raise InputError(f"the endpoint refuses the query: {_reason(error)}", hint="Mend the query.") from error
        except EndPointNotFound as error:
            raise InputError(f"there is no endpoint at {self._url}", hint="Check the address.") from error
        except (SPARQLWrapperException, HTTPError) as error:
            raise InputError(f"{self._url} answers with an error: {_reason(error)}") from error
        except (URLError, OSError) as error:  # TimeoutError is an OSError
            reason = getattr(error, "reason", None) or error
            hint = "Check the address, and that the server runs."
            raise InputError(f"{self._url} cannot be reached: {reason}", hint=hint) from error
        return self._answer(media_type, body, wanted)

    def _request(
        self, text: str, wanted: Sequence[str], default_graphs: Sequence[str], named_graphs: Sequence[str]
    ) -> SPARQLWrapper:
        request = SPARQLWrapper(self._url)
        request.setTimeout(self._timeout_s)
        request.setMethod(POST)
        request.setOnlyConneg(True)  # no format=xml beside the query
        with warnings.catch_warnings():
            # SPARQLWrapper guesses the form of the query by itself, and warns where it cannot; we do not use its guess
            warnings.simplefilter("ignore")
            request.setQuery(text)
        request.queryType = "SELECT"
        # best first (RFC 9110, 12.4.2): 1, 0.9, 0.8 …, never 0
        ranked = [f"{media_type};q={max(10 - place, 1) / 10:g}" for place, media_type in enumerate(wanted)]
        request.addCustomHttpHeader("Accept", ", ".join(ranked))
        for name, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs)):
            for graph in graphs:
                request.addParameter(name, graph)
        return request

    def _answer(self, media_type: str, body: bytes, wanted: Sequence[str]) -> Answer:
        called = [found for found in FORMATS if found.is_called(media_type)]
        if not any(found.media_type in wanted for found in called):
            raise InputError(
                f"{self._url} answers in {media_type}, not in {' or '.join(wanted)}",
                hint="Ask for another --format, or check that the address is that of a SPARQL endpoint.",
            )
        return Answer(media_type, body)


def _media_types(accept: Sequence[str] | str | None) -> tuple[str, ...]:
    if accept is None:
        return _DEFAULT
    wanted = [accept] if isinstance(accept, str) else accept
    found = tuple(dict.fromkeys(f.media_type for one in wanted for f in FORMATS if f.is_called(one)))
    if not found:
        names = ", ".join(f.name for f in FORMATS)
        raise UsageError(f"there is no format {' or '.join(map(repr, wanted))}", hint=f"There are: {names}.")
    return found


def _reason(error: Exception) -> str:
    """Give what the endpoint says, in one line: the detail of a problem (RFC 9457), else the body as it is."""
    said = str(error).partition("Response:\n")[2] or str(error)
    if said.startswith(("b'", 'b"')):  # SPARQLWrapper puts the bytes' notation into its message
        said = ast.literal_eval(said).decode("utf-8", "replace")
    try:
        problem = json.loads(said)
        said = str(problem["detail"])
        where = [str(problem[part]) for part in ("line", "column") if part in problem]
        said = f"{said} (at {':'.join(where)})" if where else said
    except (ValueError, KeyError, TypeError):
        pass
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST_REASON else line[:_LONGEST_REASON] + "…"
