"""What is typed of a statement, as a form sends it and as a form shows it."""

import pytest

import hands
from sayso.recording.amending import choices
from sayso.types.amendment import Choice, Given
from sayso.types.attribution import Act, Basis, Polarity
from sayso.types.span import Span
from sayso.web.views.hand import MAIN, parts, typed, typed_of, undecided


@pytest.fixture(scope="module")
def quay():
    return next(hands.articles())[0]


def test_pieces_come_with_their_places_and_empty_fields_are_none():
    told = typed({"content0": " “No,”\r\n", "content0_at": "12", "content1": "“never”", "cue0": ""})
    assert told.given().content == ("@12:“No,”", "“never”")
    assert told.given().cue == ()
    assert told.has_words
    assert not typed({"act": "denies"}).has_words


def test_a_place_that_is_no_number_is_none():
    assert typed({"cue0": "said", "cue0_at": "x"}).given().cue == ("said",)
    assert typed({"cue0": "said", "cue0_at": "²"}).given().cue == ("said",)


def test_an_act_that_is_chosen_is_positive_unless_it_is_ticked():
    assert typed({"act": "denies"}).given().polarity is Polarity.POSITIVE
    assert typed({"act": "denies", "polarity": "negative"}).given().polarity is Polarity.NEGATIVE
    assert typed({}).given().polarity is None


def test_several_speakers_are_told_apart_by_a_semicolon():
    assert typed({"speakers": " Ilka Brandt;; Joren Pell "}).given().speakers == (
        "Ilka Brandt",
        "Joren Pell",
    )


def test_a_basis_without_words_is_none_unless_it_is_chosen():
    assert typed({}).given().basis is Basis.NONE_STATED
    assert typed({"grounds0": "photographs"}).given().basis is None
    assert typed({"basis": "document"}).given().basis is Basis.DOCUMENT


def test_what_is_no_value_is_refused():
    with pytest.raises(ValueError, match="sings"):
        typed({"act": "sings"}).given()


def test_a_statement_put_into_the_form_comes_out_as_it_was():
    given = Given(
        source=("@3:she",),
        cue=("@7:denied",),
        content=("@14:it",),
        speakers=("Ilka Brandt",),
        act=Act.DENIES,
        polarity=Polarity.POSITIVE,
        addressees=(),
        basis=Basis.NONE_STATED,
        grounds=(),
    )
    assert typed_of(given).given() == given


def test_a_part_has_its_pieces_and_one_more_to_fill_in(quay):
    form = parts(quay, typed({"cue0": "said"}))
    assert [len(form[name].pieces) for name in MAIN] == [2, 2, 3]
    assert [piece.words for piece in form["cue"].pieces] == ["said", ""]
    many = {f"content{n}": "quay" for n in range(8)}
    assert len(parts(quay, typed(many))["content"].pieces) == 8


def test_words_in_several_places_are_shown_with_what_stands_around_them(quay):
    told = typed({"source0": "A pilot", "cue0": "said", "content0": "that he had seen it"})
    found = choices(quay.article, told.given())
    assert [choice.part for choice in undecided(found)] == ["cue"]
    first, second = parts(quay, told, found)["cue"].pieces[0].places
    assert (first.meant, second.meant) == (False, True)
    assert second.before.endswith("A pilot ")
    assert (second.words, second.after[:8]) == ("said", " that he")


def test_words_that_stand_too_often_to_choose_from_are_said_to(quay):
    told = typed({"cue0": "e"})
    often = Choice("cue", 0, "e", tuple(Span(n, n + 1) for n in range(31)), None)
    piece = parts(quay, told, [often])["cue"].pieces[0]
    assert (piece.places, piece.fault) == ((), "“e” stands 31 times: give more of the words")


def test_a_piece_longer_than_anybody_speaks_is_refused():
    with pytest.raises(ValueError, match="more than 20,000"):
        typed({"content0": "x" * 20_001}).given()


def test_words_that_stand_nowhere_are_said_to(quay):
    told = typed({"cue0": "sang"})
    piece = parts(quay, told, choices(quay.article, told.given()))["cue"].pieces[0]
    assert piece.fault == "“sang” stands nowhere in the article"
