"""The damage that no shape catches, and why: by operator, unit with classes, and property or class."""

from __future__ import annotations

TWO_SPELLINGS = (
    "Articles may spell a name that the authority does not know in two ways, so a second name is none too many."
)
ONLY_THE_ARTICLE = (
    "Of a name that the authority does not know, only the article could say what is right, and it may inflect it."
)
SAID_OF_NOTHING = "The copy is a name that nothing leads to: no fact and no mention is told of it."
SAID_TWICE = (
    "The same words name the same thing: what is said twice is not wrong, and each of the two has its passages."
)
NAMES_ARE_OPAQUE = (
    "Only the node's own name could tell which of two like values is its own, and names are not taken apart."
)
WRITTEN_OUT = "A title may be written out («Lt. Col.»), so that its words need not stand in the evidence."
CURATED = (
    "People curate the authority and the catalogue: nothing else at hand tells which of two sound values is right."
)
WHOLE_AND_PART = (
    "That the part does not hold the whole is known of countries only; two bodies or two places look the same."
)
COUNTED = (
    "The numbers are counted from the graphs that the build writes; counting again is for those who read the dumps."
)
STUBS = "An article's graph has a partnership's name only, so a record without its parties looks like such a stub."

ONLY_THE_READER = "Only the model itself could say what it is called."

SURVIVORS: dict[tuple[str, str, str], str] = {
    ("second_value", "article schema:Organization part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    (
        "second_value",
        "article schema:Intangible schema:Organization part:Framework part:ProvisionalEntity",
        "schema:name",
    ): TWO_SPELLINGS,
    ("merge", "article schema:Person part:ProvisionalEntity", "a schema:Person"): TWO_SPELLINGS,
    ("second_value", "article schema:Person part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    ("second_value", "article schema:Country schema:Place part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    ("merge", "article schema:City schema:Place part:ProvisionalEntity", "a schema:City"): TWO_SPELLINGS,
    ("second_value", "article schema:City schema:Place part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    ("second_value", "article schema:Place part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    ("second_value", "article schema:Intangible part:Framework part:ProvisionalEntity", "schema:name"): TWO_SPELLINGS,
    ("reword", "article schema:Organization part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    (
        "reword",
        "article schema:Intangible schema:Organization part:Framework part:ProvisionalEntity",
        "schema:name",
    ): ONLY_THE_ARTICLE,
    ("reword", "article schema:Person part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("swap_values", "article schema:Person part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("reword", "article schema:Country schema:Place part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("reword", "article schema:City schema:Place part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("swap_values", "article schema:City schema:Place part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("reword", "article schema:Place part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("reword", "article schema:Intangible part:Framework part:ProvisionalEntity", "schema:name"): ONLY_THE_ARTICLE,
    ("copy", "article schema:Organization part:ProvisionalEntity", "a schema:Organization"): SAID_OF_NOTHING,
    (
        "copy",
        "article schema:Intangible schema:Organization part:Framework part:ProvisionalEntity",
        "a schema:Intangible",
    ): SAID_OF_NOTHING,
    ("copy", "article schema:Person part:ProvisionalEntity", "a schema:Person"): SAID_OF_NOTHING,
    ("copy", "article schema:Country schema:Place part:ProvisionalEntity", "a schema:Country"): SAID_OF_NOTHING,
    ("copy", "article schema:City schema:Place part:ProvisionalEntity", "a schema:City"): SAID_OF_NOTHING,
    ("copy", "article schema:Place part:ProvisionalEntity", "a schema:Place"): SAID_OF_NOTHING,
    ("copy", "article schema:Intangible part:Framework part:ProvisionalEntity", "a schema:Intangible"): SAID_OF_NOTHING,
    ("copy", "article oa:Annotation part:Mention", "a oa:Annotation"): SAID_TWICE,
    ("swap_values", "article schema:Event part:ReportedEvent", "schema:name"): NAMES_ARE_OPAQUE,
    ("swap_values", "article schema:Event part:ReportedEvent", "part:eventType"): NAMES_ARE_OPAQUE,
    ("swap_values", "article schema:Role part:FrameworkReport", "part:framework"): NAMES_ARE_OPAQUE,
    ("swap_values", "article oa:Annotation part:Mention", "oa:hasBody"): NAMES_ARE_OPAQUE,
    ("swap_values", "article oa:SpecificResource", "oa:hasSelector"): NAMES_ARE_OPAQUE,
    ("swap_values", "shared", "void:class"): NAMES_ARE_OPAQUE,
    ("reword", "article schema:OrganizationRole part:PostHeld", "schema:roleName"): WRITTEN_OUT,
    ("swap_values", "shared schema:MediaObject part:Capture", "prov:hadPrimarySource"): CURATED,
    ("swap_values", "shared schema:MediaObject part:Capture", "schema:contentSize"): CURATED,
    ("swap_values", "shared schema:MediaObject part:Capture", "schema:name"): CURATED,
    ("swap_values", "shared schema:MediaObject part:Capture", "prov:wasDerivedFrom"): CURATED,
    ("swap_values", "shared schema:GovernmentOrganization schema:Organization", "part:country"): CURATED,
    ("swap_values", "shared schema:Country schema:Place", "schema:identifier"): CURATED,
    ("years_later", "shared schema:WebPage", "schema:datePublished"): CURATED,
    ("swap_values", "shared schema:WebPage", "schema:datePublished"): CURATED,
    ("reword", "shared schema:WebPage", "schema:name"): CURATED,
    ("swap_values", "shared schema:WebPage", "schema:name"): CURATED,
    ("swap_values", "shared schema:WebPage", "schema:publisher"): CURATED,
    ("turn_around", "shared schema:Organization", "schema:parentOrganization"): WHOLE_AND_PART,
    (
        "turn_around",
        "shared schema:Intangible schema:Organization part:Framework",
        "schema:parentOrganization",
    ): WHOLE_AND_PART,
    (
        "turn_around",
        "shared schema:GovernmentOrganization schema:Organization",
        "schema:parentOrganization",
    ): WHOLE_AND_PART,
    ("turn_around", "shared schema:Place", "schema:containedInPlace"): WHOLE_AND_PART,
    ("swap_values", "shared", "void:entities"): COUNTED,
    ("swap_values", "shared", "void:property"): NAMES_ARE_OPAQUE,
    ("swap_values", "shared", "void:triples"): COUNTED,
    ("reword", "article prov:SoftwareAgent schema:SoftwareApplication", "schema:name"): ONLY_THE_READER,
    ("drop_property", "shared schema:Intangible part:Partnership", "part:party"): STUBS,
}
