"""One story, judged whole: the same articles and rulings always give the same record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from itertools import combinations

from sayso.judge.asks import asks
from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.claims import strands
from sayso.judge.copies import Overlap, overlap
from sayso.judge.corrections import corrections
from sayso.judge.given import given
from sayso.judge.independence import Circle, corroboration
from sayso.judge.kept import stated
from sayso.judge.kin import Kin
from sayso.judge.otherwise import otherwise
from sayso.judge.parties import MANY, Cast, cast
from sayso.judge.precedence import Shared, ground, sequenced
from sayso.judge.repeats import headlines, repeats, variants
from sayso.judge.retellings import retellings
from sayso.judge.series import series
from sayso.judge.stances import SUPPORT, stances
from sayso.judge.standings import standing
from sayso.judge.strand import Pairs
from sayso.judge.titles import title
from sayso.judge.units import units
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.exchange import Reads
from sayso.types.families import Families, folded
from sayso.types.ids import short_id
from sayso.types.kept import KeptClaim
from sayso.types.mention import EntityKind
from sayso.types.story import (
    Amount,
    Claim,
    Copy,
    Coverage,
    Party,
    Reference,
    Relation,
    Stance,
    StanceKind,
    Story,
)


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided: statements that are of one claim or are not, and those taken back.

    `families` are the publisher families of outlets whose articles state none, `kept` the claims
    that were typed to be kept.
    """

    _: KW_ONLY
    together: Pairs = ()
    apart: Pairs = ()
    retracted: frozenset[Reference] = frozenset()
    families: Families = field(default_factory=Families)
    kept: Sequence[KeptClaim] = ()


def judged(
    chapters: Sequence[Chapter], rulings: Rulings | None = None, reads: Reads | None = None
) -> Story:
    """The record of one story. The order in which the articles are given does not matter.

    `reads` reads an ask together with what may answer it; without it fewer answers are found.
    """
    rulings = rulings or Rulings()
    chapters = sorted(chapters, key=lambda chapter: chapter.order)
    first = chapters[0]
    shared = dict(_shared(chapters))
    chapters = sequenced(chapters, shared)
    copies = tuple(found for found in _copies(chapters, shared))
    people = cast(chapters)
    kin = Kin(chapters, people)
    parties = {party.id: party for party in people.parties}
    same = repeats(chapters, copies, versions(chapters))
    first_told = {at: whence[0] for at, whence in same.items()}
    old = headlines(chapters, copies) | first_told  # nobody's new word
    every = [u for u in units(chapters, people) if u.at not in rulings.retracted]
    threads = strands(every, together=rulings.together, apart=rulings.apart, same=same)
    retold = retellings(chapters, people)
    coverage = covered(chapters)
    told: list[Stance] = []
    claims: list[Claim] = []
    outlets = frozenset(plain(chapter.outlet) for chapter in chapters if chapter.outlet)
    publishing = {p.id for p in people.parties if plain(p.name) in outlets and not _speaks(p)}
    families = {c.key: _family(c, rulings.families) for c in chapters}
    circle = Circle(copies=copies, parties=parties, families=families, outlets=publishing, kin=kin)
    figures = given(threads.strands, {}, ())
    for number, strand in enumerate(threads.strands):
        if not strand.made:
            continue
        identity = short_id("c", strand.made[0].at.article, strand.made[0].at.statement)
        taken = list(stances(identity, strand, old, publishing, copies=copies, retellings=retold))
        text, named = title(strand, taken, {copy.article for copy in copies})
        rows = [each for each in figures if each.strand == number]
        other = dict(otherwise(rows, named.at))
        taken = [replace(s, gives=other[s.at]) if _may_give(s, other) else s for s in taken]
        counted = corroboration(strand, taken, circle)
        claims.append(
            Claim(
                identity,
                text,
                statements=tuple(unit.at for unit in strand.units),
                corroboration=counted,
                standing=standing(taken, parties, coverage),
            )
        )
        told += taken
    requests = asks(chapters, people, kin, old, reads)
    silent = {party.id for party in people.parties if _nobody(party)} | publishing
    used = _used(told, people, chapters) | {p for a in requests for p in (*a.by, *a.to)}
    return Story(
        short_id("s", first.reading.article.id, first.key),
        _title(chapters),
        articles=tuple(chapter.key for chapter in chapters),
        coverage=coverage,
        copies=copies,
        parties=tuple(p for p in people.parties if p.id in used),
        claims=tuple(sorted(claims, key=_weight)),
        stances=tuple(told),
        series=tuple(series(threads.strands, old, silent, copies)),
        asks=tuple(requests),
        variants=tuple(variants({c.key: c for c in chapters}, same)),
        doubtful=tuple(threads.doubtful),
        corrections=tuple(corrections(chapters)),
        stated=tuple(stated(rulings.kept, every)),
    )


