"""By keyboard and by ear: what is reached in which order, and what a screen reader is told."""

import pytest

pytestmark = pytest.mark.loopback

MOST = 400  # presses after which a page is given up
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect(), look = getComputedStyle(at);
  const all = [...document.querySelectorAll('*')];
  return {
    place: all.indexOf(at), text: (at.innerText || at.value || '').trim(), tag: at.tagName,
    href: at.getAttribute('href'), id: at.id,
    outlined: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
    shown: box.width > 0 && box.height > 0 && box.right > 0,
  };
}"""
REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }))
  .map((each) => [...document.querySelectorAll('*')].indexOf(each))"""


def tabbed(page):
    """What Tab reaches from the top, one after another, until it leaves the page."""
    page.get_by_role("link", name="Skip to the page").focus()  # where a question holds the focus
    stops = [page.evaluate(FOCUSED)]
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (len(stops) > 1 and at["place"] == stops[0]["place"]):
            return stops
        if at["place"] != stops[-1]["place"]:  # a day is three stops in one field
            stops.append(at)
    raise AssertionError(f"Tab never left the page: {stops[-3:]}")


@pytest.mark.parametrize(
    "name",
    [
        "/",
        "/stories/{story}",
        "/claims/{claim}",
        "/parties",
        "/review",
        "/search?q=launchers",
        "/amend?article={article}&statement=s1",
    ],
)
def test_tab_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(
    page, address, ids, name
):
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(address + name.format(**ids))
    wanted = page.evaluate(REACHABLE)
    stops = tabbed(page)
    assert stops[0]["text"] == "Skip to the page"
    assert [stop["place"] for stop in stops] == wanted
    assert [stop for stop in stops if not (stop["outlined"] and stop["shown"])] == []


def test_the_skip_link_leads_past_the_navigation(page, address, ids):
    page.goto(f"{address}/stories/{ids['story']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_matrix_is_heard_as_a_table(page, address, ids):
    page.goto(f"{address}/stories/{ids['story']}#stands")
    table = page.get_by_role("table", name="Claims on which several parties stand")
    heads = [each.strip() for each in table.get_by_role("columnheader").all_inner_texts()]
    assert heads[0] == "Claim"
    assert any("Velland" in each for each in heads[1:])
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == len(heads) - 1
    heard = page.locator("#stands").aria_snapshot()
    assert 'rowheader "' in heard
    assert "asserts" in heard


def test_each_chart_has_a_table_that_says_the_same(page, address, ids):
    page.goto(f"{address}/stories/{ids['story']}")
    charts = page.locator("figure.series:has(svg)")
    assert charts.count() > 0
    for chart in charts.all():
        table = chart.get_by_role("table")
        assert table.count() == 1
        assert table.get_by_role("columnheader").all_inner_texts()[:3] == ["Day", "Party", "Figure"]
        bars = chart.locator("tbody tr").count()
        assert bars > 1
    page.get_by_text("The same as a table").first.click()
    assert page.locator("#spread").get_by_role("table").get_by_role("row").count() > 1


def test_marks_differ_by_shape_without_any_colour(page, address, ids):
    page.goto(f"{address}/stories/{ids['story']}")
    page.locator("details.legend summary").click()
    shapes = page.locator(".legend li").evaluate_all(
        "all => all.map((each) => [each.innerText.trim(), each.querySelector('svg').innerHTML])"
    )
    drawn = [shape for _, shape in shapes]
    assert len(shapes) > 5
    assert len(set(drawn)) == len(drawn), sorted(shapes, key=lambda each: each[1])
    assert all(word for word, _ in shapes)
