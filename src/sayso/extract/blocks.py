"""Speech that the page sets apart in paragraphs of its own: behind a colon, or as a transcript.

    Strom added:                            HOST: Will you stay?
    We will rebuild. Nobody told us.        STROM: I will. I said so last week.

Who introduces a paragraph with a colon says all of it, and so does who stands before it in
capitals. What the tagger finds in there is said within it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.extract.decode import Found
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import stretches

# Of the words in 15 passages of PolNeAR's training part 924 of 927 are contents.
PASSAGE = 0.9
LONGEST = 4  # words of a name in capitals
FEWEST = 2  # speakers of a transcript: one name alone may be a dateline or a heading
_NAMES = -1  # stands for the passage of words that name its speaker
_LABELS = ("q", "a", "question", "answer", "interviewer", "reporter")
_MARKS = frozenset("“\"‘'«„")


def introduced(article: Parsed, found: Sequence[Found]) -> list[Found]:
    """The attributions, one whose cue ends a paragraph with a colon with the next one whole.

    Of the words in 34 paragraphs of PolNeAR's training part that open with a quotation mark behind
    such a colon 2,337 of 2,443 are contents; without a mark only a verb of saying tells.
    """
    out = list(found)
    for before, after in pairwise(article.paragraphs):
        number = _introducing(article, out, before)
        if number is not None:
            spoken = _spoken(article, after)
            out = [one if n == number else _spared(one, spoken) for n, one in enumerate(out)]
            out[number] = _with(out[number], before, spoken)
    return out


def passages(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, none running from passage to passage of a transcript, and one for each passage.

    A passage is what one speaker says before the next one's name. "Q:" and "A:" name nobody.
    """
    given = [draft for draft in given if not _is_label(article, draft)]
    names = _names(article)
    if len({article.span(name).of(article.text) for name in names.values()}) < FEWEST:
        return list(given)
    spoken = {number: list(_passage(article, number, names)) for number in names}
    owner = {i: _NAMES for name in names.values() for i in range(name.start, name.stop + 1)}
    owner |= {i: number for number, parts in spoken.items() for part in parts for i in part}
    apart = (_apart(article, draft, owner) for draft in given)
    return [
        *(draft for draft in apart if draft),
        *(
            Draft((name.stop,), (name,), tuple(spoken[number]), PASSAGE)
            for number, name in names.items()
        ),
    ]


def _is_label(article: Parsed, draft: Draft) -> bool:
    """Whether a question or an answer is all that stands as its speaker: "*Q:* Will you go?"."""
    named = [article.lower[i] for part in draft.source for i in part]
    return article.lower[draft.cue[0]] == ":" and len(named) == 1 and named[0] in _LABELS


def _introducing(article: Parsed, found: Sequence[Found], block: range) -> int | None:
    """The number of the attribution whose cue stands before the colon that ends the paragraph."""
    colon = block[-1]
    if article.lower[colon] != ":":
        return None
    return next((n for n, one in enumerate(found) if colon - 1 <= one.cue[-1] <= colon), None)


def _spoken(article: Parsed, block: range) -> list[range]:
    """The paragraph; where a quotation opens it, that quotation."""
    for quotation in article.quotations:
        pieces = [article.within(piece) for piece in quotation.pieces]
        if quotation.closed and pieces[0] and pieces[0][0] == block[0]:
            return [piece for piece in pieces if piece]
    return [block]


def _with(one: Found, block: range, spoken: Sequence[range]) -> Found:
    """The attribution with these words and what of its content stands before them."""
    kept = (part for part in one.content if part[-1] in block)
    cue, _, _, *source = one.evidence
    return replace(one, content=(*kept, *spoken), evidence=(cue, 0.0, 0.0, *source))


def _spared(one: Found, spoken: Sequence[range]) -> Found:
    """An attribution made outside of these words without them; one made inside as it is."""
    if _inside(one.cue[0], spoken):
        return one
    return replace(one, content=tuple(_rest(one.content, spoken)))


def _names(article: Parsed) -> dict[int, range]:
    """Who speaks which paragraph, by a name in capitals and a colon before it.

    A word that the article writes small as well is no name: "FACT: …".
    """
    named = {
        number: (name, words)
        for number, block in enumerate(article.paragraphs)
        if (name := _before_colon(article, block))
        and (words := [word for word in _written(article, name) if word[0].isalpha()])
        and len(words[-1]) > 1
        and all(word.isupper() for word in words)
    }
    whole = range(len(article.words)) if named else range(0)
    small = {word.upper() for word in _written(article, whole) if word.islower()}
    return {number: name for number, (name, words) in named.items() if small.isdisjoint(words)}


def _written(article: Parsed, words: range) -> list[str]:
    return [article.words[i].of(article.text) for i in words]


def _before_colon(article: Parsed, block: range) -> range:
    """The few words between the start of the paragraph and a colon; none where nothing follows."""
    start = block.start + (article.lower[block.start] in _MARKS)
    colons = (i for i in block[: LONGEST + 2] if article.lower[i] == ":")
    stop = next(colons, start)
    return range(start, stop if stop + 1 < block.stop else start)


def _passage(article: Parsed, number: int, names: dict[int, range]) -> Iterator[range]:
    """What follows the name in its paragraph, and the paragraphs that take its quotation up again.

    Each of them opens with a mark; a stage direction ends the passage, and another name does. After
    the last name nothing tells where the transcript ends.
    """
    blocks = article.paragraphs
    yield range(names[number].stop + 1, blocks[number].stop)
    for later in range(number + 1, max(names)):
        marks = all(article.lower[blocks[n].start] in _MARKS for n in (number, later))
        first = blocks[later].start + 1
        if not marks or later in names or article.lower[first : first + 1] in (["("], ["["]):
            return
        yield blocks[later]


def _apart(article: Parsed, draft: Draft, owner: dict[int, int]) -> Draft | None:
    """The draft with no word of a passage but of that which its cue stands in."""
    home = owner.get(draft.cue[0])
    kept = stretches(i for part in draft.content for i in part if owner.get(i) == home)
    told = tuple(part for part in kept if any(article.upos[i] != "PUNCT" for i in part))
    if home == _NAMES or (draft.content and not told):
        return None
    return replace(draft, content=told)


def _rest(content: Sequence[range], spoken: Sequence[range]) -> Iterator[range]:
    """What stands of the content outside these words."""
    for part in content:
        yield from stretches([word for word in part if not _inside(word, spoken)])


def _inside(word: int, parts: Sequence[range]) -> bool:
    return any(word in part for part in parts)
