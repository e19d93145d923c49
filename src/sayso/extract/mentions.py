"""Mentions: the places in the text that speak of somebody, with what the words tell of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.extract.parsed import Parsed
from sayso.text.countries import code, is_demonym
from sayso.text.lexicon import words
from sayso.types.mention import EntityKind, MentionForm
from sayso.types.span import Span

KINDS = {
    "person": EntityKind.PERSON,
    "organization": EntityKind.ORGANIZATION,
    "place": EntityKind.PLACE,
}  # "misc" has no kind: nationalities, events, works
TITLES = words("names", "titles")
_PERSON = words("roles", "person")
_BODY = words("roles", "body")
_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we",
}  # fmt: skip
_OUTSIDE = {
    "acl",
    "appos",
    "punct",
    "cc",
    "conj",
    "parataxis",
    "case",
    "cop",
    "nsubj",
    "aux",
    "mark",
    "advmod",
    "advcl",
    "obl",
    "dep",
    "obj",
    "ccomp",
    "xcomp",
    "orphan",
    "discourse",
}


@dataclass(slots=True)
class Found:
    """One mention. `head` is the number of its main word, `words` those of the whole phrase.

    `roles` are what somebody is called ("minister"), `modifiers` the words that narrow it
    ("foreign"), `owner` the head of whose it is ("Ukraine's president").
    """

    head: int
    words: range
    form: MentionForm
    kind: EntityKind | None = None
    name: str = ""
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    country: str | None = None
    places: set[str] = field(default_factory=set)  # whose it is, in names no table knows
    gender: str | None = None  # "m", "f"; of pronouns also "it", "they", "i", "we"
    definite: bool = False
    plural: bool = False
    counted: bool = False
    owner: int | None = None
    titled: bool = False  # a name that a role or title stands before

    def span(self, article: Parsed) -> Span:
        return article.span(self.words)


def mentions(
    article: Parsed, names: Iterable[tuple[str, Span]], wanted: Iterable[range]
) -> list[Found]:
    """All mentions in order: names (kind and span), pronouns, descriptions of people and bodies,
    and the phrases `wanted` (sources, addressees), whatever they say."""
    found: dict[int, Found] = {}
    for kind, span in names:
        inside = article.within(span)
        if inside and not (kind == "misc" and is_demonym(span.of(article.text))):
            mention = _name(article, inside, kind)
            found.setdefault(mention.head, mention)
    named = {i for mention in found.values() for i in mention.words}
    for head in _heads(article, wanted):
        if head not in found and not (head in named and article.upos[head] != "NOUN"):
            mention = _phrase(article, head)
            found.setdefault(mention.head, mention)
    for index, upos in enumerate(article.upos):
        if index in found:
            continue
        if upos == "PRON" or article.lower[index] in ("his", "her", "its", "their"):
            gender = _PRONOUNS.get(article.lower[index])
            if gender:
                found[index] = Found(
                    index, range(index, index + 1), MentionForm.PRONOUN, gender=gender,
                    plural=gender in ("they", "we"),
                )  # fmt: skip
        elif upos == "NOUN" and index not in named and _definite_role(article, index):
            found[index] = _phrase(article, index)
    return [found[head] for head in sorted(found)]


def _heads(article: Parsed, wanted: Iterable[range]) -> Iterator[int]:
    """The words of each phrase that stand for somebody: its head and those coordinated with it."""
    for part in wanted:
        head = article.nominal(part)
        if (
            head is None
            or article.upos[head] in ("VERB", "ADV", "AUX")
            or article.lower[head] == "you"
        ):
            continue
        yield head
        yield from (i for i in article.dependents(head, "conj") if i in part)


def _definite_role(article: Parsed, noun: int) -> bool:
    lemma = article.lemmas[noun]
    if lemma not in _PERSON and lemma not in _BODY:
        return False
    if article.relations[noun].startswith(("compound", "flat")):
        return False
    return article.lower[noun] in words("roles", "fixed") or any(
        article.lower[i] in ("the", "this", "that") or article.relations[i] == "nmod:poss"
        for i in article.children[noun]
    )


def _name(article: Parsed, inside: range, kind: str) -> Found:
    head = article.root(inside)
    assert head is not None
    top = head
    above = article.heads[head]
    # "President Varga" may hang on its title.
    if (
        above >= 0
        and article.relations[head] in ("flat", "compound")
        and article.upos[above] in ("NOUN", "PROPN")
    ):
        if abs(above - head) <= 6 and article.lemmas[above] in _PERSON | TITLES:
            top = above
    span = article.span(inside)
    phrase = article.whole(top, _outside(article, top))
    if kind != "person" and article.relations[head] not in ("flat", "compound"):
        phrase = article.whole(head, _outside(article, head))
    if top == head and article.relations[head] in ("compound", "amod", "nmod:poss", "nmod:desc"):
        phrase = inside
    if not set(inside) <= set(phrase) or len(phrase) > len(inside) + 9:
        phrase = inside
    phrase = _without_article_names(article, phrase, inside)
    bare = bare_name(span.of(article.text))
    mention = Found(head, phrase, MentionForm.NAME, KINDS.get(kind), bare, definite=True)
    before = [i for i in phrase if i < inside[-1]]
    if mention.kind is EntityKind.PERSON or any(article.lemmas[i] in _PERSON for i in before):
        _titled(article, mention, before, inside)
    mention.country = mention.country or (
        code(bare) if mention.kind is not EntityKind.PERSON else None
    )
    if kind != "misc" and not mention.country and _is_state(article, head):
        mention.kind = EntityKind.COUNTRY
    for other in article.dependents(top, "appos"):
        _learn(article, mention, other)
    if article.relations[top] == "appos" and article.heads[top] >= 0:
        _learn(article, mention, article.heads[top])
    for verb in (article.heads[top],):
        if (
            article.relations[top] == "nsubj"
            and verb >= 0
            and article.upos[verb] == "NOUN"
            and article.dependents(verb, "cop")
        ):
            _learn(article, mention, verb)
    return mention


def _is_state(article: Parsed, name: int) -> bool:
    """Whether the words around make the name a state's: "Loria's foreign minister"."""
    if article.relations[name] != "nmod:poss":
        return False
    head = article.heads[name]
    beside = {article.lower[i] for i in article.children[head]}
    office = article.lemmas[head] == "minister" and bool(beside & words("roles", "portfolios"))
    return office or article.lemmas[head] in words("roles", "of_states")


