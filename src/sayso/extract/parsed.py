"""One article as extraction sees it: words, parse, quotations."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from sayso.text.dates.rules import folded
from sayso.text.lemma import noun, verb
from sayso.text.lexicon import words
from sayso.text.quotation import Quotation
from sayso.types.reading import ParsedSentence
from sayso.types.span import Span

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
_PRONOUNS_IN_S = ("selves", "others", "theirs", "yours", "ours", "hers", "ones", "whats")


@dataclass(frozen=True)
class Parsed:
    """An article's words, numbered through, and how they hang together (Universal Dependencies).

    `heads` are numbers of words of the article, -1 for a sentence's root.
    """

    text: str
    sentences: Sequence[ParsedSentence]
    quotations: Sequence[Quotation] = ()

    @cached_property
    def words(self) -> list[Span]:
        return [word.span for sentence in self.sentences for word in sentence.words]

    @cached_property
    def sentence_of(self) -> list[int]:
        return [n for n, sentence in enumerate(self.sentences) for _ in sentence.words]

    @cached_property
    def ranges(self) -> list[range]:
        """Each sentence's words."""
        out, at = [], 0
        for sentence in self.sentences:
            out.append(range(at, at + len(sentence.words)))
            at += len(sentence.words)
        return out

    @cached_property
    def paragraphs(self) -> list[range]:
        """Each paragraph's words."""
        out: list[range] = []
        last = None
        for sentence, numbers in zip(self.sentences, self.ranges, strict=True):
            if numbers and out and sentence.paragraph == last:
                out[-1] = range(out[-1].start, numbers.stop)
            elif numbers:
                out.append(numbers)
            last = sentence.paragraph
        return out

    @cached_property
    def upos(self) -> list[str]:
        given = [word.upos for sentence in self.sentences for word in sentence.words]
        return [
            "NOUN" if upos == "PRON" and _is_thing(form) else upos
            for upos, form in zip(given, self.lower, strict=True)
        ]

    @cached_property
    def relations(self) -> list[str]:
        return [word.relation for sentence in self.sentences for word in sentence.words]

    @cached_property
    def heads(self) -> list[int]:
        return [
            begin.start + word.head - 1 if word.head else -1
            for begin, sentence in zip(self.ranges, self.sentences, strict=True)
            for word in sentence.words
        ]

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case, with straight apostrophes."""
        text = folded(self.text).replace("’", "'")
        return [text[span.start : span.end] for span in self.words]

    @cached_property
    def lemmas(self) -> list[str]:
        rows = zip(self.lower, self.upos, strict=True)
        return [
            verb(form) if upos in ("VERB", "AUX") else noun(form) if upos == "NOUN" else form
            for form, upos in rows
        ]

    @cached_property
    def children(self) -> list[Sequence[int]]:
        """Each word's dependents, in order; none of -1, the head of a root."""
        places = _places(self.heads)
        return [*(places.get(word, ()) for word in range(len(self.heads))), ()]

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words that stand in quotation marks."""
        return frozenset(self.inside([p for each in self.quotations for p in each.pieces]))

    @cached_property
    def _mains(self) -> list[str]:
        """The relations without their subtypes."""
        mains = {relation: relation.partition(":")[0] for relation in set(self.relations)}
        return [mains[relation] for relation in self.relations]

    @cached_property
    def _once(self) -> dict[Callable[["Parsed"], Any], Any]:
        return {}

    def once(self, find: "Callable[[Parsed], T]") -> T:
        """What the function finds in the article, which it is asked only once."""
        if find not in self._once:
            self._once[find] = find(self)
        found: T = self._once[find]
        return found

    def having(self, lemmas: Set[str]) -> set[int]:
        """The words with one of the lemmas."""
        places = self._by_lemma
        return {index for lemma in places.keys() & lemmas for index in places[lemma]}

    def written(self, forms: Set[str]) -> set[int]:
        """The words of one of the forms, in lower case."""
        places = self._by_form
        return {index for form in places.keys() & forms for index in places[form]}

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        return _places(self.lemmas)

    @cached_property
    def _by_form(self) -> dict[str, list[int]]:
        return _places(self.lower)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def within(self, span: Span) -> range:
        """The words that begin within the span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def inside(self, spans: Iterable[Span]) -> list[int]:
        """The words that begin within one of the spans, in order."""
        return sorted({index for span in spans for index in self.within(span)})

    def behind(self, word: int) -> range:
        """The words of its sentence behind a word."""
        return range(word + 1, self.ranges[self.sentence_of[word]].stop)

    def span(self, words: range) -> Span:
        first, last = self.words[words.start], self.words[words.stop - 1]
        return first if first is last else Span(first.start, last.end)

    def dependents(self, word: int, *relations: str) -> list[int]:
        """The word's dependents by one of the relations, subtypes included."""
        full, mains = self.relations, self._mains
        return [
            child
            for child in self.children[word]
            if mains[child] in relations or full[child] in relations
        ]

    def first(self, word: int, *relations: str) -> int | None:
        full, mains = self.relations, self._mains
        for child in self.children[word]:
            if mains[child] in relations or full[child] in relations:
                return child
        return None

    def subtree(self, *words: int, without: Iterable[int] = ()) -> set[int]:
        """The words and all that hangs on them; nothing under the words in `without`."""
        barred, stack, children = set(without), [*words], self.children
        found: set[int] = set()
        while stack:
            index = stack.pop()
            if index not in barred:
                found.add(index)
                stack += children[index]
        return found

    def whole(self, word: int, without: Iterable[int] = ()) -> range:
        """The unbroken stretch of the word's subtree around it."""
        members = self.subtree(word, without=without)
        start = stop = word
        while start - 1 in members:
            start -= 1
        while stop + 1 in members:
            stop += 1
        return range(start, stop + 1)

    def ancestors(self, word: int) -> Iterator[int]:
        head = self.heads[word]
        while head >= 0:
            yield head
            head = self.heads[head]

    def root(self, words: Iterable[int]) -> int | None:
        """The first of the words whose head is not among them, punctuation passed over."""
        if isinstance(words, (range, tuple)) and len(words) == 1:
            return words[0]
        inside = words if isinstance(words, range) else set(words)
        punctuation, heads, upos = None, self.heads, self.upos
        for word in inside if isinstance(inside, range) else sorted(inside):
            if heads[word] not in inside:
                if upos[word] != "PUNCT":
                    return word
                punctuation = word if punctuation is None else punctuation
        return punctuation

    def hearer(self, verb: int) -> int | None:
        """Whom "told" or "asked" speaks to, or None.

        It is the verb's object, also where the parse has taken a noun between the verb and its
        infinitive for something else.
        """
        clause = self.first(verb, "xcomp", "ccomp")
        for child in self.dependents(verb, "iobj", "obj", "nsubj", "obl"):
            behind = child > verb and (clause is None or child < clause)
            plain = self.relations[child] in ("iobj", "obj") or clause is not None
            if behind and plain and not self.dependents(child, "case"):
                return child
        return None

    def nominal(self, words: Iterable[int]) -> int | None:
        """The word that a phrase for somebody is about: its root, or its first noun or name."""
        members = _ordered(words)
        top = self.root(members)
        kinds = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
        behind = -1 if top is None else top + 1
        if top is not None and behind in members and self._is_title(top, behind):
            return behind
        nouns = [w for w in members if self.upos[w] in kinds[:2]]
        if top is not None and self.upos[top] == "DET" and nouns:  # hung beside its noun
            return next((w for w in nouns if self.heads[w] not in members), nouns[0])
        if top is None or self.upos[top] in kinds:
            return top
        return next((w for w in members if self.upos[w] in kinds[:3]), top)

    def _is_title(self, word: int, name: int) -> bool:
        """Whether a word is the title of the name behind it, where the parse keeps them apart."""
        apart = self.heads[word] == self.heads[name] and self.upos[name] == "PROPN"
        return apart and self.lower[word] in words("roles", "person")

    def has_number(self, words: Iterable[int]) -> bool:
        """Whether one of the words is a number, in words or digits."""
        return any(self.upos[i] == "NUM" or self.lower[i][0].isdigit() for i in words)

    def subject(self, word: int) -> int | None:
        """Who does what the verb says, or None.

        It is the verb's subject (a passive's agent not counted), or that of the verb which it is
        coordinated with or which governs it.
        """
        seen = word
        for _ in range(6):
            found = self.first(seen, "nsubj", "csubj")
            if found is None and self.upos[seen] == "VERB":
                found = self._hung_on(seen)
            if found is not None:
                return found
            relation = self.relations[seen].partition(":")
            head = self.heads[seen]
            if head < 0 or relation[0] not in ("conj", "xcomp", "advcl", "aux", "cop"):
                return head if relation[0] == "acl" and head >= 0 else None
            seen = head
        return None

    def _hung_on(self, verb: int) -> int | None:
        """A name that the parse took for a part of the verb: "Lanner *Trust* did not answer"."""
        hung = (i for i in self.children[verb] if i < verb and self.relations[i] == "flat")
        return next((i for i in hung if self.upos[i] == "PROPN"), None)


def _is_thing(form: str) -> bool:
    """Whether a word can be no pronoun, whatever it was taken for: "asked *parents* to"."""
    return form.endswith("s") and noun(form) != form and not form.endswith(_PRONOUNS_IN_S)


def _places(words: Iterable[H]) -> dict[H, list[int]]:
    """Where each of the words stands, or of what is told of them."""
    places: defaultdict[H, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        places[word].append(index)
    return places


def _ordered(words: Iterable[int]) -> Sequence[int]:
    """The words in the text's order, each once."""
    return words if isinstance(words, range) else sorted(set(words))
