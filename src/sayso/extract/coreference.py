"""Which mentions are of one entity. When unsure, no link.

Names join by their words, capitals join the government that sits there, descriptions join whom the
text has called so ("the minister"), pronouns the nearest who fits, speakers first.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence, Set
from operator import itemgetter

from sayso.extract.affiliations import affiliation, fuller
from sayso.extract.aged import of_age
from sayso.extract.beside import beside, kind_told, of_onlooker, same_owner
from sayso.extract.grouping import (
    Group,
    Wanted,
    agrees,
    alike,
    is_named_so,
    near_places,
    owns,
    plainest,
    same_kind,
    short_for,
)
from sayso.extract.hearers import is_told
from sayso.extract.mentions import PRONOUNS, Found, is_oblique
from sayso.extract.namesakes import bearers, holder, is_other
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import aged
from sayso.extract.relatives import meant_by
from sayso.extract.salience import Salience
from sayso.text.countries import code, seat
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.span import Span

_FIRST = itemgetter(0)
_OWNED = re.compile(r"^(?!The )[A-Z][\w ]*[’']s? ")
_PERSON = words("roles", "person")
_ANYBODY = words("roles", "anybody")
_BODY = words("roles", "body")
_PRESS = {"reporter", "journalist", "correspondent"}
_THIRD = {"m", "f", "it", "they"}
_FAR = 3  # sentences that a pronoun or a bare description reaches back


class Entities:
    """The entities of one article, and which words are of which."""

    def __init__(
        self,
        article: Parsed,
        found: Sequence[Found],
        speakers: Iterable[int],
        quoting: Mapping[int, int] | None = None,
        headings: Sequence[Span] = (),
    ) -> None:
        """Gather the mentions.

        `speakers` are the head words of sources; `quoting` leads from each word in quotation marks
        to the head of who speaks it; `headings` are the titles' spans.
        """
        self._quoting, self._headings = quoting or {}, headings
        self._order: list[int] = []  # each sentence's number, those wholly quoted not counted
        for inside in article.ranges:
            told = any(w not in self._quoting for w in inside if article.upos[w] != "PUNCT")
            self._order.append((self._order[-1] if self._order else 0) + told)
        self._article = article
        self._speakers = set(speakers)
        self._drafts: list[Group] = []
        self._of: dict[int, Group] = {}
        self._placed: list[tuple[int, Group]] = []  # by the heads of mentions, in order
        self._named_so: dict[str, list[Group]] = {}  # by names in one case
        names = [m for m in found if m.form is MentionForm.NAME]
        for mention in sorted(names, key=lambda m: (-len(m.name.split()), m.head)):
            self._join(mention, self._named(mention))
        for draft in self._drafts:
            draft.kind = kind_told(article, draft)
        for mention in sorted(found, key=self._turn):
            if mention.form is MentionForm.DESCRIPTION:
                self._join(mention, self._described(mention))
            elif mention.form is MentionForm.PRONOUN:
                self._join(mention, self._pronoun(mention), alone=False)
        self._drafts.sort(key=lambda draft: draft.first)
        self._number = {id(draft): f"e{n}" for n, draft in enumerate(self._drafts, 1)}
        self._bodies = {d.fullest for d in self._drafts if d.names and not d.person}

    def of(self, heads: Iterable[int]) -> tuple[str, ...]:
        """The entities that these words are the heads of, in order."""
        found = (self._of.get(head) for head in heads)
        return tuple(dict.fromkeys(self._number[id(draft)] for draft in found if draft))

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entity(draft) for draft in self._drafts)

    def _turn(self, mention: Found) -> tuple[int, bool, int]:
        """Sentence by sentence; in each a pronoun that speaks is settled before the others.

        In "He may have swallowed it, she said" who speaks is told by who spoke before.
        """
        speaks = mention.form is MentionForm.PRONOUN and mention.head in self._speakers
        return self._article.sentence_of[mention.head], not speaks, mention.head

    def _join(self, mention: Found, draft: Group | None, *, alone: bool = True) -> None:
        if draft is None:
            if not alone:
                return
            draft = Group(mention.kind, mention.head)
            self._drafts.append(draft)
        draft.add(mention)
        insort(self._placed, (mention.head, draft), key=_FIRST)
        if mention.form is MentionForm.NAME:
            called = self._named_so.setdefault(mention.name.casefold(), [])
            called += [] if draft in called else [draft]
        for word in (mention.head, *self._heads_within(mention)):
            self._of.setdefault(word, draft)

    def _heads_within(self, mention: Found) -> list[int]:
        """A name's words and its title: each may be taken for the head of a source."""
        if mention.form is not MentionForm.NAME:
            return []
        same = ("flat", "compound", "appos", "nmod:desc")
        article = self._article
        top = [w for w in mention.words if article.heads[w] not in mention.words]
        return top + [w for w in mention.words if article.heads[w] == mention.head
                      and article.relations[w] in same and article.upos[w] == "PROPN"]  # fmt: skip

    # Names

    def _named(self, mention: Found) -> Group | None:
        key = mention.name.casefold()
        called = reversed(self._named_so.get(key, []))
        named = holder(self._article, self._drafts, mention)
        named = named or next((d for d in called if not is_other(self._article, d, mention)), None)
        if named:
            if seat(mention.name) and self._acts(mention) and named.kind is not EntityKind.PERSON:
                named.kind, named.country = EntityKind.GOVERNMENT, seat(mention.name)
            return named
        country = seat(mention.name) if self._acts(mention) else None
        country = country or (code(mention.name) if mention.kind is not EntityKind.PERSON else None)
        if country:
            same = [
                d for d in self._drafts if d.kind is not EntityKind.PERSON and d.country == country
            ]
            mention.country = country
            mention.kind = EntityKind.GOVERNMENT if seat(mention.name) else EntityKind.COUNTRY
            return same[0] if same else None
        if mention.kind in (EntityKind.PERSON, None) and mention.name[:1].isupper():
            fuller = bearers(self._article, self._drafts, mention)
            if fuller:
                return fuller[0] if len(fuller) == 1 else None
        short = [d for d in self._drafts if short_for(mention, d)]
        return short[0] if len(short) == 1 else None

    def _acts(self, mention: Found) -> bool:
        """Whether a name stands for those who act: a speaker or a subject."""
        return mention.head in self._speakers or self._article.relations[mention.head].startswith(
            ("nsubj", "iobj", "nmod:poss", "obl", "obj")
        )

    # Descriptions

    def _described(self, mention: Found) -> Group | None:
        article = self._article
        if article.lower[mention.head] in ("who", "which"):
            return self._antecedent(mention.head)
        old = aged(article, mention.head)
        same = of_age(article, self._drafts, old) if old else self._appositive(mention)
        if same:
            return same
        lemma = article.lemmas[mention.head]
        headline = self._headline(mention)
        if not mention.definite and not headline:
            fixed = article.lower[mention.head] in words("roles", "fixed") and not mention.counted
            if fixed:
                return self._latest(
                    lambda d: (
                        not d.names
                        and lemma in d.roles
                        and d.modifiers == mention.modifiers
                        and d.many == mention.plural
                    ),
                    mention,
                )
            return None
        if mention.owner is not None and mention.country is None:
            owner = self._of.get(mention.owner)
            mention.country = owner.country if owner else None
        narrowed = mention.modifiers or mention.owner is not None  # "the survivors’ group"
        called = frozenset({lemma}) if narrowed else alike(lemma)
        fits: Wanted = lambda d: self._fits(d, mention, called)  # noqa: E731
        return (
            self._latest(lambda d: d.ends_in(lemma) and fits(d), mention)
            or self._latest(fits, mention)
            or self._business(mention, lemma)
            or (
                self._next(fits, mention)
                if lemma in _PERSON and lemma not in _ANYBODY and not mention.plural
                else None
            )
        )

    def _antecedent(self, pronoun: int) -> Group | None:
        """Whom "who" stands for: the noun that its clause belongs to."""
        article = self._article
        for word in (pronoun, *article.ancestors(pronoun)):
            if article.relations[word].startswith("acl") and article.heads[word] < pronoun:
                return self._of.get(article.heads[word])
        return self._of.get(meant_by(article, pronoun))  # the parse has hung it elsewhere

    def _business(self, mention: Found, lemma: str) -> Group | None:
        """As in "The company" without more: the one body named shortly before that may be one."""
        narrowed = mention.plural or mention.owner or mention.modifiers  # "the central bank"
        if lemma not in words("roles", "alike.business") or narrowed:
            return None
        here = self._order[self._article.sentence_of[mention.head]]
        near = [
            d
            for d in self._drafts
            if d.names
            and d.kind is EntityKind.ORGANIZATION
            and d.parts.isdisjoint(words("roles", "body"))
            and not all(map(self._is_told, d.found))
            and any(
                m.head < mention.head
                and here - self._order[self._article.sentence_of[m.head]] < _FAR
                for m in d.found
            )
        ]
        return near[0] if len(near) == 1 else None

    def _is_told(self, mention: Found) -> bool:
        """Whether it is only told something, as papers are, or stands behind one who looks on."""
        told = (is_told(self._article, word) for word in mention.words)
        return any(told) or of_onlooker(self._article, mention)

    def _headline(self, mention: Found) -> bool:
        """A bare singular in a headline is definite: "Minister accuses"."""
        article = self._article
        bare = not any(article.relations[i] == "det" for i in article.children[mention.head])
        inside = any(article.words[mention.head] in span for span in self._headings)
        return bare and inside and not (mention.plural or mention.counted)

    def _appositive(self, mention: Found) -> Group | None:
        """The entity of the name that the description stands beside."""
        article = self._article
        oblique = is_oblique(article, mention.words)
        for word in beside(article, mention, self._of):
            draft = self._of.get(word)
            noun = article.upos[mention.head] in ("NOUN", "PROPN")
            apart = oblique and word < mention.words.start
            if draft and not apart and is_named_so(draft, mention, noun=noun):
                mention.plural = draft.many  # "the owners, Baltis Line"
                return draft
        return None

    def _fits(self, draft: Group, mention: Found, called: Set[str]) -> bool:
        """Whether a description, all that may be called so given, may be of the entity."""
        if draft.many != mention.plural:
            return False
        if called.isdisjoint(draft.called):
            generic = self._article.lemmas[mention.head] in ("man", "woman")
            if not (generic and draft.gender and draft.person):
                return False
        if draft.country and mention.country and draft.country != mention.country:
            return False
        if draft.gender and mention.gender and draft.gender != mention.gender:
            return False
        business = self._article.lemmas[mention.head] in words("roles", "alike.business")
        aside = business and all(map(self._is_told, draft.found))
        if (
            aside
            or not near_places(draft.places, mention.places)
            or not same_owner(self._article, self._of, draft, mention)
        ):
            return False
        return same_kind(draft, mention, self._article.lemmas[mention.head])

    # Pronouns

    def _pronoun(self, mention: Found) -> Group | None:
        """Whom a pronoun of the third person stands for; who "I" and "we" are the speaker tells."""
        they = mention.gender in ("it", "they")
        if mention.gender not in _THIRD or (they and mention.head not in self._speakers):
            return None
        draft = self._salient(lambda d: self._is_meant(d, mention), mention)
        if draft and not they and draft.kind is None:
            draft.kind = EntityKind.PERSON
        return draft

    def _is_meant(self, draft: Group, mention: Found) -> bool:
        """Whether a pronoun may stand for it: "it" for a place that has spoken; for no reporter."""
        heard = draft.called & _PRESS or (mention.gender == "it" and not draft.person)
        if heard and all(map(self._is_told, draft.found)):
            return False
        place = mention.gender == "it" and draft.kind is EntityKind.PLACE
        spoke = place and any(m.head in self._speakers for m in draft.found)
        return spoke or agrees(draft, mention)

    def _salient(self, wanted: Wanted, mention: Found) -> Group | None:
        """The nearest who fits, speakers and subjects before others."""
        sentence = self._order[self._article.sentence_of[mention.head]]
        farthest = self._article.ranges[bisect_left(self._order, sentence - _FAR)].start
        spoken = self._of.get(self._quoting.get(mention.head, -1))
        first, last = (
            bisect_left(self._placed, word, key=_FIRST) for word in (farthest, mention.head)
        )
        near = Salience(self._article, self._speakers, self._quoting, self._order)
        ranked = (
            (near.distance(head, mention.head), draft)
            for head, draft in self._placed[first:last]
            if draft is not spoken and wanted(draft) and not near.same_clause(head, mention.head)
        )
        return min(ranked, key=_FIRST, default=(0.0, None))[1]

    def _latest(self, fits: Wanted, mention: Found) -> Group | None:
        """The last named before who fits."""
        last = bisect_left(self._placed, mention.head, key=_FIRST)
        return next((draft for _, draft in reversed(self._placed[:last]) if fits(draft)), None)

    def _next(self, fits: Wanted, mention: Found) -> Group | None:
        """The one person named later who is called so: headlines speak of "the minister" first."""
        after = [d for d in self._drafts if d.names and d.first > mention.head and fits(d)]
        return after[0] if len(after) == 1 else None

    # Results

    def own(self, speakers: Sequence[str], pronoun: str) -> tuple[str, ...]:
        """Who "I" or "we" is within the words of these speakers: they, or their side."""
        if pronoun != "we":
            return tuple(speakers)
        found = []
        for draft in self._drafts:
            if self._number[id(draft)] in speakers:
                side = draft
                if draft.person and draft.country:
                    same = [d for d in self._drafts if not d.person and d.country == draft.country]
                    side = same[0] if same else draft
                found.append(self._number[id(side)])
        return tuple(found)

    def closest(self, several: Sequence[str]) -> tuple[str, ...]:
        """The one that speaks where a source holds several without naming them apart: a person."""
        people = [
            d for d in self._drafts if self._number[id(d)] in several and d.person and d.names
        ]
        return (self._number[id(people[0])],) if people else tuple(several[:1])

    def _entity(self, draft: Group) -> Entity:
        article = self._article
        found = sorted(draft.found, key=lambda m: m.head)
        spans = [(m.form, m.span(article)) for m in found]
        name = draft.fullest or spans[0][1].of(article.text)
        texts = [span.of(article.text) for form, span in spans if form is not MentionForm.PRONOUN]
        role = plainest(draft.roles) if draft.person and draft.names else None
        told = affiliation(article, found, self._owner)
        return Entity(
            self._number[id(draft)],
            name,
            kind=draft.kind,
            mentions=tuple(Mention(span, form) for form, span in spans),
            aliases=tuple(dict.fromkeys(t for t in (*draft.names, *texts) if t != name)),
            role=role,
            country=draft.country,
            affiliation=fuller(self._recent(told, draft.first), self._bodies),
        )

    def _recent(self, body: str | None, word: int) -> str | None:
        """The last name before a word that ends with a word for a body: "the *council*"."""
        last = bisect_left(self._placed, word, key=_FIRST) if body in _BODY else 0
        named = (d.fullest for _, d in reversed(self._placed[:last]) if d.names and not d.person)
        return next((n for n in named if n.split()[-1].casefold() == body), body)

    def _shared(self, pronoun: int) -> Group | None:
        """Who owns what stands beside "its": "called on *the bank’s* head and its chairwoman"."""
        article = self._article
        owned = article.heads[pronoun]
        first = article.heads[owned] if owned >= 0 and article.relations[owned] == "conj" else -1
        owner = article.first(first, "nmod:poss") if first >= 0 else None
        return self._of.get(owner) if owner is not None and owner < pronoun else None

    def _owner(self, word: int) -> str | None:
        """The name of whom "its" or "their" stands for, or a noun ("the company’s")."""
        draft, lower = self._of.get(word), self._article.lower[word]
        if lower in PRONOUNS and (shared := self._shared(word)):
            draft = shared
        if draft is None and lower in PRONOUNS:
            alone = range(word, word + 1)
            seen = Found(word, alone, MentionForm.PRONOUN, gender=PRONOUNS[lower])
            draft = self._salient(lambda d: owns(d, seen), seen)
        if draft is None:
            return None
        told = [m.span(self._article).of(self._article.text) for m in draft.found if m.head != word]
        if draft.names:  # "Vorenia’s Defence Ministry" says more than "Defence Ministry"
            owned = [text for text in told if _OWNED.search(text) and text.endswith(draft.fullest)]
            return owned[0] if owned else draft.fullest
        return min(told, key=len, default=None)