def _titled(article: Parsed, mention: Found, before: Sequence[int], inside: range) -> None:
    """What stands before a name: roles, countries, Mr and Ms."""
    for i in before:
        word = article.lower[i].rstrip(".")
        if i in inside and word not in TITLES:
            continue
        if word in words("roles", "woman"):
            mention.gender = "f"
        elif word in words("roles", "man"):
            mention.gender = "m"
        if article.lemmas[i].casefold() in _PERSON or word in _PERSON:
            mention.roles.add(word if article.upos[i] == "PROPN" else article.lemmas[i])
            mention.kind, mention.titled = EntityKind.PERSON, True
        elif article.upos[i] in ("ADJ", "NOUN", "PROPN"):
            country = code(_wide(article, i))
            if country:
                mention.country = country
            elif article.upos[i] == "ADJ" and article.words[i].of(article.text)[0].isupper():
                mention.places.add(article.words[i].of(article.text))
            else:
                mention.modifiers.add(word)


def _wide(article: Parsed, word: int) -> str:
    """The word, with "North" or "New" before it."""
    before = article.lower[word - 1] if word else ""
    text = article.words[word].of(article.text)
    if before in ("north", "south", "saudi", "new", "sri", "central", "united", "costa", "sierra"):
        both = f"{article.words[word - 1].of(article.text)} {text}"
        return both if code(both) else text
    return text


def _learn(article: Parsed, mention: Found, noun: int) -> None:
    """A description that stands for the same one: "Kim, the minister"."""
    if article.upos[noun] != "NOUN":
        return
    told = _phrase(article, noun)
    mention.roles |= told.roles
    mention.modifiers |= told.modifiers
    mention.places |= told.places
    mention.country = mention.country or told.country
    mention.gender = mention.gender or told.gender
    if told.kind is EntityKind.PERSON and mention.kind is None:
        mention.kind = told.kind


