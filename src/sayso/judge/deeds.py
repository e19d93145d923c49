"""What a sentence tells of acts: which, and whether they are done, announced, refused or wanted.

Acts are told apart by families of verbs and nouns ("brief", "briefing"; "send", "deploy") and by
the few words before them; the lists live in `text/data/en/deeds.toml` and `replies.toml`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import zip_longest

from sayso.text.lemma import noun, verb
from sayso.text.lexicon import mapping, sections, words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[,;:.!?()—–]")
_ENDS = frozenset(",;:.!?()—–")  # what parts clauses
_STOPS = frozenset(";:.!?")  # what a turn with a gap never crosses
_PARTING = frozenset({"who", "which", "but", "because", "while", "although", "though", "whose"})
_GAP = 4  # words that may stand in the gap of a turn: "let the inspectors in"
_LONG = 8  # the same of a gap written "__": "turned the inspectors of the Board away"
_BEFORE = 8  # words before an act that may say whether it is done
_NEAR = 3  # words between an auxiliary, or "call for", and its act
_BEING = frozenset({"be", "get"})
_NOMINAL = ("er", "or", "tion", "sion", "ment", "al", "nce", "ing", "ure")  # no verb's form in -s
_ARTICLES = words("deeds", "before_nouns")


class Mood(Enum):
    """How far an act has come, as it is told."""

    DONE = "done"
    AHEAD = "ahead"  # "will send"
    REFUSED = "refused"  # "will not send", "cannot send"
    UNDONE = "undone"  # "has not sent"
    WANTED = "wanted"  # "asked them to send"
    NAMED = "named"  # "the briefing", "to send": only spoken of


@dataclass(frozen=True, slots=True)
class Deed:
    """One act in a sentence, by the numbers of its words."""

    families: frozenset[str]
    start: int
    end: int
    _: KW_ONLY
    mood: Mood
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A text by its words and marks, each with the dictionary forms that it may have."""

    written: tuple[str, ...]
    forms: tuple[frozenset[str], ...]

    def turns(self, listed: Collection[str]) -> list[tuple[int, int]]:
        """Where one of the turns stands, as first and one past the last word.

        >>> told("They let the inspectors in.").turns({"let _ in"})
        [(1, 5)]
        """
        starting = _starting(frozenset(listed))
        return [
            (at, end)
            for at in range(len(self.forms))
            for form in sorted(self.forms[at])
            for parts in starting.get(form, ())
            if (end := _ends(self, parts, at)) is not None
        ]

    def has(self, listed: Collection[str]) -> bool:
        return bool(self.turns(listed))


