"""The page of a story in the terminal."""

from ledgers import example
from sayso.desk import open_desk
from sayso.export.story import story


def test_a_claim_says_how_many_more_statements_there_are_of_it(tmp_path):
    example(tmp_path / "l.db").close()
    with open_desk(tmp_path / "l.db") as desk:
        (line,) = desk.stories()
        view = desk.story(line.id)
        rows = ["".join(text for text, _ in row.pieces) for row in story(view)]
    first = view.story.claims[0]
    (told,) = [row for row in rows if row.endswith(f"sayso claim {first.id}")]
    shown = {s.at for s in view.story.stances if s.claim == first.id}
    assert int(told.split(" ")[0]) >= len(set(first.statements) - shown)
