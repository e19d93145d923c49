import pytest
from tokenizers import Tokenizer

from sayso.tagger.encode import CLS, SEP
from sayso.tagger.passages import TITLE, WINDOW, passages
from sayso.tagger.vectors import WEIGHTS
from sayso.types.span import Span

TITLE_LINE = "Two tugs leave the harbour"
PARAGRAPH = (
    "The harbour master said that two tugs had left at dawn and that nobody had seen them since."
)


@pytest.fixture(scope="module")
def pieces() -> Tokenizer:
    found = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def spans(text, words):
    found, at = [], text.find(words)
    while at >= 0:
        found.append([Span(at, at + len(words))])
        at = text.find(words, at + 1)
    return found


def words(pieces, passage, places):
    return pieces.decode([passage.pieces[n] for n in places])


def test_a_short_article_is_one_window_in_which_each_thing_said_stands(pieces):
    text = f"{TITLE_LINE}\n\n{PARAGRAPH}"
    said = spans(text, "two tugs had left at dawn")
    (only,) = passages(text, len(TITLE_LINE), said, pieces)
    assert (only.pieces[0], only.pieces[-1]) == (CLS, SEP)
    assert words(pieces, only, only.places[0]) == "two tugs had left at dawn"


def test_a_long_article_is_cut_between_paragraphs_behind_its_title(pieces):
    text = "\n\n".join([TITLE_LINE, *[PARAGRAPH] * 60])
    said = spans(text, "nobody had seen them since")
    every = list(passages(text, len(TITLE_LINE), said, pieces))
    title = pieces.encode(TITLE_LINE, add_special_tokens=False).ids
    assert len(every) > 3
    assert all(len(each.pieces) <= WINDOW for each in every)
    for each in every[1:]:
        assert list(each.pieces[: len(title) + 2]) == [CLS, *title, SEP]
        assert pieces.decode(list(each.pieces[len(title) + 2 :])).startswith("the harbour master")
    assert [n for each in every for n in sorted(each.places)] == list(range(60))
    told = {words(pieces, each, at) for each in every for at in each.places.values()}
    assert told == {"nobody had seen them since"}


def test_a_paragraph_longer_than_a_window_is_cut_and_loses_nothing(pieces):
    text = "quay " * 3 * WINDOW
    every = list(passages(text, 0, [[Span(0, len(text))]], pieces))
    assert sum(len(each.places[0]) for each in every) == 3 * WINDOW
    assert all(len(each.pieces) <= WINDOW for each in every)


def test_of_a_long_title_the_beginning_is_repeated(pieces):
    text = "quay " * 100 + "\n\n" + "tug " * WINDOW
    *_, last = passages(text, 500, [], pieces)
    assert last.pieces[: TITLE + 2].count(pieces.token_to_id("quay")) == TITLE


def test_an_empty_text_is_an_empty_window(pieces):
    assert [each.pieces for each in passages("", 0, [], pieces)] == [(CLS, SEP)]
