"""Where a text that somebody pastes stands: to the letter, cut, put together or altered."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.desk import likening
from sayso.desk.quoting import Pages, coverage, first, turns_of
from sayso.judge.bearing import SAME
from sayso.judge.kept import proposition
from sayso.judge.likeness import Proposition, likeness
from sayso.judge.repeats import difference, stands_in
from sayso.judge.requoted import GAP, taken
from sayso.protocols import Embedder, Session
from sayso.text.segment import sentences
from sayso.text.terms import heaviest, terms, words_of
from sayso.types.attribution import Statement
from sayso.types.checks import Check, Found, KeptView
from sayso.types.story import Reference

_ALTERED = 0.6  # of the words, in order, that an altered quotation still has
_LIKE = SAME - 0.1  # a kept claim that is so like a checked text is shown with it
_TERMS, _HITS = 8, 200  # by which articles are sought that may hold a text; at most by each
_WORDS = 4  # of a text that may be an altered quotation; fewer are in anybody's
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[\w’'-]+")
_DOUBLE, _SINGLE = re.compile("[“”„‟«»]"), re.compile("[‘’‚`]")


def checked(
    session: Session, text: str, embedder: Embedder, kept: Iterable[KeptView] = ()
) -> Check:
    """Where the text stands to the letter or altered, and the claims that it may be."""
    wanted = _plain(text)
    vector, hits = embedder.vectors([wanted])[0], _hits(session, wanted)
    pages = Pages(session, hits)
    found = [each for key in hits for each in _found(pages, key, wanted)]
    turns = _turns(session, found)
    found.sort(key=lambda each: (not each.exact, *first(each.quotation, turns)))
    near = likening.near(session, pages, wanted, vector, hits)
    mine = Proposition.of(wanted, vector)
    own = [(each, likeness(mine, proposition(each.claim))) for each in kept]
    own = sorted((row for row in own if row[1] >= _LIKE), key=lambda row: -row[1])
    return Check(text, tuple(found), near, coverage(session.articles()), tuple(own))


def _plain(text: str) -> str:
    """Without the quotation marks around it."""
    return text.strip().strip("“”\"'‘’«»„").strip()


def _hits(session: Session, wanted: str) -> Mapping[str, float]:
    """Articles that hold one of the words that tell most, with what those tell that they hold.

    Any of them may have said it otherwise.
    """
    told = terms(wanted)
    hits: dict[str, float] = {}
    for term in heaviest(told, _TERMS) or tuple(wanted.split()[:1]):
        words = [word for word in _WORD.findall(wanted) if term in _as_term(word)]
        for word in words[:1]:
            for hit in session.search(word, limit=_HITS):
                hits[hit.key] = hits.get(hit.key, 0.0) + told.get(term, 1.0)
    return hits


def _as_term(word: str) -> str:
    return word.casefold().replace(",", "") if word[0].isdigit() else word.casefold()


def _turns(session: Session, found: Iterable[Found]) -> dict[str, int]:
    """The order in which stories take the articles that hold the text."""
    listed = session.listed(sorted({each.quotation.at.article for each in found}))
    stories = map(session.story, sorted({each.story for each in listed if each.story}))
    return {key: turn for story in stories if story for key, turn in turns_of(story).items()}


def _found(pages: Pages, key: str, wanted: str) -> Iterator[Found]:
    """The statement of the article that holds the text, else those that it was made from."""
    kept, _ = pages.kept(key)
    if kept is None:
        return
    text = kept.reading.article.text
    said = {each.id: [s.of(text) for s in each.content] for each in kept.reading.statements}
    holding = [name for name, parts in said.items() if stands_in(wanted, " ".join(parts))]
    exact = [name for name in holding if _is_in(wanted, " ".join(said[name]))]
    made = (exact or holding)[:1] or _made_from(kept.reading.statements, said, wanted)
    if made:
        there = GAP.join(_around(said[name], wanted) for name in made)
        at = Reference(key, made[0])
        told = difference(there, wanted)
        yield Found(pages.quotation(at), exact=bool(exact), difference=told)


def _made_from(
    statements: Sequence[Statement], said: Mapping[str, Sequence[str]], wanted: str
) -> Sequence[str]:
    """The statement that is nearly the text, or those of which it holds parts."""
    if len(wanted.split()) < _WORDS:
        return ()
    near = {each.id: _shared(wanted, " ".join(said[each.id])) for each in statements}
    best = max(near, key=lambda name: near[name], default="")
    if best and near[best] >= _ALTERED:
        return (best,)
    outer = [each for each in statements if each.content and not each.within]
    outer.sort(key=lambda each: each.content[0])
    words = [list(words_of(" ".join(said[each.id]))) for each in outer]
    return tuple(outer[number].id for number in taken(list(words_of(wanted)), words))


def _around(parts: Sequence[str], wanted: str) -> str:
    """The sentences of what was said from the first to the last that has words of the text."""
    rows = [each.span.of(part) for part in parts for each in sentences(part)]
    held = taken(list(words_of(wanted)), [list(words_of(row)) for row in rows])
    return _plain(" ".join(rows[held[0] : held[-1] + 1] if held else parts)).removeprefix("that ")


def _is_in(wanted: str, said: str) -> bool:
    """Whether it stands there to the letter, whatever the quotation marks and the first capital."""
    mine, theirs = _marked(wanted), _marked(said)
    forms = f"{re.escape(mine)}|{re.escape(mine[:1].swapcase() + mine[1:])}"
    return re.search(rf"(?<!\w)(?<!\d[.,])(?:{forms})(?!\w)", theirs) is not None


def _marked(text: str) -> str:
    """The text with one kind of quotation marks and spaces: theirs is no other wording."""
    return " ".join(_DOUBLE.sub('"', _SINGLE.sub("'", text)).split())


def _shared(wanted: str, said: str) -> float:
    one, two = list(words_of(wanted)), list(words_of(said))
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()
