"""What a row of the tables of triggers is: the words, the type of event, and what the clause must name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.model import EventType

Form = Literal["verb", "noun"]
Needs = Literal[
    "nothing",
    "somebody",
    "together",
    "place",
    "traveller",
    "prize",
    "document",
    "two",
    "actor",
    "force",
    "asked",
    "target",
    "harm",
    "deed",
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of a table.

    ``stems`` are letters of which a sentence must hold some, else the pattern need not be tried.
    ``needs`` is what the clause must name for the words to be an event: ``somebody`` met, several who came
    ``together``, the ``place`` travelled to, the ``traveller`` who spends time there, the ``prize`` awarded, the
    ``document`` signed, ``two`` parties, an ``actor`` or a ``force`` as subject, someone ``asked`` in the
    lead of an interview, the ``target`` of an attack, ``harm``
    done on purpose, or a ``deed`` that an actor did somewhere or on some day.
    ``weak`` triggers count only where their sentence has no other; a ``leg`` is a stage of a journey;
    ``plural`` nouns are events in the plural too; what ``refers`` only tells more of an event told before, and
    ``again`` tells another one of its kind («the next round»).
    """

    type: EventType
    form: Form
    stems: tuple[str, ...]
    pattern: re.Pattern[str]
    needs: Needs = "nothing"
    weak: bool = False
    leg: bool = False
    passive: bool = False
    refers: bool = False
    again: bool = False
    plural: bool = False


def verb(kind: EventType, stems: str, words: str, needs: Needs = "nothing", **flags: bool) -> Trigger:
    """Give a row read with its subject and object («visited», «was awarded»); ``stems`` parted by spaces."""
    return Trigger(kind, "verb", tuple(stems.split()), re.compile(rf"\b(?:{words})\b"), needs, **flags)


def noun(kind: EventType, stems: str, words: str, needs: Needs = "nothing", **flags: bool) -> Trigger:
    """Give a row that needs a determiner, a name or a verb that carries it («the reception», «had talks with»)."""
    return Trigger(kind, "noun", tuple(stems.split()), re.compile(rf"\b(?i:{words})\b"), needs, **flags)
