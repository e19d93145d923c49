"""Whom people speak for, by the words beside their names."""

import pytest

import sayso


def affiliation(text, name):
    (found,) = [e for e in sayso.read(text).entities if e.name == name]
    return found.affiliation


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Police spokesman Rory Lusk said two men were held.", "Rory Lusk", "police"),
        ("Coast guard spokesman Rory Lusk said two were held.", "Rory Lusk", "coast guard"),
        (
            "A spokesman for the General Workers’ Union said so.",
            "A spokesman for the General Workers’ Union",
            "General Workers’ Union",
        ),
        ("In the end union secretary Mira Donath agreed to talk.", "Mira Donath", "union"),
        ("Petra Sund, of the Reform Group, called it a shame.", "Petra Sund", "Reform Group"),
        ("Aila Brekke of the Marine Institute said so.", "Aila Brekke", "Marine Institute"),
        (
            "Dr Glen Pike of the health department said it was safe.",
            "Glen Pike",
            "health department",
        ),
        ("Maddy Crewe, who chairs Open Shore, urged a halt.", "Maddy Crewe", "Open Shore"),
        (
            "Hanna Moll, who speaks for the interior ministry, denied it.",
            "Hanna Moll",
            "interior ministry",
        ),
        ("Mr Rask’s spokeswoman, Lia Torm, denied it.", "Lia Torm", "Rask"),
        (
            "Graunt Steel cut jobs on Monday. The company’s director, Per Sandal, said it had to.",
            "Per Sandal",
            "Graunt Steel",
        ),
        (
            "Gerald Tane said he had not known. His deputy, Rita Coombe, said it was closed.",
            "Rita Coombe",
            "Gerald Tane",
        ),
        (
            "The men were paid, according to the crew’s union. Its secretary, Lea Torren, agreed.",
            "Lea Torren",
            "the crew’s union",
        ),
    ],
)
def test_somebody_is_of_the_body_that_the_words_tell(text, name, body):
    assert affiliation(text, name) == body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Water Minister Lian Mott said the gates were shut.", "Lian Mott"),
        ("Managing director Pia Lowen said the machines worked.", "Pia Lowen"),
        ("A former pharmacist of the clinic, Ida Moll, said so.", "Ida Moll"),
        ("Opposition leader Ivo Brand said so.", "Ivo Brand"),
    ],
)
def test_a_portfolio_is_no_body_and_who_was_of_one_is_not(text, name):
    assert affiliation(text, name) is None


def test_its_chairwoman_is_of_whom_the_head_beside_her_is():
    text = (
        "Ostmere Savings Bank is short of cash. Rosa Imre, who chairs the Savers’ League, called on "
        "the bank’s chief executive, Viktor Dahl, and its chairwoman, Imogen Sable, to step down."
    )
    assert affiliation(text, "Imogen Sable") == "Ostmere Savings Bank"


def test_who_was_the_head_then_speaks_for_nobody():
    text = (
        "Ostmere Savings Bank is short of cash. A letter from Nadia Torvald, then the bank’s head of "
        "risk, had been filed, the inspectors said."
    )
    assert affiliation(text, "Nadia Torvald") is None


def test_their_own_president_is_nobodys_in_particular():
    text = (
        "Velland rejects the charge. President Idris Kwale told a rally: “A country that pays men to "
        "shoot their own president has no friends.”"
    )
    assert affiliation(text, "Idris Kwale") is None
