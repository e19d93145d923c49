"""Answers that no rule finds, and where each sentence stands beside an ask."""

from dataclasses import replace
from functools import cache

import pytest

from judge.stories import FERRY, Rows, asked, chapters
from sayso.judge.asks import sought
from sayso.judge.likely import LIKELY, meanings, places, seen, weigh
from sayso.judge.parties import cast
from sayso.judge.replies import ruled
from sayso.judge.story import judged
from sayso.judge.weighing import KINDS
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
    heavy = weigh(asked, lines, by_rules(asked, lines), known)
    return {text_at(lines, at): each.kind for at, each in heavy.items() if each.odds >= LIKELY}


def by_rules(asked, lines):
    return {
        chapter.key: {
            line.number: (kind, much) for line, kind, much in ruled(asked, lines.of(chapter))
        }
        for chapter in lines.chapters
    }


def text_at(lines, at):
    (chapter,) = (each for each in lines.chapters if each.key == at[0])
    return lines.of(chapter)[at[1]].text


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
    assert all(row.shape == (6,) for row in known.values())
    assert any(not every[at].statements for at in known)  # what is only narrated
    assert len(known) > len(every) / 2


REFUSED = [0.0, 0.0, 0.0, 9.0, 0.0, 0.0]  # logits: that it is no answer, and each kind
NONE = [9.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def test_what_may_be_an_answer_is_read_together_with_the_ask():
    asked, lines, known = beside(tuple(QUARRY), "blasting plans")
    given = []

    def reads(exchanges):
        given.extend(exchanges)
        return [REFUSED if "safe" in each.said else NONE for each in exchanges]

    heavy = weigh(asked, lines, by_rules(asked, lines), known, reads)
    assert {each.said.split(": ", 1)[-1] for each in given} <= {text_at(lines, at) for at in heavy}
    (answer,) = (each for at, each in heavy.items() if "safe" in text_at(lines, at))
    assert answer.kind is AskState.REFUSED
    assert answer.odds >= LIKELY
    assert all(each.odds < LIKELY for at, each in heavy.items() if each is not answer)


def answered(logits, at="safe"):
    """The story's ask as it stands where a sentence is read so, and every other as no answer."""

    def reads(exchanges):
        return [logits if at in each.said else NONE for each in exchanges]

    return asked(judged(chapters(QUARRY), reads=reads), "blasting plans")


@pytest.mark.parametrize(
    ("none", "likely", "state"), [(7.5, True, AskState.SILENT), (0.0, False, AskState.REFUSED)]
)
def test_no_state_rests_on_what_is_faint(none, likely, state):
    ask = answered([none, 0.0, 0.0, 8.0, 0.0, 0.0])
    assert [reply.likely for reply in ask.replies] == [likely]
    assert [reply.faint for reply in ask.replies] == [likely]
    assert ask.state is state


def test_a_state_may_rest_on_what_is_likely_and_is_marked_so():
    ask = answered([38.0, *(40.0 * (each is AskState.MET) for each in KINDS)])
    assert (ask.state, ask.likely) == (AskState.MET, True)


@pytest.mark.parametrize(("kind", "likely"), [(AskState.MET, True), (AskState.REFUSED, False)])
def test_that_an_ask_is_met_must_weigh_more(kind, likely):
    logits = [38.0, *(40.0 * (each is kind) for each in KINDS)]
    (found,) = answered(logits).replies
    assert (found.kind, found.likely) == (kind, likely)


def test_a_deed_close_behind_the_ask_may_be_an_answer_though_nobody_speaks():
    rows = [
        (
            *QUARRY[0][:2],
            QUARRY[0][2] + "Holm Stone sent its plans to the town hall in eleven boxes.\n",
        )
    ]
    asked, lines, known = beside(tuple(rows), "blasting plans")
    given = []
    weigh(asked, lines, {}, known, lambda some: [given.append(e) or REFUSED for e in some])
    assert any("eleven boxes" in each.said for each in given)


def test_without_vectors_nothing_is_read():
    bare = [replace(each, vectors={}) for each in chapters(FERRY)]
    asks, lines = sought(bare, cast(bare))
    assert [seen(asked, lines) for asked in asks] == [{}] * len(asks)


def test_a_sentence_that_only_narrates_means_something_where_it_stands():
    _, lines, _ = beside(tuple(FERRY), "independent inquiry")
    every = [line for chapter in lines.chapters for line in lines.of(chapter)]
    narrating = [line for line in every if not line.statements]
    assert narrating
    assert all(len(meanings(line)) == 1 for line in narrating)
