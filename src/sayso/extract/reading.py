"""One article, read: segment, score, decode, understand, put together."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from sayso._version import __version__
from sayso.extract.acts import saying
from sayso.extract.addressees import addressees
from sayso.extract.asks import asks
from sayso.extract.attributions import Noted, drafts, statements
from sayso.extract.blocks import passages
from sayso.extract.coreference import Entities
from sayso.extract.decode import attributions, bases, inner_attributions, roles, runs
from sayso.extract.doings import told
from sayso.extract.drafts import Draft
from sayso.extract.figures import figures
from sayso.extract.fronted import fronted, inverted, resumed, turned_round
from sayso.extract.gapped import gapped
from sayso.extract.headlines import headlined
from sayso.extract.layout import by_layout
from sayso.extract.likewise import likewise
from sayso.extract.mentions import mentions
from sayso.extract.naming import names
from sayso.extract.narrated import narrated
from sayso.extract.nesting import drafts_within, nested
from sayso.extract.parsed import Parsed
from sayso.extract.parted import parted, with_particle
from sayso.extract.quoting import quoting
from sayso.extract.reportedly import freed
from sayso.extract.retold import filled, retold
from sayso.extract.times import times
from sayso.extract.trees import trees
from sayso.extract.unanswered import unable, unanswered
from sayso.extract.unhanded import unhanded
from sayso.extract.wanting import called_again, is_condition, past_aside, undivided, wanting
from sayso.protocols import Labels, Tagger
from sayso.text.lexicon import words as listed
from sayso.text.quotation import quotations, quoted
from sayso.text.segment import paragraphs, sentences
from sayso.types.article import Article, ZoneKind
from sayso.types.reading import ParsedSentence, ParsedWord, Reading, placed
from sayso.types.scores import Scores
from sayso.types.sentence import Sentence
from sayso.types.span import Span

_REFUSED = {"refuse", "deny", "grant"}  # what was done to whoever "was refused entry"


def read(article: Article, tagger: Tagger) -> Reading:
    """Everything found in the article; boilerplate is not read."""
    furniture = list(article.zones_of(ZoneKind.BOILERPLATE))
    split = [s for s in sentences(article.text) if not _touches(s.span, furniture)]
    blocks = [p for p in paragraphs(article.text) if not _touches(p, furniture)]
    marks = quotations(article.text, blocks)
    scored = [word for sentence in split for word in sentence.words]
    scores = tagger.scores(article.text, split, quoted(scored, marks))
    labels = tagger.labels
    parsed = Parsed(article.text, tuple(_parse(split, scores, labels)), marks)
    outer_roles, inner_roles = roles(scores, labels)
    found = attributions(outer_roles, scores, parsed.sentence_of)
    every = names(parsed, runs(scores.entities, labels.entities))
    headings = list(article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.DATELINE))
    datelines = list(article.zones_of(ZoneKind.DATELINE))
    every = [(kind, span) for kind, span in every if not _touches(span, datelines)]
    dated = frozenset(parsed.inside(datelines))
    tagged = [_undated(draft, dated) for draft in drafts(parsed, found, labels.calibration)]
    people, places = (
        frozenset(parsed.inside([span for kind, span in every if kind == called]))
        for called in ("person", "place")
    )
    tagged = unhanded(parsed, tagged, people, places)
    outer = passages(parsed, by_layout(parsed, tagged, headings))
    outer = likewise(parsed, parted(parsed, retold(parsed, resumed(parsed, outer))))
    outer = headlined(parsed, outer, headings)
    inner = drafts_within(parsed, inner_attributions(inner_roles, parsed.sentence_of))
    outer = told(parsed, freed(parsed, quoting(parsed, outer)))
    together = gapped(parsed, narrated(parsed, nested(parsed, outer, told(parsed, inner))))
    given = [_asking(parsed, draft) for draft in _completed(parsed, together)]
    sayings = [saying(parsed, draft) for draft in given]
    hearers = [addressees(parsed, d, s.act) for d, s in zip(given, sayings, strict=True)]
    given = [
        wanting(parsed, draft, said.act, heard)
        for draft, said, heard in zip(given, sayings, hearers, strict=True)
    ]
    sources = [part for draft in given for part in draft.source]
    wanted = [*sources, *(part for row in hearers for part in row)]
    speakers = [head for part in sources if (head := parsed.nominal(part)) is not None]
    found_all = mentions(parsed, every, wanted)
    known = Entities(parsed, found_all, speakers, _quoting(parsed, given), headings)
    when = times(parsed, article.published_at, furniture)
    counted = figures(parsed, [*furniture, *(span for time in when for span in time.spans)])
    rows = list(zip(sayings, hearers, strict=True))
    timed = [time for time in when if not _touches(time.spans[0], datelines)]
    noted = Noted(counted, timed, bases(scores, labels))
    said = statements(parsed, given, rows, known, noted)
    return Reading(
        article,
        statements=said,
        entities=known.entities(),
        figures=tuple(placed(counted, said)),
        times=tuple(when),
        asks=asks(parsed, said, {time.id: time for time in when}),
        parse=tuple(parsed.sentences),
        version=__version__,
        model=tagger.model,
    )


def _completed(parsed: Parsed, given: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts with all that they tell, by what stands around them."""
    for draft in given:
        told = inverted(parsed, fronted(parsed, filled(parsed, turned_round(parsed, draft), given)))
        yield unable(parsed, unanswered(parsed, told))


