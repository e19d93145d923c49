"""Names in the text, and which of them name the same person or thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.span import Span

KINDS = {
    "person": EntityKind.PERSON,
    "organization": EntityKind.ORGANIZATION,
    "place": EntityKind.PLACE,
}  # "misc" has no kind: nationalities, events, works
_TITLES = words("names", "titles")


@dataclass(slots=True)
class _Draft:
    kind: str
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        return max(self.names, key=lambda name: (len(name.split()), len(name)))


def entities(text: str, names: Iterable[tuple[str, Span]]) -> tuple[Entity, ...]:
    """Gather the names of one article; `names` gives each name's kind and place, in order.

    Equal names are one entity; a person's surname (or first name) joins the one person whose full
    name holds it, and no one where two would do.

    >>> text = "Ilse Varga spoke. Varga left."
    >>> [e.name for e in entities(text, [("person", Span(0, 10)), ("person", Span(18, 23))])]
    ['Ilse Varga']
    """
    found = list(names)
    drafts: list[_Draft] = []
    for kind, span in sorted(found, key=lambda row: -len(_bare(row[1].of(text)).split())):
        name = _bare(span.of(text))
        draft = _same(drafts, kind, name)
        if draft is None:
            draft = _Draft(kind)
            drafts.append(draft)
        draft.names.append(name)
        draft.spans.append(span)
    drafts.sort(key=lambda draft: min(draft.spans))
    return tuple(_entity(f"e{number}", draft) for number, draft in enumerate(drafts, 1))


def speakers(named: Iterable[Span], found: Iterable[Entity]) -> tuple[str, ...]:
    """The entities that a source names, by the words that stand for the speakers themselves.

    In "Putin's spokesman" that is "spokesman" alone: Putin did not speak.

    >>> entity = Entity("e1", "Varga", kind=None, mentions=(Mention(Span(4, 9), MentionForm.NAME),))
    >>> speakers([Span(4, 9)], [entity])
    ('e1',)
    """
    words_named = list(named)
    hits = [
        (mention.span, entity.id)
        for entity in found
        for mention in entity.mentions
        if any(word in mention.span for word in words_named)
    ]
    return tuple(dict.fromkeys(number for _, number in sorted(hits)))


def _same(drafts: Sequence[_Draft], kind: str, name: str) -> _Draft | None:
    key = name.casefold()
    equal = [d for d in drafts if key in {n.casefold() for n in d.names}]
    if equal:
        return next((d for d in equal if d.kind == kind), equal[0])
    if kind != "person":
        return None
    parts = set(key.split())
    fuller = [d for d in drafts if d.kind == kind and parts < set(d.fullest.casefold().split())]
    return fuller[0] if len(fuller) == 1 else None


def _bare(name: str) -> str:
    """The name without a title before it or a possessive behind it."""
    parts = " ".join(name.split()).removesuffix("’s").removesuffix("'s").split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in _TITLES:
        parts = parts[1:]
    return " ".join(parts)


def _entity(number: str, draft: _Draft) -> Entity:
    name = draft.fullest
    return Entity(
        number,
        name,
        kind=KINDS.get(draft.kind),
        mentions=tuple(Mention(span, MentionForm.NAME) for span in sorted(draft.spans)),
        aliases=tuple(dict.fromkeys(n for n in draft.names if n != name)),
    )
