"""Whom somebody speaks for, as the words tell it: "Velland’s president"."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from sayso.extract.mentions import TITLES, Found, appositions
from sayso.extract.parsed import Parsed
from sayso.text.countries import code
from sayso.text.lexicon import words
from sayso.text.terms import rarity
from sayso.types.mention import EntityKind, MentionForm

_NOBODY = {"", "the", "a", "an", "its", "his", "her", "their", "our"}
_BESIDE = 8  # words within which a comma sets an office beside a name
_HOLDERS = {"secretary", "president", "officer", "commissioner", "official", "deputy", "member"}
_RARE = 0.9  # of a word that may be a name
Known = Callable[[int], str | None]  # the name of whom a pronoun or a noun stands for

_PERSON = words("roles", "person")
_BODY = words("roles", "body")
_NO_HOUSE = words("roles", "no_house")
_OFFICE = words("roles", "portfolios") | words("roles", "offices")
_FIELDS = words("roles", "portfolios") | words("roles", "fields")
_OF = ("of", "for", "at", "with", "from")
_JOINS = ("&", "of", "and", "the", "for", "'s", "-")


def affiliation(article: Parsed, found: Sequence[Found], known: Known) -> str | None:
    """The first that any of an entity's mentions tells, in the words of the text."""
    told = [mention for mention in found if mention.form is not MentionForm.PRONOUN]
    for mention in told:
        for noun in _offices(article, mention):
            if _is_past(article, noun):
                return None
            every = chain(_told(article, noun, known), _of(article, mention.head))
            first = next((each for each in every if _tells(each)), None)
            if first:
                return first
    names = (mention for mention in told if mention.kind is EntityKind.PERSON)
    return next(filter(None, (_belonging(article, mention, known) for mention in names)), None)


def fuller(told: str | None, names: Collection[str]) -> str | None:
    """The one name that goes on where the words break off: "the volunteers of Count" is Count Us’.

    `names` are those of the text.

    >>> fuller("Open", ["Open Shore", "Sund"]), fuller("Sund", ["Open Shore", "Sund"])
    ('Open Shore', 'Sund')
    """
    longer = [name for name in names if told and name.startswith(f"{told} ")]
    return longer[0] if len(longer) == 1 and told not in names else told


def _tells(owner: str) -> bool:
    """Whether it is somebody: no "its", no "Mr" of "Mr Rask's", no "Health" of a minister of it."""
    told = {word.rstrip(",.") for word in owner.casefold().split()}
    return not told <= _NOBODY | TITLES | _FIELDS


def _is_past(article: Parsed, noun: int) -> bool:
    """Whether somebody holds an office no more: "a *former* head", "*then* the bank’s head"."""
    start = article.whole(noun).start
    around = [*article.children[noun], *range(max(0, noun - 3), noun), *range(start - 1, start + 1)]
    return any(article.lower[i] in words("roles", "past") for i in around if i >= 0)


def _belonging(article: Parsed, mention: Found, known: Known) -> str | None:
    """The body behind a person's name that no office is told of.

    As in "Sund, of the Reform Group," "Brekke of the institute", "Crewe, who chairs Open Shore" and
    "Moll, who speaks for the interior ministry".
    """
    if mention.form is not MentionForm.NAME:
        return None
    inside = [i for i in mention.words if article.lower[i] in _OF]
    place = inside[0] if inside else mention.words.stop
    place += article.lower[place : place + 1] == [","]
    if article.lower[place : place + 1] == ["who"]:
        place += 1
        heads = article.lemmas[place : place + 1]
        if article.lower[place + 1 : place + 2] == ["for"] and heads == ["speak"]:
            place += 1
        elif not heads or heads[0] not in words("roles", "heading"):
            return None
    elif article.lower[place : place + 1] not in (["of"], ["from"]):
        return None
    return _body_at(article, place + 1, known)


def _body_at(article: Parsed, start: int, known: Known) -> str | None:
    """The body that stands there: names written large, or up to a word for one."""
    start += article.lower[start : start + 1] == ["the"]
    stop = start
    while _is_capital(article, stop) or (stop > start and _goes_on(article, stop)):
        stop += 1
    if stop > start:
        return _bare(article.span(range(start, stop)).of(article.text))
    while article.upos[stop : stop + 1] in (["NOUN"], ["ADJ"]) and stop - start < _BESIDE:
        stop += 1
    if stop == start or article.lemmas[stop - 1] not in _BODY - _NO_HOUSE:
        return None
    return known(stop - 1) or article.span(range(start, stop)).of(article.text)