def _asking(parsed: Parsed, draft: Draft) -> Draft:
    """The draft with who asks as its source, and what is asked for as its content."""
    return past_aside(parsed, called_again(parsed, _worded(parsed, draft)))


def _undated(draft: Draft, dated: Set[int]) -> Draft:
    """The draft without a dateline's words: "*SAROVETZ -* Velmaria said"."""
    if dated.isdisjoint(draft.contained) and not any(part[0] in dated for part in draft.source):
        return draft
    source, content = (
        tuple(filter(None, (_behind(part, dated) for part in parts)))
        for parts in (draft.source, draft.content)
    )
    return replace(draft, source=source, content=content)


def _behind(part: range, dated: Set[int]) -> range:
    """What of a part stands behind a dateline."""
    last = max((word for word in part if word in dated), default=part.start - 1)
    return range(last + 1, part.stop)


def _worded(parsed: Parsed, draft: Draft) -> Draft:
    """The draft without pieces of content that are a lone article: "the | to send observers".

    Nor has it what somebody asked for who spoke "on condition *that he not be named*".
    """
    draft = with_particle(parsed, draft)
    kept = tuple(
        part
        for part in draft.content
        if any(parsed.upos[i] not in ("DET", "PUNCT") for i in part)
        and not is_condition(parsed, part)
    )
    denied = undivided(parsed, tuple(_denied(parsed, part) for part in kept))
    source = tuple(part for part in draft.source if not _is_asked(parsed, draft, part))
    if (denied or draft.content) == draft.content and source == draft.source:
        return draft
    return replace(draft, source=source, content=denied or draft.content)


def _denied(parsed: Parsed, part: range) -> range:
    """What is not to be done with its negation: "*not* to print the names"."""
    before = parsed.lower[part.start - 1] if part.start else ""
    opens = parsed.lower[part.start] == "to" and before in ("not", "never")
    return range(part.start - 1, part.stop) if opens else part


def _is_asked(parsed: Parsed, draft: Draft, source: range) -> bool:
    """Whether a source is who was asked: "*three firms* have been asked to"."""
    verb, head = parsed.root(draft.cue), parsed.nominal(source)
    if (
        verb is None
        or head is None
        or parsed.lemmas[verb] not in listed("nesting", "verbs.asked") | _REFUSED
    ):
        return False
    return parsed.heads[head] == verb and parsed.relations[head] == "nsubj:pass"


def _quoting(parsed: Parsed, given: Sequence[Draft]) -> dict[int, int]:
    """From each quoted word to the head of who speaks it."""
    out: dict[int, int] = {}
    for draft in given:
        if draft.source and draft.within is None:
            head = parsed.nominal(draft.source[0])
            turn = parsed.lower[draft.cue[-1]] == ":"
            if head is not None:
                out |= {w: head for w in draft.contained if turn or w in parsed.quoted}
    return out


def _touches(span: Span, zones: Sequence[Span]) -> bool:
    return bool(zones) and any(zone.overlaps(span) for zone in zones)


def _parse(split: Sequence[Sentence], scores: Scores, labels: Labels) -> Iterator[ParsedSentence]:
    upos = [labels.upos[number] for number in scores.upos.tolist()]
    # A relation was scored for the best single head, which the tree may not have chosen.
    names = ["dep" if name == "root" else name for name in labels.relations]
    relations = [names[number] for number in scores.relations.tolist()]
    at = 0
    for sentence, heads in zip(split, trees(scores, split), strict=True):
        stop = at + len(heads)
        relations[at + heads.index(0)] = "root"
        words = map(ParsedWord, sentence.words, upos[at:stop], heads, relations[at:stop])
        yield ParsedSentence(tuple(words), paragraph=sentence.paragraph)
        at = stop
