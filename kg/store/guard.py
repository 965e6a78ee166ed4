"""What is refused before the engine sees a query: too long or too deep to be parsed safely, and SERVICE.

Oxigraph's parser and planner are recursive: a few thousand nested or chained operators overflow the stack and end the
process. Each kind of character that makes a level is counted wherever it stands, in strings and comments too: counted
so, nothing can hide a level, and queries that people write stay far below the limits.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import Place, QueryError

MAX_QUERY_CHARS = 64_000
MAX_COUNTS = (("{([", 1000), ("+*!|&^=<>", 4000), ("-/", 4000), (".;,", 4000))
"""Characters, and how many of them a query may have; crashes were seen from 2,000, 5,000, 5,000 and 8,000 on."""

_SERVICE = re.compile("service", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"(?<![\w?$:])service(?:\s+silent\b)?", re.IGNORECASE)
PLACE = re.compile(r"error at (\d+):(\d+):")
"""How the engine begins what it says of a syntax error: with line and column."""

_REASONS = {
    "Prefix not found": "the query uses a prefix that it does not declare",
    "variable that is unbound": "SELECT names a variable that is neither grouped nor bound",
    "IRI parsing failed": "the query has an IRI that is none",
}
_NEAR_CHARS = 20
_CLASS = re.compile(r"\[(?:_|'.*?')\](?=, |$)", re.DOTALL)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)+)"|(?:^|(?<=, ))([A-Za-z][A-Za-z0-9]*)(?=, |$)')
_LONG = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*|"""
_PIECES = re.compile(_LONG + r"[{}()\[\]]")
_WORD = re.compile(_LONG + r"[?$@]?[\w.:-]+|\S")


def check(query: str, base_iri: str | None = None) -> None:
    """Refuse, by :class:`QueryError`, a query that is too large to parse safely or that calls another server."""
    if len(query) > MAX_QUERY_CHARS:
        raise _too_large(f"has {len(query):,} characters; the most is {MAX_QUERY_CHARS:,}")
    for characters, most in MAX_COUNTS:
        count = sum(map(query.count, characters))
        if count > most:
            raise _too_large(f"has {count:,} of the characters {' '.join(characters)}; the most is {most:,}")
    if _SERVICE.search(query):
        _refuse_service(query, base_iri)


def opened(query: str) -> int:
    """Give the number of brackets that open, wherever they stand: no query is deeper."""
    return sum(map(query.count, "{(["))


def depth(query: str) -> int:
    """Give the most brackets that stand in one another; those in strings count too, as an engine may see none there.

    >>> depth("ASK { { ?s ?p (1 2) } }"), depth("ASK { ?s ?p '((' FILTER(?s) }")
    (3, 4)
    """
    deepest = level = 0
    for piece in _PIECES.finditer(query):
        text = piece[0]
        more, closed = opened(text), sum(map(text.count, "})]"))
        deepest = max(deepest, level + more)
        # what is longer than a bracket is a string, a comment or an IRI as far as we can see: it closes only its own
        level += more - closed if len(text) == 1 else max(0, more - closed)
    return deepest


def tokens(query: str) -> int:
    """Give the number of words and signs; a string, a comment or an IRI is one.

    >>> tokens("ASK { ?s <http://a/p> 'a b' } # c")
    7
    """
    return sum(1 for _ in _WORD.finditer(query))


def syntax_error(error: SyntaxError, query: str) -> QueryError:
    """Translate the engine's syntax error: the place, the words there, and the reason where it is more than grammar."""
    found = PLACE.match(str(error))
    if found is None:
        return QueryError(f"the query cannot be parsed: {error}", hint="Mend the query.")
    line, column = int(found[1]), int(found[2])
    reason = next((ours for theirs, ours in _REASONS.items() if theirs in str(error)), None)
    lines = query.splitlines()
    # the engine names the farthest place it tried, often just behind the mistake: so both sides are shown
    around = lines[line - 1][max(0, column - _NEAR_CHARS) : column + _NEAR_CHARS].strip() if line <= len(lines) else ""
    where = f"near {around!r}" if around else "at its end" if query.strip() else ": it is empty"
    why = reason or f"the query cannot be parsed {where}"
    expected = _expected(str(error)[found.end() :])
    return QueryError(
        why, place=Place("query", line, column), hint="Mend the query there; updates are not taken.", expected=expected
    )


def _expected(said: str) -> tuple[str, ...]:
    r"""Give the signs and words that the engine says could stand there; its classes of characters are left out.

    >>> _expected(''' expected one of "$", "?", OPTIONAL, ['0'..='9'], [_]''')
    ('$', '?', 'OPTIONAL')
    """
    plain = _CLASS.sub("", said.partition("expected ")[2].removeprefix("one of "))
    found = [sign.replace("\\", "") or word for sign, word in _TOKEN.findall(plain)]
    return tuple(dict.fromkeys(found))


def absent_word(text: str) -> str:
    """Give a word of letters and digits that a text has nowhere."""
    lowered = text.lower()
    return next(word for word in (f"x{number:06d}" for number in range(len(text) + 1)) if word not in lowered)


def _refuse_service(query: str, base_iri: str | None) -> None:
    """Refuse a query in which SERVICE stands as a keyword: the engine's own parser is asked, never the query run.

    The letters are replaced everywhere by as many that the query has not. In a name, string or comment that changes
    nothing of the grammar; where they were the keyword, the query no longer parses. So no tokenizer of ours has to
    agree with the engine's. A second replacement tells SERVICE from a plain mistake elsewhere, for the message.
    """
    mistake = _mistake(_SERVICE.sub(absent_word(query), query), base_iri)
    if mistake is None:
        return
    if _mistake(_SERVICE_CLAUSE.sub(lambda found: "GRAPH".ljust(len(found[0])), query), base_iri) is not None:
        raise syntax_error(mistake, query) from mistake
    raise QueryError(
        "SERVICE is refused: this store does not call other servers",
        hint="Ask the other endpoint itself, with a query of its own.",
    )


def _mistake(query: str, base_iri: str | None) -> SyntaxError | None:
    """Give what the engine's parser says against a text, asked of an empty store."""
    try:
        ox.Store().query(query, base_iri=base_iri)
    except SyntaxError as error:
        return error
    except (OSError, RuntimeError, ValueError):  # it was parsed, and failed at what it asks
        return None
    return None


def _too_large(why: str) -> QueryError:
    return QueryError(f"the query is too large: it {why}", hint="Split it into several queries.")
