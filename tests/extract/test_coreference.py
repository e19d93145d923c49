"""Whom pronouns and descriptions stand for, over whole articles."""

import pytest

import sayso
from sayso.types.mention import EntityKind


def speakers(text):
    """The names of who says each statement."""
    reading = sayso.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [names[s.source.entities[0]] for s in reading.statements if s.source and not s.within]


def test_who_is_named_in_what_she_said_is_not_she():
    text = (
        "Greta Lindal turned down the demand of the court. "
        "Norwen had given them to the agency, she said."
    )
    assert speakers(text)[-1] == "Greta Lindal"


def test_a_group_that_is_narrowed_is_no_company_named_before():
    text = (
        "Gantag said on Monday it was sorry. The company gave no names. "
        "The survivors’ group said that was not enough."
    )
    assert speakers(text)[-1] == "The survivors’ group"


def test_a_firm_is_it():
    text = (
        "The shipowner, Brandt & Sons, confirmed that the Anna Brandt had called at Port Sabel. "
        "It said her papers listed pipes."
    )
    assert speakers(text) == ["Brandt & Sons", "Brandt & Sons"]


def test_a_dateline_is_nobody():
    text = "Velmaria shuts embassy\n\nSAROVETZ - Velmaria on Monday said the embassy had to close."
    assert speakers(text) == ["Velmaria"]


def test_an_office_written_large_names_nobody_else():
    text = (
        "Prime Minister Lena Torvik declared an emergency on Monday. No dose had been lost, "
        "Ms. Torvik insisted. The Prime Minister denied that it was hidden. "
        "The President of the union rejected that."
    )
    assert speakers(text)[1:3] == ["Lena Torvik", "Lena Torvik"]
    assert "President" not in {e.name for e in sayso.read(text).entities if e.named}


def test_a_ministers_portfolio_is_no_name():
    text = "“There is none,” the Minister of Health, Mr Anton Brask, said. The Minister was sure."
    (someone,) = [e for e in sayso.read(text).entities if e.named]
    assert (someone.name, someone.affiliation) == ("Anton Brask", None)


def test_the_bank_is_the_one_that_is_named_so():
    text = (
        "Ostmere Savings Bank has a hole in its accounts, Ada Roth said. "
        "Holt Brandt, the firm that audits the bank, had found nothing. "
        "The bank said it would answer in May."
    )
    assert speakers(text)[-1] == "Ostmere Savings Bank"


def test_it_is_whom_a_spokeswoman_speaks_for():
    text = (
        "Graunia has sent no ships, its minister said. A spokeswoman for the League, Lotte Brandt, "
        "said it was “not in a position to say who sent them”."
    )
    reading = sayso.read(text)
    inner = next(s for s in reading.statements if s.within)
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[e] for e in inner.source.entities] == ["League"]


def test_a_reporter_who_is_told_something_is_not_he():
    text = (
        "The harbour master, Paul Menck, told our reporter that a call had come late. "
        "He would not discuss the recordings."
    )
    assert speakers(text)[-1] == "Paul Menck"


@pytest.mark.parametrize("how", ["confirmed to", "told"])
def test_it_is_not_the_paper_that_was_told(how):
    text = f"Nimbus {how} Byte Weekly that files were gone. It denied that keys were."
    last = sayso.read(text).statements[-1]
    names = {e.id: e.name for e in sayso.read(text).entities}
    assert "Byte Weekly" not in [names[each] for each in last.source.entities]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            (
                "The harbour authority at Hallam closed the port. The ship’s owner, Tolmer Shipping, put"
                " the loss at 50 tonnes. “It is open,” its director, Viktor Tolmer, said."
            ),
            "Tolmer Shipping",
        ),
    ],
)
def test_an_owner_that_is_a_body_has_a_director(text, body):
    reading = sayso.read(text)
    (name,) = reading.statements[-1].source.entities
    assert next(e for e in reading.entities if e.id == name).affiliation == body


@pytest.mark.parametrize("whose", ["Ms Lund’s", "The minister’s"])
def test_somebody_s_office_is_not_the_audit_office(whose):
    text = f"The audit office put the bill at €23 million. Petra Lund was angry. {whose} office denied it."
    reading = sayso.read(text)
    first, last = reading.statements[0].source, reading.statements[-1].source
    assert set(first.entities).isdisjoint(last.entities)


@pytest.mark.parametrize(
    "onlooker",
    [
        "Analyst Tove Marchetti of Harland Securities",
        "Tove Marchetti, an analyst at Harland Securities,",
    ],
)
def test_the_company_is_not_where_an_analyst_works(onlooker):
    text = (
        "Shares of Pellworth Glass rose on Wednesday. "
        f"{onlooker} said the company would still need £20 million. "
        "The company said that it had enough."
    )
    (whole,) = [e for e in sayso.read(text).entities if "The company" in e.aliases]
    assert whole.name == "Pellworth Glass"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("Tove Marchetti, an analyst at Harland Securities,", "Harland Securities"),
        ("Tove Marchetti, chief executive of Harland Steel,", "Harland Steel"),
    ],
)
def test_where_somebody_works_is_nobody(told, body):
    (found,) = [e for e in sayso.read(f"{told} said so on Monday.").entities if e.name == body]
    assert (found.kind, found.aliases) == (EntityKind.ORGANIZATION, ())


@pytest.mark.parametrize("who", ["The coast guard", "The border guard", "The National Guard"])
def test_a_guard_of_a_coast_is_a_body(who):
    entity = sayso.read(f"{who} said on Monday that fourteen had died.").entities[0]
    assert entity.kind is EntityKind.ORGANIZATION


def test_a_guard_is_a_person():
    entity = sayso.read("The guard said on Monday that fourteen had died.").entities[0]
    assert entity.kind is not EntityKind.ORGANIZATION


def test_they_in_somebody_s_words_are_nobody_named():
    text = (
        "The bird hospital at Skerry said it had taken in 240 birds.\n"
        "“They tell us 300 tonnes,” said Tom Harl, a docker.\n"
    )
    told = [s for s in sayso.read(text).statements if s.source and s.within]
    assert [s.source.entities for s in told] == [()]


def test_two_ministries_of_one_name_are_two():
    text = (
        "Belcor’s Defence Ministry said it had launched 60 drones. "
        "Sarn’s Defence Ministry said it had shot down 34 drones."
    )
    told = [s.source.entities for s in sayso.read(text).statements if s.source]
    assert len(set(told)) == 2


@pytest.mark.parametrize("ahead", ["a subsidiary of", "which is owned by"])
def test_the_firm_is_not_who_owns_it(ahead):
    text = (
        f"Norrline Ferries, {ahead} Calder Maritime Group, said the ship was sound. "
        "The firm said it had not been warned."
    )
    (whole,) = [e for e in sayso.read(text).entities if "The firm" in e.aliases]
    assert whole.name == "Norrline Ferries"


def test_a_surname_is_his_who_was_named_before():
    text = (
        "“Safety comes first,” said Mayor Elena Doran. Doran said the bridge would be shut. "
        "Councillor Mark Doran, no relation, said it was late. “It was known,” said Councillor Doran. "
        "Mayor Doran said she would not resign."
    )
    reading = sayso.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    told = [names[s.source.entities[0]] for s in reading.statements if s.source and not s.within]
    assert told == ["Elena Doran", "Elena Doran", "Mark Doran", "Mark Doran", "Elena Doran"]


def test_a_question_and_an_answer_are_nobody():
    text = "Q: Will you resign?\n\nA: I will stay as long as the owner wants me to stay.\n"
    assert not [e for e in sayso.read(text).entities if e.name in ("Q", "A")]
