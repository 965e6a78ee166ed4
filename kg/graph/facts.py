"""Each kind of fact in the terms of schema.org and of our ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.naming import plain
from kg.graph.terms import PART, RDF, SDO, XSD, concept, literal
from kg.graph.writing import date
from kg.model import Event, FrameworkReport, Quantity, Role, Statement

if TYPE_CHECKING:
    from kg.graph.writing import Pairs, Writer
    from kg.model import Fact, Record


def said_of(writer: Writer, fact: Fact) -> Pairs:
    """Give what a fact's node says, and write the stubs of the entities that it names."""
    match fact:
        case Role():
            return _role(writer, fact)
        case Event():
            return _event(writer, fact)
        case Statement():
            return _statement(writer, fact)
        case FrameworkReport():
            return _framework(writer, fact)
        case Quantity():
            return _quantity(fact)


def acting(fact: Fact) -> tuple[Record, ...]:
    """Give who acts in a fact, whom the article thereby mentions, be it by a title only or as a person decided.

    A spokesperson without a name speaks for a body and is not mentioned.
    """
    match fact:
        case Role():
            return (fact.person,)
        case Event():
            return fact.participants
        case Statement() if not fact.speaker.provisional:
            return (fact.speaker,)
        case _:
            return ()


def _role(writer: Writer, role: Role) -> Pairs:
    published = writer.source.published
    return [
        (RDF.type, PART.PostHeld),
        (RDF.type, SDO.OrganizationRole),
        (PART.holder, writer.entity(role.person)),
        (SDO.roleName, literal(role.title)),
        (PART.postAt, writer.entity(role.at) if role.at else None),
        (PART.asOf, date(published.value) if published else None),
    ]


def _event(writer: Writer, event: Event) -> Pairs:
    return [
        (RDF.type, PART.ReportedEvent),
        (RDF.type, SDO.Event),
        (PART.eventType, concept("EventType", event.type)),
        (SDO.name, literal(event.label, language="en")),
        (SDO.startDate, date(event.start) if event.start else None),
        (SDO.endDate, date(event.end) if event.end else None),
        (PART.status, concept("EventStatus", event.status)),
        *((SDO.location, writer.entity(place)) for place in event.places),
        *((PART.participant, writer.entity(record)) for record in event.participants),
    ]


def _statement(writer: Writer, statement: Statement) -> Pairs:
    return [
        (RDF.type, PART.Statement),
        (RDF.type, SDO.CreativeWork if statement.reported else SDO.Quotation),
        (SDO.text, writer.words(statement.text)),
        (PART.speaker, writer.entity(statement.speaker)),
        *((SDO.about, writer.entity(record)) for record in statement.about),
    ]


def _framework(writer: Writer, report: FrameworkReport) -> Pairs:
    return [
        (RDF.type, PART.FrameworkReport),
        (RDF.type, SDO.Role),
        (PART.framework, writer.entity(report.framework)),
        (PART.since, date(report.since) if report.since else None),
        *((PART.party, writer.entity(record)) for record in report.parties),
    ]


def _quantity(quantity: Quantity) -> Pairs:
    return [
        (RDF.type, PART.ReportedQuantity),
        (RDF.type, SDO.MonetaryAmount if quantity.currency else SDO.QuantitativeValue),
        (SDO.value, literal(plain(quantity.value), datatype=XSD.decimal)),
        (SDO.unitText, literal(quantity.unit)),
        (SDO.currency, literal(quantity.currency) if quantity.currency else None),
        (SDO.description, literal(quantity.of) if quantity.of else None),
    ]
