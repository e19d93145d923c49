import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import failed, reading
from sayso.errors import ReadError
from sayso.types.article import (
    Article,
    DateFound,
    DateKind,
    Lineage,
    Outlet,
    Relation,
    Zone,
    ZoneKind,
)
from sayso.types.attribution import ByHand, Cue, Form, Hand, Source, Statement
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Model, Reading
from sayso.types.span import Span
from sayso.wire import from_wire, to_wire

MARKED = """@title [source1 Port] [cue1 denies] [content1 leak]
[content2 “We were not told,”] [source2 Ilse Varga] [cue2 said]. [content2 “Nobody asked us.”]"""


def port() -> Reading:
    return reading(MARKED, names={"e1": ["Ilse Varga", "Varga"]}, outlet=Outlet("The Merrin Post"))


def test_a_statement_travels_with_its_words_and_offsets():
    wire = to_wire(port())
    statement = wire["statements"][1]
    assert statement["content"]["text"] == "“We were not told,” “Nobody asked us.”"
    assert [wire["article"]["text"][a:b] for a, b in statement["content"]["spans"]] == [
        "“We were not told,”",
        "“Nobody asked us.”",
    ]
    assert statement["source"] == {"spans": [[37, 47]], "text": "Ilse Varga", "entities": ["e1"]}
    assert statement["cue"] == {"spans": [[48, 52]], "text": "said", "lemma": "said"}
    assert statement["form"] == "direct"


def test_every_key_stands_whether_known_or_not():
    wire = to_wire(port())
    unknown = ("kind", "act", "polarity", "said_at")
    empty = ("addressees", "evidence", "figures", "times")
    for statement in wire["statements"]:
        assert [statement[key] for key in unknown] == [None] * 4
        assert [statement[key] for key in empty] == [[]] * 4
        assert statement["firmness"] == {"factuality": "UU", "hedges": []}
    assert (wire["figures"], wire["times"], wire["asks"], wire["warnings"]) == ([], [], [], [])
    assert wire["article"]["outlet"] == {"name": "The Merrin Post", "domain": None, "family": None}
    assert wire["article"]["zones"] == [{"kind": "title", "start": 0, "end": 16}]
    assert wire["reader"]["model"] == {"name": "test", "version": "1", "sha256": "0" * 64}


def test_a_statement_without_a_source_says_null():
    assert (
        to_wire(reading("[cue It was alleged] [content that …]"))["statements"][0]["source"] is None
    )


def test_a_time_of_another_zone_is_written_as_utc():
    oslo = timezone(timedelta(hours=2))
    found = reading("Nothing.", published_at=datetime(2031, 4, 12, 1, 30, tzinfo=oslo))
    assert to_wire(found)["article"]["published_at"] == "2031-04-11T23:30:00Z"
    assert from_wire(to_wire(found)) == replace(found, parse=())


def test_a_time_without_its_zone_is_not_guessed_at():
    naive = datetime(2031, 4, 12)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        to_wire(reading("Nothing.", published_at=naive))


def test_a_failure_stands_among_the_warnings_and_comes_back_as_the_failure():
    found = failed("cannot read a.bin: it is not text", warnings=("no date",))
    wire = to_wire(found)
    assert wire["warnings"] == ["no date", "cannot read a.bin: it is not text"]
    assert wire["statements"] == []
    assert from_wire(wire) == found


def test_keys_of_a_later_version_are_passed_over():
    wire = to_wire(port()) | {"mood": "grey"}
    del wire["failure"]
    assert from_wire(wire) == replace(port(), parse=())