def _may_give(stance: Stance, other: Mapping[Reference, Amount]) -> bool:
    """Whether another figure than the claim’s is the party’s own, and no one’s that it denies."""
    return stance.at in other and stance.kind in SUPPORT | {StanceKind.DISPUTES_FIGURE}


def _speaks(party: Party) -> bool:
    """Whether somebody speaks for it, though it publishes: a ministry’s release, a firm’s.

    As "said Birgit Halloran, chief executive of the Sanvelle Group"; for papers their reporters
    write.
    """
    spokes = words("parties", "spokes")
    return any(name[:1].isupper() for name in party.people) or any(
        spokes & {noun(word) for word in plain(alias).split()} for alias in party.aliases
    )


def _nobody(party: Party) -> bool:
    """Whether nobody is named whose figure it could be: "two dockers"."""
    return party.unnamed or (party.kind is EntityKind.GROUP and bool(MANY.match(party.name)))


def _shared(chapters: Sequence[Chapter]) -> Iterator[tuple[frozenset[str], Overlap]]:
    """The pairs of articles that have one text; versions of one address are no copies."""
    for one, other in combinations(chapters, 2):
        if not _is_version(one, other):
            apart = abs(other.day - one.day) if one.day and other.day else None
            seen = overlap(one.wording, other.wording, apart=apart)
            if seen.relation:
                yield frozenset((one.key, other.key)), seen


def _copies(chapters: Sequence[Chapter], shared: Shared) -> list[Copy]:
    """Each article with every text that it comes from, but for copies of one that is named."""
    found: list[Copy] = []
    for number, chapter in enumerate(chapters):
        mine = [
            _copy(origin, chapter, seen)
            for origin in chapters[:number]
            if (seen := shared.get(frozenset((origin.key, chapter.key))))
        ]
        origins = {copy.origin for copy in mine}
        whence = {copy.article: copy.origin for copy in found}
        found += [copy for copy in mine if whence.get(copy.origin) not in origins]
    return found


def _copy(origin: Chapter, article: Chapter, seen: Overlap) -> Copy:
    reason = "; ".join(filter(None, (seen.reason, ground(origin, article))))
    relation = Relation(seen.relation)
    return Copy(origin.key, article.key, relation=relation, shared=seen.score, reason=reason)


def _is_version(one: Chapter, other: Chapter) -> bool:
    url = one.reading.article.url
    return url is not None and url == other.reading.article.url


def versions(chapters: Sequence[Chapter]) -> list[Copy]:
    """Each later version of a page with the one before it."""
    found: list[Copy] = []
    last: dict[str, str] = {}
    for chapter in chapters:
        url = chapter.reading.article.url
        if url and url in last:
            found.append(
                Copy(
                    last[url], chapter.key, relation=Relation.COPY, shared=1.0, reason="one address"
                )
            )
        if url:
            last[url] = chapter.key
    return found


def covered(chapters: Sequence[Chapter]) -> Coverage:
    days = sorted(chapter.day for chapter in chapters if chapter.day)
    outlets = {chapter.outlet for chapter in chapters}
    first, last = (days[0], days[-1]) if days else (None, None)
    unread = sum(chapter.reading.unread is not None for chapter in chapters)
    return Coverage(len(chapters), len(outlets), first, last, unread)


def _family(chapter: Chapter, families: Families) -> str:
    """The publisher family; an outlet of which none is known is one of its own."""
    outlet = chapter.reading.article.outlet
    known = families.of(outlet) or outlet.domain or outlet.name
    return folded(known) if known else chapter.key


def _title(chapters: Sequence[Chapter]) -> str:
    titles = [c.reading.article.title for c in chapters if c.reading.article.title]
    return titles[0] if titles else "Untitled story"


def _weight(claim: Claim) -> tuple[int, int, str]:
    articles = {at.article for at in claim.statements}
    return (-len(articles), -len(claim.statements), claim.id)


def _used(told: Sequence[Stance], people: Cast, chapters: Sequence[Chapter]) -> set[str]:
    """The parties that a stance or an ask names, or whose entity speaks or is spoken to."""
    used = {stance.party for stance in told}
    for chapter in chapters:
        for statement in chapter.reading.statements:
            named = [*(statement.source.entities if statement.source else ())]
            named += [e for addressee in statement.addressees for e in addressee.entities]
            used |= set(people.parties_of(chapter.key, named))
    return used