def _outside(article: Parsed, head: int) -> list[int]:
    """The dependents of a noun that are no part of its mention."""
    return [
        child
        for child in article.children[head]
        if article.relations[child].partition(":")[0] in _OUTSIDE
        and article.lower[child] not in ("'s", "'")
    ]


def _without_article_names(article: Parsed, phrase: range, inside: range) -> range:
    while phrase and phrase[0] < inside[0] and article.upos[phrase[0]] == "PUNCT":
        phrase = phrase[1:]
    while (
        len(phrase) > 1
        and phrase[-1] > inside[-1]
        and article.upos[phrase[-1]] in ("PUNCT", "PART")
    ):
        phrase = phrase[:-1]
    return phrase


def _phrase(article: Parsed, head: int) -> Found:
    """A description: what it is called, whose it is, how many."""
    upos, lower = article.upos[head], article.lower[head]
    if upos == "PRON" and lower in _PRONOUNS:
        gender = _PRONOUNS[lower]
        plural = gender in ("they", "we")
        return Found(head, range(head, head + 1), MentionForm.PRONOUN, gender=gender, plural=plural)
    phrase = article.whole(head, _outside(article, head))
    lemma = article.lemmas[head]
    if upos == "PROPN":
        name = bare_name(article.span(phrase).of(article.text))
        return Found(head, phrase, MentionForm.NAME, None, name, country=code(name), definite=True)
    mention = Found(head, phrase, MentionForm.DESCRIPTION, roles={lemma})
    mention.plural = lower != lemma or lower in ("police", "troops", "people", "authorities")
    for child in article.children[head]:
        relation = article.relations[child]
        word = article.lower[child]
        if relation == "det" and word in ("the", "this", "that", "these", "those", "both"):
            mention.definite = True
        elif relation == "nmod:poss":
            mention.definite, mention.owner = True, child
            mention.country = mention.country or code(_wide(article, child))
            if article.upos[child] == "PROPN" and not mention.country:
                mention.places.add(article.words[child].of(article.text))
        elif relation == "nummod" or word in ("several", "some", "many", "most", "few", "dozens"):
            mention.counted = True
        elif relation in ("amod", "compound", "nmod:desc"):
            country = code(_wide(article, child))
            mention.country = mention.country or country
            written = article.words[child].of(article.text)
            if not country and written[0].isupper() and article.upos[child] in ("ADJ", "PROPN"):
                mention.places.add(written)
            elif not country:
                mention.modifiers.add(article.lemmas[child])
        elif relation == "nmod" and upos == "NOUN":
            mention.country = mention.country or code(
                article.span(article.whole(child, article.dependents(child, "case"))).of(
                    article.text
                )
            )
            mention.modifiers.add(article.lower[child])
    if lemma in words("roles", "woman"):
        mention.gender = "f"
    elif lemma in words("roles", "man"):
        mention.gender = "m"
    mention.kind = _kind(lemma, mention)
    return mention


def _kind(lemma: str, mention: Found) -> EntityKind | None:
    if lemma in _PERSON:
        if mention.plural:
            return (
                EntityKind.GROUP if lemma not in words("roles", "unnamed") else EntityKind.UNNAMED
            )
        return EntityKind.PERSON if mention.definite else EntityKind.UNNAMED
    if lemma in words("roles", "unnamed"):
        return EntityKind.UNNAMED
    if lemma in words("roles", "government"):
        return EntityKind.GOVERNMENT
    if lemma in _BODY:
        return (
            EntityKind.ORGANIZATION if not mention.plural or mention.definite else EntityKind.GROUP
        )
    return EntityKind.GROUP if mention.plural else None


def bare_name(name: str) -> str:
    """The name without a title before it, an article, or a possessive behind it.

    >>> bare_name("the Karvian Guard’s"), bare_name("Dr. Ilse Varga")
    ('Karvian Guard', 'Ilse Varga')
    """
    parts = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'").split()
    while len(parts) > 1 and (
        parts[0].rstrip(".").casefold() in TITLES or parts[0].casefold() == "the"
    ):
        parts = parts[1:]
    return " ".join(parts)
