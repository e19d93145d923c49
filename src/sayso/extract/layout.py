"""Speakers that the layout names, without a verb: a line above the quotation, a name behind it.

    Karl Onder, teacher                      “We will rebuild,” Pavel Strom, mayor
    “Nobody told us.”                        — Pavel Strom, mayor

The tagger looks for a cue and would give such words to whoever spoke before. Here the mark that
opens the quotation, or the dash before the name, stands for the cue. A quotation that is never
closed ends with its paragraph unless the next one opens a mark again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.types.span import Span

BY_LAYOUT = 0.75  # the confidence of a speaker that stands alone above or behind a quotation
LONGEST = 10  # words of a line that names somebody
_DASHES = {"—", "–", "-", "--", "―"}
_MARKS = "“”\"‘’'„«»"
_ENDS = (".", "!", "?", ":", ";", ",")


def by_layout(article: Parsed, given: Sequence[Draft], headings: Sequence[Span]) -> list[Draft]:
    """The drafts, with quotations given to whom their place on the page names."""
    blocks = article.paragraphs
    drafts = [_within_paragraph(article, draft, blocks) for draft in given]
    opening = {
        article.within(q.pieces[0])[0]: q for q in article.quotations if article.within(q.pieces[0])
    }
    for number, block in enumerate(blocks):
        start = block[0]
        if start in opening:
            words = _words(article, opening[start].pieces)
            after = blocks[number + 1] if number + 1 < len(blocks) else range(0)
            named = _behind(article, block, words) or _below(article, words, block, after)
            before = blocks[number - 1] if number else range(0)
            if named is None and not _has_cue(drafts, block) and _names(article, before, headings):
                named = start, before
            if named:
                drafts = list(_given(drafts, words, *named))
    return drafts


def _words(article: Parsed, pieces: Sequence[Span]) -> list[range]:
    return [words for piece in pieces if (words := article.within(piece))]


def _names(article: Parsed, line: range, headings: Sequence[Span]) -> bool:
    """Whether the line only names somebody: "Karl Onder, teacher"."""
    if not 2 <= len(line) <= LONGEST or article.lower[line[-1]].endswith(_ENDS):
        return False
    if any(article.span(line).overlaps(heading) for heading in headings):
        return False
    return _is_name(article, line)


def _is_name(article: Parsed, words: range) -> bool:
    first = next((i for i in words if article.upos[i] not in ("PUNCT", "SYM")), None)
    if first is None or article.upos[first] != "PROPN":
        return False
    if any(article.upos[i] in ("VERB", "AUX") or article.lower[i] in _MARKS for i in words):
        return False
    second = first + 1
    return second in words and (article.upos[second] == "PROPN" or article.lower[second] == ",")


def _behind(article: Parsed, block: range, words: Sequence[range]) -> tuple[int, range] | None:
    """A name between the quotation and the end of its paragraph: “…,” Pavel Strom, mayor."""
    last = words[-1][-1] if words else None
    if last is None or last not in block:
        return None
    rest = range(last + 1, block[-1] + 1)
    return _signature(article, rest, last)


def _below(
    article: Parsed, words: Sequence[range], block: range, after: range
) -> tuple[int, range] | None:
    """A line behind the quotation that opens with a dash: "— Pavel Strom, mayor"."""
    if (
        not words
        or words[-1][-1] != block[-1]
        or not after
        or article.lower[after[0]] not in _DASHES
    ):
        return None
    return _signature(article, after, words[-1][-1])


def _signature(article: Parsed, rest: range, last: int) -> tuple[int, range] | None:
    while rest and article.upos[rest[-1]] == "PUNCT":
        rest = rest[:-1]
    dash = next((i for i in rest[:2] if article.lower[i] in _DASHES), None)
    while rest and article.upos[rest[0]] in ("PUNCT", "SYM"):
        rest = rest[1:]
    if not 2 <= len(rest) <= LONGEST or not _is_name(article, rest):
        return None
    return (last if dash is None else dash), rest


def _has_cue(drafts: Sequence[Draft], block: range) -> bool:
    """Whether the paragraph names its own speaker."""
    return any(draft.cue[0] in block and draft.source for draft in drafts)


def _given(
    drafts: Sequence[Draft], words: Sequence[range], cue: int, speaker: range
) -> Iterator[Draft]:
    """The drafts without the quotation's words, and one that gives them to the speaker."""
    taken = {i for part in words for i in part}
    named = set(speaker)
    for draft in drafts:
        sourced = any(named & set(part) for part in draft.source)
        if sourced and draft.contained & taken:
            continue  # the same, found by the tagger
        kept = tuple(part for part in draft.content if not taken & set(part))
        if kept or not draft.content:
            yield replace(draft, content=kept)
    yield Draft((cue,), (speaker,), tuple(words), BY_LAYOUT)


def _within_paragraph(article: Parsed, draft: Draft, blocks: Sequence[range]) -> Draft:
    """The draft without what lies in the paragraphs behind a quotation that is never closed."""
    for quotation in article.quotations:
        words = [] if quotation.closed else _words(article, quotation.pieces)
        if not words or words[0][0] not in draft.contained:
            continue
        end = next((block.stop for block in blocks if words[-1][-1] in block), None)
        if end is None:
            continue
        kept = []
        for part in draft.content:
            if part.start < end:
                kept.append(range(part.start, min(part.stop, end)))
            elif draft.cue[0] >= end:
                kept.append(part)
        if kept:
            return replace(draft, content=tuple(kept))
    return draft