@lru_cache(maxsize=2048)
def told(text: str) -> Told:
    """The text made ready."""
    written = tuple(match[0] for match in _TOKEN.finditer(text))
    return Told(written, tuple(_forms(word.casefold().replace("’", "'")) for word in written))


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    """The forms that a word may be of.

    >>> sorted(_forms("briefings")), sorted(_forms("won't"))
    (['briefing', 'briefings'], ['not', 'will'])
    """
    if word.endswith("n't") or word == "cannot":
        stem = {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
        return frozenset({"not", "can" if word == "cannot" else verb(stem)})
    bare, _, short = word.partition("'")
    if short in ("ll", "ve", "re", "d"):
        return frozenset({bare, {"ll": "will", "ve": "have", "re": "be", "d": "would"}[short]})
    irregular = mapping("deeds", "irregular").get(bare)
    return frozenset({bare, verb(bare), noun(bare), *([irregular] if irregular else _bases(bare))})


def _bases(word: str) -> list[str]:
    """The plain forms that a regular verb's form may be of: "resumed" is of "resume"."""
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2:
            plain = [base, base + "e", *([base[:-1]] if base[-1] == base[-2] else [])]
            return [form for form in plain if form != "not"]  # "noted" denies nothing
    return []


def deeds(text: str) -> list[Deed]:
    """The acts that the text tells of, in order.

    >>> [(sorted(d.families), d.mood.value) for d in deeds("The ministry published the map.")]
    [(['publish'], 'done')]
    """
    sentence = told(text)
    found: dict[int, dict[int, set[str]]] = {}
    for at in (n for n in range(len(sentence.forms)) if not _is_other(sentence, n)):
        for form in sentence.forms[at]:
            for family, parts in _families().get(form, ()):
                end = _ends(sentence, parts, at)
                if end is not None:
                    found.setdefault(at, {}).setdefault(end, set()).add(family)
    out = []
    for at, ends in sorted(found.items()):
        families = frozenset(family for each in ends.values() for family in each)
        mood, passive = mood_at(sentence, at)
        if mood is Mood.NAMED and not _measures(_before(sentence, at)):
            mood, passive = _carried(sentence, at) or (mood, passive)
        out.append(Deed(families, at, max(ends), mood=mood, passive=passive))
    return out


def _is_other(sentence: Told, at: int) -> bool:
    """Whether a word tells no act though it might: one of a name, "admitted *that*"."""
    other = _owns_up(sentence, at) or _is_label(sentence, at) or _is_unverified(sentence, at)
    return _in_name(sentence, at) or other or _is_state(sentence, at)


def _is_state(sentence: Told, at: int) -> bool:
    """Whether it only tells how something stays: "would *stay open*", "remains closed"."""
    return at > 0 and bool(sentence.forms[at - 1] & {"stay", "remain"})


def _is_unverified(sentence: Told, at: int) -> bool:
    """Whether only a report is not borne out: "could not be verified"."""
    before = sentence.forms[max(0, at - 4) : at]
    return "verify" in sentence.forms[at] and any(form & {"can", "could"} for form in before)


def _is_label(sentence: Told, at: int) -> bool:
    """Whether a word only tells which or when: "block C", "by the end of the year"."""
    behind = sentence.written[at + 1 : at + 2]
    lettered = bool(behind) and len(behind[0]) == 1 and behind[0].isupper() and behind[0] != "I"
    before = sentence.forms[at - 1] if at else frozenset[str]()
    end = "end" in sentence.forms[at] and behind == ("of",) and bool(before & _ARTICLES)
    dated = sentence.forms[at - 2] & {"by", "at", "until", "before"} if at > 1 else False
    return lettered or bool(end and dated)


def _owns_up(sentence: Told, at: int) -> bool:
    """Whether to admit is to own up: "admitted for the first time that", "admitted errors"."""
    if "admit" not in sentence.forms[at]:
        return False
    for index in range(at + 1, min(at + _BEFORE, len(sentence.forms))):
        if sentence.written[index] in _ENDS:
            return False
        if sentence.forms[index] & words("deeds", "owned_up"):
            return True
    return False


def _in_name(sentence: Told, at: int) -> bool:
    """Whether a word is of a name: "Open Harvest", but not in a title in capitals."""
    if at == 0 or not sentence.written[at][:1].isupper():
        return False
    around = (*sentence.written[max(0, at - 1) : at], *sentence.written[at + 1 : at + 2])
    capitals = sum(word[:1].isupper() for word in sentence.written)
    return any(word[:1].isupper() for word in around) and 2 * capitals < len(sentence.written)


def _carried(sentence: Told, at: int) -> tuple[Mood, bool] | None:
    """What a light verb says of the act that a noun beside it names: "opened an inquiry"."""
    for verb_at in (*range(at - 1, max(-1, at - _GAP - 2), -1), *range(at + 1, at + _GAP + 2)):
        if not 0 <= verb_at < len(sentence.forms) or sentence.written[verb_at] in _STOPS:
            continue
        if sentence.forms[verb_at] & words("deeds", "light"):
            mood, passive = mood_at(sentence, verb_at)
            fits = passive if verb_at > at else not passive
            low, high = sorted((verb_at, at))
            between = Told(sentence.written[low + 1 : high], sentence.forms[low + 1 : high])
            if fits and mood is Mood.DONE and between.has(words("replies", "negative")):
                return Mood.UNDONE, passive  # "had no intention of parting with"
            if fits and mood in (Mood.DONE, Mood.AHEAD, Mood.REFUSED, Mood.UNDONE):
                return mood, passive
    return None


def mood_at(sentence: Told, at: int) -> tuple[Mood, bool]:
    """What the word's own form and the few words before it say of the act."""
    before = _before(sentence, at)
    infinitive = any("to" in form for form in before.forms[-1:]) or _is_to(before)
    close = Told(before.written[-_NEAR - 1 :], before.forms[-_NEAR - 1 :])
    named = close.has(words("replies", "asked")) or close.has(words("replies", "asking"))
    noun_in_s = named and close.has(_wished_for()) and sentence.written[at].endswith("s")
    if (
        noun_in_s
        or (infinitive and before.has(words("replies", "asking")))
        or (named and not _finite(sentence, at))
    ):
        return Mood.WANTED, False
    passive = any(form & _BEING for form in close.forms) and not _is_ing(sentence, at)
    if _is_wished(before, asking=before.has(words("replies", "asking"))):
        return Mood.WANTED, passive
    if _measures(before) or (infinitive and any("whether" in form for form in before.forms)):
        return Mood.NAMED, passive  # "will not say whether to send them"
    told_by = _by_auxiliaries(before, infinitive=infinitive)
    if told_by:
        return told_by, passive
    if not _finite(sentence, at) and not any("do" in form for form in close.forms[-2:]):
        return (Mood.DONE, True) if _held(sentence, at) else (Mood.NAMED, False)
    negative = before.has(words("replies", "negative"))
    return (Mood.UNDONE if negative else Mood.DONE), passive


def _before(sentence: Told, at: int) -> Told:
    """The few words before it in its clause."""
    start = _clause(sentence, at)
    return Told(sentence.written[start:at], sentence.forms[start:at])


def _measures(before: Told) -> bool:
    """Whether an act only tells a number for comparison: "fewer than the 18 it had *given*"."""
    return before.has({"than __ have"})


@cache
def _wished_for() -> frozenset[str]:
    """Behind which a word in -s is a noun: "the request for fighter *patrols*"."""
    return frozenset(f"{word} for" for word in words("replies", "asked"))


def _by_auxiliaries(before: Told, *, infinitive: bool) -> Mood | None:
    """What the words before an act say of it: "agreed to", "will not", "might"."""
    negative = before.has(words("replies", "negative"))
    if before.has({"can", "could"}) and negative:
        return Mood.REFUSED
    if before.has(words("replies", "agreed")) and not negative:
        return Mood.DONE
    if before.has(words("replies", "ahead")):
        return Mood.REFUSED if negative else Mood.AHEAD
    if before.has(words("replies", "unsure")) or infinitive:
        return Mood.REFUSED if negative else Mood.NAMED
    return None


def _is_wished(before: Told, *, asking: bool) -> bool:
    """Whether it is only wanted that it be done: "had asked that observers *be let in*"."""
    last = before.written[-1:]
    modal = any(form & words("deeds", "before_be") for form in before.forms[-4:])
    return asking and last == ("be",) and not modal


def _is_to(before: Told) -> bool:
    """Whether "to be" or "to have" stands right before."""
    last = before.forms[-2:]
    return len(last) == 2 and "to" in last[0] and bool(last[1] & {"be", "have"})


def _clause(sentence: Told, at: int) -> int:
    """Where the clause begins in which the word stands."""
    start = max(0, at - _BEFORE)
    for index in range(at - 1, start - 1, -1):
        if sentence.written[index] in _ENDS or sentence.written[index].lower() in _PARTING:
            return index + 1
    return start


def _held(sentence: Told, at: int) -> bool:
    """Whether what the noun names came about: "the session was called", "the talks began"."""
    behind = Told(sentence.written[at + 1 : at + _GAP + 1], sentence.forms[at + 1 : at + _GAP + 1])
    return behind.has(words("deeds", "coming_about")) and not behind.has(
        words("replies", "negative") | words("replies", "ahead")
    )


def _is_ing(sentence: Told, at: int) -> bool:
    return sentence.written[at].lower().endswith("ing")


def _finite(sentence: Told, at: int) -> bool:
    """Whether the word is a verb that tells something: "published", "is sending", "briefs"."""
    word = sentence.written[at].lower()
    before = sentence.forms[at - 1] if at else frozenset[str]()
    close = sentence.forms[max(0, at - _NEAR) : at]
    if word in words("deeds", "unchanging"):
        return not before & _ARTICLES
    if word.endswith("ing"):
        return any("be" in form for form in close) or bool(before & words("deeds", "beginning"))
    if word.endswith("s") and not word.endswith("ss"):
        thing = noun(word).endswith(_NOMINAL)
        begins = not before or sentence.written[at - 1] in _ENDS
        return not begins and not thing and not before & _ARTICLES and verb(word) != word
    return word != verb(word) or word in mapping("deeds", "irregular")


def _ends(sentence: Told, parts: Sequence[str], at: int) -> int | None:
    """One past the last word of a turn that begins here, or None."""
    if not parts:
        dated = sentence.forms[at : at + 1] and sentence.forms[at] & words("deeds", "weekdays")
        return None if dated and sentence.written[at - 1] == "on" else at  # "passed on Sunday"
    if at >= len(sentence.forms):
        return None
    if parts[0] in ("_", "__"):
        for skipped in range(1, (_GAP if parts[0] == "_" else _LONG) + 1):
            if at + skipped > len(sentence.forms) or sentence.written[at + skipped - 1] in _STOPS:
                return None
            end = _ends(sentence, parts[1:], at + skipped)
            if end is not None:
                return end
        return None
    return _ends(sentence, parts[1:], at + 1) if parts[0] in sentence.forms[at] else None


@cache
def _families() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Each family's turns by their first word."""
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for family, listed in sorted(sections("deeds", "families").items()):
        for turn in sorted(listed):
            parts = tuple(turn.split())
            rows.setdefault(parts[0], []).append((family, parts))
    return {first: tuple(each) for first, each in rows.items()}


@lru_cache(maxsize=64)
def _starting(listed: frozenset[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for turn in sorted(listed):
        parts = tuple(turn.split())
        rows.setdefault(parts[0], []).append(parts)
    return {first: tuple(each) for first, each in rows.items()}


def wanted(text: str) -> frozenset[str]:
    """The families of what somebody wants: of its first verb, or of the noun behind a light one.

    >>> sorted(wanted("to open a criminal inquiry by Friday"))
    ['investigate']
    """
    sentence = told(text)
    plain = [d for d in deeds(text) if not (d.start and sentence.written[d.start][0].isupper())]
    found = list(_firsts(plain, sentence))  # "that Transport Minister Gorm Alder resign"
    return frozenset(family for deed in found for family in deed.families)


def _firsts(found: Sequence[Deed], sentence: Told) -> Iterator[Deed]:
    """The first act and those joined to it by "and"; behind a light verb, what it is of."""
    last: Deed | None = None
    for deed, behind in zip_longest(found, found[1:]):
        before = sentence.forms[max(0, deed.start - 2) : deed.start]
        joined = any({"and", "or"} & form for form in before)
        replaced = last is not None and _light(sentence, last, deed)
        if last is None or joined or replaced:
            last = deed
            if behind is None or not _light(sentence, deed, behind):
                yield deed


def _light(sentence: Told, one: Deed, behind: Deed) -> bool:
    """Whether an act is only said by the noun behind its verb: "open *an inquiry*"."""
    verb_of = Told(sentence.written[one.start : one.end], sentence.forms[one.start : one.end])
    light = verb_of.has(words("deeds", "light"))
    named = not sentence.written[behind.start].lower().endswith("ed")
    people = sentence.written[behind.start].lower().rstrip("s").endswith(("er", "or"))
    return light and named and not people and one.end <= behind.start <= one.start + _GAP
