"""Dateline KG: news articles to linked data in which every fact leads to the sentence that says it.

The way of the data is one straight line, and so are the imports (``PARTS``)::

    capture -read-> articles -link-> mentions -extract-> facts -describe-> graph
            -validate-> report -replace-> store -query-> answer
"""

__version__ = "0.1.0"

PARTS = (
    "errors files vocab model iris text dates authority sources linking opinion extraction corroboration review graph "
    "validation places reports store dumps fetching pipeline cli"
).split()
"""The modules in the order of imports: each may import only those before it; ``server`` comes after them."""
