"""Word processors' files (.docx) as articles: the paragraphs, without headers, notes, deletions."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.errors import ReadError
from sayso.parse.dates import Written, dates
from sayso.parse.decode import identity, without_halves
from sayso.parse.language import language
from sayso.parse.plain import fit, heading, subject
from sayso.parse.zones import zones
from sayso.types.article import Article, Capture, DateKind, ZoneKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 30_000_000  # bytes of one part when it is unpacked; a novel has a tenth
FEWEST = 5  # words

_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/terms/}"
_SKIPPED = (f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}delText")
# What zipfile and its unpackers raise on damaged bytes.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError,
    OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def docx(capture: Capture) -> Article:
    """The article of a .docx file. Raises ReadError where it holds none."""
    try:
        return _article(capture)
    except UnicodeDecodeError as error:  # a part that was mended may hold what is no UTF-8
        raise _broken(capture) from error


def _broken(capture: Capture) -> ReadError:
    return ReadError(subject(capture), "it is no sound .docx file", "save it anew, or as text")


def _article(capture: Capture) -> Article:
    document = _part(capture, _DOCUMENT)
    if document is None:
        raise _broken(capture)
    text = without_halves("\n\n".join(_paragraphs(document))).text
    if len(text.split()) < FEWEST:
        raise ReadError(subject(capture), "it holds no text")
    fit(text, capture)
    found = zones(text)
    when = dates(_dated(capture), now=capture.fetched_at)
    return Article(
        identity(text),
        text,
        sha256=capture.sha256,
        zones=found,
        title=heading(text, found, ZoneKind.TITLE),
        subtitle=heading(text, found, ZoneKind.SUBTITLE),
        published_at=when.published,
        dates=when.found,
        language=language(text),
    )


def _part(capture: Capture, name: str) -> "_Element | None":
    """One part of the file as a tree; None where it lacks it, or that part is broken."""
    from lxml import etree  # noqa: PLC0415 it takes a while

    try:
        with zipfile.ZipFile(io.BytesIO(capture.body)) as archive, archive.open(name) as stream:
            body = stream.read(LARGEST + 1)
    except _BROKEN:
        return None
    if len(body) > LARGEST:
        reason = f"it unpacks to more than {LARGEST // 1_000_000} MB"
        raise ReadError(subject(capture), reason, "save its words as text")
    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree: _Element | None = etree.fromstring(body, safe)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _paragraphs(document: "_Element") -> Iterator[str]:
    """Each paragraph outside tables of figures, as a reader sees it."""
    for paragraph in document.iter(f"{_WORD}p"):
        line = " ".join("".join(_runs(paragraph)).split())
        if line and not _is_figure(paragraph, line):
            yield line


def _runs(paragraph: "_Element") -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t" and not _is_struck(element, paragraph):
            yield element.text or ""
        elif element.tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
            yield " "
        elif element.tag == f"{_WORD}noBreakHyphen":
            yield "-"


def _is_struck(element: "_Element", paragraph: "_Element") -> bool:
    """Whether a run was deleted under tracked changes, or belongs to an inner paragraph."""
    for outer in element.iterancestors():
        if outer is paragraph:
            return False
        if outer.tag in _SKIPPED or outer.tag == f"{_WORD}p":
            return True
    return False


def _is_figure(paragraph: "_Element", line: str) -> bool:
    """Whether a short line stands in a cell of a table."""
    outer = paragraph.getparent()
    return outer is not None and outer.tag == f"{_WORD}tc" and len(line.split()) <= 12


def _dated(capture: Capture) -> Iterator[Written]:
    core = _part(capture, _CORE)
    for name, kind in (("created", DateKind.UNSAID), ("modified", DateKind.UPDATED)):
        text = core.findtext(f"{_DC}{name}") if core is not None else None
        if text:
            yield Written(text, kind, f"docx {name}", 0)
