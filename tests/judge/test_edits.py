"""What an edit of a page did to its statements; small changes stay silent."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import reading
from sayso.judge.chapter import Chapter
from sayso.judge.edits import edits
from sayso.types.attribution import Polarity
from sayso.types.view import EditKind

LANDED = (
    "[source Ada Korring] [cue said] [content that up to 40 launchers had been landed at Skarn]."
)
WHEAT = (
    "“[content2 There is only wheat in the port],” [source2 the minister] [cue2 replied] on Monday."
)
SEEN = "The harbour lay quiet. [source3 A fisherman] [cue3 told] us [content3 that he saw nothing move all night]."
PAGE = f"{LANDED} {WHEAT} {SEEN}"


def version(marked, key="later", **about):
    return Chapter(key, reading(marked, **about), vectors={})


def told(before, after):
    one = version(before, "before") if isinstance(before, str) else before
    other = version(after) if isinstance(after, str) else after
    return [(edit.kind, edit.difference or edit.said) for edit in edits(one, other)]


def test_an_altered_figure_is_marked_as_variants_are():
    found = edits(version(PAGE, "before"), version(PAGE.replace("up to 40", "26")))
    assert [edit.difference for edit in found] == [
        "that [-up to 40-] {+26+} launchers had been landed at Skarn"
    ]
    assert (found[0].kind, found[0].at.article, found[0].was_at.article) == (
        EditKind.ALTERED, "later", "before"
    )  # fmt: skip


def test_what_was_dropped_and_what_was_added_are_told():
    assert told(PAGE, f"{LANDED} {SEEN.replace('3', '2')}") == [
        (EditKind.DROPPED, "There is only wheat in the port")
    ]
    assert told(f"{LANDED}", f"{LANDED} {WHEAT}") == [
        (EditKind.ADDED, "There is only wheat in the port")
    ]


def test_a_lost_not_is_an_alteration_wherever_it_stood():
    before = "[source The Pact] [cue has not confirmed] [content the account of the landing]."
    after = "[source The Pact] [cue has confirmed] [content the account of the landing]."
    assert told(before, after) == [(EditKind.ALTERED, "has [-not-] confirmed")]


def test_a_not_outside_the_cue_counts_as_well():
    before = version("[source The Pact] has not [cue confirmed] [content the account].", "before")
    after = version("[source The Pact] has now [cue confirmed] [content the account].")
    (statement,) = before.reading.statements
    no = replace(statement, polarity=Polarity.NEGATIVE)
    before = replace(before, reading=replace(before.reading, statements=(no,)))
    assert told(before, after) == [
        (EditKind.ALTERED, "The Pact has [-not-] {+now+} confirmed the account")
    ]


def test_other_words_given_to_another_speaker_are_an_alteration():
    assert told(LANDED, LANDED.replace("Ada Korring", "Pell Hadrian")) == [
        (EditKind.ALTERED, "[-Ada Korring-] {+Pell Hadrian+}")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lay quiet", "lay still and dark"),
        ("on Monday", "on Tuesday"),
        ("“", '"'),
        (" on Monday.", " on Monday!"),
        ("Skarn]. ", "Skarn].\n\n"),
        ("Skarn]", "SKARN]"),
    ],
)
def test_what_happens_around_the_statements_stays_silent(old, new):
    changed = PAGE.replace(old, new)
    assert changed != PAGE
    assert told(PAGE, changed) == []


def test_a_misspelling_put_right_stays_silent_and_another_word_does_not():
    assert told(PAGE.replace("launchers", "launchrs").replace("minister", "ministr"), PAGE) == [
        (EditKind.ALTERED, "that up to 40 [-launchrs-] {+launchers+} had been landed at Skarn")
    ]  # "launchers" is in no list: it may be a name
    assert told(PAGE.replace("minister", "ministr"), PAGE) == []
    assert told(PAGE.replace("night", "nigth"), PAGE) == []
    assert told(PAGE, PAGE.replace("night", "week"))[0][0] is EditKind.ALTERED


def test_what_was_only_read_otherwise_is_no_edit():
    unread = PAGE.replace("[source3 ", "").replace("fisherman]", "fisherman")
    unread = (
        unread.replace("[cue3 told]", "told").replace("[content3 ", "").replace("night]", "night")
    )
    assert told(PAGE, unread) == told(unread, PAGE) == []
    narrower = PAGE.replace("[content that up to 40", "that [content up to 40")
    assert told(PAGE, narrower) == []


def test_of_statements_within_one_another_the_outermost_is_told():
    nested = (
        "[source Korring] [cue said] [content that [source2 pictures] [cue2 show] "
        "[content2 that forty crates lay on the northern quay]]."
    )
    assert told(nested, nested.replace("forty", "twenty")) == [
        (
            EditKind.ALTERED,
            "that pictures show that [-forty-] {+twenty+} crates lay on the northern quay",
        )
    ]
    assert len(told(f"{SEEN} {nested}".replace("3", "4"), SEEN.replace("3", "4"))) == 1


PIECES = st.lists(
    st.sampled_from(
        [
            ("Korring", "that forty launchers came ashore"),
            ("Benneth", "that only wheat lies in the harbour"),
            ("Aldane", "that nobody has shown her pictures of it"),
            ("Hadrian", "that the number was six and twenty"),
            ("Marrick", "that an answer would come in due course"),
        ]
    ),
    unique=True,
    max_size=5,
)


def page(pieces, key, between=" "):
    lines = (
        f"[source{n} {who}] [cue{n} said] [content{n} {what}]."
        for n, (who, what) in enumerate(pieces, 1)
    )
    return version(between.join(lines) or "Nothing.", key)


@settings(deadline=None)  # the machine may be busy
@given(
    before=PIECES, after=PIECES, between=st.sampled_from([" ", "\n\n", " Meanwhile it rained. "])
)
def test_what_is_dropped_one_way_is_added_the_other(before, after, between):
    one, other = page(before, "a"), page(after, "b", between)
    forth = {(edit.kind, edit.said) for edit in edits(one, other)}
    back = {(edit.kind, edit.said) for edit in edits(other, one)}
    assert forth == {(EditKind.ADDED, what) for _, what in after if (_, what) not in before} | {
        (EditKind.DROPPED, what) for _, what in before if (_, what) not in after
    }
    turned = {EditKind.ADDED: EditKind.DROPPED, EditKind.DROPPED: EditKind.ADDED}
    assert {(turned[kind], said) for kind, said in forth} == back
    assert edits(one, one) == []
