"""A saved HTML page → its text: the headline, and below it the main text as trafilatura finds it.

The bytes stay as they are and are the capture; the text is made from them, always the same, and has its own checksum.
What the page says of itself in its head (:mod:`kg.sources.metadata`) is stated as front matter is; where the words
do not stand in the text, nothing quotes them.

The encoding is told as the HTML standard tells it (12.2.3.2): a byte-order mark, what the server said (``charset`` in
the file beside the capture), the page's own ``meta``, else UTF-8, or windows-1252 where the bytes are none.
"""

from __future__ import annotations

import codecs
import logging
import re
from typing import TYPE_CHECKING

from kg.errors import InputError, Place
from kg.sources.metadata import metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no type stubs

    from kg.sources.front_matter import Front

MEDIA_TYPE = "text/html"

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:div|p|span|script|style|ul|li|a|body|html)\s{0,9}>", re.IGNORECASE)
_TAGS_OF_A_PAGE = 5
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})""", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})["']""")
_MOST_TAGS = 50_000
_FEWEST_WORDS = 5
_AS_TEXT = "Save the article's text instead, in a .txt file."
_ENCODINGS = re.compile(  # those of the web, not all that Python knows: some of those take quadratic time
    r"utf-?8|utf-?16(?:[bl]e)?|(?:windows-|cp)(?:125\d|874|866)|iso[-_]?8859[-_]\d+|latin-?\d|(?:us-)?ascii|koi8-[ru]"
    r"|macintosh|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift[-_]jis|iso-2022-jp"
)
_LOOKED_AT = 4096  # the standard looks at 1024 bytes; pages are found that declare it later
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

# trafilatura logs what it cannot read; we tell it ourselves
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def is_html(text: str) -> bool:
    """Whether a text is the markup of a page."""
    if _PAGE.match(text):
        return True
    return sum(1 for _, _ in zip(_TAG.finditer(text), range(_TAGS_OF_A_PAGE), strict=False)) == _TAGS_OF_A_PAGE


def decoded(data: bytes, charset: str | None = None) -> str:
    """Decode a page; ``charset`` is what the server said. Characters that no text may hold are replaced."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace"))
    named = [charset] if charset else []
    named += [found[1].decode("ascii") for p in (_CHARSET, _ENCODING) if (found := p.search(data[:_LOOKED_AT]))]
    for name in (*named, "utf-8"):
        text = _decoded(data, name)
        if text is not None:
            return _clean(text)
    return _clean(data.decode("windows-1252", "replace"))


def _decoded(data: bytes, name: str) -> str | None:
    """Decode by a label as pages use it; None where it is unknown, no encoding of text, or not that of the bytes."""
    label = name.lower()
    if not _ENCODINGS.fullmatch(label):
        return None
    # Encoding Standard, 4.2: these labels mean other encodings than they say
    label = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252"}.get(label, label)
    label = "utf-8" if label.startswith(("utf-16", "utf16", "us-ascii")) else label
    try:
        # windows-1252 has five bytes without a character; pages that hold one are read all the same
        return data.decode(label, "replace" if label == "windows-1252" else "strict")
    except (LookupError, UnicodeError, ValueError):
        return None


def _clean(text: str) -> str:
    return _NO_CHARACTERS.sub("\ufffd", text)


def extracted(markup: str, name: str) -> tuple[str, Front]:
    """Give a page's text and what its head states; raises :class:`InputError` where no main text is found."""
    # local, for it takes a third of a second to load
    import trafilatura

    if markup.count("<") > _MOST_TAGS:
        raise InputError(f"a page of more than {_MOST_TAGS:,} tags is no article", place=Place(name), hint=_AS_TEXT)
    try:
        tree = trafilatura.load_html(_XML_DECLARATION.sub("", markup, count=1))
        front = () if tree is None else metadata(tree)
        found = None if tree is None else _main_text(tree)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise InputError(
            f"the page's markup cannot be read ({type(error).__name__})", place=Place(name), hint=_AS_TEXT
        ) from error
    if not found or len(found.split()) < _FEWEST_WORDS:
        raise InputError("no main text was found in the page", place=Place(name), hint=_AS_TEXT)
    title = dict(front).get("title")
    return _with_headline(found, title.value if title else None), front


def _main_text(tree: HtmlElement) -> str | None:
    import trafilatura

    found = trafilatura.extract(tree, output_format="txt", include_comments=False, with_metadata=False)
    return found.strip() if found else None


def _with_headline(text: str, headline: str | None) -> str:
    """Put the headline first, where it does not stand in the text as a line of its own."""
    if headline is None or any(_key(line) == _key(headline) for line in text.splitlines()):
        return text
    return f"{headline}\n\n{text}"


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
