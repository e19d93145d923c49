"""The pages in a real browser: at three widths, light and dark, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.loopback

PAGES = (
    "/", "/stories", "/stories/{story}", "/stories/{story}?as_of=2031-04-10", "/claims",
    "/claims/{claim}", "/articles", "/articles/{article}", "/parties", "/parties/Velland",
    "/search?q=launchers", "/review", "/add", "/feeds", "/log", "/settings", "/cases",
    "/parties?letter=v", "/parties?q=zz", "/search?q=launch&kind=claims", "/search?q=launch&kind=articles",
    "/search?stance=denies", "/search?q=%22", "/search?q=launch&since=2031-04-12&until=2031-04-10",
    "/compare?one={origin}&other={copy}", "/articles/{copy}",
    "/claims/{claim}/elsewhere?statement={statement}",
    "/review/{doubt}", "/amend?article={article}", "/amend?article={article}&statement=s1",
    "/amend?article={article}&cue0=said&content0=launchers",
    "/cases?put={story}", "/add?url=https://courier.example/a",
)  # fmt: skip


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_every_page_fits_and_its_console_is_empty(page, address, ids, width, look):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=look)
    for name in PAGES:
        page.goto(address + name.format(**ids))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert (page.said, wide) == ([], width), name


@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_nothing_on_any_page_light_or_dark(page, address, ids, width):
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for name in PAGES:
        page.goto(address + name.format(**ids))
        page.evaluate(
            "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
        )
        for look in ("light", "dark"):
            page.emulate_media(color_scheme=look)
            found += [f"{name}, {look}: {each}" for each in faults(page)]
    assert found == []


def test_axe_would_find_a_fault(page, address):
    page.goto(f"{address}/log")
    page.evaluate(
        "document.querySelector('main').innerHTML = '<h1>A</h1><img src=x><p class=faint>Too faint to read</p>'"
    )
    page.evaluate("document.querySelector('.faint').style.color = '#999'")
    assert {each.split(":")[0] for each in faults(page)} >= {"image-alt", "color-contrast"}


def faults(page):
    """What axe finds on a page, all its rules, in words."""
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def test_the_words_of_a_stance_show_on_focus_and_go_with_escape(page, address, ids):
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{address}/stories/{ids['story']}")
    cell = page.locator(".matrix .cell").first
    bubble = cell.locator(".bubble")
    assert not bubble.is_visible()
    cell.locator("> a").focus()
    assert bubble.is_visible()
    page.keyboard.press("Escape")
    assert not bubble.is_visible()


def test_a_cell_leads_to_its_stance_on_the_claims_page(page, address, ids):
    page.goto(f"{address}/stories/{ids['story']}")
    page.locator(".matrix .cell > a").first.click()
    assert page.url.startswith(f"{address}/claims/{ids['claim']}#at-")
    page.locator(":target").wait_for(state="attached")


def test_the_matrix_stays_a_table_on_a_phone(page, address, ids):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/stories/{ids['story']}")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader", name="Velland", exact=True).count() == 1
    assert table.get_by_role("rowheader").count() > 1


def test_dark_is_remembered(page, address):
    page.goto(f"{address}/log")
    page.get_by_role("button", name="Dark").click()
    assert page.url == f"{address}/log"
    page.goto(f"{address}/")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.said == []


def test_the_readers_own_time_stands_beside_the_original(page, address, ids):
    page.goto(f"{address}/articles/{ids['article']}")
    shown = page.locator(".coverage").inner_text()
    assert "UTC" in shown
    assert "here" in shown


def test_every_page_is_whole_without_scripts(browser, address, ids):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in PAGES:
        page.goto(address + name.format(**ids))
        assert page.locator("h1").count() == 1, name
    page.get_by_role("searchbox").fill("launchers")
    page.get_by_role("button", name="Search").click()
    assert page.locator("#hits li").count() > 1
    context.close()
