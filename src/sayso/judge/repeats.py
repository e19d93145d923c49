"""Which statements of a copy only repeat its origin's, however they were altered on the way."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from sayso.judge.chapter import Chapter
from sayso.judge.requoted import GAP, requoted
from sayso.text.terms import words_of
from sayso.types.article import ZoneKind
from sayso.types.attribution import Form, Statement
from sayso.types.mention import EntityKind
from sayso.types.story import Copy, Reference, Variant

_SAME = 0.75  # of the words, in order: a dropped "not" or a changed figure stays above
_ARTICLES = frozenset({"the", "a", "an"})


Repeats = Mapping[Reference, Sequence[Reference]]


def repeats(
    chapters: Sequence[Chapter], copies: Sequence[Copy], versions: Sequence[Copy] = ()
) -> dict[Reference, tuple[Reference, ...]]:
    """From each statement of a copy to the one of its origin that it repeats.

    Of a quotation that was put together to several. A later version of a page may have more of a
    quotation: there, what is in it beside the old words is new.
    """
    by_key = {chapter.key: chapter for chapter in chapters}
    found: dict[Reference, tuple[Reference, ...]] = {}
    for number, copy in enumerate((*copies, *versions)):
        origin, article = by_key[copy.origin], by_key[copy.article]
        for statement in article.reading.statements:
            at = Reference(article.key, statement.id)
            if at in found:
                continue
            first = _repeated(article, statement, origin)
            told: tuple[Statement, ...] = (first,) if first else ()
            if not told and number < len(copies):
                told = requoted(article, statement, origin)
            if told:
                whence = [Reference(origin.key, each.id) for each in told]
                found[at] = tuple(dict.fromkeys(f for w in whence for f in found.get(w, (w,))))
    return found


def headlines(chapters: Sequence[Chapter], copies: Sequence[Copy]) -> dict[Reference, Reference]:
    """The statements in a copy's own headlines, each with the origin's first.

    Whoever copies writes a title, and puts into it what the origin's speakers never said: "may have
    left" becomes "have left". It is nobody's new word.
    """
    by_key = {chapter.key: chapter for chapter in chapters}
    found: dict[Reference, Reference] = {}
    for copy in copies:
        first = by_key[copy.origin].reading.statements[:1]
        article = by_key[copy.article]
        zones = article.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
        heads = list(zones) if first else []
        for statement in article.reading.statements:
            if any(statement.cue.spans[0] in zone for zone in heads):
                at = Reference(article.key, statement.id)
                found.setdefault(at, Reference(copy.origin, first[0].id))
    return found


def _repeated(article: Chapter, statement: Statement, origin: Chapter) -> Statement | None:
    best, most = None, _SAME
    for other in origin.reading.statements:
        beside = not _one_source(article.source(statement), origin.source(other))
        mine = _words(article, statement, source=beside)
        theirs = _words(origin, other, source=beside)
        matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
        if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most:
            share = matcher.ratio()
            if share >= most:
                best, most = other, share
    return best


def _one_source(one: str, other: str) -> bool:
    """Whether two are told by the same words in another order: "the minister, Ada Orr".

    Articles aside, and in full: two names of one word each may be two people's.
    """
    mine, theirs = (set(words_of(each)) - _ARTICLES for each in (one, other))
    return mine == theirs and len(mine) > 1


def _words(chapter: Chapter, statement: Statement, *, source: bool) -> list[str]:
    """The source's, the cue's and the content's words."""
    cue = " ".join(span.of(chapter.text) for span in statement.cue.spans)
    who = chapter.source(statement) if source else ""
    return list(words_of(f"{who} {cue} {chapter.said(statement)}"))


def variants(chapters: Mapping[str, Chapter], same: Repeats) -> Iterator[Variant]:
    """Repeated statements whose words differ: what was left out, put in or altered.

    Where what was said is the same, the words for saying it, or who is named as having said it.
    """
    for at, whence in sorted(same.items()):
        mine, theirs, first = chapters[at.article], chapters[whence[0].article], whence
        if _is_quotation(_of(mine, at)):
            first = tuple(dict.fromkeys(_whole(chapters[each.article], each) for each in whence))
        told = _altered(mine, at, [(chapters[each.article], each) for each in first])
        outer = not (_of(mine, at).within or _of(theirs, first[0]).within)
        if not told and outer:
            told = difference(_cue(theirs, first[0]), _cue(mine, at))
            told = told or _renamed(_speaker(theirs, first[0]), _speaker(mine, at))
        if told:
            yield Variant(first[0], at, difference=told)


def _is_quotation(statement: Statement) -> bool:
    return statement.form is not Form.INDIRECT and not statement.within


def _whole(chapter: Chapter, at: Reference) -> Reference:
    """The quotation within which a statement stands, if it stands in one."""
    outer = _of(chapter, at).within
    if outer and _is_quotation(chapter.statements[outer]):
        return Reference(at.article, outer)
    return at


def _altered(mine: Chapter, at: Reference, first: Sequence[tuple[Chapter, Reference]]) -> str:
    """What differs in what was said; nothing where one reading only takes more words of it."""
    here = _said(mine, at)
    told = [_said(chapter, each) for chapter, each in first]
    theirs = first[0][0].text
    if stands_in(here, theirs) and all(stands_in(each, mine.text) for each in told):
        return ""
    return difference(GAP.join(told), here)


def _renamed(one: str, other: str) -> str:
    """The difference of two people's full names, where they have no word in common."""
    names = [set(words_of(name)) for name in (one, other)]
    is_other = min(map(len, names)) > 1 and names[0].isdisjoint(names[1])
    return difference(one, other) if is_other else ""


def _speaker(chapter: Chapter, at: Reference) -> str:
    """The person who is named as having said it."""
    source = _of(chapter, at).source
    people = [
        entity.name
        for name in (source.entities if source else ())
        if (entity := chapter.entities.get(name)) and entity.kind is EntityKind.PERSON
    ]
    return people[0] if len(people) == 1 else ""


def _of(chapter: Chapter, at: Reference) -> Statement:
    return chapter.statements[at.statement]


def _said(chapter: Chapter, at: Reference) -> str:
    return chapter.said(_of(chapter, at))


def _cue(chapter: Chapter, at: Reference) -> str:
    return " ".join(s.of(chapter.text) for s in _of(chapter, at).cue.spans)


def stands_in(said: str, text: str) -> bool:
    """Whether words stand in a text in a row, whatever the marks between them."""
    return f" {' '.join(words_of(said))} " in f" {' '.join(words_of(text))} "


def difference(fuller: str, other: str) -> str:
    """What the other text has cut and added, in brackets.

    >>> difference("has not confirmed the account", "has confirmed the account")
    'has [-not-] confirmed the account'

    Marks and capitals are no difference.

    >>> difference("“The ship is here,”", '"the ship was here."')
    '“The ship [-is-] {+was+} here,”'
    """
    one, two = fuller.split(), other.split()
    told = []
    changed = False
    bare = [[" ".join(words_of(word)) or word for word in words] for words in (one, two)]
    for kind, i, j, k, m in difflib.SequenceMatcher(
        None, bare[0], bare[1], autojunk=False
    ).get_opcodes():
        if kind == "equal":
            told += one[i:j]
            continue
        changed = True
        if i < j:
            told.append(f"[-{' '.join(one[i:j])}-]")
        if k < m:
            told.append(f"{{+{' '.join(two[k:m])}+}}")
    return " ".join(told) if changed else ""
