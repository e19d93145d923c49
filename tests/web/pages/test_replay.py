"""Replay: a story and a claim as they stood on each day."""

import re

import pytest


@pytest.mark.parametrize("page", ["/stories/{story}", "/claims/{claim}"])
def test_a_step_leads_on_to_its_day(client, ids, page):
    here = page.format(**ids)
    assert client.get(f"{here}?step=2").headers["location"] == f"{here}?as_of=2031-04-09"


@pytest.mark.parametrize("page", ["/stories/{story}", "/claims/{claim}"])
def test_the_last_step_is_how_it_stands_now(client, ids, page):
    here = page.format(**ids)
    last = int(re.search(r'type="range" min="0" max="(\d+)"', client.get(here).text)[1])
    assert client.get(f"{here}?step={last}").headers["location"] == here


def test_the_page_says_its_day_and_what_is_left_out(client, ids):
    page = client.get(f"/stories/{ids['story']}?as_of=2031-04-10").text
    assert "9 later articles are left out" in page
    assert 'aria-valuetext="10 Apr 2031"' in page


def test_a_day_between_two_days_is_shown_at_the_earlier_one(client, ids):
    page = client.get(f"/stories/{ids['story']}?as_of=2099-01-01").text
    assert "nothing was published after it" in page


@pytest.mark.loopback
def test_the_slider_changes_the_page_by_keyboard(browser, address, ids):
    page = browser.new_page()
    page.goto(f"{address}/stories/{ids['story']}")
    page.locator("#step").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=2031-04-07")
    page.wait_for_selector(".replay-told")
    assert "7 Apr 2031" in page.locator("#then").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**as_of=2031-04-08")
    page.close()


@pytest.mark.loopback
def test_the_slider_is_a_form_without_scripts(browser, address, ids):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/claims/{ids['claim']}")
    page.locator("#step").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Show that day").click()
    assert page.url.endswith("as_of=2031-04-07")
    context.close()


@pytest.mark.loopback
def test_search_answers_as_one_types(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/search")
    page.locator("#ask").press_sequentially("launch")
    page.wait_for_url("**/search?*q=launch*")
    page.wait_for_selector("#hits mark")
    assert page.evaluate("document.activeElement.id") == "ask"
    page.close()
