import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from fake_tagger import marked
from sayso.extract.reading import read
from sayso.types.article import Article, Zone, ZoneKind
from sayso.types.attribution import Basis, Statement
from sayso.types.reading import Reading
from sayso.types.span import Span, joined


def reading_of(markup: str, *, boilerplate: str = "") -> Reading:
    text, tagger = marked(markup)
    zones = ()
    if boilerplate:
        start = text.index(boilerplate)
        zones = (Zone(ZoneKind.BOILERPLATE, Span(start, start + len(boilerplate))),)
    return read(Article("a1", text, sha256="0", zones=zones), tagger)


def parts(reading: Reading, statement: Statement) -> tuple[str | None, str, list[str]]:
    text = reading.article.text
    source = joined(text, statement.source.spans) if statement.source else None
    return source, joined(text, statement.cue.spans), [s.of(text) for s in statement.content]


def only(markup: str) -> tuple[str | None, str, list[str]]:
    reading = reading_of(markup)
    (statement,) = reading.statements
    return parts(reading, statement)


def form_of(markup: str) -> str:
    return reading_of(markup).statements[0].form.value


def test_a_source_a_cue_and_a_content_make_a_statement():
    assert only("[source Police] [cue said] [content four people died].") == (
        "Police",
        "said",
        ["four people died"],
    )


def test_a_statement_may_have_no_source():
    assert only("[cue Reports] [content that the quay burned] spread.")[0] is None


def test_one_source_serves_several_cues():
    reading = reading_of(
        "[source1,2 The mayor] [cue1 denied] [content1 the claim] and [cue2 said] [content2 he was away]."
    )
    assert [parts(reading, s)[0] for s in reading.statements] == ["The mayor", "The mayor"]


def test_a_split_quotation_is_one_statement_with_two_spans():
    assert only("[content “We left,”] [source Varga] [cue said]. [content “Nobody asked us.”]")[
        2
    ] == [
        "“We left,”",
        "“Nobody asked us.”",
    ]


def test_a_quotation_found_in_part_is_made_whole():
    assert only("“[content We left at nine and saw] nothing,” [source she] [cue said].")[2] == [
        "“We left at nine and saw nothing,”"
    ]


def test_a_quotation_over_paragraphs_is_one_content():
    content = only(
        "[source Varga] [cue said]: [content “We left at nine.]\n\n[content “We saw nothing.]\n\n“Nothing.”"
    )[2]
    assert content == ["“We left at nine.\n\n“We saw nothing.\n\n“Nothing.”"]


def test_a_quotation_is_not_stretched_over_another_attribution():
    reading = reading_of(
        "“[source2 He] [cue2 thinks] [content2 we lie] [content1 and that is that for us all],” [source1 she] [cue1 said]."
    )
    said = next(s for s in reading.statements if s.cue.lemma == "said")
    assert "He thinks" not in joined(reading.article.text, said.content)


@pytest.mark.parametrize(
    ("quotation", "form"),
    [
        ("“We left,”", "direct"),
        ('"We left,"', "direct"),
        ("‘We left,’", "direct"),
        ("„We left,“", "direct"),
        ("«We left,»", "direct"),
        ("that they “left” early", "mixed"),
        ("that they left", "indirect"),
    ],
)
def test_the_form_follows_the_quotation_marks(quotation, form):
    assert form_of(f"[content {quotation}] [source she] [cue said].") == form


def test_nothing_in_boilerplate_becomes_a_statement():
    reading = reading_of(
        "[source Police] [cue said] [content all is well].\n[source2 We] [cue2 want] [content2 your reaction]",
        boilerplate="We want your reaction",
    )
    assert [s.id for s in reading.statements] == ["s1"]


def test_a_surname_joins_its_full_name_and_is_linked_to_the_source():
    reading = reading_of(
        "[person Ilse Varga] came. [source [person Varga]] [cue said] [content yes]."
    )
    (entity,) = reading.entities
    assert (entity.name, entity.aliases) == ("Ilse Varga", ("Varga",))
    assert reading.statements[0].source.entities == (entity.id,)


def test_a_surname_that_two_share_joins_neither():
    reading = reading_of("[person Ilse Varga] met [person Otto Varga]. [person Varga] left.")
    assert len(reading.entities) == 3


@pytest.mark.parametrize(
    "text", ["", " \n ", "…", "”“””“", "A\r\nB", "👩‍🚀 said: “🚀”", "e\u0301tat", "שלום, אמר האיש"]
)
def test_odd_texts_are_read_without_a_word(text):
    assert read(Article("a1", text, sha256="0"), marked("")[1]).statements == ()


ODD = st.text(alphabet=st.sampled_from("aB ’‘“”\"'«».,?!\n\r\t\u0301👩‍🚀ש1-–"), max_size=80)


