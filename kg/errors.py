"""What can go wrong, as one tree; each leaf is one exit code of the contract.

::

    KgError                      the common base: never raised itself
    ├── UsageError         2     an option, address or argument that cannot be right
    ├── InputError         3     a capture, RDF file or build folder that cannot be read
    │   ├── ForeignLanguage      an article in a language that no rule reads (told; the build goes on)
    │   └── QueryError           a query that cannot be parsed, is too large, or asks for what is refused
    ├── HouseError         4     our own shapes, ontology, authority or questions are broken
    └── NonconformantError 1     a graph does not conform to the shapes; nothing was loaded

Exit code 5 (nothing was validated) is a finding of a report, not an error.

A dependency's exception is translated where it is caught, with ``raise … from``.
Messages say what is wrong, where, and the next step.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: lines and columns count from 1; None where they are not known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class KgError(Exception):
    """The base of all errors that users see.

    ``exit_code`` is the contract's; ``place`` is where, if there is a where; ``hint`` is the next step.
    """

    exit_code = 2

    def __init__(self, message: str, *, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    @property
    def each(self) -> tuple[KgError, ...]:
        """The errors that one tells of: itself, or those of several files."""
        return (self,)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        then = f"\n  {self.hint}" if self.hint else ""
        return f"{where}{self.message}{then}"


class UsageError(KgError):
    """Wrong usage: an unknown option or setting, a port that is taken, an address that is none."""

    exit_code = 2


class InputError(KgError):
    """Input that cannot be read; ``place`` names file, line and column as far as they are known."""

    exit_code = 3


class ForeignLanguage(InputError):  # noqa: N818 - named for the finding
    """An article in a language that no rule reads; it is told and left out, the others go on."""


class QueryError(InputError):
    """A query that cannot be parsed, is too large, or asks for what is refused; the store itself is sound.

    ``expected`` are the words and signs that could stand at ``place``, as far as the engine names them.
    """

    def __init__(
        self, message: str, *, place: Place | None = None, hint: str | None = None, expected: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, place=place, hint=hint)
        self.expected = expected

    @classmethod
    def at(
        cls, message: str, line: int | None, column: int | None, *, hint: str | None, expected: tuple[str, ...]
    ) -> QueryError:
        """Make an error with a place in the query, where there is one."""
        place = Place("query", line, column) if line is not None else None
        return cls(message, place=place, hint=hint, expected=expected)


class HouseError(KgError):
    """Broken shapes, ontology, authority or questions."""

    exit_code = 4


class NonconformantError(KgError):
    """A graph that does not conform: the build loads nothing and keeps the last good release."""

    exit_code = 1
