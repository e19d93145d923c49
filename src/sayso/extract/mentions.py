"""Mentions: the places in the text that speak of somebody, with what the words tell of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.extract.naming import gender_of, gender_of_name, is_office, is_portfolio, is_title
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import aged, closed, trimmed
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
_CALLED = _PERSON | TITLES
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we",
}  # fmt: skip
_TELLING = ("det", "nmod:poss", "amod", "compound", "nmod:desc", "nmod")  # that narrow a noun
_MANY = {"police", "troops", "people", "authorities"}
_COUNTING = {"several", "some", "many", "most", "few", "dozens"}
_OUTSIDE = {
    "acl", "appos", "punct", "cc", "conj", "parataxis", "case", "cop", "nsubj", "aux", "mark",
    "advmod", "advcl", "obl", "dep", "obj", "ccomp", "xcomp", "orphan", "discourse",
}  # fmt: skip


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
    """All mentions, in order.

    They are names (`names` gives kind and span), pronouns, descriptions of people and bodies, and
    the phrases `wanted` (sources, addressees), whatever they say.
    """
    found: dict[int, Found] = {}
    for kind, span in names:
        inside = article.within(span)
        called = kind == "misc" and is_demonym(span.of(article.text))
        if inside and not called and not is_portfolio(article, inside):
            mention = _name(article, inside, kind)
            found.setdefault(mention.head, mention)
    named = {i for mention in found.values() for i in mention.words}
    for head in _heads(article, wanted):
        if head not in found and not (head in named and article.upos[head] != "NOUN"):
            found[head] = _phrase(article, head)
    for index in sorted(article.having(_PERSON | _BODY) | article.written(PRONOUNS.keys())):
        upos = article.upos[index]
        if upos == "NOUN":
            told = index not in named and _definite_role(article, index)
        else:
            told = upos in ("PRON", "DET") and article.lower[index] in PRONOUNS
        if told and index not in found:
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
        for other in article.dependents(head, "conj"):
            if other in part and article.upos[other] not in ("VERB", "ADV", "AUX"):
                yield other


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
    head = inside[0] if head is None else head
    top = _title_above(article, head)
    bare = bare_name(article.span(inside).of(article.text))
    phrase = _named_phrase(article, inside, head, top, kind)
    mention = Found(head, phrase, MentionForm.NAME, KINDS.get(kind), bare, definite=True)
    before = [i for i in phrase if i < inside[-1]]
    body = article.lower[inside[-1]] in _BODY  # "Lodmark General Hospital" is no general
    titled = not body and any(article.lemmas[i] in _PERSON for i in before)
    if mention.kind is EntityKind.PERSON or titled:
        _titled(article, mention, before, inside)
    _called_ahead(article, mention, inside.start - 1)
    if mention.kind is EntityKind.PERSON:
        mention.gender = mention.gender or gender_of_name(bare)
    else:
        mention.country = mention.country or code(bare)
    if kind != "misc" and not mention.country and _is_state(article, head):
        mention.kind = EntityKind.COUNTRY
    for other in _beside(article, top):
        _learn(article, mention, other)
    return mention


def _title_above(article: Parsed, head: int) -> int:
    """The title that a name hangs on ("President Varga"), or the name itself."""
    above = article.heads[head]
    hangs = 0 <= above < head and article.relations[head] in ("flat", "compound")
    hangs = hangs and "ADP" not in article.upos[above:head]  # "an analyst *at* Harland Trust"
    if hangs and article.upos[above] in ("NOUN", "PROPN") and abs(above - head) <= 6:
        return above if article.lemmas[above] in _CALLED else head
    return head


def _named_phrase(article: Parsed, inside: range, head: int, top: int, kind: str) -> range:
    """The name with its title and what else belongs to it."""
    relation = article.relations[head]
    if top == head and relation in ("compound", "amod", "nmod:poss", "nmod:desc"):
        return inside
    if kind != "person" and relation not in ("flat", "compound"):
        top = head
    phrase = article.whole(top, _outside(article, top))
    holds = phrase.start <= inside.start and inside.stop <= phrase.stop
    if not holds or len(phrase) > len(inside) + 9:
        return inside
    return trimmed(article, phrase, inside)


def _beside(article: Parsed, top: int) -> Iterator[int]:
    """The nouns that stand for the same: appositions, and what somebody is said to be."""
    yield from appositions(article, top)
    above = article.heads[top]
    if above >= 0 and article.relations[top] == "appos" and not is_led(article, top):
        yield above
    if above >= 0 and article.relations[top] == "nsubj" and is_called(article, above):
        yield above


def is_led(article: Parsed, name: int) -> bool:
    """Whether a preposition leads to a name, however it is parsed: "the commission *of Tamar*"."""
    case = article.first(name, "case")
    leads = case is not None and article.upos[case] == "ADP" and article.lower[case] != "as"
    return leads and "," not in article.lower[case:name]


def is_called(article: Parsed, noun: int) -> bool:
    """Whether it is what somebody is: "is *the minister*", but not "is at *the ministry*"."""
    return bool(article.dependents(noun, "cop")) and not article.dependents(noun, "case")


def appositions(article: Parsed, name: int) -> Iterator[int]:
    """The nouns that are apposed to a name, but for one that is the next name's.

    As "the judge" in "cleared Hasse of bribery, the judge, Ottilie Renz, sat down": what stands
    between commas ahead of a name belongs to it, wherever the parse has hung it.
    """
    for noun in article.dependents(name, "appos"):
        phrase = article.whole(noun, _outside(article, noun))
        between = range(name + 1, phrase.start)
        apart = any(article.upos[i] not in ("PUNCT", "PROPN") for i in between)
        behind = article.lower[phrase.stop : phrase.stop + 1] == [","]
        named = article.upos[phrase.stop + 1 : phrase.stop + 2] == ["PROPN"]
        oblique = name < phrase.start and is_oblique(article, phrase)
        if not (apart and behind and named) and not oblique:
            yield noun


def is_oblique(article: Parsed, phrase: range) -> bool:
    """Whether a preposition leads to it, so that it is no other word for a name before it.

    As in "Ana Corelli, head of *the district hospital*," wherever the parse has hung it.
    """
    before = phrase.start - 1
    return before >= 0 and article.upos[before] == "ADP" and article.lower[before] != "as"


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
        mention.gender = gender_of(word) or mention.gender
        if article.lemmas[i] in _PERSON or word in _PERSON:
            mention.roles.add(word if article.upos[i] == "PROPN" else article.lemmas[i])
            mention.kind, mention.titled = EntityKind.PERSON, True
        elif article.upos[i] in ("ADJ", "NOUN", "PROPN"):
            country = code(_wide(article, i))
            written = article.words[i].of(article.text)
            if country:
                mention.country = country
            elif word in words("roles", "portfolios"):
                mention.modifiers.add(word)
            elif article.upos[i] == "ADJ" and written[0].isupper():
                mention.places.add(written)
            else:
                mention.modifiers.add(word)


def _called_ahead(article: Parsed, mention: Found, word: int) -> None:
    """What the word right before a name makes it: "the *company* Averline", "*chairwoman* Sest"."""
    inside = word >= 0 and article.sentence_of[word] == article.sentence_of[mention.head]
    if not inside or article.upos[word] not in ("NOUN", "PROPN"):
        return
    lemma = article.lemmas[word]
    if mention.kind is EntityKind.PERSON and lemma in _BODY and len(mention.name.split()) == 1:
        mention.kind, mention.titled = EntityKind.ORGANIZATION, False
    elif mention.kind is EntityKind.PERSON and lemma in _PERSON:
        mention.roles.add(lemma)
        mention.gender = mention.gender or gender_of(lemma)


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


def _phrase(article: Parsed, head: int) -> Found:
    """A pronoun, or a description: what it is called, whose it is, how many."""
    lower, lemma = article.lower[head], article.lemmas[head]
    if lower in PRONOUNS and article.upos[head] in ("PRON", "DET"):
        gender = PRONOUNS[lower]
        many = gender in ("they", "we")
        alone = range(head, head + 1)
        return Found(head, alone, MentionForm.PRONOUN, gender=gender, plural=many)
    old = aged(article, head)
    if old:
        age = {"-".join(article.lower[i] for i in old[1::2])}
        told, kind = MentionForm.DESCRIPTION, EntityKind.PERSON
        return Found(head, old, told, kind, roles=age, definite=True)
    phrase = closed(article, article.whole(head, _outside(article, head)), head)
    large = article.upos[head] == "PROPN" and article.words[head].of(article.text)[0].isupper()
    if large and not is_office(article, phrase, head):
        name = bare_name(article.span(phrase).of(article.text))
        return Found(head, phrase, MentionForm.NAME, None, name, country=code(name), definite=True)
    mention = Found(head, phrase, MentionForm.DESCRIPTION, roles={lemma})
    mention.plural = lower != lemma or lower in _MANY
    for child in article.children[head]:
        relation, counts = article.relations[child], article.lower[child] in _COUNTING
        mention.counted = mention.counted or counts or relation == "nummod"
        if relation in _TELLING:
            _narrow(article, mention, child)
    mention.gender = gender_of(lemma)
    mention.kind = _kind(lemma, mention)
    return mention


def _narrow(article: Parsed, mention: Found, child: int) -> None:
    """What one dependent tells of the noun."""
    word, written = article.lower[child], article.words[child].of(article.text)
    country = code(_wide(article, child))
    match article.relations[child]:
        case "det" if word in ("the", "this", "that", "these", "those", "both"):
            mention.definite = True
        case "nmod:poss":
            mention.definite, mention.owner = True, child
            mention.country = mention.country or country
            if article.upos[child] == "PROPN" and not country:
                mention.places.add(written)
        case "amod" | "compound" | "nmod:desc" if country:
            mention.country = mention.country or country
        case "amod" | "compound" | "nmod:desc":
            named = written[0].isupper() and article.upos[child] in ("ADJ", "PROPN")
            named = named and not is_title(f"{word} minister")  # "the *Foreign* Minister"
            (mention.places if named else mention.modifiers).add(
                written if named else article.lemmas[child]
            )
        case "nmod":
            place = article.whole(child, article.dependents(child, "case"))
            mention.country = mention.country or code(article.span(place).of(article.text))
            mention.modifiers.add(word)
        case _:
            pass


def _kind(lemma: str, mention: Found) -> EntityKind | None:
    force = lemma in _BODY and not mention.modifiers.isdisjoint(words("roles", "of_forces"))
    if lemma in _PERSON and not force:
        if mention.plural:
            return (
                EntityKind.GROUP if lemma not in words("roles", "unnamed") else EntityKind.UNNAMED
            )
        return EntityKind.PERSON if mention.definite else EntityKind.UNNAMED
    if lemma in words("roles", "unnamed") | words("roles", "some"):
        return EntityKind.UNNAMED
    if lemma in words("roles", "government"):
        return EntityKind.GOVERNMENT
    if lemma in _BODY:
        one = not mention.plural or mention.definite or lemma in words("roles", "fixed")
        return EntityKind.ORGANIZATION if one else EntityKind.GROUP
    return EntityKind.GROUP if mention.plural else None


def bare_name(name: str) -> str:
    """The name without a title before it, an article, or what is no more of it behind it.

    >>> bare_name("the Karvian Guard’s"), bare_name("Dr. Ilse Varga")
    ('Karvian Guard', 'Ilse Varga')
    """
    parts = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'").split()
    body = parts[-1].casefold() in _BODY  # "General Workers’ Union" is no general
    while len(parts) > 1 and (
        (parts[0].rstrip(".").casefold() in TITLES and not body) or parts[0].casefold() == "the"
    ):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in ("of", "for", "and", "&"):
        parts = parts[:-1]
    return " ".join(parts)
