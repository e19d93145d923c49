"""Who denies, doubts or leaves open a claim in everyday words, and who asks for its proof."""

import pytest

from judge.stories import judged_story

ACCUSED = (
    "Nils Vik, a former worker, said on Monday that Halvek Chemicals had dumped solvent in the "
    "River Mirna for six years. Vik put the amount at 40 tonnes a year. Halvek Chemicals makes "
    "paint in Brantham.\n"
)
AGAIN = "Nils Vik, a former worker, has said that Halvek Chemicals dumped solvent in the Mirna.\n"
DENIED = [
    "“It’s made up, the whole lot of it,” said Halvek’s director, Paula Strand.",
    "“I’m not going anywhere. It’s made up, the whole lot of it,” Halvek’s director, Paula Strand, told Radio Tarn.",
    "“We have done no such thing,” said Halvek’s director, Paula Strand.",
    "Halvek said it stood by its denial.",
    "The union said Vik was lying.",
    "“We made mistakes,” said Halvek’s chief executive, Magnus Roe. “But we did not dump solvent in the river.”",
    "“Mr Vik is a liar,” said Halvek’s director, Paula Strand.",
]
DOUBTED = [
    "Petr Oslan, a retired chemist, said he found it hard to believe that Halvek had dumped solvent in the river.",
    "Petr Oslan, a retired chemist, found it hard to believe that Halvek had dumped solvent in the river.",
    "“I don’t think Halvek dumped solvent in the river,” said Petr Oslan, a retired chemist.",
    "“I cannot imagine that Halvek dumped solvent in the river,” said Petr Oslan, a retired chemist.",
    "“I doubt that Halvek dumped solvent in the river,” said Petr Oslan, a retired chemist.",
    "“It is hard to see how Halvek could have dumped solvent in the river,” Petr Oslan, a retired chemist, said.",
]
DISPUTED = [
    "Owen Pike, a former plant chemist, said he had his doubts about the figure of 40 tonnes.",
    "Owen Pike, a former plant chemist, said 40 tonnes could not be right.",
]
DECLINED = [
    "The Rivers Agency said it was not going to comment while the case was open.",
    "The Rivers Agency said it was too soon to discuss that.",
    "The Rivers Agency said it was too early to comment.",
    "The Rivers Agency said it would have nothing more to say for now.",
    "“I’m not prepared to comment,” said the Rivers Agency’s head, Jo Lund.",
]
ASKED = [
    "“Where is the proof?” said Halvek’s director, Paula Strand.",
    "“Let’s see the evidence,” said Halvek’s director, Paula Strand.",
    "Halvek’s director, Paula Strand, challenged the workers to produce evidence.",
    "Halvek demanded proof.",
]
ASSERTED = [
    "“They were made up to look like rain butts, and they dumped solvent in the river,” said Ana Holm, a nurse.",
    "“They dumped solvent in the river for years. Nobody stopped them,” said Ana Holm, a nurse.",
    "“I don’t think anyone doubts that Halvek dumped solvent in the river,” said Ana Holm, a nurse.",
    "“I don’t think it was an accident that Halvek dumped solvent in the river,” said Ana Holm, a nurse.",
    "“I can’t imagine how much solvent Halvek dumped in the river,” said Ana Holm, a nurse.",
    "“They made up their minds long ago,” said Ana Holm, a nurse. “They dumped solvent in the river.”",
]
RETRACTED = [
    "Petr Oslan, who had doubted the account, said he had been mistaken.",
    "Anna Berg, who had denied that Halvek dumped solvent in the river, said she had been wrong.",
]
SILENT = [
    "Iven Maro, the Halvek spokesman who first denied the dumping, could not be reached.",
]
CONFIRMED = [
    "The Rivers Agency would only confirm that Halvek had dumped solvent in the river.",
    "The Rivers Agency could confirm that Halvek had dumped solvent in the river.",
]
NONE = [
    "“They will admit one day that they dumped solvent in the river,” said Ana Holm, a nurse.",
    "The Rivers Agency will confirm on Friday that Halvek dumped solvent in the river, the mayor said.",
    "Ana Holm, a nurse, said Halvek was lying.",
    "The Anglers’ Trust asked the council to publish its minutes.",
    "“If Halvek dumped solvent in the river, it must pay,” the mayor, Lena Dahl, said.",
    "The Rivers Agency said it had opened an inquiry into whether Halvek had dumped solvent.",
]


def stances(told):
    """What others than the accuser are shown with, of the claim that was made first."""
    story = judged_story(
        [("2032-05-03", "Mirna Post", ACCUSED), ("2032-05-05", "Orsava Record", AGAIN + told)]
    )
    first = story.stances[0]
    assert len({stance.claim for stance in story.stances}) == 1
    return [s.kind.value for s in story.stances if s.party != first.party]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        *((each, ["denies"]) for each in DENIED),
        *((each, ["doubts"]) for each in DOUBTED),
        *((each, ["disputes_figure"]) for each in DISPUTED),
        *((each, ["declines"]) for each in DECLINED),
        *((each, ["asks_for_evidence"]) for each in ASKED),
        *((each, ["asserts"]) for each in ASSERTED),
        *((each, ["retracts"]) for each in RETRACTED),
        *((each, ["did_not_respond"]) for each in SILENT),
        *((each, ["confirms"]) for each in CONFIRMED),
        *((each, []) for each in NONE),
    ],
)
def test_everyday_words(told, wanted):
    assert stances(told) == wanted
