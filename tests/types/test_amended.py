"""A reading under what people made of it: a pure function, in which a person's word outranks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders import reading
from sayso.types.amended import amended
from sayso.types.amendment import Amendment, Wording
from sayso.types.ask import Ask, Mode
from sayso.types.attribution import Act, Form, Hand, Kind, Polarity
from sayso.types.figure import Figure
from sayso.types.mention import MentionForm
from sayso.types.span import Span
from sayso.types.time import Time, TimeType

NOW = datetime(2031, 5, 1, tzinfo=UTC)
TEXT = (
    "[source1 Brandt] [cue1 said] [content1 that Pell denied that nine boats sank on Monday]."
    " [source2 Holm] [cue2 asked] [content2 for rest]."
)
READ = reading(TEXT, names={"e1": ["Ilka Brandt", "Brandt"], "e2": ["Pell"], "e3": ["Holm"]})
WORDS = READ.article.text


def span(words):
    at = WORDS.index(words)
    return Span(at, at + len(words))


def wording(source, cue, content, **about):
    given = {
        "sentence": 0,
        "source": (span(source),) if source else (),
        "content": (span(content),) if content else (),
        "speakers": (),
        "form": Form.INDIRECT,
        "kind": Kind.SPEECH,
        "act": Act.ASSERTS,
        "polarity": Polarity.POSITIVE,
    }
    return Wording((span(cue),), cue, **{**given, **about})


def amendment(statement, hand, given=None, *, minutes=0):
    made_at = NOW + timedelta(minutes=minutes)
    return Amendment("n1", statement, hand, given, author="person mara", made_at=made_at)


INNER = amendment("hin", Hand.ENTERED, wording("Pell", "denied", "that nine boats sank on Monday"))


def ids(found):
    return [statement.id for statement in found.statements]


def by_id(found, name):
    return next(s for s in found.statements if s.id == name)


def test_a_reading_of_which_nobody_made_anything_is_itself():
    assert amended(READ, []) is READ


def test_an_entered_statement_stands_in_the_order_of_the_text_within_its_outer_one():
    found = amended(READ, [INNER])
    assert ids(found) == ["s1", "hin", "s2"]
    assert by_id(found, "hin").within == "s1"
    assert by_id(found, "hin").source.entities == ("e2",)
    assert by_id(found, "hin").by_hand.author == "person mara"


def test_what_the_program_nested_goes_into_a_persons_statement_that_lies_between():
    nested = amended(READ, [INNER])
    inner = replace(by_id(nested, "hin"), id="s3", by_hand=None)
    read = replace(READ, statements=(*READ.statements, inner))
    struck = amended(read, [amendment("s1", Hand.STRUCK)])
    assert by_id(struck, "s3").within is None
    whole = wording("Brandt", "said", "that Pell denied that nine boats sank on Monday")
    outer = amendment("hout", Hand.ENTERED, whole)
    assert by_id(amended(struck, [outer]), "s3").within == "hout"


def test_the_last_of_several_amendments_of_one_statement_holds():
    mend = amendment("s2", Hand.MENDED, wording("Holm", "asked", "for rest", act=Act.PROMISES))
    strike = amendment("s2", Hand.STRUCK, minutes=1)
    assert "s2" not in ids(amended(READ, [mend, strike]))
    assert by_id(amended(READ, [strike, replace(mend)]), "s2").act is Act.PROMISES


def test_a_mended_statement_that_the_reading_has_not_stands_by_itself():
    gone = amendment("s9", Hand.MENDED, wording("Pell", "denied", "that nine boats sank on Monday"))
    assert ids(amended(READ, [gone])) == ["s1", "s9", "s2"]
    assert amended(READ, [amendment("s9", Hand.STRUCK)]).statements == READ.statements


def test_where_the_program_finds_the_same_saying_the_persons_stands_alone():
    mine = amendment("hme", Hand.ENTERED, wording("Holm", "asked", "rest"))
    assert ids(amended(READ, [mine])) == ["s1", "hme"]
    other = amendment("hme", Hand.ENTERED, wording(None, "asked", "nine boats"))
    assert ids(amended(READ, [other])) == ["s1", "hme", "s2"]


def test_figures_and_times_are_those_of_its_content():
    nine = Figure("f1", spans=(span("nine"),), low=9, high=9, statement="s1")
    monday = Time("t1", spans=(span("Monday"),), type=TimeType.DATE)
    read = replace(READ, figures=(nine,), times=(monday,))
    found = amended(read, [INNER])
    assert by_id(found, "hin").figures == ("f1",)
    assert by_id(found, "hin").times == ("t1",)
    assert found.figures[0].statement == "hin"
    assert amended(read, [amendment("s1", Hand.STRUCK)]).figures[0].statement is None


def test_an_ask_goes_and_comes_with_the_act_of_its_statement():
    ask = Ask("a1", statement="s2", by=("e3",), to=(), wants=(span("for rest"),), mode=Mode.ASSIST)
    read = replace(READ, asks=(ask,))
    told = wording("Brandt", "asked", "rest", act=Act.ASKS, addressees=((span("Pell"),),))
    [found] = amended(read, [amendment("s2", Hand.MENDED, told)]).asks
    assert (found.id, found.by, found.to, found.mode) == ("a1", ("e1",), ("e2",), Mode.ASSIST)
    told = replace(told, act=Act.ASSERTS)
    assert amended(read, [amendment("s2", Hand.MENDED, told)]).asks == ()
    told = replace(told, act=Act.ASKS, mode=Mode.OTHER)
    [found] = amended(READ, [amendment("s2", Hand.MENDED, told)]).asks
    assert (found.id, found.statement, found.mode) == ("a.s2", "s2", Mode.OTHER)


def test_a_speaker_is_whom_the_person_names_else_whom_the_words_mention():
    def named(source, *speakers):
        told = wording(source, "denied", "nine boats", speakers=speakers)
        found = amended(READ, [amendment("hx", Hand.ENTERED, told)])
        entities = {entity.id: entity for entity in found.entities}
        return [entities[each] for each in by_id(found, "hx").source.entities]

    assert [e.id for e in named("Pell")] == ["e2"]
    assert [e.id for e in named("Pell", "ilka brandt", "Holm")] == ["e1", "e3"]
    [new] = named("boats", "Maro Lind")
    assert (new.name, new.by_hand, new.mentions[0].form) == (
        "Maro Lind", True, MentionForm.DESCRIPTION,
    )  # fmt: skip
    [new] = named("boats")
    assert (new.name, new.by_hand) == ("boats", False)
    [new] = named(None, "Maro Lind")
    assert (new.mentions, new.named) == ((), True)


@given(st.permutations([
    INNER,
    amendment("s1", Hand.STRUCK),
    amendment("s2", Hand.MENDED, wording("Holm", "asked", "rest")),
    amendment("hz", Hand.ENTERED, wording(None, "sank", "nine boats")),
]))  # fmt: skip
def test_of_different_statements_the_order_of_amending_makes_no_difference(every):
    assert amended(READ, every).statements == amended(READ, sorted(every, key=repr)).statements
