"""Where a text that somebody pastes stands: to the letter, cut, put together or altered."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from sayso.types.story import Reference
from sayso.types.view import Check, Found, KeptView

_ALTERED = 0.6  # of the words, in order, that an altered quotation still has
_LIKE = SAME - 0.1  # a claim that is so like a checked text is shown with it
_TERMS = 5  # by which articles are sought that may hold a text
_WORDS = 4  # of a text that may be an altered quotation; fewer are in anybody's
_DOUBLE, _SINGLE = re.compile("[“”„‟«»]"), re.compile("[‘’‚`]")
_NEAR = 5  # claims that a checked text is compared with at most, in the answer


def checked(
    session: Session, text: str, embedder: Embedder, kept: Iterable[KeptView] = ()
) -> Check:
    """Where the text stands to the letter or altered, and the claims that it may be."""
    wanted = _plain(text)
    pages = Pages(session)
    found = [each for key in _candidates(session, wanted) for each in _found(pages, key, wanted)]
    turns: dict[str, int] = {}
    vector = embedder.vectors([wanted])[0]
    mine = Proposition.of(wanted, vector)
    near = []
    for story in session.all_stories():
        turns |= turns_of(story)
        made = {claim.text: claim for claim in story.claims}
        vectors = embedder.vectors(list(made))
        for (words, claim), each in zip(made.items(), vectors, strict=True):
            share = likeness(mine, Proposition.of(words, each))
            if share >= _LIKE:
                near.append((claim, story, share))
    near.sort(key=lambda row: (-row[2], row[0].id))
    found.sort(key=lambda each: (not each.exact, *first(each.quotation, turns)))
    own = [(each, likeness(mine, proposition(each.claim))) for each in kept]
    own = sorted((row for row in own if row[1] >= _LIKE), key=lambda row: -row[1])
    covered = coverage(session.articles())
    return Check(text, tuple(found), tuple(near[:_NEAR]), covered, tuple(own))


def _plain(text: str) -> str:
    """Without the quotation marks around it."""
    return text.strip().strip("“”\"'‘’«»„").strip()


def _candidates(session: Session, wanted: str) -> list[str]:
    """Articles that hold one of the words that tell most: any of them may be the altered one."""
    keys: dict[str, None] = {}
    for term in heaviest(terms(wanted), _TERMS) or tuple(wanted.split()[:1]):
        words = [word for word in re.findall(r"[\w’'-]+", wanted) if term in word.casefold()]
        for word in words[:1]:
            keys.update({hit.key: None for hit in session.search(word, limit=200)})
    return list(keys)


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
    return mine in theirs or mine[:1].swapcase() + mine[1:] in theirs


def _marked(text: str) -> str:
    """The text with one kind of quotation marks and spaces: theirs is no other wording."""
    return " ".join(_DOUBLE.sub('"', _SINGLE.sub("'", text)).split())


def _shared(wanted: str, said: str) -> float:
    one, two = list(words_of(wanted)), list(words_of(said))
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()
