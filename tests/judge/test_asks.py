"""How an ask stands when several articles tell of it, and of other things that those asked do."""

import pytest

from judge.stories import by_rules, judged_story
from sayso.types.story import AskState

STORIES = [
    (
        "helicopters",
        AskState.MET,
        [
            (
                "2031-06-01",
                """Mayor asks for rescue helicopters
The mayor of Tarn, Olga Blix, asked the army on Friday to send helicopters to the flooded valley. About 200 people were waiting on roofs, she said.
The army has 12 helicopters in Orsk.
""",
            ),
            (
                "2031-06-02",
                """Army: no helicopters in storm
The army could not fly in the storm, Colonel Per Stad, an army spokesman, said on Saturday. “As soon as the wind drops we will start.”
The mayor of Tarn, Olga Blix, called the answer a disgrace.
""",
            ),
            (
                "2031-06-03",
                """Three helicopters over Tarn
The army sent three helicopters to the flooded valley of Tarn on Sunday and took 80 people off the roofs. Olga Blix thanked the crews.
Defence Minister Rolf Hagen said the army had done what it could. He rejected criticism of the delay.
""",
            ),
        ],
    ),
    (
        "resign",
        AskState.REFUSED,
        [
            (
                "2031-09-01",
                """Union wants mine boss out
The Miners’ League called on the head of Kolm Mines, Stig Brand, to resign after the collapse of shaft two. “He knew of the cracks,” its chairman, Dag Olm, said.
Kolm Mines did not comment.
""",
            ),
            (
                "2031-09-02",
                """Brand promises inquiry
Stig Brand, the head of Kolm Mines, promised an inquiry into the collapse on Tuesday. He did not speak of his own future.
""",
            ),
            (
                "2031-09-05",
                """Owners stand by mine boss
The owners of Kolm Mines said on Friday that they had full confidence in Stig Brand. He would lead the company until his contract ended.
Dag Olm called that an insult to the dead.
""",
            ),
            (
                "2031-09-09",
                """Inspectors find cracks
State inspectors found cracks in shaft three of Kolm Mines on Tuesday. Stig Brand said the shaft would be closed for a week.
""",
            ),
        ],
    ),
    (
        "ferry",
        AskState.COUNTERED,
        [
            (
                "2031-11-01",
                """Isle of Rull wants ferry back
The council of Rull asked the ferry line Belt on Monday to resume the night ferry. “Nurses cannot get home,” its chairman, Kim Vang, said.
""",
            ),
            (
                "2031-11-03",
                """Belt offers bus
Belt said on Wednesday that it would not resume the night ferry, which loses 2 million crowns a year. It offered the islanders a night bus over the dam instead.
The council said it would discuss the offer.
""",
            ),
            (
                "2031-11-10",
                """Bus starts
The night bus to Rull made its first trip on Tuesday. Belt said the bus was full.
Kim Vang said the council still wanted its ferry.
""",
            ),
        ],
    ),
    (
        "free",
        AskState.REFUSED,
        [
            (
                "2031-12-01",
                """Velland demands release of teacher
Velland’s foreign minister, Ina Storm, demanded on Monday that Kestria free the teacher Marek Lind. He was arrested at the border on Friday.
Kestria’s police said Lind had carried maps.
""",
            ),
            (
                "2031-12-03",
                """Kestria to try teacher
Kestria’s interior minister, Lev Oran, said on Wednesday that Marek Lind would be put on trial in the spring. A release was out of the question, he said.
""",
            ),
            (
                "2031-12-12",
                """Velland halts visas
Velland stopped issuing visas to Kestrian officials on Friday over the case of the teacher Marek Lind. Kestria called the step hostile and said it would answer in kind.
""",
            ),
            (
                "2031-12-20",
                """Talks on trade put off
Kestria and Velland put off their talks on trade on Saturday. Both sides said they would meet in the new year.
""",
            ),
        ],
    ),
    (
        "list",
        AskState.MET_IN_PART,
        [
            (
                "2032-01-01",
                """Savers ask bank for lists
The savers’ group Fair Money asked the Bank of Grell on Monday to publish the list of its frozen accounts. “We do not even know how many there are,” its founder, Tea Lunde, said.
""",
            ),
            (
                "2032-01-04",
                """Bank names 300 accounts
The Bank of Grell published a list of 300 frozen accounts on Thursday. Accounts of firms were left out, it said.
""",
            ),
            (
                "2032-01-09",
                """Head of bank leaves
The head of the Bank of Grell, Ove Krag, left his post on Tuesday. The bank said it would name a successor within weeks.
Fair Money said the list was still not complete.
""",
            ),
        ],
    ),
    (
        "night",
        AskState.SILENT,
        [
            (
                "2032-03-01",
                """Nurses ask hospital to drop night rule
The Nurses’ Guild asked Ulm Hospital on Monday to drop its rule on double night shifts. “People fall asleep at the bed,” Berit Sand of the guild said.
""",
            ),
            (
                "2032-03-03",
                """Ulm Hospital opens new wing
Ulm Hospital opened its new wing on Wednesday. Its director, Hans Falk, promised better food and refused to say what the wing had cost.
""",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("wants", "state", "told"), STORIES)
def test_what_else_those_asked_do_moves_no_ask(wants, state, told):
    story = by_rules([(day, "Marrow Herald", text) for day, text in told])
    (found,) = [ask for ask in story.asks if wants in ask.wants]
    assert found.state is state


def test_only_offices_of_a_state_ask_each_other():
    told = """Widows march in Luma
Jan Stolker, chairman of the Veterans of Luma, asked the Veterans of Luma’s general to say publicly that the army would stay. “We will wait,” Stolker said.
Norvaland’s finance ministry on Monday asked Norvaland’s defence ministry to publish the bill for the exercise. The defence ministry said it would do so in June.
"""
    story = judged_story([("2031-06-01", "Marrow Herald", told)])
    names = {party.id: party.name for party in story.parties}
    found = {ask.wants: (ask.by, ask.to) for ask in story.asks}
    by, to = found["to say publicly that the army would stay"]
    assert [names[party] for party in by] == ["Veterans"]
    assert to == ()
    by, to = found["to publish the bill for the exercise"]
    assert [names[party] for party in (*by, *to)] == ["Norvaland"] * 2
