"""The review queue: a question is answered by a form, taken back by another, never overwritten."""

import html
import re

import pytest

from sayso.types.kept import Ruling


@pytest.fixture
def answer(own, token):
    def post(name, ruling):
        return own.post(f"/review/{name}", data={"ruling": ruling, "token": token})

    return post


def text_of(page):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", page).split()))


def test_one_question_is_asked_with_both_statements_their_claims_and_how_many_wait(own):
    asked = own.desk.reviewing.asked()
    text = text_of(own.get("/review").text)
    assert f"{asked.waiting} open questions" in text
    assert "% likely the same" in text
    assert asked.claims[0].text[:60] in text
    assert own.get("/review").text.count("<blockquote") == 2


@pytest.mark.parametrize("ruling", ["same", "other", "unsure", "part"])
def test_an_answer_leads_on_to_the_next_question_and_can_be_taken_back(own, token, answer, ruling):
    name = own.desk.reviewing.asked().doubt.id
    found = answer(name, ruling)
    assert (found.status_code, found.headers["location"]) == (303, "/review")
    page = own.get("/review").text
    assert f'action="/review/{name}"' not in page
    undo = re.search(rf'action="/review/{name}/undo".*?name="made_at" value="([^"]+)"', page, re.S)
    back = own.post(f"/review/{name}/undo", data={"made_at": undo[1], "token": token})
    assert (back.status_code, back.headers["location"]) == (303, f"/review/{name}")
    assert f'action="/review/{name}"' in own.get(f"/review/{name}").text
    assert own.desk.reviewing.last() is None


def test_an_answer_that_is_none_is_refused(own, answer):
    name = own.desk.review()[0].id
    assert answer(name, "maybe").status_code == 400
    assert name in {each.id for each in own.desk.review()}


def test_what_was_ruled_in_another_window_is_shown_and_stands(own, answer):
    name = own.desk.reviewing.asked().doubt.id
    assert "answered in another window" not in own.get(f"/review/{name}/meanwhile").text
    answer(name, "same")
    told = text_of(own.get(f"/review/{name}/meanwhile").text)
    assert "answered in another window: one claim , ruled by person" in told
    late = answer(name, "other")
    assert late.status_code == 409
    text = text_of(late.text)
    assert "Ruled on meanwhile" in text
    assert "one claim , ruled by person" in text
    assert "Your answer, two claims , came after that and was not kept." in text
    assert own.desk.reviewing.answered(name).ruling is Ruling.SAME_CLAIM
    assert "Ruled on" in own.get(f"/review/{name}").text


def test_an_undo_that_comes_too_late_takes_nothing_back(own, token, answer):
    name = own.desk.reviewing.asked().doubt.id
    answer(name, "same")
    seen = own.desk.reviewing.last().made_at
    own.desk.reviewing.undo(name, seen)
    answer(name, "other")
    form = {"made_at": seen.isoformat(), "token": token}
    assert own.post(f"/review/{name}/undo", data=form).status_code == 409
    assert own.desk.reviewing.answered(name).ruling is Ruling.OTHER_CLAIM
    form["made_at"] = "yesterday"
    assert own.post(f"/review/{name}/undo", data=form).status_code == 400


@pytest.mark.parametrize("ruling", ["same", "part"])
def test_an_answer_in_an_old_window_is_kept_where_the_question_is_gone(own, token, ruling):
    page = own.get("/review").text
    form = re.search(r'<form method="post" action="([^"]+)" class="answers">.*?</form>', page, re.S)
    sent = dict(re.findall(r'name="(one|other)" value="([^"]+)"', form[0]))
    with own.desk._ledger.writing() as session:
        session._sql.exec_driver_sql("DELETE FROM doubts")
    found = own.post(form[1], data={**sent, "ruling": ruling, "token": token})
    assert (found.status_code, found.headers["location"]) == (303, "/review")
    last = own.desk.reviewing.last()
    assert (last.ruling is Ruling.SAME_CLAIM, last.apart) == (ruling == "same", ruling == "part")


def test_a_question_that_is_not_there_is_an_error_with_its_name(own, answer):
    assert own.get("/review/r000000").status_code == 404
    assert answer("r000000", "same").status_code == 404


def waiting(page):
    return int(re.search(r"\d+", page.locator(".waiting").inner_text())[0])


@pytest.mark.loopback
def test_the_keys_answer_and_take_back(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/review")
    number, form = waiting(page), page.locator(".answers").get_attribute("action")
    for key in "ynus":
        assert page.evaluate("document.activeElement.id") == "asked"
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator(".answers").get_attribute("action") != form
        with page.expect_navigation():
            page.keyboard.press("z")
        assert page.locator(".answers").get_attribute("action") == form
        assert waiting(page) == number
    page.locator("#seek").press("y")  # typed, not answered
    assert page.locator(".answers").get_attribute("action") == form
    page.close()


@pytest.mark.loopback
def test_without_scripts_the_buttons_do_the_same(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review")
    form = page.locator(".answers").get_attribute("action")
    page.get_by_role("button", name="No, two claims").click()
    assert page.locator(".answers").get_attribute("action") != form
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".answers").get_attribute("action") == form
    context.close()


@pytest.mark.loopback
def test_an_open_page_says_that_another_window_was_quicker(browser, address):
    one, other = browser.new_page(), browser.new_page()
    one.goto(f"{address}/review")
    other.goto(f"{address}/review")
    with other.expect_navigation():
        other.keyboard.press("n")
    one.evaluate("dispatchEvent(new Event('focus'))")
    one.locator(".meanwhile").wait_for()
    assert "two claims" in one.locator("#meanwhile").inner_text()
    one.locator(".answers").get_by_role("button", name="Yes").click()
    assert "was not kept" in one.get_by_role("alert").inner_text()
    one.get_by_role("button", name="Take it back").click()
    assert one.locator(".answers").count() == 1
    one.close()
    other.close()
