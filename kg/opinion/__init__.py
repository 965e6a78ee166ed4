"""A second opinion, optional: a spaCy model reads the same articles, and what it says is weighed with the mentions.

======== =================================================================================================
module   does
======== =================================================================================================
models   loads an installed English model; nothing else here knows spaCy, and nothing imports it unless asked
weighing compares what rules and model name: they agree, they disagree, or the model stands alone
======== =================================================================================================

The model publishes nothing by itself: agreement is told of a mention, all else is asked in review.
"""

from __future__ import annotations

from kg.opinion.models import Model, SpacyModel, load
from kg.opinion.weighing import weigh

__all__ = ["Model", "SpacyModel", "load", "weigh"]