@given(before=ODD, source=ODD, cue=ODD, content=ODD, after=ODD)
def test_every_span_stands_where_it_says(before, source, cue, content, after):
    reading = reading_of(f"{before} [source {source}x] [cue {cue}y] [content {content}z] {after}")
    text = reading.article.text
    for statement in reading.statements:
        spans = [*statement.cue.spans, *statement.content]
        spans += statement.source.spans if statement.source else ()
        assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in spans)
        assert list(statement.content) == sorted(statement.content)


def test_a_relative_pronoun_is_no_part_of_the_speaker():
    assert only("[source Marit Aldane, who] spoke in Halm, [cue urged] [content both to wait].")[
        0
    ] == ("Marit Aldane")


@pytest.mark.parametrize(
    ("content", "sure"),
    [
        ("“We saw nothing,”", True),
        ("“We saw.\n\n“We left,”", True),
        ("“We saw nothing,", False),
        ('"We saw nothing,', False),
    ],
)
def test_a_quotation_that_is_never_closed_makes_a_statement_unsure(content, sure):
    (statement,) = reading_of(f"[content {content}] [source she] [cue said].").statements
    assert (statement.confidence > 0.5) is sure


def test_what_the_tagger_finds_within_a_content_stands_within_its_statement():
    reading = reading_of(
        "[source Varga] [cue said] [content that [inner-source pictures] [inner-cue show]"
        " [inner-content two tugs off the quay]]."
    )
    outer, inner = reading.statements
    assert (outer.within, inner.within) == (None, outer.id)
    assert parts(reading, inner) == ("pictures", "show", ["two tugs off the quay"])
    assert inner.confidence < outer.confidence


def test_what_the_tagger_finds_within_nothing_is_left_out():
    reading = reading_of(
        "[source Varga] [cue said] [content no]. Pictures [inner-cue show] [inner-content two tugs]."
    )
    assert [parts(reading, s)[1] for s in reading.statements] == ["said"]


def test_words_that_the_tagger_takes_for_a_basis_are_the_statement_s():
    reading = reading_of(
        "[source Varga] [cue said] [content that [document a cable from Orsk] names the ship]. "
        "[source2 Brand] [cue2 said] [content2 nothing of it]."
    )
    first, second = reading.statements
    assert [(e.basis, joined(reading.article.text, e.spans)) for e in first.evidence] == [
        (Basis.DOCUMENT, "a cable from Orsk")
    ]
    assert [e.basis for e in second.evidence] == [Basis.NONE_STATED]


def test_what_is_only_to_be_said_is_no_saying():
    import sayso

    text = "Harbour waits\n\nLund did not reply to a request to confirm the arrest of the crew."
    assert [s.act.value for s in sayso.read(text).statements if s.act] == ["does_not_respond"]


def test_an_ally_does_not_speak_for_whose_ally_it_is():
    import sayso

    reading = sayso.read("Harbour waits\n\nVestrand, Ardovia’s closest ally, has not confirmed it.")
    (statement,) = reading.statements
    speakers = {e.name: e for e in reading.entities if e.id in statement.source.entities}
    assert list(speakers) == ["Vestrand"]
    assert speakers["Vestrand"].affiliation is None


def kinds_of(markup: str) -> dict[str, str]:
    found = {}
    for entity in reading_of(markup).entities:
        found[entity.name] = entity.kind.value if entity.kind else ""
    return found


def test_one_name_is_one_kind_throughout_an_article():
    kinds = kinds_of(
        "[place Benneth] left.\n[person Ilan Benneth] left Orsk. [place Benneth] said no."
    )
    assert "place" not in kinds.values()
    assert kinds["Ilan Benneth"] == "person"


def test_an_office_that_commas_set_beside_a_name_tells_whom_it_speaks_for():
    import sayso

    reading = sayso.read(
        "Harbour waits\n\nThe mayor of Orsk, Ana Lund, told reporters it was safe."
    )
    assert [e.affiliation for e in reading.entities if e.name == "Ana Lund"] == ["Orsk"]


def test_a_first_name_tells_he_from_she():
    import sayso

    reading = sayso.read(
        "Harbour waits\n\nPeter Orlan said that Greta Lindahl was ill. She denied it."
    )
    (greta,) = (e.id for e in reading.entities if e.name == "Greta Lindahl")
    denied = next(s for s in reading.statements if s.cue.lemma == "deny")
    assert denied.source.entities == (greta,)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in May, the retailer said.", "CT+"),
        ("According to Mayor Sten Holm, the pool will reopen in May.", "CT+"),
        ("Hannah May said that she had left.", "CT+"),
        ("May sales may fall, the retailer said.", "PS+"),
    ],
)
def test_the_month_of_may_is_no_doubt(text, value):
    (told,) = sayso.read(text).statements
    assert told.firmness.factuality.value == value