def _goes_on(article: Parsed, word: int) -> bool:
    """Whether a name goes on behind a small word or a possessive."""
    joins = article.lower[word : word + 1] in (["of"], ["for"], ["&"], ["'s"], ["'"])
    return joins and _is_capital(article, word + 1)


def _offices(article: Parsed, mention: Found) -> Iterator[int]:
    """The words for an office or a body: in the phrase, and beside it."""
    near = [*mention.words, *appositions(article, mention.head)]
    near += _set_beside(article, mention.words)
    if article.relations[mention.head] == "appos":
        near.append(article.heads[mention.head])
    held, is_described = article.once(_held), mention.form is MentionForm.DESCRIPTION
    for word in near:
        if word in held or (is_described and word == mention.head and _is_body(article, word)):
            yield word


def _held(article: Parsed) -> set[int]:
    """The words for somebody who holds an office."""
    related = article.having(words("roles", "related"))
    return (article.having(_PERSON) | article.written(_PERSON)) - related


def _is_body(article: Parsed, word: int) -> bool:
    lemma = article.lemmas[word]
    return lemma in _BODY and lemma not in words("roles", "related")


def _set_beside(article: Parsed, name: range) -> Iterator[int]:
    """The offices that commas set beside a name, wherever the parse has hung them.

    As in "Velland’s defence minister, Pell Hadrian," and "Pell Hadrian, the mayor of Orsk,".
    """
    sentence = article.ranges[article.sentence_of[name.start]]
    for comma, step in ((name.start - 1, -1), (name.stop, 1)):
        if comma not in sentence or article.lower[comma] != ",":
            continue
        for place in range(comma + step, comma + step * (_BESIDE + 1), step):
            if place not in sentence or article.upos[place] in ("VERB", "AUX", "PUNCT"):
                break
            if article.upos[place] == "NOUN" and article.lemmas[place] in _PERSON:
                yield place


def _owner_before(article: Parsed, noun: int, known: Known) -> str | None:
    """Whose office it is by the words alone: "Velland’s defence minister"."""
    place = noun - 1
    while place > 0 and article.upos[place] in ("NOUN", "ADJ") and noun - place < _BESIDE:
        place -= 1
    if article.lower[place] not in ("'s", "'") or article.relations[place] == "punct":
        return None
    start = place
    while start and article.words[start - 1].of(article.text)[:1].isupper():
        start -= 1
    if start == place and article.lemmas[place - 1] in _BODY - _NO_HOUSE:
        return known(place - 1) or article.lower[place - 1]
    return article.span(range(start, place)).of(article.text) if start < place else None


def _named_behind(article: Parsed, noun: int) -> str | None:
    """The names behind "of" or "for", by the words alone: "the mayor of Orsk"."""
    place = noun + 1
    inside = article.lemmas[noun] in words("roles", "in_house") | words("roles", "onlookers")
    if article.lower[place : place + 1] not in (["of"], ["for"], *([["at"]] if inside else ())):
        return None
    place += 2 if article.lower[place + 1 : place + 2] == ["the"] else 1
    stop = place
    while _is_capital(article, stop) or (stop > place and _owns(article, stop)):
        stop += 1
    return article.span(range(place, stop)).of(article.text) if stop > place else None


def _is_capital(article: Parsed, word: int) -> bool:
    return word < len(article.words) and article.words[word].of(article.text)[0].isupper()


def _owns(article: Parsed, word: int) -> bool:
    """Whether a name goes on behind a possessive: "the Weavers*’* Union"."""
    marks = word < len(article.words) and article.lower[word] in ("'s", "'", "’", "’s")
    return marks and _is_capital(article, word + 1)


def _told(article: Parsed, noun: int, known: Known) -> Iterator[str]:
    """Whose office it is: the owner, the name before it, what it is "of" or "for"."""
    for owner in article.dependents(noun, "nmod:poss"):
        if article.upos[owner] == "PRON" or article.lower[owner] in ("its", "their", "his", "her"):
            reflexive = article.lower[owner + 1 : owner + 2] == ["own"]  # "who shot their own king"
            name = None if reflexive else known(owner)
            if name:
                yield name
        else:
            named = None if article.upos[owner] == "PROPN" else known(owner)
            yield named or _bare(article.span(article.whole(owner)).of(article.text))
    before = _named_before(article, noun, known) or _owner_before(article, noun, known)
    if before:
        yield _bare(before)
    yield from _of(article, noun)
    behind = _named_behind(article, noun)
    if behind:
        yield _bare(behind)


