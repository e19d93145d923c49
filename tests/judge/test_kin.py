"""Who answers for whom when something is asked."""

from functools import cache

import pytest

import sayso
from judge.stories import Rows
from sayso.judge.chapter import Chapter
from sayso.judge.kin import Kin
from sayso.judge.parties import cast

MILL: Rows = [
    (
        "2030-03-04",
        "Orrin Post",
        """Looms stand still in Orrin
Petra Sand, who leads the Weavers' Union, called on the mill company Harl Textiles to raise wages. “We are done waiting,” Sand said.
Lotte Brehm, the union's treasurer, told reporters that nobody would weave on Monday.
The company said it would answer on Friday. Its owner, the Brandt Trust, declined to comment.
Finance Secretary Edda Rohn asked the strikers to go back to work. The finance department said that it would not mediate.
Rebels of the River Front blocked the road. The Front's leaders demanded a share of the harvest, and the city of Dell asked the rebels to leave.
""",
    ),
    (
        "2030-03-05",
        "The Dell Mail",
        """No answer from the mill
The union said on Tuesday that it had heard nothing. Harl Textiles declined to comment.
Edda Rohn told the city council that she was worried.
""",
    ),
]


@cache
def answering(name: str) -> set[str]:
    """The names of all who answer for the party of this name in the story of the mill."""
    given = [
        {"text": text, "id": f"m{number}", "published_at": day, "outlet": outlet}
        for number, (day, outlet, text) in enumerate(MILL, 1)
    ]
    chapters = [Chapter(r.article.key or "", r, vectors={}) for r in sayso.read_many(given)]
    people = cast(chapters)
    names = {party.id: {party.name, *party.people} for party in people.parties}
    asked = [identity for identity, called in names.items() if name in called]
    assert asked, f"no party is called {name!r}: {sorted(names.values(), key=str)}"
    return {each for identity in Kin(chapters, people).of(asked) for each in names[identity]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Petra Sand", "Weavers' Union"),
        ("strikers", "Weavers' Union"),
        ("Lotte Brehm", "Weavers' Union"),
        ("Edda Rohn", "finance department"),
        ("rebels", "River Front"),
    ],
)
def test_one_answers_for_the_other(one, other):
    assert other in answering(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Petra Sand", "Harl Textiles"), ("Harl Textiles", "Edda Rohn"), ("rebels", "strikers")],
)
def test_who_is_told_apart_answers_for_nobody_else(one, other):
    assert other not in answering(one)
