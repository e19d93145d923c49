"""Articles in languages without a model: kept, found, folded; no voice, and never a silence."""

import json

import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.desk import open_desk, read
from sayso.types.story import Relation

GERMAN = """Hafen von Skarn bleibt nach dem Sturm geschlossen

Der Hafen von Skarn bleibt nach dem schweren Sturm bis Donnerstag geschlossen, wie die Behörde am Montag mitteilte.

„Zwei Fähren haben sich losgerissen, und niemand weiß, wann die Kais wieder öffnen“, sagte Hafenmeisterin Ilse Varga.

Am Abend warteten elf Schiffe vor der Meerenge, und auf der Straße nach Halm standen die Lastwagen bis zur alten Mühle.

Die Reederei Marisca erklärte, sie habe von der Sperrung erst aus der Zeitung erfahren und prüfe nun ihre Verträge."""
# Cut at its end, with another head.
SHORTENED = "Sturm: Skarn weiter dicht\n\n" + "\n\n".join(GERMAN.split("\n\n")[1:4])
OTHER_GERMAN = """Neue Orgel in Ostmere eingeweiht

In der Marienkirche von Ostmere ist am Sonntag die neue Orgel mit einem festlichen Konzert eingeweiht worden.

Der Organist spielte Stücke aus drei Jahrhunderten, und die Gemeinde hatte für den Bau zwölf Jahre lang gesammelt.

Das Instrument besitzt über dreitausend Pfeifen aus Zinn und Holz und wurde in einer Werkstatt im Gebirge gefertigt."""
CHINESE = "斯卡恩港因风暴关闭\n\n斯卡恩港务局星期一表示，由于上周末的强烈风暴，港口将关闭到星期四。两艘渡轮脱离了缆绳，没有人知道码头什么时候重新开放。\n\n港口负责人说，十一艘船正在海峡外等候，卡车在通往哈尔姆的公路上排起了长队。"
FINNISH = "Skarnin satama on suljettu\n\nSkarnin satama pysyy suljettuna torstaihin asti, satamaviranomainen ilmoitti maanantaina. Kaksi lauttaa irtosi myrskyssä, eikä kukaan tiedä, milloin laiturit avataan uudelleen."
ENGLISH = "“The quays stay shut until Thursday,” harbour master Ilse Varga of Skarn said on Monday."


def row(key, text, **about):
    return json.dumps(
        {"id": key, "text": text, "published_at": "2031-04-07", "outlet": key.upper(), **about}
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    rows = [
        row("de1", GERMAN, published_at="2031-04-06"),
        row("de2", GERMAN.replace("elf Schiffe", "zwölf Schiffe")),
        row("de3", SHORTENED),
        row("de4", OTHER_GERMAN),
        row("zh1", CHINESE),
        row("zh2", CHINESE),
        row("fi1", FINNISH),
        row("en1", ENGLISH),
    ]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    shown = CliRunner().invoke(
        main, ["add", "--ledger", str(folder / "l.db"), str(folder / "rows.jsonl")]
    )
    assert shown.exit_code == 0
    assert "8 added (" in shown.output
    assert "7 not read" in shown.output
    assert "sayso: kept, not read: cannot read" in shown.output
    assert shown.output.count("kept, not read") == 3  # the rest are counted
    return folder / "l.db"


@pytest.fixture
def desk(path):
    with open_desk(path) as desk:
        yield desk


def run(path, *words):
    return CliRunner().invoke(main, [*words, "--ledger", str(path)], env={"COLUMNS": "200"})


def test_it_is_kept_with_its_language_and_the_reason(desk):
    for key, code in (("de1", "de"), ("zh1", "zh"), ("fi1", "fi")):
        reading = desk.article(key).reading
        assert reading.article.language == code
        assert reading.article.language_confidence > 0.5
        assert f"in a language without a model ({code})" in reading.unread
        assert reading.statements == ()
    assert desk.article("en1").reading.unread is None


@pytest.mark.parametrize(
    ("words", "keys"),
    [("Reederei Verträge", {"de1", "de2"}), ("Pfeifen", {"de4"}), ("lauttaa", {"fi1"}), ("渡轮", {"zh1", "zh2"}), ("港务局 关闭", {"zh1", "zh2"}), ("港轮", set())],
)  # fmt: skip
def test_it_is_found_by_its_words(desk, words, keys):
    found = desk.search(words)
    assert {hit.key for hit in found} == keys
    assert all("\u200b" not in hit.excerpt for hit in found)


def test_its_copies_are_folded_and_nothing_else(desk):
    story = desk.copies("de1").story
    assert {(c.article, c.relation) for c in story.copies} == {
        ("de2", Relation.COPY), ("de3", Relation.DERIVED)
    }  # fmt: skip
    assert "de4" not in story.articles
    assert [c.article for c in desk.copies("zh1").story.copies] == ["zh2"]


def test_it_stands_in_the_coverage_with_a_word_and_has_no_voice(desk):
    story = desk.story(desk.copies("de1").story.id).story
    assert set(story.articles) == {"de1", "de2", "de3", "en1"}  # names are the same in both
    assert (story.coverage.articles, story.coverage.unread) == (4, 3)
    [claim] = story.claims
    assert (claim.corroboration.pages, claim.corroboration.texts) == (1, 1)
    whole = desk.export()
    assert (whole["coverage"]["articles"], whole["coverage"]["unread"]) == (8, 7)
    assert {s["article"] for s in whole["stances"]} <= {"en1"}
    [unread] = [a for a in whole["articles"] if a["key"] == "fi1"]
    assert (unread["language"], "without a model (fi)" in unread["unread"]) == ("fi", True)


def test_the_commands_say_that_it_was_not_read(path, desk):
    story = desk.copies("de1").story.id
    assert "4 articles of 4 outlets, 3 not read" in run(path, "story", story).output
    assert "de1 · not read (de)" in run(path, "story", story).output
    assert "None of it was read." in run(path, "stories").output
    assert "not read (fi)" in run(path, "articles").output
    shown = run(path, "article", "fi1").output
    assert "Skarnin satama on suljettu" in shown
    assert "language: fi, 100% sure" in shown
    assert "not read: cannot read" in shown
    told = json.loads(run(path, "article", "fi1", "--json").output)
    assert (told["statements"], told["article"]["language"]) == ([], "fi")
    assert "without a model (fi)" in told["failure"] == told["warnings"][-1]
    assert "kept, not read" in run(path, "log").output
    assert "fi1" not in run(path, "log", "--failed").output
    assert "not read (de)" in run(path, "export", story, "--format", "markdown").output


def test_an_unread_article_beside_others_is_told_in_their_standing(tmp_path):
    (tmp_path / "r.jsonl").write_text(
        "\n".join((row("a", ENGLISH), row("b", ENGLISH, language="fi")))
    )
    with open_desk(tmp_path / "l.db") as desk:
        list(desk.add([str(tmp_path / "r.jsonl")]))
        [line] = desk.stories()
        assert (line.coverage.articles, line.coverage.unread) == (2, 1)
        assert "2 articles of 2 outlets, 1 not read" in line.standing
        [claim] = desk.claims()
        assert (claim.claim.corroboration.pages, claim.claim.corroboration.families) == (1, 1)


def test_a_text_of_two_languages_is_read_for_what_is_english_in_it():
    mixed = read(
        f"{FINNISH}\n\n{ENGLISH}\n\n{ENGLISH} She said that nobody had asked her about it."
    )
    assert mixed.failure is None
    assert mixed.statements
