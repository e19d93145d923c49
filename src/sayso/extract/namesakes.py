"""Persons of one surname: "Mr Cole" and "his brother, *Ned Cole*", "Mrs Sand" and "Mr Sand"."""

from collections.abc import Iterable

from sayso.extract.grouping import Group
from sayso.extract.mentions import Found
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.mention import EntityKind, MentionForm

_KIN = words("kin", "relatives")
_FAR = 5  # words before a name in which somebody is told as another's: "his younger brother, Ned"


def bearers(article: Parsed, known: Iterable[Group], mention: Found) -> list[Group]:
    """The persons of whose full name a shorter one may be part.

    Somebody of the other sex is not meant, nor is who is only told later, as another's relative;
    of several the one is meant whom the text does not bring in so.
    """
    parts = set(mention.name.casefold().split())
    fuller = [
        each
        for each in known
        if each.kind is EntityKind.PERSON
        and parts <= each.parts
        and parts < {*each.fullest.casefold().split()}
        and not differ(each, mention)
    ]
    kin = [each for each in fuller if _is_kin(article, each)]
    own = [each for each in fuller if each not in kin]
    told = [each for each in kin if each.first < mention.head]
    surely = [each for each in told if mention.gender and each.gender == mention.gender]
    unknown = [each for each in own if each.gender is None]
    return _meant((own if not (surely and unknown) else own + surely) or told, mention)


def holder(article: Parsed, known: Iterable[Group], mention: Found) -> Group | None:
    """The one person of the name with the office that is told with it: "*Mayor* Frey"."""
    if not mention.roles or len(mention.name.split()) > 1:
        return None
    held = [e for e in bearers(article, known, mention) if e.roles & mention.roles]
    return held[0] if len(held) == 1 else None


def _meant(several: list[Group], mention: Found) -> list[Group]:
    """Of several the only one that has been told of before, if there is just one."""
    before = [each for each in several if each.first < mention.head]
    return before if len(before) == 1 else several


def differ(one: Group, mention: Found) -> bool:
    """Whether they are a man and a woman."""
    return {one.gender, mention.gender} == {"m", "f"}


def is_other(article: Parsed, one: Group, mention: Found) -> bool:
    """Whether one of the same name is another: of the other sex, or another’s.

    As "Belcor’s Defence Ministry" is beside "Sarn’s Defence Ministry".
    """
    return differ(one, mention) or _owned_otherwise(article, one, mention)


def _owned_otherwise(article: Parsed, one: Group, mention: Found) -> bool:
    mine = _owner(article, mention)
    theirs = {_owner(article, each) for each in one.found} - {None}
    return mine is not None and bool(theirs) and mine not in theirs


def _owner(article: Parsed, mention: Found) -> str | None:
    """The name written right before another, as its owner’s."""
    marks = (i for i in (mention.words.start - 1, *mention.words) if i > 0)
    mark = next((i for i in marks if article.lower[i] in ("'s", "’s", "'", "’")), None)
    if mark is None or mark >= mention.head:
        return None
    owner = article.words[mark - 1].of(article.text)
    return owner.casefold() if owner[:1].isupper() else None


def _is_kin(article: Parsed, one: Group) -> bool:
    """Whether the text brings somebody in as a relative: "*her daughter* Ivy Tull"."""
    full = (m for m in one.found if m.form is MentionForm.NAME and " " in m.name)
    first = min(full, key=lambda mention: mention.head, default=None)
    start = first.words.start if first else 0
    ahead = range(max(start - _FAR, 0), start)
    kin = next((i for i in ahead if article.lemmas[i] in _KIN), None)
    if kin is None or any(article.upos[i] == "VERB" for i in range(kin, start)):
        return False
    return any(article.relations[i] == "nmod:poss" for i in article.children[kin])
