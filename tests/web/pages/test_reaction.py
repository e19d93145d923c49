"""The reader's own reaction: kept apart, retractable, and counted nowhere."""

import json

from click.testing import CliRunner

from sayso.cli.program import main


def react(own, ids, token, opinion):
    form = {"token": token, "opinion": opinion}
    origin = {"origin": "http://127.0.0.1:8031"}
    return own.post(f"/claims/{ids['claim']}/reaction", data=form, headers=origin)


def test_a_reaction_is_kept_and_shown_as_no_evidence(own, ids, token):
    answer = react(own, ids, token, "agree")
    assert answer.headers["location"] == f"/claims/{ids['claim']}#reaction"
    page = own.get(f"/claims/{ids['claim']}").text
    assert 'value="agree" aria-pressed="true"' in page
    assert "no evidence" in page


def test_a_reaction_changes_nothing_on_record(own, ids, token):
    before = own.desk.claim(ids["claim"])
    for opinion in ("strongly-agree", "strongly-disagree"):
        react(own, ids, token, opinion)
    own.desk.judge()
    assert own.desk.claim(ids["claim"]) == before
    assert "reaction" not in json.dumps(own.desk.export())


def test_a_reaction_is_taken_back_and_stays_on_record(own, ids, token):
    react(own, ids, token, "agree")
    react(own, ids, token, "disagree")
    react(own, ids, token, "")
    found = own.desk.reactions(ids["claim"])
    assert [each.opinion.value for each in found] == ["agree", "disagree"]
    assert all(each.retracted_at for each in found)
    assert 'aria-pressed="true"' not in own.get(f"/claims/{ids['claim']}").text.split("</main>")[0]


def test_no_other_step_is_taken(own, ids, token):
    assert react(own, ids, token, "adore").status_code == 400
    assert own.desk.reactions(ids["claim"]) == []


def test_the_command_line_keeps_the_same_reaction(own, ids):
    path = str(own.desk._ledger.path)
    asked = ["react", ids["claim"], "neutral", "--ledger", path, "--json"]
    (told,) = CliRunner().invoke(main, asked).output.splitlines()
    assert json.loads(told)["opinion"] == "neutral"
    CliRunner().invoke(main, ["react", ids["claim"], "none", "--ledger", path])
    assert own.desk.reactions(ids["claim"])[0].retracted_at
