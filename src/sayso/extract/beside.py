"""The words beside a name or a description: who is named so, what it is, and whose it is."""

from collections.abc import Iterable, Iterator, Mapping

from sayso.extract.grouping import Group
from sayso.extract.mentions import Found, appositions, is_called
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.mention import EntityKind

_NEGATING = words("roles", "some") | {"neither", "either", "both", "all", "none"}
_CALLED = (["named"], ["called"], ["dubbed"])  # "a foundation named Bright Start"
_OBJECTS = {"obj", "iobj"}  # of "asked *the company Marisca Lines* to publish"
_SAYING = words("nesting", "verbs.clause")
_ROOMS = {"office", "cabinet", "secretariat"}  # each has its own
_WORDS = 5  # of a name, within which its head stands
_OF_ONE = ("flat", "appos", "compound", "nmod:desc", "nmod:poss")  # how a kind hangs on its name


def beside(article: Parsed, mention: Found, of: Mapping[int, Group]) -> Iterator[int]:
    """The words that may name whom a description is of; `of` leads from heads to entities."""
    for word in _near(article, mention, of):
        if not _is_led(article, range(mention.head + 1, word)):
            yield word


def _near(article: Parsed, mention: Found, of: Mapping[int, Group]) -> Iterator[int]:
    yield from article.dependents(mention.head, "appos", "flat")
    above = article.heads[mention.head]
    relation = article.relations[mention.head]
    if relation in ("flat", "compound") or (
        relation == "appos" and mention.head in appositions(article, above)
    ):
        yield above
    if is_called(article, mention.head):
        yield from article.dependents(mention.head, "nsubj")
    yield from _of_its_kind(article, mention, of)
    yield from _set_off(article, mention, of)


def _is_led(article: Parsed, between: range) -> bool:
    """Whether a preposition or a verb leads from a noun to a name, whatever the parse says.

    As in "the head *of the operator* Grauhorn", "the company *that owns* the Anna Brandt".
    """
    leads = [i for i in between if article.upos[i] in ("ADP", "VERB")]
    return bool(leads) and "," not in article.lower[leads[-1] : between.stop]


def _of_its_kind(article: Parsed, mention: Found, of: Mapping[int, Group]) -> Iterator[int]:
    """The name right behind the noun that tells what it is: "the agency *World Pantry*".

    A person's is none of a body's, and one with a verb of its own is another: "the company Voltara
    bought".
    """
    noun = mention.head
    called = article.lower[noun + 1 : noun + 2] in _CALLED
    first = noun + 1 + called
    word = next((w for w in range(first, first + _WORDS - 1) if w in of and of[w].names), None)
    names = (m for m in of[word].found if word in m.words) if word is not None else ()
    named = next((m for m in names if m.words.start <= first <= m.head), None)
    plain = article.upos[noun] in ("NOUN", "PROPN") and noun not in article.written(_NEGATING)
    if word is None or named is None or not plain:
        return
    name, head = named.head, article.heads[named.head]
    hangs = (
        called
        or (head == noun and article.relations[name] in _OF_ONE)
        or (article.heads[noun] == name and article.relations[noun] in _OF_ONE)
    )
    both = {article.relations[name], article.relations[noun]}
    same = head == article.heads[noun] and (len(both) == 1 or both == _OBJECTS)
    same = same and not article.relations[head].startswith("acl")
    body = mention.kind is EntityKind.ORGANIZATION
    if (hangs or same) and not (body and of[name].kind is EntityKind.PERSON):
        yield name


def _set_off(article: Parsed, mention: Found, of: Mapping[int, Group]) -> Iterator[int]:
    """The name between commas, however it is parsed: "its minister, *Ilse Varga*, said".

    A body's must be closed, too: "according to the bureau, Velland pays".
    """
    word = mention.words.stop + 1
    if article.lower[word - 1 : word] != [","] or word not in of:
        return
    stop = next((m.words.stop for m in of[word].found if word in m.words), word)
    if mention.kind is EntityKind.PERSON or article.upos[stop : stop + 1] in ([], ["PUNCT"]):
        yield word


def kind_told(article: Parsed, named: Group) -> EntityKind | None:
    """Its kind; a lone word is no person, and no place, where the words around tell so.

    As in "Norvale, *which* had held back", "Norvale said *its* divers had found nothing"; and of a
    place, "Norvale, *which runs* the quay".
    """
    alone = len(named.fullest.split()) == 1 and not any(m.titled for m in named.found)
    place = named.kind is EntityKind.PLACE
    looks = alone and (place or named.kind in (EntityKind.PERSON, None))
    told = (_runs if place else _is_thing)(article, [m.words.stop for m in named.found if looks])
    return EntityKind.ORGANIZATION if told else named.kind


def _runs(article: Parsed, behind: Iterable[int]) -> bool:
    """As in ", which runs the quay"."""
    verbs = words("roles", "running")
    told = (n for n in behind if article.lower[n : n + 2] == [",", "which"])
    return any(not verbs.isdisjoint(article.lemmas[n + 2 : n + 4]) for n in told)


def _is_thing(article: Parsed, behind: Iterable[int]) -> bool:
    """As in ", which had held back", "said its divers"."""
    for n in behind:
        says = article.lemmas[n : n + 1]
        owner = n + 1 + (article.lower[n + 1 : n + 2] == ["that"])
        owns = says and says[0] in _SAYING and article.lower[owner : owner + 1] == ["its"]
        if owns or article.lower[n : n + 2] == [",", "which"]:
            return True
    return False


def of_onlooker(article: Parsed, mention: Found) -> bool:
    """Whether it is only where one is who looks on: "analyst Tove Marchetti of *Harland Trust*".

    Or who owns whom the telling is of: "Norrline Ferries, a subsidiary of *Calder Group*".
    """
    before = mention.words.start - 1
    before -= before >= 0 and article.lower[before] == "the"
    if before < 0 or article.lower[before] not in ("of", "at", "with", "from", "by"):
        return False
    sentence = article.ranges[article.sentence_of[before]]
    first = max(sentence.start, before - _WORDS - 1)
    owned = article.lower[before - 1] in words("roles", "owned") if before else False
    looks_on = any(article.lower[i] in words("roles", "onlookers") for i in range(first, before))
    return owned or looks_on


def same_owner(article: Parsed, of: Mapping[int, Group], one: Group, other: Found) -> bool:
    """Whether no two are told as owners: "his office" is not "the prosecutor’s office".

    Nor is "Ms Lund’s office" the audit office, of which nobody is told as the owner.
    """
    told = [mention.owner for mention in one.found if mention.owner is not None]
    if other.owner is None or not told:
        return other.owner is None or article.lemmas[other.head] not in _ROOMS
    mine, word = of.get(other.owner), article.lower[other.owner]
    return any(article.lower[o] == word if mine is None else of.get(o) is mine for o in told)
