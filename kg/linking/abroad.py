"""Bodies with names that are no English: a head noun of another language and what follows it («Instituto Harbour»)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.linking.provisional import provisional
from kg.model import Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line

_HEADS = frozenset(
    "universidad università université universität universidade uniwersytet univerzitet instituto institut istituto "
    "instytut ministerio ministère ministero ministério ministerium banco banque banca fundación fundação fundacja "
    "fondation fondazione stiftung partido parti partito partia partija frente movimiento movimento maison comité "
    "comitê comitato consejo conselho conseil consiglio confederación asociación associação associazione société "
    "sociedad sociedade società compagnie grupo groupe gruppo académie accademia academia akademie akademia école "
    "escuela escola scuola asamblea assemblée cámara câmara chambre agence agencia agência agenzia agentur secretaría "
    "ejército guardia policía polizei gendarmerie liga ligue federación fédération federazione federação sindicato "
    "syndicat sindacato unión unione hôpital ospedale krankenhaus museo musée muzej teatro théâtre biblioteca "
    "bibliothèque orquesta orchestre coopérative cooperativa observatorio observatoire corporación".split()
)
_LINK = r"de la|de los|de las|del|della|dello|dei|degli|delle|des|du|de|di|do|da|dos|das|für|der|et|y|e|la|le|los|las"
_TAIL = re.compile(rf"(?:,? (?:{_LINK}))?(?: (?:d'|l'|dell')?[^\W\d_a-z][\w'-]+)")
_COMPOUND = re.compile(
    r"\b[^\W\d_a-z]\w+-(?:Institut|Stiftung|Universität|Akademie|Gesellschaft|Klinik|Werke?)\b|"
    r"\bBundes(?:wehr|polizei|bank|rat|amt|kriminalamt|regierung|nachrichtendienst)\b"
)
_LONGEST = 6


def find(draft: Draft, line: Line) -> None:
    """Add what a foreign head noun opens, and German bodies in one word."""
    for index, word in enumerate(line.words):
        token = line.tokens[index]
        if not token.capital:
            continue
        if word in _HEADS and line.word(index + 1) != ",":
            end = token.end
            for _ in range(_LONGEST):
                found = _TAIL.match(draft.text, end, line.sentence.span.end)
                if found is None:
                    break
                end = found.end()
            _add(draft, Span(token.start, end), alone=end == token.end)
        elif "-" in word or word.startswith("bundes"):
            found = _COMPOUND.match(draft.text, token.start, token.end)
            if found and found.end() == token.end:
                _add(draft, Span(token.start, token.end), alone=False)


def _add(draft: Draft, span: Span, *, alone: bool) -> None:
    clashes = draft.within(span)
    if not alone and not any(m.span.covers(span) or not m.record.is_a("place") for m in clashes):
        draft.add(span, provisional(span.of(draft.text), None))
