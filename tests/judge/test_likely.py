"""Answers that no rule finds, and where each sentence stands beside an ask."""

from dataclasses import replace
from functools import cache

from judge.stories import FERRY, Rows, asked, chapters, judged_story
from sayso.judge.asks import sought
from sayso.judge.likely import LIKELY, places, seen, weigh
from sayso.judge.parties import cast
from sayso.judge.replies import ruled
from sayso.types.story import AskState

QUARRY: Rows = [
    (
        "2031-06-02",
        "Tarnby Post",
        """Council wants quarry plans
TARNBY, June 2 - The district council of Tarnby asked Holm Stone on Monday to hand over the blasting plans for its Grenna quarry. "We have had cracks in eleven houses," said councillor Maja Ostrand.
The quarry employs 60 people.
""",
    ),
    (
        "2031-06-04",
        "Tarnby Post",
        """Grenna: no plans before inquiry ends
The managing director, Ruben Falk, said on Wednesday that the documents would stay in the company's safe until the inspectors had finished their work.
The weather in the valley was dry.
""",
    ),
]


@cache
def beside(rows, wanted):
    """The ask whose words hold these, all sentences, and what the network makes of them."""
    story = chapters(list(rows))
    asks, lines = sought(story, cast(story))
    asked = next(each for each in asks if wanted in " ".join(each.wants))
    return asked, lines, seen(asked, lines)


def answers(rows, wanted):
    """Each sentence that is a likely answer, and its kind."""
    asked, lines, known = beside(tuple(rows), wanted)
    found = {}
    for chapter in lines.chapters:
        here = lines.of(chapter)
        told = {line.number: (kind, much) for line, kind, much in ruled(asked, here)}
        heavy = weigh(asked, here, told, known)
        found |= {here[at].text: each.kind for at, each in heavy.items() if each.odds >= LIKELY}
    return found


def test_who_answers_need_not_be_named_as_those_asked():
    found = answers(QUARRY, "blasting plans")
    (text,) = (text for text in found if "stay in the company" in text)
    assert found[text] in (AskState.REFUSED, AskState.DEFERRED)


def test_what_has_nothing_to_do_with_it_is_no_answer():
    found = answers(QUARRY, "blasting plans")
    assert not any("weather" in text or "employs" in text for text in found)


def test_that_there_is_no_answer_is_none():
    silent = (
        "2031-06-05",
        "Tarnby Post",
        "Still no plans\nHolm Stone has yet to respond to the council's demand for the blasting plans.\n",
    )
    found = answers([*QUARRY, silent], "blasting plans")
    assert not any("yet to respond" in text for text in found)


def test_sentences_stand_beside_an_ask_from_its_first_telling_on():
    asked, lines, _ = beside(tuple(FERRY), "independent inquiry")
    first = next(places(asked, lines.of(lines.chapters[0]), {}))
    assert first.tells
    assert first.behind == 0
    (after, *_) = places(asked, lines.of(lines.chapters[1]), {})
    assert (after.days, after.told_here, after.behind) == (1, False, None)


def test_what_was_published_before_the_ask_is_not_looked_at():
    asked, lines, _ = beside(tuple(FERRY), "resume the search")
    assert list(places(asked, lines.of(lines.chapters[0]), {})) == []


def test_the_sentences_that_tell_something_are_read():
    _, lines, known = beside(tuple(FERRY), "independent inquiry")
    every = {(c.key, line.number): line for c in lines.chapters for line in lines.of(c)}
    assert set(known) <= set(every)
    assert all(every[at].statements and row.shape == (6,) for at, row in known.items())
    assert len(known) > len(every) / 2


def test_a_likely_answer_is_a_reply_on_which_no_state_rests():
    ask = asked(judged_story(QUARRY), "blasting plans")
    assert [reply.likely for reply in ask.replies] == [True]
    assert ask.state is AskState.SILENT


def test_without_vectors_nothing_is_read():
    bare = [replace(each, vectors={}) for each in chapters(FERRY)]
    asks, lines = sought(bare, cast(bare))
    assert [seen(asked, lines) for asked in asks] == [{}] * len(asks)
