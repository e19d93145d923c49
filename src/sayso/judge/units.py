"""The statements of a story that bear on claims, each with the proposition that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass

from sayso.judge import verdicts
from sayso.judge.chapter import Chapter, in_place
from sayso.judge.headed import alone_says_so, names_alone
from sayso.judge.likeness import Proposition
from sayso.judge.ourselves import publisher
from sayso.judge.parties import Cast
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.ask import Mode
from sayso.types.attribution import Act, Kind, Polarity, Statement
from sayso.types.story import Reference

MAKING = {Act.ASSERTS, Act.ACCUSES, Act.WARNS, Act.PREDICTS}
BEARING = MAKING | {
    Act.CONFIRMS, Act.DENIES, Act.DECLINES, Act.DOES_NOT_RESPOND, Act.DOUBTS, Act.QUESTIONS,
    Act.RETRACTS,
}  # fmt: skip
_BEHIND_A_NOUN = {"of", "about", "on", "that", "from", "by", "for", "as", "made", "in", "to"}
_TOLD = 4  # words of a clause that tells something by itself
_COMPARED = re.compile(r" (?:(?:much|far|even|too) )?(?:higher|lower|larger|smaller|high|low)$")
_PART = re.compile(r"^(?:parts?|some|most|much|all) of (?=the |its |their |this |that )", re.I)
_WHEN = re.compile(  # "the charge within hours": when it was denied, not what
    r"(?:,? (?:either|again|at all|so far|as well|at once|immediately|outright|out of hand|earlier|"
    r"later|yet|unanswered|"
    r"yesterday|today|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|within(?: \w+){0,2}))+$"
)
_CALLED = re.compile(  # "the charge “a fairy tale”": what it is called is no part of the pointing
    r"^((?:the|this|such|these|those|any|all)(?: [\w’'-]+){1,2}|it|this|them) "
    r"(?:[“\"‘]|(?:an?|mere|pure|sheer|simply|utter|total|complete) ).*$",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(  # "our questions on the date", "a request for comment": the press asked it
    r"^(?:(?:an?|the|our|its|their|any|all|several|repeated|written|more|[\w’]+’s?) )*"
    r"(?:requests?|questions?|calls?|messages?|e-?mails?|texts?|inquir(?:y|ies)|enquir(?:y|ies))"
    r"(?: (?:for|seeking) (?:an? |further |more )?"
    r"(?:comments?|reaction|response|statement|clarification|interview|information))?"
    r"(?: (?:on|about|over|regarding) (?P<about>.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_DOUBTING = re.compile(  # "deep scepticism about the account"
    r"^(?:(?:its|his|her|their|some|deep|serious|grave|strong) )*"
    r"(?:s[ck]epticism|doubts?|misgivings|reservations|disbelief) "
    r"(?:about|over|on|at|of|as to) (?P<about>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_IN_SHORT = 5  # words of an answer that only says what a claim is: “Rubbish”, “Simply not true”
_UNTRUE = ("not true", "made up", "no such thing")
_SHORT = 3  # words of a thing: "the missing homes"
_SEVERAL = 2
_SELVES = {"we", "us", "our", "them", "your"}  # that are rarer than the words that tell nothing
_COVERS = 0.6  # of a statement's content that is another statement: it only passes it on


@dataclass(frozen=True)
class Unit:
    """One statement that bears on some claim.

    `proposition` is None where the words only point to a claim made before ("has not confirmed the
    account"); `owner` is then the party whose claim it is said to be, where the words name one.
    `aside` says that it bears on a claim and takes no stance: it passes on another's words, or
    tells what somebody thinks.
    """

    at: Reference
    _: KW_ONLY
    chapter: Chapter
    statement: Statement
    proposition: Proposition | None
    meaning: tuple[float, ...] = ()  # its vector where it stands in its article, if there is one
    parties: tuple[str, ...]
    person: str | None
    owner: str | None = None
    aside: bool = False
    named: tuple[str, ...] = ()  # the parties that what was said speaks of

    @property
    def around(self) -> Reference:
        """The statement that it stands within; of one that stands in none, a name of nothing."""
        return Reference(self.at.article, self.statement.within or "")

    @property
    def said(self) -> str:
        """The words of the content."""
        return self.chapter.said(self.statement)

    @property
    def negated(self) -> bool:
        """Whether the content denies what it speaks of: "there are no weapons"."""
        return verdicts.negated(self.said)

    @property
    def bare(self) -> bool:
        """Whether no more than one word of the proposition tells anything: “We are looking”."""
        telling = self.proposition.words.keys() - _SELVES if self.proposition else set()
        return self.proposition is not None and len(telling) < _SEVERAL

    @property
    def negates(self) -> bool:
        """Whether the content negates something, whatever it is: "crates but no launchers"."""
        return verdicts.negates(self.said)

    @property
    def left_open(self) -> bool:
        """Whether the content says that nothing is known: "no proof of its own".

        What others have not found leaves nothing open: "*the laboratory* had found no trace".
        """
        others = bool(self.named) and set(self.named).isdisjoint(self.parties)
        return verdicts.left_open(self.said) and not (others and verdicts.of_others(self.said))

    @property
    def of_knowing(self) -> bool:
        """Whether the content tells that somebody knew of a thing: "had been warned of it"."""
        return not self.negated and verdicts.tells("knowing", self.said)

    @property
    def unknowing(self) -> bool:
        """Whether the content tells that somebody did not: "had no knowledge of it"."""
        return verdicts.tells("unknowing", self.said)

    @property
    def answered(self) -> bool:
        """Whether others' words name it only to answer it: "rejected *the union’s charge*"."""
        around = self.chapter.statements.get(self.statement.within or "")
        return around is not None and around.act in BEARING - MAKING

    @property
    def watched(self) -> bool:
        """Whether the content says that the claim is followed: "aware of the reports"."""
        return verdicts.tells("watched", self.said)

    @property
    def undenied(self) -> bool:
        """Whether the content says that it may be so: "it could not be ruled out"."""
        return verdicts.tells("undenied", self.said)

    @property
    def branded(self) -> bool:
        """Whether the content calls a claim false: "the story was a lie from start to finish"."""
        return verdicts.branded(self.said) is not None

    @property
    def affirmed(self) -> bool:
        """Whether the content calls a claim true: "the report was correct"."""
        return verdicts.tells("affirmed", self.said)

    @property
    def doubted(self) -> bool:
        """Whether the content calls a claim doubtful: "the story was hard to believe"."""
        return verdicts.tells("doubted", self.said)

    @property
    def counts_otherwise(self) -> bool:
        """Whether the content puts another figure against one: "800, not 2,600"."""
        return verdicts.counts_otherwise(self.said, self.statement.cue.lemma)

    @property
    def judges(self) -> bool:
        """Whether all that it says is said of a claim: that it is false, true, open, too high."""
        return (
            self.left_open or self.branded or self.affirmed or self.doubted or self.counts_otherwise
        )

    @property
    def pointing(self) -> str:
        """The words that may name a claim made before: of what is called false, that alone."""
        return verdicts.branded(self.said) or _about(self.statement, self.said)


def units(chapters: Sequence[Chapter], cast: Cast) -> list[Unit]:
    """The units of all articles, in canonical order and in the order of the text."""
    return [unit for chapter in chapters for unit in _of(chapter, cast)]


def _of(chapter: Chapter, cast: Cast) -> Iterator[Unit]:
    inner: dict[str, list[Statement]] = {}
    for statement in chapter.reading.statements:
        if statement.within:
            inner.setdefault(statement.within, []).append(statement)
    proving = {
        ask.statement for ask in chapter.reading.asks if ask.mode is Mode.INFORM_OR_INVESTIGATE
    }
    for statement in chapter.reading.statements:
        wants_proof = statement.act is Act.ASKS and (
            statement.id in proving or verdicts.wants_proof(chapter.said(statement))
        )
        bears = statement.act in BEARING and statement.kind is not Kind.INTENT
        idle = _said_of_itself(chapter, statement) or _to_an_ask(chapter, statement)
        if (bears or wants_proof) and not idle:
            aside = (
                _takes_none(statement)
                or _asks_about(chapter, statement)
                or names_alone(chapter, statement)
                or alone_says_so(chapter, cast, statement)
                or _passes_on(chapter, cast, statement, inner.get(statement.id, []))
            )
            yield _unit(chapter, cast, statement, aside=aside)


def _takes_none(statement: Statement) -> bool:
    """Whether it is no word of the speaker's own: "does not say that …", "believes that …"."""
    thought = statement.kind is Kind.ATTITUDE and statement.act in MAKING
    return thought or _unsaid(statement)


def _asks_about(chapter: Chapter, statement: Statement) -> bool:
    """Whether somebody only asks about a thing: "reporters asked about the shipment"."""
    told = f"{statement.cue.lemma} {chapter.said(statement)}".split()
    return statement.act is Act.QUESTIONS and "about" in told[:6]


def _to_an_ask(chapter: Chapter, statement: Statement) -> bool:
    """Whether it answers what somebody wants done: "has not replied to the appeal"."""
    if statement.act not in (Act.DENIES, Act.DOES_NOT_RESPOND):
        return False
    said = chapter.said(statement)
    if statement.act is Act.DOES_NOT_RESPOND and _ASKED.match(said):
        return False
    every = re.findall(r"[\w’'-]+", said)
    wanted = words("claims", "wanted")
    wanted |= words("claims", "wanted_of_one") if statement.act is Act.DENIES else frozenset()
    return bool(every) and _head(every) in wanted


def _said_of_itself(chapter: Chapter, statement: Statement) -> bool:
    """Whether a speaker does by it what he is already on record with around it.

    As in "the spokeswoman said the alliance could not confirm it": one silence, not two.
    """
    around = chapter.statements.get(statement.within or "")
    named = any(word[:1].isupper() for word in chapter.source(statement).split()[1:])
    return (
        around is not None
        and statement.act not in MAKING
        and (around.act, around.polarity) == (statement.act, statement.polarity)
        and not named
    )


def _about(statement: Statement, said: str) -> str:
    """What it bears on: of a silence what was asked about, and nothing where that is not told."""
    turn = {Act.DOES_NOT_RESPOND: _ASKED, Act.DOUBTS: _DOUBTING}.get(statement.act or Act.ASSERTS)
    found = turn.match(said) if turn else None
    return (found["about"] or "") if found else said


def _in_short(statement: Statement, said: str) -> bool:
    """Whether a claim is only called false by it: “Rubbish”, “That is simply not true”."""
    every = re.findall(r"[\w’'-]+", said.casefold())
    false = (
        not words("constructions", "false").isdisjoint(every)
        or any(turn in " ".join(every) for turn in _UNTRUE)
        or verdicts.tells("of_liars", said)
    )
    return statement.act is Act.DENIES and len(every) <= _IN_SHORT and false


def _of_a_thing(statement: Statement, said: str) -> bool:
    """Whether a silence is about a thing told before: "questions about *the launchers*"."""
    every = said.split()
    thing = bool(every) and every[0].casefold() in ("the", "its", "this", "these", "those")
    return statement.act is Act.DOES_NOT_RESPOND and thing and len(every) <= _SHORT


def _unit(chapter: Chapter, cast: Cast, statement: Statement, *, aside: bool) -> Unit:
    said = _about(statement, chapter.said(statement))
    entities = statement.source.entities if statement.source else ()
    parties = cast.parties_of(chapter.key, entities)
    if not parties and statement.act not in MAKING:
        parties = publisher(cast.parties, chapter, statement)
    people = [cast.person(chapter.key, entity) for entity in entities]
    points = statement.act is Act.ASKS or points_back(said) or verdicts.only_open(said)
    told = statement.act in (*MAKING, Act.DENIES)
    points = points or (told and verdicts.of_a_claim(said, statement.cue.lemma))
    points = points or _in_short(statement, said) or _of_a_thing(statement, said)
    owner = _owner(chapter, cast, said) if points else None
    if statement.act is Act.ASKS and owner is None and verdicts.demands_proof(said):
        owner = _asked_of(chapter, cast, statement)
    return Unit(
        Reference(chapter.key, statement.id),
        chapter=chapter,
        statement=statement,
        proposition=None if points else Proposition.held(said, statement.id, chapter.vectors),
        meaning=chapter.vectors.get(in_place(statement.id), ()),
        parties=parties,
        person=next((person for person in people if person), None),
        owner=owner,
        aside=aside,
        named=cast.parties_of(chapter.key, _named(chapter, statement)),
    )


def _named(chapter: Chapter, statement: Statement) -> Iterator[str]:
    """The entities that what was said speaks of."""
    for entity in chapter.reading.entities:
        if any(mention.span in span for mention in entity.mentions for span in statement.content):
            yield entity.id


def _unsaid(statement: Statement) -> bool:
    """Whether it is told that somebody did not say it: "does not say that anyone cheated"."""
    return statement.act in MAKING and statement.polarity is Polarity.NEGATIVE


def _passes_on(
    chapter: Chapter, cast: Cast, statement: Statement, inner: Sequence[Statement]
) -> bool:
    """Whether all it says is that somebody else said something."""
    if statement.act not in MAKING:
        return False
    whole = len(chapter.said(statement))
    entities = statement.source.entities if statement.source else ()
    for other in inner:
        theirs = other.source.entities if other.source else ()
        covered = sum(s.end - s.start for s in (*other.content, *other.cue.spans))
        covered += sum(s.end - s.start for s in other.source.spans) if other.source else 0
        named = cast.parties_of(chapter.key, theirs)
        same = set(named) & set(cast.parties_of(chapter.key, entities))
        told = other.act in BEARING and named and (other.act not in MAKING or not same)
        told = told and other.kind is not Kind.ATTITUDE  # "that they had known" is his own word
        if whole and covered / whole >= _COVERS and told:
            return True
    return False


def points_back(said: str) -> bool:
    """Whether the words only name a claim made before.

    >>> [points_back(said) for said in ("Korring’s account", "reports", "that it was shut")]
    [True, True, False]
    >>> points_back("the charge within hours on Monday")
    True
    """
    bare = said.strip("“”\"'.,! ")
    if not bare:
        return True
    bare = _WHEN.sub("", re.split(r" as (?=[“\"‘'a])", bare)[0])
    bare = _CALLED.sub(r"\1", bare)
    bare = _PART.sub("", _COMPARED.sub("", bare))
    every = re.findall(r"[\w’'-]+", bare)
    if not every:
        return True
    first = every[0].casefold()
    clause = first in ("that", "to", "if", "whether", "having", "being") and len(every) > 1
    if len(every) > 7 or clause:
        return False
    return _head(every) in words("claims", "named") or _is_deed(every)


def _head(every: Sequence[str]) -> str:
    """The noun that a phrase is about: "account" of "the account of the crew"."""
    stop = next((n for n, word in enumerate(every) if word in _BEHIND_A_NOUN), len(every))
    return noun((every[:stop] or every)[-1].strip("’'").casefold())


def _is_deed(every: Sequence[str]) -> bool:
    """A noun made of a verb, with its article and no more: "the landing", "the deployment"."""
    short = len(every) <= 4 and every[0].casefold() in ("the", "any", "such", "this", "that", "its")
    last = every[-1].casefold()
    return short and last.endswith(("ing", "ment", "tion", "sion", "al", "ery", "ure"))


def _owner(chapter: Chapter, cast: Cast, said: str) -> str | None:
    """The party whose claim the words name: "Korring’s account"."""
    match = re.match(r"^(?:the )?(.+?)[’']s? \w+", said)
    wanted = match[1].casefold() if match else None
    for entity in chapter.reading.entities if wanted else ():
        names = {entity.name.casefold(), *(alias.casefold() for alias in entity.aliases)}
        if any(wanted == name or name.endswith(" " + str(wanted)) for name in names):
            return cast.party(chapter.key, entity.id)
    return None


def _asked_of(chapter: Chapter, cast: Cast, statement: Statement) -> str | None:
    """The one party whose proof is asked for: "dared the government to publish its pictures"."""
    asked = [entity for addressee in statement.addressees for entity in addressee.entities]
    parties = cast.parties_of(chapter.key, asked)
    return parties[0] if len(parties) == 1 else None