@pytest.mark.parametrize(
    ("keys", "value", "message"),
    [
        (["format"], "sayso/9", "format: sayso/1 should stand there, not 'sayso/9'"),
        (["article"], None, "article: an object should stand there, not None"),
        (["article", "text"], 7, "article.text: text should stand there, not 7"),
        (["article", "zones", 0, "kind"], "tittle", "article.zones[0].kind: one of title"),
        (["article", "zones", 0, "end"], 9999, "article.zones[0]: offsets into a text of 72"),
        (["article", "published_at"], "Tuesday", "article.published_at: an ISO date and time"),
        (["article", "published_at"], "2031-04-12", "article.published_at: a date and time"),
        (["statements"], {}, "statements: a list should"),
        (["statements", 1, "cue", "spans", 0], [1], "statements[1].cue.spans[0]: a pair"),
        (["statements", 1, "cue", "spans", 0], [1, True], "statements[1].cue.spans[0][1]: a whole"),
        (["statements", 1, "content", "text"], "x", "statements[1].content.text: the words at the"),
        (["statements", 0, "confidence"], "high", "statements[0].confidence: a number should"),
        (["entities", 0, "mentions", 0, "text"], "V.", "entities[0].mentions[0].text: the words"),
    ],
)
def test_an_error_names_the_key(keys, value, message):
    wire = json.loads(json.dumps(to_wire(port())))
    inner = wire
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    with pytest.raises(ReadError) as error:
        from_wire(wire)
    assert str(error.value).startswith(f"cannot read {message}")


@pytest.mark.parametrize(
    "key", ["format", "article", "reader", "entities", "statements", "warnings"]
)
def test_a_missing_key_is_named(key):
    wire = to_wire(port())
    del wire[key]
    with pytest.raises(ReadError, match=f"cannot read {key}: the key is missing"):
        from_wire(wire)


def test_what_is_no_reading_at_all_is_refused():
    with pytest.raises(ReadError, match="cannot read the reading: an object should"):
        from_wire([])  # type: ignore[arg-type]


words = st.text(max_size=12)
perhaps = st.none() | words
hands = st.builds(
    ByHand,
    st.sampled_from(Hand),
    author=words,
    made_at=st.datetimes(timezones=st.just(UTC)),
    reason=words,
)


@st.composite
def readings(draw):
    text = draw(st.text(min_size=2, max_size=60))

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def spans(least=0):
        return tuple(span() for _ in range(draw(st.integers(least, 3))))

    def several(make):
        return tuple(make() for _ in range(draw(st.integers(0, 3))))

    def statement():
        return Statement(
            draw(words),
            sentence=draw(st.integers(0, 9)),
            source=draw(st.none() | st.builds(Source, st.just(spans(1)), st.tuples(words))),
            cue=Cue(spans(1), draw(words)),
            content=spans(),
            form=draw(st.sampled_from(Form)),
            confidence=draw(st.floats(0, 1)),
            within=draw(perhaps),
            by_hand=draw(st.none() | hands),
        )

    def entity():
        return Entity(
            draw(words),
            draw(words),
            kind=draw(st.none() | st.sampled_from(EntityKind)),
            mentions=several(lambda: Mention(span(), draw(st.sampled_from(MentionForm)))),
            aliases=several(lambda: draw(words)),
            role=draw(perhaps),
            country=draw(perhaps),
            by_hand=draw(st.booleans()),
        )

    article = Article(
        draw(words),
        text,
        sha256=draw(words),
        zones=several(lambda: Zone(draw(st.sampled_from(ZoneKind)), span())),
        key=draw(perhaps),
        url=draw(perhaps),
        title=draw(perhaps),
        subtitle=draw(perhaps),
        outlet=Outlet(draw(perhaps), draw(perhaps), draw(perhaps)),
        byline=several(lambda: draw(words)),
        published_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        dates=several(
            lambda: DateFound(
                draw(st.datetimes(timezones=st.just(UTC))),
                draw(st.sampled_from(DateKind)),
                draw(words),
                draw(words),
                zoned=draw(st.booleans()),
            )
        ),
        lineage=several(
            lambda: Lineage(draw(st.sampled_from(Relation)), draw(perhaps), draw(perhaps))
        ),
        language=draw(perhaps),
        warnings=several(lambda: draw(words)),
    )
    return Reading(
        article,
        statements=several(statement),
        entities=several(entity),
        version=draw(words),
        model=draw(st.none() | st.builds(Model, words, words, words)),
        failure=draw(perhaps),
    )


@given(readings())
def test_a_reading_comes_back_from_the_wire_as_it_went(found):
    assert from_wire(json.loads(json.dumps(to_wire(found)))) == found
