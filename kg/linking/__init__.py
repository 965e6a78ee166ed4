"""Who and where: an article and the authority become a reading.

============= =====================================================================================
module        finds
============= =====================================================================================
draft         sentences and tokens; the longer name takes the place of those inside it
labels        what the authority, CLDR and the table of the world know
lands         countries, towns and regions that the article itself makes sure of, by the contexts of landmarks
organizations unknown bodies and media; bodies and extents read their names, aliases their acronyms and short forms
called        bodies by a plain noun, a company's ending or a party; abroad: by a foreign noun; missions: operations too
frameworks    unknown agreements, programmes, operations and projects; titled those without a head noun
sites         unknown sites, landforms and seas by their nouns; places: towns, and what is visited
persons       unknown persons by their context; names says which words can name one
surnames      later mentions by surname, speakers by initials, women and men
titles        the words of ranks, offices and honorifics; phrases reads a title with its body
ranks         those before a name
posts         which titles the article gives to whom
leading       posts that verbs state; shared_titles: those of several persons; between_posts: what one says of others
namesakes     persons of one name told apart by country and post, or held back
coreference   «the Secretary General», «he», «she»
lexicon       the words that all of them share; offices: of persons; geography: of places; given_names, cities: names
============= =====================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking import coreference, frameworks, labels, lands, namesakes, organizations, persons, places, posts, sites
from kg.linking.draft import Draft
from kg.linking.names import CREDIT_LINE
from kg.linking.nations import adjectives
from kg.model import Reading

if TYPE_CHECKING:
    from kg.authority import Authority
    from kg.model import Article


def read(article: Article, authority: Authority) -> Reading:
    """Read an article: its sentences, and who and what it mentions, in the order of the text.

    A name that the authority does not know gets a provisional record, the same for the same name.
    """
    draft = Draft.of(article, authority)
    labels.find(draft)
    lands.find(draft)
    places.shown(draft)
    organizations.find(draft)
    frameworks.find(draft)
    sites.find(draft)
    cast = persons.find(draft)
    places.towns(draft)
    _drop_credits(draft)
    found = namesakes.part(draft, cast, posts.find(draft))
    coreference.find(draft, cast, found)
    namesakes.release(draft)
    mentions = sorted(draft.mentions, key=lambda m: (m.span.start, -m.span.end, m.record.path))
    sentences = tuple(line.sentence for line in draft.lines)
    return Reading(article, draft.text, sentences, tuple(mentions), adjectives(draft), found, tuple(draft.doubts))


def _drop_credits(draft: Draft) -> None:
    """Drop what a credit line names («Photo: …»): it made the page, and is no part of what the article tells."""
    for line in draft.lines:
        if CREDIT_LINE.match(line.sentence.span.of(draft.text)):
            for mention in draft.within(line.sentence.span):
                draft.drop(mention)
