"""Dateline KG: news articles to linked data in which every fact leads to the sentence that says it.

The way of the data is one straight line, and so are the imports (see ``tests/test_house.py``)::

    capture -read-> articles -link-> mentions -extract-> facts -describe-> graph
            -validate-> report -replace-> store -query-> answer
"""

__version__ = "0.1.0"