def _of(article: Parsed, noun: int) -> Iterator[str]:
    """The name behind "of", "for" or "at"."""
    # An "of" is parsed as any of these.
    for child in article.dependents(noun, "nmod", "obl", "flat", "appos"):
        case = article.dependents(child, "case")
        apart = "," in article.lower[noun:child] and article.relations[child] == "appos"
        if child > noun and case and not apart and article.lower[case[0]] in _OF:
            aside = [
                i
                for i in article.children[child]
                if article.relations[i] in ("appos", "punct", "acl:relcl", "acl")
            ]
            phrase = article.whole(child, [*case, *aside])
            text = article.span(phrase).of(article.text)
            told = article.lemmas[child] in _BODY and bool(
                article.dependents(child, "det", "nmod:poss")
            )
            if any(c.isupper() for c in text) or told:  # but "eleven years of service"
                yield _bare(text)


def _named_before(article: Parsed, noun: int, known: Known) -> str | None:
    """The names directly before an office: "Tarsenian" of "Tarsenian Deputy Defence Minister"."""
    start = stop = noun
    while start - 1 >= 0 and article.sentence_of[start - 1] == article.sentence_of[noun]:
        lower, text = article.lower[start - 1], article.words[start - 1].of(article.text)
        if (
            lower in _OFFICE
            or lower.rstrip(".") in TITLES
            or lower in _PERSON
            or (stop == start and _is_common(article, start - 1, noun, known))
        ):
            if stop != start:
                break
            start = stop = start - 1
        elif text[0].isupper() or (lower in _JOINS and stop != start):
            start -= 1
        else:
            break
    while start < stop and not article.words[start].of(article.text)[0].isupper():
        start += 1
    first = start == article.ranges[article.sentence_of[noun]].start
    single = stop - start == 1 and article.upos[start] not in ("PROPN", "ADJ")
    if start == stop or (first and single):
        return _body_before(article, noun)
    return _bare(article.span(range(start, stop)).of(article.text))


def _is_common(article: Parsed, word: int, office: int, known: Known) -> bool:
    """Whether a word written large before an office is no name: "*Water* Minister", "Managing"."""
    lower, before = article.lower[word], article.lower[word - 1] if word else ""
    opens = word == article.ranges[article.sentence_of[word]].start or before == "the"
    plain = rarity(lower) < _RARE and not known(word)
    plain = plain or (article.upos[word] == "ADJ" and lower.endswith("al"))
    portfolio = article.lemmas[office] in ("minister", "ministry", "secretary")
    named = article.words[word - 1].of(article.text)[:1].isupper() if word else False
    return plain and (opens or portfolio) and not code(lower) and not (named and not opens)


def _body_before(article: Parsed, noun: int) -> str | None:
    """The word for a body right before an office: "*Police* spokesman", "*union* secretary"."""
    if (
        article.lemmas[noun].casefold()
        not in words("roles", "in_house") | words("roles", "heads") | _HOLDERS
    ):
        return None
    word = noun - 1
    while word >= 0 and article.lower[word] in _OFFICE - _BODY:
        word -= 1
    same = word >= 0 and article.sentence_of[word] == article.sentence_of[noun]
    force = word > 0 and article.lower[word - 1] in words("roles", "of_forces")
    if not same or article.lemmas[word].casefold() not in (_BODY if force else _BODY - _NO_HOUSE):
        return None
    start = word - force
    while start and article.lower[start - 1] in words("roles", "portfolios"):
        start -= 1
    return article.span(range(start, word + 1)).of(article.text).casefold()


def _bare(text: str) -> str:
    """Without its article, its title and its possessive."""
    text = " ".join(text.split()).strip(" ,;:").removesuffix("’s").removesuffix("'s").rstrip("’'")
    for article in ("the ", "The ", "a ", "an ", "A ", "An "):
        text = text.removeprefix(article)
    title, _, rest = text.partition(" ")
    titled = title.rstrip(".").casefold() in TITLES and _BODY.isdisjoint(rest.casefold().split())
    return rest if rest and titled else text
