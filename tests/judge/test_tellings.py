"""Which tellings are of one ask: in the title, in the asker's own words, again in another article."""

from judge.stories import asked, judged_story

QUARRY = """Villagers want quarry shut
The village council of Orme called on Mines Minister Tore Vik to close the Sand quarry until its walls have been checked. “Nobody should work under that rock before an engineer has looked at it,” its chairman, Lars Orm, said.
The council also asked the county of Brell to pave the road to the quarry.
"""
AGAIN = """Quarry boss sure of his walls
The owner of the Sand quarry, Per Sund, called the walls safe on Tuesday. Lars Orm, the chairman of the village council of Orme, repeated his demand that the quarry be closed.
"""
OPINION = """Taxes too high, says guild
The Bakers’ Guild of Orme held its yearly feast on Sunday. “Taxes must come down,” its chairman, Nils Berg, told reporters. “We must look ahead.”
"""
ORDERED = """Court orders autopsies
The county court of Brell has ordered autopsies of both miners, its president, Eva Holt, said.
"""
ADMITS = """League meets over island
The Strait League met on Saturday over the island, as Velland had requested, and asked Orland to admit observers to it. The observers should be there within ten days, its secretary, Ann Sal, said.
"""


def story(*texts):
    days = ("2031-04-01", "2031-04-02", "2031-04-03")
    return judged_story([(day, "Brell Post", text) for day, text in zip(days, texts, strict=False)])


def test_a_title_and_a_reason_are_of_the_ask_that_they_stand_with():
    tellings = asked(story(QUARRY), "close the Sand quarry").statements
    assert len(tellings) == 3


def test_one_more_ask_stays_an_ask_of_its_own():
    assert asked(story(QUARRY), "pave the road").statements


def test_a_demand_that_is_repeated_is_one_with_the_first():
    found = asked(story(QUARRY, AGAIN), "close the Sand quarry")
    assert {telling.article for telling in found.statements} == {"n1", "n2"}


def test_what_should_be_in_somebodys_opinion_is_no_ask():
    assert story(OPINION).asks == ()


def test_what_is_put_in_hand_is_no_ask():
    assert story(ORDERED).asks == ()


HAS_ORDERED = """Autopsies in Brell
The prosecutor of Brell, Eva Holt, has ordered autopsies of both miners, she said on Monday.
"""
ONCE = """Prosecutor takes time
The public prosecutor’s office will decide on the autopsies that the families of Rosenau have asked for once it has read the files, deputy prosecutor Ida Voss said.
"""


def test_what_was_put_in_hand_before_is_no_ask_either():
    assert story(HAS_ORDERED).asks == ()


def test_what_a_clause_behind_tells_is_not_what_was_asked_for():
    assert [ask.wants for ask in story(ONCE).asks if "once" in ask.wants] == []


def test_who_is_named_in_an_aside_does_not_ask():
    found = asked(story(ADMITS), "admit observers")
    assert len(found.statements) == 2


FIRST = """Families want director out
The association of the victims' families told the director of the ferry line, Ines Holt, on Monday to resign.
"""
RECALLED = """Holt will stay
Ines Holt rejected the relatives' call for her resignation on Tuesday. “I stay,” she said.
"""


def test_a_call_that_is_recalled_is_the_ask_that_was_told_before_whoever_made_it():
    found = story(FIRST, RECALLED).asks
    assert len(found) == 1
    assert {telling.article for telling in found[0].statements} == {"n1", "n2"}


def test_what_seems_to_be_asked_of_oneself_is_the_ask_that_was_told_before():
    demand = "Pictures of the wreck\nVelland’s envoy, Jon Aske, demanded on Monday that Orland hand over its photographs of the wreck to a neutral laboratory.\n"
    again = "Wreck debated\nOrland’s prime minister, Per Sund, spoke of the wreck on Tuesday. He renewed his demand that Orland hand its photographs to a neutral laboratory.\n"
    found = asked(story(demand, again), "photographs")
    assert {telling.article for telling in found.statements} == {"n1", "n2"}
